//! The enum `ValidationExceptionReason`.

use smithy_client_runtime::UnknownValue;

/// Which check a request did not pass.
#[derive(Clone)]
#[non_exhaustive]
pub enum ValidationExceptionReason {
    /// `BUSINESS_VALIDATION_FAILED`: The request is well formed but breaks a rule of the sales
    /// process.
    BusinessValidationFailed,
    /// `REQUEST_VALIDATION_FAILED`: The request itself is malformed: a member is missing, too long
    /// or misspelled.
    RequestValidationFailed,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ValidationExceptionReason {
        BusinessValidationFailed = "BUSINESS_VALIDATION_FAILED",
        RequestValidationFailed = "REQUEST_VALIDATION_FAILED",
    }
}
