//! The structure `Paging`.

use smithy_client_runtime::UnknownMembers;

/// `Paging`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Paging {
    /// `Next`
    pub next: Option<String>,
    unknown_members: UnknownMembers,
}

impl Paging {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`next`](field@Self::next).
    #[must_use]
    pub fn next(mut self, value: impl Into<String>) -> Self {
        self.next = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Paging {
        next: "Next",
        ..unknown_members
    }
}
