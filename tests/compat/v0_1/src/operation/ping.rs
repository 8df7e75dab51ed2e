//! The operation `Ping`, its request and its response.

use smithy_client_runtime::__v1::{DecodeError, EncodeError, from_nothing, to_json};
use smithy_client_runtime::{Operation, Service, Signature};

use crate::errors::ServiceError;
use crate::service::SERVICE;

/// The request of [`Ping`](crate::Client::ping).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct PingRequest {}

impl PingRequest {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

smithy_client_runtime::__v1::structure! {
    PingRequest {}
}

impl Operation for PingRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "Ping";
    const SERVICE: &'static Service = &SERVICE;
    const SIGNATURE: Signature = Signature::None;

    fn encode(&mut self) -> Result<Vec<u8>, EncodeError> {
        to_json(self)
    }

    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        from_nothing(body)
    }
}
