//! The structure `ValidationException`.

use crate::types::{ValidationExceptionError, ValidationExceptionReason};

/// The request breaks a rule of the service (HTTP 400).
///
/// `Reason` tells a malformed request from a breach of the sales rules, and `ErrorList` names the
/// members at fault. Correct them before you send again; a plain retry fails the same way.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ValidationException {
    /// Single faults, one entry for each. Show them next to the form fields they belong to.
    pub error_list: Option<Vec<ValidationExceptionError>>,

    /// Summary of what is wrong. The single faults are in [`ErrorList`](field@Self::error_list).
    pub message: Option<String>,

    /// Whether the form of the request or a business rule is at fault.
    pub reason: Option<ValidationExceptionReason>,
}

smithy_client_runtime::structure! {
    ValidationException {
        error_list: "ErrorList",
        message: "Message" [required],
        reason: "Reason" [required],
    }
}
