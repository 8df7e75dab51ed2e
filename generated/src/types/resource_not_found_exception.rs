//! The structure `ResourceNotFoundException`.

use smithy_client_runtime::UnknownMembers;

/// The opportunity, invitation or other entity does not exist for this caller (HTTP 404).
///
/// Check the catalog first: an identifier from `Sandbox` is unknown in `AWS` and the reverse. A
/// record created a moment ago can be missing for some seconds.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ResourceNotFoundException {
    /// Which entity was not found, in words for a log.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl ResourceNotFoundException {
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
    ResourceNotFoundException {
        message: "Message",
        ..unknown_members
    }
}
