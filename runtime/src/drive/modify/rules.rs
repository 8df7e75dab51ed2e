//! What a generated crate states about the update of a resource: which members an update takes from a read, and how the
//! service treats them.

use crate::operation::Operation;

/// A read whose response becomes the request of an update of the same resource.
#[diagnostic::on_unimplemented(
    message = "the response of `{Self}` does not become an update",
    label = "the model binds this operation to no resource with an update that takes members of its response",
    note = "fill in the request of the update by hand"
)]
pub trait ReadForUpdate: Operation<Output: Clone> {
    /// The request of the update.
    type Update: Operation<Error = Self::Error>;

    /// Whether a member may be changed in a state of the record, by the names on the wire: such as `Project.Title` in
    /// `Approved`. `None` if nothing is known of the state; then the service decides.
    fn may_change(state: &str, path: &str) -> Option<bool> {
        Self::RULES.editable?.may_change(state, path)
    }

    /// How members are cleaned, and what may be changed.
    #[doc(hidden)]
    const RULES: &'static UpdateRules;

    /// Moves the members that both have. Names go to `retyped` of present members whose type is another one in the
    /// update.
    #[doc(hidden)]
    fn into_update(read: Self::Output, retyped: &mut Vec<&'static str>) -> Self::Update;

    /// Sets the identifiers of the resource that only the request of the read has.
    #[doc(hidden)]
    fn identify(&self, update: &mut Self::Update) {
        let _ = update;
    }
}

/// A read whose update has a lock token, so that a change that another client made in between is noticed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be modified",
    label = "no lock token is known for the update of what this operation reads",
    note = "if its response has `to_update()`, send that; the side file of the model names lock tokens (`resources`)"
)]
pub trait Modifiable: ReadForUpdate {}

/// The properties of an update that the model or its side file states. Paths are wire names joined by dots; they pass
/// through lists.
#[derive(Debug, Default)]
pub struct UpdateRules {
    pub(super) unescape: &'static [&'static str],
    pub(super) stubs: &'static [(&'static str, &'static [&'static str])],
    pub(super) lock: &'static str,
    pub(super) conflict: &'static str,
    pub(super) structures: &'static [&'static str],
    pub(super) editable: Option<&'static Editable>,
}

/// Which members may be changed in which state.
#[derive(Debug)]
pub struct Editable {
    pub(super) status: &'static str,
    pub(super) states: &'static [(&'static str, EditableMembers)],
    pub(super) unchecked: &'static [&'static str],
}

/// The members that may be changed in a state. A path stands for everything in it.
#[derive(Clone, Copy, Debug)]
pub enum EditableMembers {
    /// These.
    Only(&'static [&'static str]),
    /// All but these.
    Except(&'static [&'static str]),
}

/// Generated crates build their rules with these methods. A property that a later version adds has a default.
impl UpdateRules {
    /// Members go from the read to the update as they are.
    #[must_use]
    pub const fn new() -> Self {
        Self { unescape: &[], stubs: &[], lock: "", conflict: "", structures: &[], editable: None }
    }

    /// The strings that the service returns with HTML entities, which it doesn't accept.
    #[must_use]
    pub const fn unescape(self, paths: &'static [&'static str]) -> Self {
        Self { unescape: paths, ..self }
    }

    /// Values that the service returns and doesn't accept: structures with none of these members, and empty lists.
    #[must_use]
    pub const fn stubs(self, stubs: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { stubs, ..self }
    }

    /// The member with the lock token.
    #[must_use]
    pub const fn lock(self, member: &'static str) -> Self {
        Self { lock: member, ..self }
    }

    /// The error code for a lock token that is not that of the record.
    #[must_use]
    pub const fn conflict(self, code: &'static str) -> Self {
        Self { conflict: code, ..self }
    }

    /// The structures in the update, whose members are compared one by one. Other values are compared as a whole.
    #[must_use]
    pub const fn structures(self, paths: &'static [&'static str]) -> Self {
        Self { structures: paths, ..self }
    }

    /// Which members may be changed.
    #[must_use]
    pub const fn editable(self, editable: &'static Editable) -> Self {
        Self { editable: Some(editable), ..self }
    }
}

impl Editable {
    /// The path of the state, and what may be changed in which state; nothing is known of other states.
    #[must_use]
    pub const fn new(status: &'static str, states: &'static [(&'static str, EditableMembers)]) -> Self {
        Self { status, states, unchecked: &[] }
    }

    /// The members that have other rules than those of the states.
    #[must_use]
    pub const fn unchecked(self, paths: &'static [&'static str]) -> Self {
        Self { unchecked: paths, ..self }
    }

    pub(super) fn may_change(&self, state: &str, path: &str) -> Option<bool> {
        let is_in = |paths: &[&str]| {
            paths
                .iter()
                .any(|whole| path.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        };
        let (_, members) = self.states.iter().find(|(known, _)| *known == state)?;
        Some(
            is_in(self.unchecked)
                || match members {
                    EditableMembers::Only(paths) => is_in(paths),
                    EditableMembers::Except(paths) => !is_in(paths),
                },
        )
    }
}
