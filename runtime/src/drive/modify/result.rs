//! The result of a modification, and its error.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::omission::Omission;
use super::rules::ReadForUpdate;
use crate::error::{Error, Failure};
use crate::operation::Operation;

type OutputOf<Op> = <<Op as ReadForUpdate>::Update as Operation>::Output;

/// What a modification did.
#[non_exhaustive]
pub struct Modified<Op: ReadForUpdate> {
    /// The response of the update. `None` if its response was lost, and a read confirmed that the record holds what was
    /// changed.
    pub output: Option<OutputOf<Op>>,
    /// The response of the last read: before the change, or after it if there is no `output`.
    pub read: Op::Output,
    /// What the update left out of it.
    pub omissions: Vec<Omission>,
    /// How often the service reported a conflict, so that the change was applied to the record again.
    pub conflicts: u32,
}

impl<Op: ReadForUpdate> fmt::Debug for Modified<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Modified")
            .field("operation", &Op::Update::NAME)
            .field("is_confirmed_by_read", &self.output.is_none())
            .field("omissions", &self.omissions)
            .field("conflicts", &self.conflicts)
            .finish_non_exhaustive()
    }
}

/// Why a modification failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ModifyErrorKind {
    /// The read failed. Nothing was changed, unless the error may have been applied
    /// ([`Failure::may_have_been_applied`](crate::Failure::may_have_been_applied)): then it is the read that should
    /// have told whether an update was.
    Read,
    /// The update would erase values that the read returned. Nothing was sent. Its code is `OmittedMembers`.
    Omissions,
    /// The state of the record doesn't let these members change. Nothing was sent. Its code is `NotEditable`.
    NotEditable,
    /// The update failed.
    Update,
    /// The service reported more conflicts than [`max_conflicts`](crate::Modify::max_conflicts): the record was changed
    /// between read and update each time. Nothing was changed.
    Conflicts,
    /// The service reported a conflict, but the record still has the lock token that was sent, however often it is read.
    /// So the conflict is about something else, such as a task that works on the record. Nothing was changed, and the
    /// update was not sent again.
    OtherConflict,
    /// An attempt to update may have been applied, a later one was rejected as a conflict, and the record doesn't hold
    /// what was sent: either the change was never applied, or another one has replaced it.
    /// [`last_read`](ModifyError::last_read) is the record.
    Unconfirmed,
}

/// The error of a modification.
///
/// It dereferences to the [`Error`] of the call that failed, and so to [`Failure`], and it can be converted to it with
/// `?`. `Display` prints everything on one line; values of the record are never printed.
pub struct ModifyError<Op: ReadForUpdate>(Box<Inner<Op>>);

struct Inner<Op: ReadForUpdate> {
    kind: ModifyErrorKind,
    error: Error<Op::Error>,
    read: Option<Op::Output>,
    omissions: Vec<Omission>,
    conflicts: u32,
    lost: Vec<String>,
}

/// Where a modification stopped.
pub(super) struct Stop {
    pub(super) kind: ModifyErrorKind,
    pub(super) failure: Failure,
    pub(super) conflicts: u32,
    /// The paths at which the record doesn't hold what was sent.
    pub(super) lost: Vec<String>,
}

impl Stop {
    pub(super) fn new(kind: ModifyErrorKind, failure: Failure) -> Self {
        Self { kind, failure, conflicts: 0, lost: Vec::new() }
    }

    /// The record doesn't hold what an update sent that may have been applied, at these paths.
    pub(super) fn unconfirmed(conflict: Failure, lost: Vec<&str>) -> Self {
        let lost = lost.into_iter().map(str::to_owned).collect();
        Self { lost, ..Self::new(ModifyErrorKind::Unconfirmed, conflict) }.maybe_applied()
    }

    /// The same after an update that may have been applied.
    pub(super) fn maybe_applied(self) -> Self {
        Self { failure: self.failure.with_applied(true), ..self }
    }
}

impl<Op: ReadForUpdate> ModifyError<Op> {
    pub(super) fn new(stop: Stop, read: Option<Op::Output>, omissions: Vec<Omission>) -> Self {
        let Stop { kind, failure, conflicts, lost } = stop;
        Self(Box::new(Inner { kind, error: failure.into(), read, omissions, conflicts, lost }))
    }

    /// The part of the modification that failed. ([`Failure::kind`] is the part of the call.)
    #[must_use]
    pub fn modify_kind(&self) -> ModifyErrorKind {
        self.0.kind
    }

    /// The response of the last read; `None` if none succeeded.
    #[must_use]
    pub fn last_read(&self) -> Option<&Op::Output> {
        self.0.read.as_ref()
    }

    /// What the update leaves out of the last read.
    #[must_use]
    pub fn omissions(&self) -> &[Omission] {
        &self.0.omissions
    }

    /// How often the service reported a conflict.
    #[must_use]
    pub fn conflicts(&self) -> u32 {
        self.0.conflicts
    }

    /// The paths of the changed members that the record doesn't hold as they were sent, for the kind
    /// [`Unconfirmed`](ModifyErrorKind::Unconfirmed); else empty.
    #[must_use]
    pub fn lost_changes(&self) -> &[String] {
        &self.0.lost
    }

    /// Converts this error to the response of the last read, if there is one.
    #[must_use]
    pub fn into_last_read(self) -> Option<Op::Output> {
        self.0.read
    }

    /// Converts this error to that of the call that failed.
    #[must_use]
    pub fn into_error(self) -> Error<Op::Error> {
        self.0.error
    }
}

impl<Op: ReadForUpdate> Deref for ModifyError<Op> {
    type Target = Error<Op::Error>;

    fn deref(&self) -> &Error<Op::Error> {
        &self.0.error
    }
}

impl<Op: ReadForUpdate> From<ModifyError<Op>> for Error<Op::Error> {
    fn from(error: ModifyError<Op>) -> Self {
        error.into_error()
    }
}

impl<Op: ReadForUpdate> From<Failure> for ModifyError<Op> {
    /// A failure before the first read.
    fn from(failure: Failure) -> Self {
        Self::new(Stop::new(ModifyErrorKind::Read, failure), None, Vec::new())
    }
}

impl<Op: ReadForUpdate> fmt::Display for ModifyError<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, error, conflicts, lost, .. } = &*self.0;
        error.fmt(to)?;
        match kind {
            ModifyErrorKind::Conflicts => write!(
                to,
                "; the service reported {conflicts} conflicts, since the record changes all the time: try again later, or \
                 increase `max_conflicts`"
            ),
            ModifyErrorKind::OtherConflict => to.write_str(
                "; nobody has changed the record since it was read, so something else is in conflict, such as a task that \
                 works on it: try again later",
            ),
            ModifyErrorKind::Unconfirmed => write!(
                to,
                "; an earlier attempt may have been applied, but the record doesn't hold what was sent in {}: compare it \
                 with `last_read()`",
                lost.join(", ")
            ),
            _ => Ok(()),
        }
    }
}

/// Prints the same line as `Display`, so that an error returned from `main` is readable.
impl<Op: ReadForUpdate> fmt::Debug for ModifyError<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl<Op: ReadForUpdate> StdError for ModifyError<Op> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.error.source()
    }
}
