//! The structure `LastModifiedDate`.

use smithy_client_runtime::{Timestamp, UnknownMembers};

/// A time window on the latest change, to filter a list of opportunities.
///
/// Both ends are optional. The lock token of an opportunity has the same name but is a plain
/// timestamp.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct LastModifiedDate {
    /// Early end of the window: only opportunities changed after it. For a sync, start a little
    /// before your last run and ignore what you have seen.
    pub after_last_modified_date: Option<Timestamp>,

    /// Late end of the window: only opportunities changed before it.
    pub before_last_modified_date: Option<Timestamp>,
    unknown_members: UnknownMembers,
}

impl LastModifiedDate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`after_last_modified_date`](field@Self::after_last_modified_date).
    #[must_use]
    pub fn after_last_modified_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.after_last_modified_date = Some(value.into());
        self
    }

    /// Sets [`before_last_modified_date`](field@Self::before_last_modified_date).
    #[must_use]
    pub fn before_last_modified_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.before_last_modified_date = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    LastModifiedDate {
        after_last_modified_date: "AfterLastModifiedDate",
        before_last_modified_date: "BeforeLastModifiedDate",
        ..unknown_members
    }
}
