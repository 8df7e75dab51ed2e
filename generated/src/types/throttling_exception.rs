//! The structure `ThrottlingException`.

use smithy_client_runtime::UnknownMembers;

/// Calls come faster than the service allows (HTTP 429).
///
/// Wait and retry, longer after each attempt. At the time of this model AWS documents 10 reads and
/// 1 write per second, and 100,000 reads and 10,000 writes in 24 hours, per account.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ThrottlingException {
    /// Which rate was exceeded, in words for a log.
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl ThrottlingException {
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
    ThrottlingException {
        message: "Message",
        ..unknown_members
    }
}
