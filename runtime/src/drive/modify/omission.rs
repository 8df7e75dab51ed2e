//! What an update leaves out of a read, and the update itself.

use std::fmt;

/// The request of an update, made from the response of a read by its method `to_update`.
///
/// Values that the service returned and wouldn't accept are not in it. An update replaces the record, so what is left
/// out is erased: [`omissions`](Self::omissions) lists it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use = "an update has to be sent"]
pub struct UpdateFromRead<T> {
    /// The request. Change it, then send it.
    pub update: T,
    /// The values that were left out, in the order of their paths.
    pub omissions: Vec<Omission>,
}

impl<T> UpdateFromRead<T> {
    pub(super) fn new(update: T, omissions: Vec<Omission>) -> Self {
        Self { update, omissions }
    }
}

/// A value that a read returned and its update leaves out.
///
/// It doesn't contain the value, so it can be logged. `Display` prints path and reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    path: String,
    reason: String,
    empty: bool,
}

impl Omission {
    pub(super) fn new(path: String, reason: String, empty: bool) -> Self {
        Self { path, reason, empty }
    }

    /// The path of the value in wire names, like `Project.ExpectedCustomerSpend[0]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Why it was left out, as a sentence about the value.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// True if the value holds no data, like an empty list: then nothing is erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.empty
    }
}

impl fmt::Display for Omission {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {}", self.path, self.reason)
    }
}
