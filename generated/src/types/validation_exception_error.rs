//! The structure `ValidationExceptionError`.

use smithy_client_runtime::UnknownMembers;

use crate::types::ValidationExceptionErrorCode;

/// One fault in a request.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationExceptionError {
    /// Kind of fault. Branch on this and not on the text.
    pub code: Option<ValidationExceptionErrorCode>,

    /// Path of the member at fault, with dots and a small first letter, such as
    /// `project.salesActivities`. Absent when the fault is not about one member.
    pub field_name: Option<String>,

    /// Description of this fault that can be shown to a user.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl ValidationExceptionError {
    /// Creates an empty value. The model requires [`code`](field@Self::code) and
    /// [`message`](field@Self::message).
    ///
    /// ```
    /// use partnercentral_selling::types::ValidationExceptionError;
    ///
    /// let value = ValidationExceptionError::new()
    ///     .code("ACTION_NOT_PERMITTED")
    ///     .message("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`code`](field@Self::code).
    #[must_use]
    pub fn code(mut self, value: impl Into<ValidationExceptionErrorCode>) -> Self {
        self.code = Some(value.into());
        self
    }

    /// Sets [`field_name`](field@Self::field_name).
    #[must_use]
    pub fn field_name(mut self, value: impl Into<String>) -> Self {
        self.field_name = Some(value.into());
        self
    }

    /// Sets [`message`](field@Self::message).
    #[must_use]
    pub fn message(mut self, value: impl Into<String>) -> Self {
        self.message = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ValidationExceptionError {
        code: "Code" [required],
        field_name: "FieldName",
        message: "Message" [required],
        ..unknown_members
    }
}
