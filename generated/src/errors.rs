//! The errors of calls.

use smithy_client_runtime::__v1::read_error;
use smithy_client_runtime::{ErrorVisitor, ModeledError};

use crate::types::{
    AccessDeniedException, ConflictException, InternalServerException,
    ResourceNotFoundException, ServiceQuotaExceededException, ThrottlingException,
    ValidationException,
};

/// The error for calls.
pub type Error = smithy_client_runtime::Error<ServiceError>;

/// The modelled errors of the service.
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

impl ServiceError {
    /// The error code of [`AccessDeniedException`](Self::AccessDeniedException).
    pub const ACCESS_DENIED_EXCEPTION: &'static str = "AccessDeniedException";

    /// The error code of [`ConflictException`](Self::ConflictException).
    pub const CONFLICT_EXCEPTION: &'static str = "ConflictException";

    /// The error code of [`InternalServerException`](Self::InternalServerException).
    pub const INTERNAL_SERVER_EXCEPTION: &'static str = "InternalServerException";

    /// The error code of [`ResourceNotFoundException`](Self::ResourceNotFoundException).
    pub const RESOURCE_NOT_FOUND_EXCEPTION: &'static str = "ResourceNotFoundException";

    /// The error code of [`ServiceQuotaExceededException`](Self::ServiceQuotaExceededException).
    pub const SERVICE_QUOTA_EXCEEDED_EXCEPTION: &'static str = "ServiceQuotaExceededException";

    /// The error code of [`ThrottlingException`](Self::ThrottlingException).
    pub const THROTTLING_EXCEPTION: &'static str = "ThrottlingException";

    /// The error code of [`ValidationException`](Self::ValidationException).
    pub const VALIDATION_EXCEPTION: &'static str = "ValidationException";

    /// True if this is [`AccessDeniedException`](Self::AccessDeniedException).
    #[must_use]
    pub fn is_access_denied_exception(&self) -> bool {
        matches!(self, Self::AccessDeniedException(_))
    }

    /// True if this is [`ConflictException`](Self::ConflictException).
    #[must_use]
    pub fn is_conflict_exception(&self) -> bool {
        matches!(self, Self::ConflictException(_))
    }

    /// True if this is [`InternalServerException`](Self::InternalServerException).
    #[must_use]
    pub fn is_internal_server_exception(&self) -> bool {
        matches!(self, Self::InternalServerException(_))
    }

    /// True if this is [`ResourceNotFoundException`](Self::ResourceNotFoundException).
    #[must_use]
    pub fn is_resource_not_found_exception(&self) -> bool {
        matches!(self, Self::ResourceNotFoundException(_))
    }

    /// True if this is [`ServiceQuotaExceededException`](Self::ServiceQuotaExceededException).
    #[must_use]
    pub fn is_service_quota_exceeded_exception(&self) -> bool {
        matches!(self, Self::ServiceQuotaExceededException(_))
    }

    /// True if this is [`ThrottlingException`](Self::ThrottlingException).
    #[must_use]
    pub fn is_throttling_exception(&self) -> bool {
        matches!(self, Self::ThrottlingException(_))
    }

    /// True if this is [`ValidationException`](Self::ValidationException).
    #[must_use]
    pub fn is_validation_exception(&self) -> bool {
        matches!(self, Self::ValidationException(_))
    }
}

impl ModeledError for ServiceError {
    const CODES: &'static [(&'static str, u16)] = &[
        (Self::ACCESS_DENIED_EXCEPTION, 403),
        (Self::CONFLICT_EXCEPTION, 409),
        (Self::INTERNAL_SERVER_EXCEPTION, 500),
        (Self::RESOURCE_NOT_FOUND_EXCEPTION, 404),
        (Self::SERVICE_QUOTA_EXCEEDED_EXCEPTION, 402),
        (Self::THROTTLING_EXCEPTION, 429),
        (Self::VALIDATION_EXCEPTION, 400),
    ];

    fn decode(code: &str, body: &[u8]) -> Option<Self> {
        match code {
            Self::ACCESS_DENIED_EXCEPTION => {
                read_error(body).ok().map(Self::AccessDeniedException)
            }
            Self::CONFLICT_EXCEPTION => {
                read_error(body).ok().map(Self::ConflictException)
            }
            Self::INTERNAL_SERVER_EXCEPTION => {
                read_error(body).ok().map(Self::InternalServerException)
            }
            Self::RESOURCE_NOT_FOUND_EXCEPTION => {
                read_error(body).ok().map(Self::ResourceNotFoundException)
            }
            Self::SERVICE_QUOTA_EXCEEDED_EXCEPTION => {
                read_error(body).ok().map(Self::ServiceQuotaExceededException)
            }
            Self::THROTTLING_EXCEPTION => {
                read_error(body).ok().map(Self::ThrottlingException)
            }
            Self::VALIDATION_EXCEPTION => {
                read_error(body).ok().map(Self::ValidationException)
            }
            _ => None,
        }
    }

    fn visit<V: ErrorVisitor>(&self, visitor: V) -> Option<V::Output> {
        Some(
            match self {
                Self::AccessDeniedException(error) => {
                    visitor.visit(Self::ACCESS_DENIED_EXCEPTION, error)
                }
                Self::ConflictException(error) => {
                    visitor.visit(Self::CONFLICT_EXCEPTION, error)
                }
                Self::InternalServerException(error) => {
                    visitor.visit(Self::INTERNAL_SERVER_EXCEPTION, error)
                }
                Self::ResourceNotFoundException(error) => {
                    visitor.visit(Self::RESOURCE_NOT_FOUND_EXCEPTION, error)
                }
                Self::ServiceQuotaExceededException(error) => {
                    visitor.visit(Self::SERVICE_QUOTA_EXCEEDED_EXCEPTION, error)
                }
                Self::ThrottlingException(error) => {
                    visitor.visit(Self::THROTTLING_EXCEPTION, error)
                }
                Self::ValidationException(error) => {
                    visitor.visit(Self::VALIDATION_EXCEPTION, error)
                }
            },
        )
    }
}
