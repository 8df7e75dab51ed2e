//! The structure `InternalServerException`.

use smithy_client_runtime::UnknownMembers;

/// The service failed on its side (HTTP 500).
///
/// Retry after a pause that grows with each attempt. Repeat a create or start call with the same
/// `ClientToken`, since the first one may have succeeded.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct InternalServerException {
    /// What AWS says about the failure, worth quoting in a support case.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl InternalServerException {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`message`](field@Self::message).
    #[must_use]
    pub fn message(mut self, value: impl Into<String>) -> Self {
        self.message = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    InternalServerException {
        message: "Message",
        ..unknown_members
    }
}
