//! What calls end with when they don't succeed.

use smithy_client_runtime::codec::from_json;
use smithy_client_runtime::ModeledError;

use crate::types::{
    AccessDeniedException, ConflictException, InternalServerException,
    ResourceNotFoundException, ServiceQuotaExceededException, ThrottlingException,
    ValidationException,
};

/// What a call can end with when it doesn't succeed.
pub type Error = smithy_client_runtime::Error<ServiceError>;

/// The errors that the service's model names.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ServiceError {
    /// The caller may not do this (HTTP 403).
    AccessDeniedException(AccessDeniedException),

    /// The request collides with a change that came first (HTTP 409).
    ConflictException(ConflictException),

    /// The service failed on its side (HTTP 500).
    InternalServerException(InternalServerException),

    /// The opportunity, invitation or other entity does not exist for this caller (HTTP 404).
    ResourceNotFoundException(ResourceNotFoundException),

    /// The account has used up a fixed allowance of the service (HTTP 402).
    ServiceQuotaExceededException(ServiceQuotaExceededException),

    /// Calls come faster than the service allows (HTTP 429).
    ThrottlingException(ThrottlingException),

    /// The request breaks a rule of the service (HTTP 400).
    ValidationException(ValidationException),
}

impl ModeledError for ServiceError {
    fn decode(code: &str, body: &[u8]) -> Option<Self> {
        match code {
            "AccessDeniedException" => {
                from_json(body).ok().map(Self::AccessDeniedException)
            }
            "ConflictException" => from_json(body).ok().map(Self::ConflictException),
            "InternalServerException" => {
                from_json(body).ok().map(Self::InternalServerException)
            }
            "ResourceNotFoundException" => {
                from_json(body).ok().map(Self::ResourceNotFoundException)
            }
            "ServiceQuotaExceededException" => {
                from_json(body).ok().map(Self::ServiceQuotaExceededException)
            }
            "ThrottlingException" => from_json(body).ok().map(Self::ThrottlingException),
            "ValidationException" => from_json(body).ok().map(Self::ValidationException),
            _ => None,
        }
    }
}
