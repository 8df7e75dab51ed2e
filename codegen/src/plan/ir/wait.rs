//! The plan of a state that calls can be waited for.

use super::named::Named;
use super::operation::PathField;

/// A state with a name, and the operation whose answers show it.
#[derive(Debug)]
pub(crate) struct Wait {
    pub(crate) name: String,
    pub(crate) docs: String,
    /// The name of the operation, and its method.
    pub(crate) operation: String,
    pub(crate) method: String,
    pub(crate) request: Named,
    pub(crate) response: Named,
    pub(crate) state: EnumPath,
    pub(crate) reached: Vec<EnumState>,
    pub(crate) failed: Vec<EnumState>,
    /// The errors that mean that the state is not reached yet: code and constant.
    pub(crate) pending_errors: Vec<(String, String)>,
    /// In seconds, like the following.
    pub(crate) min_delay: u32,
    pub(crate) max_delay: u32,
    pub(crate) deadline: u32,
    pub(crate) after: Vec<WaitAfter>,
}

/// The path from a response to an enum.
#[derive(Debug)]
pub(crate) struct EnumPath {
    /// Wire names joined by dots.
    pub(crate) wire: String,
    pub(crate) fields: Vec<PathField>,
    pub(crate) ty: Named,
}

/// The path from a response to a timestamp.
#[derive(Debug)]
pub(crate) struct TimePath {
    /// Wire names joined by dots.
    pub(crate) wire: String,
    pub(crate) fields: Vec<PathField>,
}

/// A value of an enum.
#[derive(Debug)]
pub(crate) struct EnumState {
    pub(crate) value: String,
    pub(crate) variant: String,
}

/// An operation that leads to the state.
#[derive(Debug)]
pub(crate) struct WaitAfter {
    pub(crate) operation: String,
    pub(crate) method: String,
    pub(crate) request: Named,
    /// `None` if the operation has no output.
    pub(crate) response: Option<Named>,
    pub(crate) members: Vec<WaitMember>,
    /// The enum that shows that the work has failed already, with the values that mean so.
    pub(crate) failed: Option<(EnumPath, Vec<EnumState>)>,
    /// The enum that says why.
    pub(crate) reason: Option<EnumPath>,
    /// Values of the state that may be there from before the work.
    pub(crate) stale: Vec<EnumState>,
    /// When the work began, and when the record that shows the state was last changed.
    pub(crate) times: Option<(TimePath, TimePath)>,
}

/// A member of the request that shows the state.
#[derive(Debug)]
pub(crate) struct WaitMember {
    pub(crate) field: String,
    pub(crate) from: WaitSource,
}

/// Where its value comes from: a field of the operation that leads to the state.
#[derive(Debug)]
pub(crate) enum WaitSource {
    Request(String),
    Response { wire: String, field: PathField },
}
