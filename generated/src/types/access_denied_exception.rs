//! The structure `AccessDeniedException`.

use smithy_client_runtime::UnknownMembers;

/// The caller may not do this (HTTP 403).
///
/// Look at the IAM policy first: actions carry the prefix `partnercentral:` and can be tied to one
/// catalog through the condition key `partnercentral:Catalog`. The account must also be enrolled in
/// Partner Central. Do not retry.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AccessDeniedException {
    /// What was refused, in words for a log or a person.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl AccessDeniedException {
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
    AccessDeniedException {
        message: "Message",
        ..unknown_members
    }
}
