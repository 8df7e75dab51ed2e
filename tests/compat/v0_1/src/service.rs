//! The service: names, protocol and operations.

use smithy_client_runtime::__v1::RetryableError;
use smithy_client_runtime::{JsonOperation, Protocol, Service};

use crate::endpoint::resolve;
use crate::operation::{HangRequest, ListPicturesRequest, PingRequest, ScanRequest};

/// The service, as the runtime needs it for calls.
pub static SERVICE: Service = Service::new("Gallery", Protocol::AwsJson1_0)
    .doc_id("gallery-2026-01-01")
    .target_prefix("Gallery")
    .signing_name("gallery")
    .client(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
    .endpoint(resolve)
    .retryable(&[RetryableError::throttling("TooFast")])
    .query_compatible();

/// All operations, for calls by name with JSON.
pub static OPERATIONS: &[JsonOperation] = &[
    JsonOperation::of::<HangRequest>(),
    JsonOperation::of::<ListPicturesRequest>(),
    JsonOperation::of::<PingRequest>(),
    JsonOperation::of::<ScanRequest>(),
];
