//! The service: its names, its protocol, its operations.

use smithy_client_runtime::__v1::RetryableError;
use smithy_client_runtime::{JsonOperation, Protocol, Service};

use crate::endpoint::resolve;
use crate::operation::{HangRequest, ListPicturesRequest, PingRequest, ScanRequest};

/// What every call needs to know about the service.
pub static SERVICE: Service = Service::new("Gallery", Protocol::AwsJson1_0)
    .doc_id("gallery-2026-01-01")
    .target_prefix("Gallery")
    .signing_name("gallery")
    .client(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
    .endpoint(resolve)
    .retryable(&[RetryableError::throttling("TooFast")])
    .query_compatible();

/// Every operation, by name, for callers that have JSON instead of types.
pub static OPERATIONS: &[JsonOperation] = &[
    JsonOperation::of::<HangRequest>(),
    JsonOperation::of::<ListPicturesRequest>(),
    JsonOperation::of::<PingRequest>(),
    JsonOperation::of::<ScanRequest>(),
];
