//! The plan of what the response of a read becomes: the request of an update of the same resource.

use super::named::Named;
use super::types::{Presence, Type};
pub(crate) use crate::options::EditableMembers;

/// The update that the response of an operation becomes.
#[derive(Debug)]
pub(crate) struct ToUpdate {
    /// The name of the update.
    pub(crate) operation: String,
    /// Its method of the client.
    pub(crate) method: String,
    /// Its request.
    pub(crate) request: Named,
    /// The members that both have.
    pub(crate) moves: Vec<Move>,
    /// The identifiers that only the request of the read has.
    pub(crate) identify: Vec<Identify>,
    /// The members of the response whose type is another one in the update.
    pub(crate) retyped: Vec<Source>,
    /// The members of the response that the update doesn't take.
    pub(crate) only_read: Vec<Source>,
    /// The members of the update that the response doesn't have, by wire name and field.
    pub(crate) only_update: Vec<(String, String)>,
    /// The members that the update never takes, although the model doesn't know them.
    pub(crate) response_only: Vec<String>,
    /// The paths of strings that the service encodes.
    pub(crate) unescape: Vec<String>,
    /// The paths of values that are no use without any of these members.
    pub(crate) stubs: Vec<(String, Vec<String>)>,
    /// `None` without a lock token.
    pub(crate) modify: Option<Modify>,
}

/// A member of the response.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) wire: String,
    pub(crate) field: String,
    pub(crate) presence: Presence,
}

/// A member that moves from the response to the update.
#[derive(Debug)]
pub(crate) struct Move {
    pub(crate) from: Source,
    /// Its wire name in the update.
    pub(crate) wire: String,
    pub(crate) field: String,
    pub(crate) ty: Type,
    /// True for a structure, which is empty if a plain field was absent.
    pub(crate) is_structure: bool,
}

/// An identifier that moves from the request of the read to the update.
#[derive(Debug)]
pub(crate) struct Identify {
    pub(crate) wire: String,
    pub(crate) from: String,
    pub(crate) field: String,
}

/// What a modification needs besides.
#[derive(Debug)]
pub(crate) struct Modify {
    /// The wire name of the lock token in the update.
    pub(crate) lock: String,
    /// The code of the error for a lock token that is not that of the record.
    pub(crate) conflict: String,
    /// The paths of the structures in the update.
    pub(crate) structures: Vec<String>,
    pub(crate) editable: Option<Editable>,
}

/// What may be changed in which state.
#[derive(Debug)]
pub(crate) struct Editable {
    /// The path of the state.
    pub(crate) status: String,
    /// By wire values.
    pub(crate) states: Vec<(String, EditableMembers)>,
    pub(crate) unchecked: Vec<String>,
}
