//! The structure `ValidationException`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{ValidationExceptionError, ValidationExceptionReason};

/// The request breaks a rule of the service (HTTP 400).
///
/// `Reason` tells a malformed request from a breach of the sales rules, and `ErrorList` names the
/// members at fault. Correct them before you send again; a plain retry fails the same way.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationException {
    /// Single faults, one entry for each. Show them next to the form fields they belong to.
    pub error_list: Option<Vec<ValidationExceptionError>>,

    /// Summary of what is wrong. The single faults are in [`ErrorList`](field@Self::error_list).
    pub message: Option<String>,

    /// Whether the form of the request or a business rule is at fault.
    pub reason: Option<ValidationExceptionReason>,
    unknown_members: UnknownMembers,
}

impl ValidationException {
    /// Creates an empty value. The model requires [`message`](field@Self::message) and
    /// [`reason`](field@Self::reason).
    ///
    /// ```
    /// use partnercentral_selling::types::ValidationException;
    ///
    /// let value = ValidationException::new()
    ///     .message("…")
    ///     .reason("BUSINESS_VALIDATION_FAILED");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`error_list`](field@Self::error_list).
    #[must_use]
    pub fn error_list(
        mut self,
        value: impl IntoIterator<Item = ValidationExceptionError>,
    ) -> Self {
        self.error_list = Some(value.into_iter().collect());
        self
    }

    /// Sets [`message`](field@Self::message).
    #[must_use]
    pub fn message(mut self, value: impl Into<String>) -> Self {
        self.message = Some(value.into());
        self
    }

    /// Sets [`reason`](field@Self::reason).
    #[must_use]
    pub fn reason(mut self, value: impl Into<ValidationExceptionReason>) -> Self {
        self.reason = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ValidationException {
        error_list: "ErrorList",
        message: "Message" [required],
        reason: "Reason" [required],
        ..unknown_members
    }
}
