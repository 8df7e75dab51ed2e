//! The structure `TooFast`.

use smithy_client_runtime::UnknownMembers;

/// `TooFast`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TooFast {
    /// `Message`
    pub message: Option<String>,
    unknown_members: UnknownMembers,
}

impl TooFast {
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
    TooFast {
        message: "Message",
        ..unknown_members
    }
}
