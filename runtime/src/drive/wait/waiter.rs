//! States that have names: what generated crates declare about them.

use std::time::Duration;

use super::pace::{WAIT_DEADLINE, WAIT_MAX_DELAY, WAIT_MIN_DELAY};
use crate::codec::Timestamp;
use crate::error::Error;
use crate::operation::Operation;

/// What an answer shows of a state that is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitState {
    /// The state is not reached yet.
    Pending,
    /// The state is reached.
    Reached,
    /// The state can't be reached any more, for this reason.
    Failed(String),
}

impl WaitState {
    /// The state can't be reached any more, for this reason. It is printed in the error.
    pub fn failed(reason: impl Into<String>) -> Self {
        Self::Failed(reason.into())
    }
}

impl From<bool> for WaitState {
    fn from(is_reached: bool) -> Self {
        if is_reached { Self::Reached } else { Self::Pending }
    }
}

/// A state with a name that the answers of an operation show, for [`Call::wait_for`](crate::Call::wait_for). Generated
/// crates have one for each state that their side file names.
pub trait Waiter: 'static {
    /// The operation whose answers show the state.
    type Op: Operation;

    /// The shortest delay between two calls.
    const MIN_DELAY: Duration = WAIT_MIN_DELAY;
    /// The longest delay between two calls.
    const MAX_DELAY: Duration = WAIT_MAX_DELAY;
    /// The time after which a wait ends without the state.
    const DEADLINE: Duration = WAIT_DEADLINE;

    /// What an answer shows.
    fn judge(answer: &<Self::Op as Operation>::Output) -> WaitState;

    /// Whether an error means that the state is not reached yet.
    fn is_pending(error: &Error<<Self::Op as Operation>::Error>) -> bool {
        let _ = error;
        false
    }
}

/// An operation that starts some work, whose end another operation shows, for [`Call::wait`](crate::Call::wait).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has nothing to wait for",
    label = "the side file of this crate names no state that this operation leads to",
    note = "`.wait_until(…)` repeats a call until a function of its answer returns true"
)]
pub trait Waitable: Operation {
    /// The state that shows the end of the work.
    type Waiter: Waiter<Op: Operation<Error = Self::Error>>;

    /// The request that asks for the state.
    ///
    /// # Errors
    /// The answer shows that the work has failed, or lacks what the request needs. The text is the reason.
    fn follow(&self, answer: &Self::Output) -> Result<<Self::Waiter as Waiter>::Op, String>;

    /// Whether an answer may show the state from before the work. Such an answer means that the state is not reached
    /// yet, unless another one was seen, or the record was changed after the begin of the work: if
    /// [`changed_at`](Self::changed_at) is later than [`started_at`](Self::started_at).
    ///
    /// Both times are of the clock of the service. They are compared with as many fraction digits as the time of the
    /// begin has: a change in the second of a begin without fraction may have been before it.
    fn is_stale(answer: &<<Self::Waiter as Waiter>::Op as Operation>::Output) -> bool {
        let _ = answer;
        false
    }

    /// When the service began the work, by its own clock. Default: it isn't known.
    fn started_at(answer: &Self::Output) -> Option<Timestamp> {
        let _ = answer;
        None
    }

    /// When the record that an answer shows was last changed. Default: it isn't known.
    fn changed_at(answer: &<<Self::Waiter as Waiter>::Op as Operation>::Output) -> Option<Timestamp> {
        let _ = answer;
        None
    }
}
