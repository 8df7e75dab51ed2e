//! The error of a wait, which holds the last answer.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::error::{Error, ErrorKind, Failure};
use crate::operation::{ModeledError, Operation};

/// How a wait ended without the state.
pub(super) enum Ended<Op: Operation> {
    /// The deadline, and the error of the last call if it had one.
    Deadline(Duration, Option<Error<Op::Error>>),
    /// The state can't be reached any more.
    Failed(String),
    /// A call failed.
    Call(Error<Op::Error>),
}

/// Whether the wait has started the work that it waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Started {
    No,
    /// The request was sent, but there was no answer.
    Unknown,
    Yes,
}

/// The error of a wait: the state was not reached until the deadline, can't be reached any more, or a call failed.
///
/// `Display` prints neither the last answer nor values of it. It is converted to the [`Error`] of a call by `?`; then the
/// last answer is lost. The code is `WaitDeadline` or `WaitFailed` unless it is the error of a call.
pub struct WaitError<Op: Operation>(Box<Inner<Op>>);

struct Inner<Op: Operation> {
    ended: Ended<Op>,
    last: Option<Op::Output>,
    calls: u32,
    elapsed: Duration,
    started: Started,
}

impl<Op: Operation> WaitError<Op> {
    pub(super) fn new(
        ended: Ended<Op>,
        last: Option<Op::Output>,
        calls: u32,
        elapsed: Duration,
        started: Started,
    ) -> Self {
        Self(Box::new(Inner { ended, last, calls, elapsed, started }))
    }

    /// Nothing was sent.
    #[cfg(feature = "blocking")]
    pub(in crate::drive) fn unsent(failure: Failure) -> Self {
        Self::new(Ended::Call(failure.in_operation(Op::NAME).into()), None, 0, Duration::ZERO, Started::No)
    }

    /// The last answer; `None` if there was none.
    #[must_use]
    pub fn last(&self) -> Option<&Op::Output> {
        self.0.last.as_ref()
    }

    /// Converts this error to the last answer.
    #[must_use]
    pub fn into_last(self) -> Option<Op::Output> {
        self.0.last
    }

    /// The number of calls that looked at the state.
    #[must_use]
    pub fn calls(&self) -> u32 {
        self.0.calls
    }

    /// The time from the start of the wait to its end.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// True if the state was not reached until the deadline; it may still be reached.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        matches!(self.0.ended, Ended::Deadline(..))
    }

    /// Why the state can't be reached any more; `None` if the wait ended otherwise.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match &self.0.ended {
            Ended::Failed(reason) => Some(reason),
            _ => None,
        }
    }

    /// The error of the last call, if it failed.
    #[must_use]
    pub fn call_error(&self) -> Option<&Error<Op::Error>> {
        match &self.0.ended {
            Ended::Call(error) | Ended::Deadline(_, Some(error)) => Some(error),
            _ => None,
        }
    }

    /// True if the work that [`Call::wait`](crate::Call::wait) starts has been started for certain. If not, the error of
    /// the call tells whether it may have been ([`may_have_been_applied`](crate::Failure::may_have_been_applied)).
    #[must_use]
    pub fn was_started(&self) -> bool {
        self.0.started == Started::Yes
    }
}

impl<Op: Operation> fmt::Display for WaitError<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { ended, calls, elapsed, .. } = &*self.0;
        let calls = match calls {
            1 => "1 call".to_owned(),
            calls => format!("{calls} calls"),
        };
        match ended {
            Ended::Deadline(deadline, error) => {
                write!(
                    to,
                    "{}: the state was not reached within the deadline of {deadline:?}, after {calls}; look at the last \
                     answer, or wait again",
                    Op::NAME
                )?;
                error.as_ref().map_or(Ok(()), |error| write!(to, "; the last call failed: {error}"))
            }
            Ended::Failed(reason) => {
                // It may have text of the service, with line breaks or control sequences of a terminal.
                let reason = reason.replace(char::is_control, " ");
                write!(
                    to,
                    "{}: the state can't be reached any more: {reason} (after {calls} in {elapsed:.1?})",
                    Op::NAME
                )
            }
            Ended::Call(error) => write!(to, "{error} (while waiting, after {calls} in {elapsed:.1?})"),
        }
    }
}

/// Like `Display`, so that an error returned from `main` is readable.
impl<Op: Operation> fmt::Debug for WaitError<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl<Op: Operation> StdError for WaitError<Op> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.call_error().and_then(StdError::source)
    }
}

impl<Op: Operation<Error = E>, E: ModeledError> From<WaitError<Op>> for Error<E> {
    fn from(error: WaitError<Op>) -> Self {
        let code = match &error.0.ended {
            Ended::Deadline(..) => "WaitDeadline",
            _ => "WaitFailed",
        };
        let text = error.to_string();
        let applied = error.0.started != Started::No;
        match error.0.ended {
            Ended::Call(error) => error,
            _ => Self::from(Failure::new(ErrorKind::Wait, Some(code.into()), text).with_applied(applied)),
        }
    }
}
