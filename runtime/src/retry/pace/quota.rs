//! Quotas: how many requests the service accepts in a second and in a day, as the user or the generated crate states it.

mod day;
mod meter;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

pub(crate) use self::meter::Moment;
use self::meter::{Limits, Meter, Window};
use super::turnstile::{Pass, Turnstile};

/// How many requests the service accepts, so that a client sends no more: a call waits before each of its attempts until
/// its quota has room, calls in a [`Pool`](crate::Pool) in their order.
///
/// A clone shares what was used, and an attempt counts in it once. So give clones of one quota to all clients
/// ([`ConfigBuilder::quota`](crate::ConfigBuilder::quota)) and pools ([`Pool::quota`](crate::Pool::quota)) that use the
/// same account. Only what was sent with the quota counts in it: neither other processes nor the time before this
/// process, except for what a [`Journal`](crate::Journal) has recorded.
///
/// ```
/// use smithy_client_runtime::{Quota, QuotaGroup};
///
/// let quota = Quota::new([
///     QuotaGroup::new("write").operations(["CreateThing", "UpdateThing"]).per_second(1).per_day(10_000),
///     QuotaGroup::new("all").per_second(20).burst(40),
/// ]);
/// ```
///
/// The day is a rolling one, of 24 hours. Requests are counted by the minute, so that a request counts up to one minute
/// longer than a day, never shorter. The day goes on by the monotonic clock.
#[derive(Clone)]
pub struct Quota(Arc<[Arc<Group>]>);

/// Operations that share a quota.
#[derive(Clone, Debug)]
#[must_use = "a group has an effect in a `Quota`"]
pub struct QuotaGroup {
    name: Cow<'static, str>,
    operations: Vec<Cow<'static, str>>,
    limits: Limits,
}

/// The limits of a group of a [`Quota`], and what it has used.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QuotaUsage {
    /// The name of the group.
    pub group: String,
    /// The limit for a second.
    pub per_second: Option<f64>,
    /// The number of requests that are sent at once after a pause.
    pub burst: u32,
    /// The requests of the last 24 hours. 0 if the group has no limit for the day.
    pub used_in_day: u64,
    /// The limit for 24 hours.
    pub per_day: Option<u64>,
}

struct Group {
    stated: QuotaGroup,
    turnstile: Turnstile,
    meter: Mutex<Meter>,
}

impl QuotaGroup {
    /// A group of all operations, without limits. The name is for messages.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), operations: Vec::new(), limits: Limits::default() }
    }

    /// Sets the operations of the group, by their names in the model. Default: all operations.
    pub fn operations<N: Into<Cow<'static, str>>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the number of requests in a second, on average. With 0 or less, no request is sent.
    pub fn per_second(mut self, requests: impl Into<f64>) -> Self {
        self.limits.per_second = Some(requests.into());
        self
    }

    /// Sets the number of requests that are sent at once after a pause; at least 1. Default: those of one second.
    pub fn burst(mut self, requests: u32) -> Self {
        self.limits.burst = Some(requests);
        self
    }

    /// Sets the number of requests in 24 hours. With 0, no request is sent.
    pub fn per_day(mut self, requests: u64) -> Self {
        self.limits.per_day = Some(requests);
        self
    }

    fn has(&self, operation: &str) -> bool {
        self.operations.is_empty() || self.operations.iter().any(|name| name == operation)
    }
}

impl Quota {
    /// A quota of these groups. An operation in several groups waits for all of them; one in no group doesn't wait.
    #[must_use]
    pub fn new(groups: impl IntoIterator<Item = QuotaGroup>) -> Self {
        let group = |stated| Arc::new(Group { stated, turnstile: Turnstile::default(), meter: Mutex::default() });
        Self(groups.into_iter().map(group).collect())
    }

    /// The limits of each group, and what it has used.
    #[must_use]
    pub fn usage(&self) -> Vec<QuotaUsage> {
        let now = Moment { instant: Instant::now(), wall: SystemTime::now() };
        let usage = |group: &Arc<Group>| QuotaUsage {
            group: group.stated.name.clone().into_owned(),
            per_second: group.stated.limits.per_second,
            burst: group.stated.limits.burst(),
            used_in_day: group.meter().used_in_day(now),
            per_day: group.stated.limits.per_day,
        };
        self.0.iter().map(usage).collect()
    }

    /// True if both are clones of one quota.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Counts requests of an operation that were sent before, for the day.
    pub(crate) fn add_past(&self, operation: &str, at: SystemTime, count: u64) {
        for group in self.groups_of(operation) {
            group.meter().add_past(group.stated.limits, at, count);
        }
    }

    /// The groups in which an operation counts.
    pub(crate) fn gates(&self, operation: &str) -> impl Iterator<Item = QuotaGate> {
        self.groups_of(operation).map(|group| QuotaGate(Arc::clone(group)))
    }

    fn groups_of(&self, operation: &str) -> impl Iterator<Item = &Arc<Group>> {
        self.0.iter().filter(move |group| group.stated.has(operation))
    }
}

impl Group {
    fn meter(&self) -> MutexGuard<'_, Meter> {
        // No code panics while it holds the lock.
        self.meter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A group in which a request has to count.
pub(crate) struct QuotaGate(Arc<Group>);

/// A request that counts in a group. If it is dropped before [`spend`](Self::spend), it doesn't.
#[must_use]
pub(crate) struct QuotaPermit {
    group: Arc<Group>,
    counted: Option<SystemTime>,
}

impl QuotaGate {
    pub(crate) async fn enter(&self, order: u64) -> Pass<'_> {
        self.0.turnstile.enter(order).await
    }

    /// The wait of the next request; `Duration::MAX` if none is ever allowed.
    pub(crate) fn wait(&self, now: Moment) -> Duration {
        self.0.meter().wait(self.0.stated.limits, now).0
    }

    pub(crate) fn take(&self, now: Moment) -> QuotaPermit {
        let counted = self.0.meter().take(self.0.stated.limits, now);
        QuotaPermit { group: Arc::clone(&self.0), counted: Some(counted) }
    }

    /// Which limit is reached, how much is used and when there is room, as a sentence without its end.
    pub(crate) fn explain(&self, now: Moment) -> String {
        let QuotaGroup { name, limits, .. } = &self.0.stated;
        let mut meter = self.0.meter();
        let (wait, window) = meter.wait(*limits, now);
        let limit = match window {
            Window::Day => {
                let (used, limit) = (meter.used_in_day(now), limits.per_day.unwrap_or_default());
                format!("{used} of {limit} requests of the last 24 hours are used")
            }
            Window::Second => format!("it has {} requests a second", limits.per_second.unwrap_or_default()),
        };
        let room = match meter.wall(now).checked_add(wait) {
            Some(at) if wait < Duration::MAX => {
                let at = crate::Timestamp::from(at);
                format!("there is room for the next one in {wait:.1?}, at {at}")
            }
            _ => "it never has room".to_owned(),
        };
        format!("The quota \"{name}\" is used up: {limit}, and {room}")
    }
}

impl QuotaPermit {
    /// The request is sent.
    pub(crate) fn spend(mut self) {
        self.counted = None;
    }
}

impl Drop for QuotaPermit {
    fn drop(&mut self) {
        if let Some(counted) = self.counted {
            self.group.meter().give_back(self.group.stated.limits, counted);
        }
    }
}

impl fmt::Debug for Quota {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.0.iter().map(|group| &group.stated)).finish()
    }
}
