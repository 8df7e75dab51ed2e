//! The structure `ServiceQuotaExceededException`.

use smithy_client_runtime::UnknownMembers;

/// The account has used up a fixed allowance of the service (HTTP 402).
///
/// Retrying does not help until something is freed or AWS raises the quota. Calls that come too
/// fast get [`ThrottlingException`](crate::types::ThrottlingException) instead.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ServiceQuotaExceededException {
    /// Which allowance is used up, in words for a log.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl ServiceQuotaExceededException {
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
    ServiceQuotaExceededException {
        message: "Message",
        ..unknown_members
    }
}
