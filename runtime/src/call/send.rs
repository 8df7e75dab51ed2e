//! The retry loop: makes attempts until one succeeds or no retry is allowed, within the time limit of the call.

#[cfg(test)]
mod tests;

use std::pin::{Pin, pin};
use std::time::{Duration, Instant, SystemTime};

use aws_credential_types::Credentials;
use tracing::Instrument as _;

use super::attempt::Attempts;
use super::client::Client;
use super::context::{CallContext, Outcome};
use super::encode::{Encoded, encode};
use super::options::CallOptions;
use super::plan::{OperationFacts, Plan};
use super::turn::{self, Turns};
use crate::error::{Attempt, ErrorKind, Failure, History, NotRetried, Retry, TimeLimit, Wait, WaitReason};
use crate::http::HttpResponse;
use crate::interceptor::telemetry;
use crate::operation::{Effect, Operation};
use crate::retry::{MAX_WAIT, Permit, RetryState, retry_after};
use crate::retry::{Permits, Refused};
use crate::time::{Budget, LimitReached, Time};

/// The future of every call of every operation. It is boxed and has no type parameters, so that generated crates and
/// their users don't compile it again.
pub(crate) type RawCall = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Starts a call: encodes the request, and returns the future that sends it.
pub(crate) fn start<Op: Operation>(client: &Client, request: &mut Op, options: CallOptions) -> RawCall {
    let mut context = CallContext::new(client.clone(), OperationFacts::of::<Op>(), options);
    let begun = context.begin();
    let request = begun.and_then(|()| encode(request, context.validation(), context.json_options()));
    send(context, request)
}

/// The future that sends an encoded request, or ends the call if it could not be encoded.
pub(super) fn send(mut context: CallContext, request: Result<Encoded, Failure>) -> RawCall {
    Box::pin(async move {
        let CallContext { client, operation, plan, extras, interceptors, history, span, unknown_members } =
            &mut context;
        let client = client.shared();
        let turns = Turns::new(operation.name, client.quota.as_ref(), extras.as_deref());
        let attempts = request.and_then(|mut request| {
            *unknown_members = std::mem::take(&mut request.unknown_members);
            Attempts::new(client, *operation, plan, extras.as_deref(), interceptors.as_deref(), request)
        });
        let result = match attempts {
            Ok(attempts) => {
                let (time, state, effect) = (&client.time, &client.retry_state, operation.effect);
                let retry_loop = RetryLoop::new(time, state, turns, plan, effect, history);
                retry_loop.run(&attempts).instrument(span.span().clone()).await
            }
            Err(failure) => Err(failure),
        };
        Outcome { context, result }
    })
}

/// The failure of the previous attempt, and its credentials if the service rejected them as expired.
struct Previous {
    failure: Failure,
    rejected: Option<Credentials>,
}

/// The decision after a failed attempt.
enum Next {
    Stop(Option<NotRetried>),
    AtOnce,
    /// The pool sends the request again, when its turn comes.
    InTurn(Option<Duration>),
    After(Duration, WaitReason),
    WithOtherCredentials,
}

/// The state of the retry loop of one call.
struct RetryLoop<'a> {
    time: &'a Time,
    state: &'a RetryState,
    turns: Turns<'a>,
    plan: &'a Plan,
    effect: Effect,
    history: &'a mut History,
    started: Instant,
    /// The time that doesn't count in the time limit of the call.
    free_time: Duration,
    /// The number of attempts that were sent.
    sent: u32,
    /// How many of them don't count, since the pool sends the request again.
    free: u32,
    /// The number of retries that took tokens of the retry quota.
    retries: u32,
    /// The tokens that the last of these retries took.
    tokens: u32,
    /// Those of a retry that is not sent yet.
    unsent_tokens: u32,
    clock_corrected: bool,
    credentials_renewed: bool,
    /// Whether the request of any attempt may have been applied.
    may_be_applied: bool,
}

impl<'a> RetryLoop<'a> {
    fn new(
        time: &'a Time,
        state: &'a RetryState,
        turns: Turns<'a>,
        plan: &'a Plan,
        effect: Effect,
        history: &'a mut History,
    ) -> Self {
        Self {
            time,
            state,
            turns,
            plan,
            effect,
            history,
            started: time.instant(),
            free_time: Duration::ZERO,
            sent: 0,
            free: 0,
            retries: 0,
            tokens: 0,
            unsent_tokens: 0,
            clock_corrected: false,
            credentials_renewed: false,
            may_be_applied: false,
        }
    }

    /// Makes attempts until one succeeds or no retry is allowed.
    async fn run(mut self, attempts: &Attempts<'_>) -> Result<HttpResponse, Failure> {
        let mut previous: Option<Previous> = None;
        loop {
            let permit = match self.permit().await {
                Ok(permit) => permit,
                Err(reason) => return Err(self.rate_limited(reason, previous)),
            };
            let permits = match self.turn().await {
                Ok(permits) => permits,
                Err(refused) => {
                    let before = previous.map(|previous| previous.failure);
                    let left = self.left();
                    return Err(self.call_failure(turn::failure(refused, left, before)));
                }
            };
            let asked_at = self.elapsed();
            let left = self.left();
            let Some(loaded) = self.time.within(left, pin!(attempts.credentials())).await else {
                return Err(self.out_of_time("No credentials were loaded", previous));
            };
            let credentials = match loaded {
                Ok(credentials) => credentials,
                Err(failure) => return Err(self.call_failure(failure)),
            };
            self.history.add_credentials_time(self.elapsed().saturating_sub(asked_at));
            if self.sent == 0
                && let Some(before) = self.turns.before_sending()
                && let Err(failure) = before.run().await
            {
                return Err(self.call_failure(failure));
            }
            let now = self.time.instant();
            let begun = now.saturating_duration_since(self.started);
            let left = self.left();
            match previous {
                Some(Previous { failure, rejected: Some(rejected) }) if are_same(&rejected, credentials.as_ref()) => {
                    return Err(self.call_failure(failure));
                }
                _ if left.is_zero() => return Err(self.out_of_time("No complete response arrived", previous)),
                _ => {}
            }

            let signed_at = self.state.skew.correct(self.time.now());
            let budget = Budget { time: self.time, begun: now, limits: self.plan.limits, left };
            let result = attempts.attempt(self.sent + 1, credentials.as_ref(), signed_at, &budget).await;
            if let Err(failure) = &result
                && failure.kind().is_before_sending()
            {
                // Nothing was sent: dropping the permit returns its token to the rate limiter.
                return result.map_err(|failure| self.call_failure(failure));
            }
            if let Some(permit) = permit {
                permit.spend();
            }
            if let Some(permits) = permits {
                permits.spend();
            }
            self.turns.record(now, self.time.instant(), result.as_ref().err());
            let failure = match result {
                Ok(response) => return Ok(self.record_success(begun, response)),
                Err(failure) => failure,
            };
            self.record_failure(begun, &failure);
            let next = self.decide(&failure, signed_at);
            self.trace_retry(&next, failure.code());
            match next {
                Next::Stop(None) => return Err(self.call_failure(failure)),
                Next::Stop(Some(reason)) => return Err(self.call_failure(failure.with_not_retried(reason))),
                Next::AtOnce => previous = Some(Previous { failure, rejected: None }),
                Next::InTurn(wait) => {
                    if let Some(wait) = wait {
                        self.wait(wait, WaitReason::Service).await;
                    }
                    self.free += 1;
                    self.free_time = self.elapsed();
                    previous = Some(Previous { failure, rejected: None });
                }
                Next::After(wait, reason) => {
                    self.wait(wait, reason).await;
                    previous = Some(Previous { failure, rejected: None });
                }
                Next::WithOtherCredentials => {
                    attempts.invalidate(credentials.as_ref());
                    previous = Some(Previous { failure, rejected: credentials });
                }
            }
        }
    }

    /// The rest of the call's time limit.
    fn left(&self) -> Duration {
        self.plan.limits.call.saturating_sub(self.elapsed().saturating_sub(self.free_time))
    }

    fn elapsed(&self) -> Duration {
        self.time.since(self.started)
    }

    /// Waits, and records the wait.
    async fn wait(&mut self, time: Duration, reason: WaitReason) {
        let begun = self.elapsed();
        self.time.sleep(time).await;
        let took = self.elapsed().saturating_sub(begun);
        self.history.add_wait(Wait { begun, took, reason });
    }

    /// Waits for the rate limiter, in the adaptive mode. An error if the wait exceeds the time limit of the call.
    async fn permit(&mut self) -> Result<Option<Permit<'a>>, NotRetried> {
        // A pool has a limit of its own.
        if !self.plan.retry.is_adaptive() || self.turns.in_pool() {
            return Ok(None);
        }
        let permit = self.state.limiter.permit(self.time.instant());
        if !permit.wait.is_zero() {
            let (wait, left) = (permit.wait, self.left());
            if wait >= left {
                return Err(NotRetried::RateLimited { wait, left });
            }
            telemetry::rate_limited(wait);
            self.wait(wait, WaitReason::RateLimiter).await;
        }
        Ok(Some(permit))
    }

    /// Waits for the quotas, and for the turn in the pool.
    async fn turn(&mut self) -> Result<Option<Permits<'a>>, Refused> {
        let turns = self.turns;
        if turns.is_empty() {
            return Ok(None);
        }
        let is_free = turns.are_free() && !self.may_be_applied;
        let begun = self.elapsed();
        let result = turns.permits((!is_free).then(|| self.left()), self.time).await;
        let took = self.elapsed().saturating_sub(begun);
        if !took.is_zero() {
            telemetry::waited(took);
            self.history.add_wait(Wait { begun, took, reason: WaitReason::Turn });
        }
        if is_free {
            self.free_time += took;
        }
        result.map(Some)
    }

    fn record_success(mut self, begun: Duration, response: HttpResponse) -> HttpResponse {
        self.state.tokens.give_back(if self.tokens > 0 { self.tokens } else { 1 });
        let elapsed = self.record_attempt(begun, Some(response.metadata.status()), None, false);
        self.history.set_elapsed(elapsed);
        response
    }

    fn record_failure(&mut self, begun: Duration, failure: &Failure) {
        self.may_be_applied |= failure.may_have_been_applied();
        self.record_attempt(begun, failure.status(), failure.code(), failure.is_throttling());
    }

    /// Records an attempt that was sent. Returns the elapsed time of the call.
    fn record_attempt(
        &mut self,
        begun: Duration,
        status: Option<u16>,
        code: Option<&str>,
        throttled: bool,
    ) -> Duration {
        self.sent += 1;
        self.unsent_tokens = 0;
        let ended = self.elapsed();
        if self.plan.retry.is_adaptive() {
            self.state.limiter.record_attempt(self.started + ended, throttled);
        }
        let took = ended.saturating_sub(begun);
        self.history.add_attempt(Attempt { begun, took, status, code: code.map(str::to_owned) });
        ended
    }

    /// Decides what follows a failed attempt. For a retry, takes its tokens from the quota.
    fn decide(&mut self, failure: &Failure, signed_at: SystemTime) -> Next {
        let Self { time, state: RetryState { tokens, skew, .. }, plan: Plan { retry, .. }, .. } = *self;
        let has_attempts_left = self.sent - self.free < retry.attempts();
        // The skew is updated even if this call has no attempts left.
        if skew.update(failure, signed_at, time.now()) && !std::mem::replace(&mut self.clock_corrected, true) {
            return if has_attempts_left { Next::AtOnce } else { Next::Stop(None) };
        }
        if reports_expired_credentials(failure) && !std::mem::replace(&mut self.credentials_renewed, true) {
            return if has_attempts_left { Next::WithOtherCredentials } else { Next::Stop(None) };
        }
        if failure.is_throttling() && self.turns.are_free() && !self.may_be_applied {
            let retry_after = failure.metadata().and_then(|metadata| retry_after(metadata, time.now()));
            return Next::InTurn(retry_after.map(|wait| wait.min(MAX_WAIT)));
        }
        if failure.retry() == Retry::No || !has_attempts_left || failure.time_limit() == Some(TimeLimit::Call) {
            return Next::Stop(None);
        }
        let throttling = failure.is_throttling();
        let retry_after = failure.metadata().and_then(|metadata| retry_after(metadata, time.now()));
        let (wait, reason) = retry.wait(self.retries, throttling, retry_after, time.random());
        let left = self.left();
        if wait >= left {
            return Next::Stop(Some(NotRetried::NoTimeLeft { wait, left }));
        }
        let cost = retry.cost(throttling);
        if !tokens.take(cost) {
            return Next::Stop(Some(NotRetried::QuotaUsedUp));
        }
        self.retries += 1;
        (self.tokens, self.unsent_tokens) = (cost, cost);
        Next::After(wait, reason)
    }

    /// The failure of the call if the wait for the rate limiter exceeds its time limit.
    fn rate_limited(self, reason: NotRetried, previous: Option<Previous>) -> Failure {
        let failure = match previous {
            Some(Previous { failure, .. }) => failure.with_not_retried(reason),
            None => {
                let message = format!("The service has throttled this client: {reason}");
                Failure::new(ErrorKind::Timeout, Some("RateLimited".into()), message)
                    .with_limit(TimeLimit::Call)
                    .with_retry(Retry::Throttling)
            }
        };
        self.call_failure(failure)
    }

    /// The failure of the call if its time limit is reached between two attempts.
    fn out_of_time(self, event: &str, previous: Option<Previous>) -> Failure {
        let reached = LimitReached(TimeLimit::Call, self.plan.limits.call);
        let failure = reached.failure(event).with_applied(false);
        self.call_failure(match previous {
            Some(Previous { failure: before, .. }) => failure.with_source(before),
            None => failure,
        })
    }

    fn trace_retry(&self, next: &Next, code: Option<&str>) {
        let (wait, reason) = match next {
            Next::Stop(_) => return,
            Next::After(wait, reason) => (*wait, reason.as_str()),
            Next::AtOnce => (Duration::ZERO, "clock skew"),
            Next::InTurn(wait) => (wait.unwrap_or_default(), WaitReason::Turn.as_str()),
            Next::WithOtherCredentials => (Duration::ZERO, "expired credentials"),
        };
        telemetry::retry(self.sent, code, wait, reason);
    }

    /// Turns the failure of the last attempt into that of the call. A retry that was not sent returns its tokens.
    fn call_failure(self, failure: Failure) -> Failure {
        self.state.tokens.give_back(self.unsent_tokens);
        let elapsed = self.elapsed();
        self.history.set_elapsed(elapsed);
        failure.into_failure_of_call(self.effect, self.may_be_applied)
    }
}

fn reports_expired_credentials(failure: &Failure) -> bool {
    matches!(failure.code(), Some("ExpiredToken" | "ExpiredTokenException" | "TokenRefreshRequired"))
}

fn are_same(first: &Credentials, second: Option<&Credentials>) -> bool {
    let Some(second) = second else { return false };
    first.access_key_id() == second.access_key_id() && first.session_token() == second.session_token()
}
