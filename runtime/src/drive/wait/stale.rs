//! Answers that show the state from before the work.

use super::waiter::{Waitable, Waiter};
use crate::codec::Timestamp;
use crate::operation::Operation;

/// Tells answers that may show the state from before the work.
pub(super) struct Stale<Op: Operation> {
    is_stale: fn(&Op::Output) -> bool,
    changed_at: fn(&Op::Output) -> Option<Timestamp>,
    /// When the work began.
    started_at: Option<Timestamp>,
}

impl<Op: Operation> Stale<Op> {
    /// After this answer of the operation that begins the work.
    pub(super) fn after<W: Waitable<Waiter: Waiter<Op = Op>>>(answer: &W::Output) -> Self {
        Self { is_stale: W::is_stale, changed_at: W::changed_at, started_at: W::started_at(answer) }
    }

    pub(super) fn may_be(&self, answer: &Op::Output) -> bool {
        (self.is_stale)(answer) && !is_later((self.changed_at)(answer), self.started_at)
    }
}

/// True if a change was later than the begin for certain: digits that the begin doesn't have tell nothing.
fn is_later(changed: Option<Timestamp>, begun: Option<Timestamp>) -> bool {
    let Some((changed, begun)) = changed.zip(begun) else { return false };
    let unit = 10_i128.pow(9 - u32::from(begun.fraction_digits()).min(9));
    changed.as_nanos().div_euclid(unit) > begun.as_nanos().div_euclid(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_later_only_by_digits_that_the_begin_has() {
        for (changed, begun, later) in [
            ("2026-01-05T10:00:00.121Z", "2026-01-05T10:00:00.120Z", true),
            ("2026-01-05T10:00:00.120Z", "2026-01-05T10:00:00.120Z", false),
            ("2026-01-05T10:00:00.120999Z", "2026-01-05T10:00:00.120Z", false),
            ("2026-01-05T10:00:00.999Z", "2026-01-05T10:00:00Z", false),
            ("2026-01-05T10:00:01Z", "2026-01-05T10:00:00.999Z", true),
            ("2026-01-05T10:00:00Z", "2026-01-05T10:00:00.500Z", false),
            ("2026-01-05T09:59:59.999Z", "2026-01-05T10:00:00.000Z", false),
            ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59Z", false),
        ] {
            let time = |text: &str| Some(text.parse().unwrap());
            assert_eq!(is_later(time(changed), time(begun)), later, "{changed} after {begun}");
        }
        let time = Some(Timestamp::UNIX_EPOCH);
        assert!(!is_later(time, None) && !is_later(None, time), "what isn't known isn't later");
    }
}
