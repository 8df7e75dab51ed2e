//! The structure `ValidationExceptionError`.

use crate::types::ValidationExceptionErrorCode;

/// One fault in a request.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ValidationExceptionError {
    /// Kind of fault. Branch on this and not on the text.
    pub code: Option<ValidationExceptionErrorCode>,

    /// Path of the member at fault, with dots and a small first letter, such as
    /// `project.salesActivities`. Absent when the fault is not about one member.
    pub field_name: Option<String>,

    /// Description of this fault that can be shown to a user.
    pub message: Option<String>,
}

smithy_client_runtime::structure! {
    ValidationExceptionError {
        code: "Code" [required],
        field_name: "FieldName",
        message: "Message" [required],
    }
}
