//! The line of a pool: its calls wait here for their turn.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::quota::{Moment, Quota, QuotaGate, QuotaPermit};
use super::rate::{Rate, RatePermit};
use crate::error::Failure;
use crate::time::Time;

/// The default deadline of a pool: how long its calls wait while the service accepts none of them.
pub const POOL_DEADLINE: Duration = Duration::from_secs(15 * 60);

/// The place where the calls of a pool wait for their turn.
#[derive(Debug)]
pub(crate) struct Line {
    rate: Rate,
    settings: Mutex<Settings>,
}

#[derive(Clone, Debug)]
struct Settings {
    quotas: Vec<Quota>,
    deadline: Duration,
}

/// The place of a call in the line of its pool.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) line: Arc<Line>,
    /// The lowest comes first.
    pub(crate) order: u64,
    /// Whether the request may have been sent before, so that the service must get it within the call's time limit.
    pub(crate) is_repeated: bool,
    pub(crate) before_sending: Option<Arc<dyn BeforeSending>>,
}

/// What has to be done when the turn of a call has come, before its first attempt. An error ends the call.
pub(crate) trait BeforeSending: fmt::Debug + Send + Sync {
    fn run(&self) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + '_>>;
}

/// Permission for an attempt.
#[must_use]
pub(crate) struct Permits<'a> {
    quotas: Vec<QuotaPermit>,
    rate: Option<RatePermit<'a>>,
}

/// Why there is no permission.
#[derive(Debug)]
pub(crate) enum Refused {
    /// A quota has no room in time.
    Quota {
        /// A sentence without its end.
        message: String,
        /// The deadline of the pool, if that is the reason.
        deadline: Option<Duration>,
    },
    /// The service has accepted no call of the pool for this time.
    Stalled(Duration),
    /// The wait for other calls is longer than the time limit of the call.
    Line(Duration),
}

impl Default for Line {
    fn default() -> Self {
        let settings = Settings { quotas: Vec::new(), deadline: POOL_DEADLINE };
        Self { rate: Rate::default(), settings: Mutex::new(settings) }
    }
}

impl Line {
    /// Adds a quota. False if the line has it already.
    pub(crate) fn add_quota(&self, quota: Quota) -> bool {
        let quotas = &mut self.settings().quotas;
        let is_new = !quotas.iter().any(|known| known.is(&quota));
        if is_new {
            quotas.push(quota);
        }
        is_new
    }

    pub(crate) fn set_deadline(&self, deadline: Duration) {
        self.settings().deadline = deadline;
    }

    pub(crate) fn deadline(&self) -> Duration {
        self.settings().deadline
    }

    pub(crate) fn quotas(&self) -> Vec<Quota> {
        self.settings().quotas.clone()
    }

    pub(crate) fn record(&self, sent: Instant, now: Instant, throttled: bool) {
        self.rate.record(sent, now, throttled);
    }

    fn settings(&self) -> MutexGuard<'_, Settings> {
        // No code panics while it holds the lock.
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Permits<'_> {
    /// The attempt is sent.
    pub(crate) fn spend(self) {
        self.quotas.into_iter().for_each(QuotaPermit::spend);
        if let Some(rate) = self.rate {
            rate.spend();
        }
    }
}

/// Waits for the permission of an attempt. `left` is the rest of the call's time limit, if the wait counts towards it.
pub(crate) async fn permits<'a>(
    operation: &str,
    own: Option<&Quota>,
    turn: Option<&'a Turn>,
    left: Option<Duration>,
    time: &Time,
) -> Result<Permits<'a>, Refused> {
    let mut waiting = Waiting { time, begun: time.instant(), left, order: turn.map_or(0, |turn| turn.order) };
    let deadline = turn.map_or(Duration::MAX, |turn| turn.line.deadline());
    let mut of_pool = turn.map(|turn| turn.line.quotas()).unwrap_or_default();
    // The client and its pool may have the same quota.
    of_pool.retain(|quota| !own.is_some_and(|own| own.is(quota)));
    let mut quotas = Vec::new();
    for gate in own.into_iter().chain(&of_pool).flat_map(|quota| quota.gates(operation)) {
        quotas.push(waiting.pass_quota(&gate, deadline).await?);
    }
    let rate = match turn {
        Some(turn) => Some(waiting.pass_rate(&turn.line.rate, deadline).await?),
        None => None,
    };
    Ok(Permits { quotas, rate })
}

struct Waiting<'a> {
    time: &'a Time,
    begun: Instant,
    left: Option<Duration>,
    order: u64,
}

impl Waiting<'_> {
    fn left(&self) -> Duration {
        self.left.map_or(Duration::MAX, |left| left.saturating_sub(self.time.since(self.begun)))
    }

    async fn pass_quota(&mut self, gate: &QuotaGate, deadline: Duration) -> Result<QuotaPermit, Refused> {
        let moment = || Moment { instant: self.time.instant(), wall: self.time.now() };
        let refuse = |wait: Duration| {
            let deadline = (wait > deadline).then_some(deadline);
            let refused = || Refused::Quota { message: gate.explain(moment()), deadline };
            (deadline.is_some() || wait > self.left()).then(refused)
        };
        // What will take too long is known without waiting for others.
        if let Some(refused) = refuse(gate.wait(moment())) {
            return Err(refused);
        }
        let _pass = self.in_line(gate.enter(self.order)).await?;
        loop {
            let wait = gate.wait(moment());
            if wait.is_zero() {
                return Ok(gate.take(moment()));
            }
            if let Some(refused) = refuse(wait) {
                return Err(refused);
            }
            self.time.sleep(wait).await;
        }
    }

    async fn pass_rate<'r>(&mut self, rate: &'r Rate, deadline: Duration) -> Result<RatePermit<'r>, Refused> {
        if !rate.is_limited() {
            return Ok(rate.take());
        }
        let _pass = self.in_line(rate.enter(self.order)).await?;
        loop {
            let (wait, stalled) = rate.wait(self.time.instant());
            if wait.is_zero() {
                return Ok(rate.take());
            }
            if stalled >= deadline {
                return Err(Refused::Stalled(stalled));
            }
            if wait > self.left() {
                return Err(Refused::Line(wait));
            }
            self.time.sleep(wait.min(deadline.saturating_sub(stalled))).await;
        }
    }

    /// Waits for other calls, within the time limit.
    async fn in_line<T>(&self, turn: impl Future<Output = T>) -> Result<T, Refused> {
        match self.left {
            None => Ok(turn.await),
            Some(_) => {
                let left = self.left();
                self.time.within(left, turn).await.ok_or(Refused::Line(left))
            }
        }
    }
}

impl fmt::Debug for Permits<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Permits").field("quotas", &self.quotas.len()).finish_non_exhaustive()
    }
}
