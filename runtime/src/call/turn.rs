//! The turn of an attempt: it waits for the quotas of the client and, in a pool, for the pool's line.

use std::time::{Duration, Instant};

use super::options::Extras;
use crate::error::{ErrorKind, Failure, NotRetried, Retry, TimeLimit};
use crate::retry::{BeforeSending, Permits, Quota, Refused, Turn, permits};
use crate::time::Time;

/// What the attempts of a call wait for. Most calls wait for nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns<'a> {
    operation: &'static str,
    quota: Option<&'a Quota>,
    turn: Option<&'a Turn>,
}

impl<'a> Turns<'a> {
    pub(super) fn new(operation: &'static str, quota: Option<&'a Quota>, extras: Option<&'a Extras>) -> Self {
        Self { operation, quota, turn: extras.and_then(Extras::turn) }
    }

    pub(super) fn is_empty(self) -> bool {
        self.quota.is_none() && self.turn.is_none()
    }

    pub(super) fn in_pool(self) -> bool {
        self.turn.is_some()
    }

    /// Whether waits and throttled attempts cost the call nothing, as long as its request can't have been applied. Else
    /// the service might forget its idempotency token meanwhile.
    pub(super) fn are_free(self) -> bool {
        self.turn.is_some_and(|turn| !turn.is_repeated)
    }

    /// What has to be done before the first attempt.
    pub(super) fn before_sending(self) -> Option<&'a dyn BeforeSending> {
        self.turn.and_then(|turn| turn.before_sending.as_deref())
    }

    /// Waits. `left` is the rest of the call's time limit, if the wait counts towards it.
    pub(super) async fn permits(self, left: Option<Duration>, time: &Time) -> Result<Permits<'a>, Refused> {
        permits(self.operation, self.quota, self.turn, left, time).await
    }

    /// Records what the service answered to an attempt.
    pub(super) fn record(self, sent: Instant, now: Instant, failure: Option<&Failure>) {
        let Some(turn) = self.turn else { return };
        match failure {
            None => turn.line.record(sent, now, false),
            Some(failure) if failure.kind() == ErrorKind::Service => {
                turn.line.record(sent, now, failure.is_throttling());
            }
            // Without an answer, nothing is known.
            Some(_) => {}
        }
    }
}

/// The failure of a call that was not allowed in time. `left` is the rest of its time limit.
pub(super) fn failure(refused: Refused, left: Duration, previous: Option<Failure>) -> Failure {
    let (code, limit, message) = match (refused, previous) {
        (Refused::Stalled(stalled), Some(previous)) => {
            return previous.with_not_retried(NotRetried::PoolDeadline { stalled });
        }
        (Refused::Line(wait), Some(previous)) => {
            return previous.with_not_retried(NotRetried::RateLimited { wait, left });
        }
        (Refused::Stalled(stalled), None) => {
            let reason = NotRetried::PoolDeadline { stalled };
            ("RateLimited", TimeLimit::Pool, format!("The service throttles this client: {reason}"))
        }
        (Refused::Line(wait), None) => {
            let reason = NotRetried::RateLimited { wait, left };
            ("RateLimited", TimeLimit::Call, format!("The service throttles this client: {reason}"))
        }
        (Refused::Quota { message, deadline, .. }, previous) => {
            let limit = if deadline.is_some() { TimeLimit::Pool } else { TimeLimit::Call };
            let end = match deadline {
                Some(deadline) => format!("; the deadline of the pool is {deadline:.1?}"),
                None => format!("; the time limit of the call ends in {left:.1?}"),
            };
            let failure = quota_used_up("QuotaUsedUp", limit, message + &end);
            return match previous {
                Some(previous) => failure.with_source(previous),
                None => failure,
            };
        }
    };
    quota_used_up(code, limit, message)
}

fn quota_used_up(code: &'static str, limit: TimeLimit, message: String) -> Failure {
    Failure::new(ErrorKind::Timeout, Some(code.into()), message).with_limit(limit).with_retry(Retry::Throttling)
}
