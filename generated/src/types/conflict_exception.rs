//! The structure `ConflictException`.

use smithy_client_runtime::UnknownMembers;

/// The request collides with a change that came first (HTTP 409).
///
/// On [`UpdateOpportunity`](crate::Client::update_opportunity) somebody changed the record after
/// you read it: read again, apply your change to the new state and send it with the new
/// `LastModifiedDate`. Elsewhere the usual cause is a client token reused with other content.
/// Repeating the same request does not help.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ConflictException {
    /// Which state or token is in the way, in words for a log.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl ConflictException {
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
    ConflictException {
        message: "Message",
        ..unknown_members
    }
}
