//! The operation `Ping`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_nothing, write_request,
};
use smithy_client_runtime::{Operation, Service, Signature, UnknownMembers};

use crate::errors::ServiceError;
use crate::service::SERVICE;

/// The request of [`Ping`](crate::Client::ping).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct PingRequest {
    unknown_members: UnknownMembers,
}

impl PingRequest {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

smithy_client_runtime::__v1::structure! {
    PingRequest {
        ..unknown_members
    }
}

impl Operation for PingRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "Ping";
    const SERVICE: &'static Service = &SERVICE;
    const SIGNATURE: Signature = Signature::None;

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], _options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_nothing(body)
    }
}
