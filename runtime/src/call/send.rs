//! A request is sent until it succeeds or no attempt may follow: attempts, what follows a failed one, and the time limit
//! around all of it.

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
use crate::error::{Attempt, ErrorKind, Failure, History, NotRetried, Retry, TimeLimit, Wait, WaitReason};
use crate::http::HttpResponse;
use crate::interceptor::telemetry;
use crate::operation::{Effect, Operation};
use crate::retry::{Permit, RetryState, retry_after};
use crate::time::{Budget, LimitReached, Time};

/// The one future that every call of every operation is made of. It is boxed and has no type parameters, so that
/// generated crates and their users need not compile it again.
pub(crate) type RawCall = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Starts a call of a request, which stays with the caller.
pub(crate) fn start<Op: Operation>(client: &Client, request: &mut Op, options: CallOptions) -> RawCall {
    let mut context = CallContext::new(client.clone(), OperationFacts::of::<Op>(), options);
    let begun = context.begin();
    let request = begun.and_then(|()| encode(request, context.validation()));
    send(context, request)
}

/// Sends a request that could, or could not, be encoded.
pub(super) fn send(mut context: CallContext, request: Result<Encoded, Failure>) -> RawCall {
    Box::pin(async move {
        let CallContext { client, operation, plan, extras, interceptors, history, span } = &mut context;
        let client = client.shared();
        let attempts = request.and_then(|request| {
            Attempts::new(client, *operation, plan, extras.as_deref(), interceptors.as_deref(), request)
        });
        let result = match attempts {
            Ok(attempts) => {
                let run = Run::new(&client.time, &client.retry_state, plan, operation.effect, history);
                run.finish(&attempts).instrument(span.clone()).await
            }
            Err(failure) => Err(failure),
        };
        Outcome { context, result }
    })
}

/// The attempt before, and its credentials if others are needed.
struct Previous {
    failure: Failure,
    refused: Option<Credentials>,
}

/// What follows a failed attempt.
enum Next {
    Stop(Option<NotRetried>),
    AtOnce,
    After(Duration, WaitReason),
    WithOtherCredentials,
}

/// What happened in a call so far.
struct Run<'a> {
    time: &'a Time,
    state: &'a RetryState,
    plan: &'a Plan,
    effect: Effect,
    history: &'a mut History,
    started: Instant,
    /// How many attempts were sent.
    sent: u32,
    /// How many of them were retries that took tokens, and how many tokens the last one took.
    retries: u32,
    tokens: u32,
    clock_was_set: bool,
    credentials_were_refused: bool,
    /// Whether any attempt may have been applied.
    doubt: bool,
}

impl<'a> Run<'a> {
    fn new(time: &'a Time, state: &'a RetryState, plan: &'a Plan, effect: Effect, history: &'a mut History) -> Self {
        Self {
            time,
            state,
            plan,
            effect,
            history,
            started: time.instant(),
            sent: 0,
            retries: 0,
            tokens: 0,
            clock_was_set: false,
            credentials_were_refused: false,
            doubt: false,
        }
    }

    /// Makes attempts until one succeeds or none may follow.
    async fn finish(mut self, attempts: &Attempts<'_>) -> Result<HttpResponse, Failure> {
        let mut previous: Option<Previous> = None;
        loop {
            let permit = match self.permit().await {
                Ok(permit) => permit,
                Err(reason) => return Err(self.held_back(reason, previous)),
            };
            let asked = self.elapsed();
            let left = self.plan.limits.call.saturating_sub(asked);
            let Some(loaded) = self.time.within(left, pin!(attempts.credentials())).await else {
                return Err(self.out_of_time("There were no credentials", previous));
            };
            let credentials = match loaded {
                Ok(credentials) => credentials,
                Err(failure) => return Err(self.conclude(failure)),
            };
            let now = self.time.instant();
            let begun = now.saturating_duration_since(self.started);
            self.history.add_credentials_time(begun.saturating_sub(asked));
            let left = self.plan.limits.call.saturating_sub(begun);
            match previous {
                Some(Previous { failure, refused: Some(refused) }) if is_same(&refused, &credentials) => {
                    return Err(self.conclude(failure));
                }
                _ if left.is_zero() => return Err(self.out_of_time("There was no complete response", previous)),
                _ => {}
            }

            let signed_at = self.state.skew.correct(self.time.now());
            let budget = Budget { time: self.time, begun: now, limits: self.plan.limits, left };
            let result = attempts.attempt(self.sent + 1, &credentials, signed_at, &budget).await;
            if let Err(failure) = &result
                && failure.kind().is_before_sending()
            {
                // Nothing was sent: the permit is dropped, and the rate limiter has its token back.
                return result.map_err(|failure| self.conclude(failure));
            }
            if let Some(permit) = permit {
                permit.spend();
            }
            let failure = match result {
                Ok(response) => return Ok(self.succeed(begun, response)),
                Err(failure) => failure,
            };
            self.fail(begun, &failure);
            let next = self.next(&failure, signed_at);
            self.trace(&next, failure.code());
            match next {
                Next::Stop(None) => return Err(self.conclude(failure)),
                Next::Stop(Some(reason)) => return Err(self.conclude(failure.with_not_retried(reason))),
                Next::AtOnce => previous = Some(Previous { failure, refused: None }),
                Next::After(wait, reason) => {
                    self.wait(wait, reason).await;
                    previous = Some(Previous { failure, refused: None });
                }
                Next::WithOtherCredentials => {
                    attempts.invalidate(&credentials);
                    previous = Some(Previous { failure, refused: Some(credentials) });
                }
            }
        }
    }

    /// What is left of the time limit of the call.
    fn left(&self) -> Duration {
        self.plan.limits.call.saturating_sub(self.elapsed())
    }

    fn elapsed(&self) -> Duration {
        self.time.since(self.started)
    }

    /// Waits, and records it.
    async fn wait(&mut self, time: Duration, reason: WaitReason) {
        let begun = self.elapsed();
        self.time.sleep(time).await;
        let took = self.elapsed().saturating_sub(begun);
        self.history.add_wait(Wait { begun, took, reason });
    }

    /// Waits until the rate limiter lets the next attempt pass, if there is one and time enough.
    async fn permit(&mut self) -> Result<Option<Permit<'a>>, NotRetried> {
        if !self.plan.retry.is_adaptive() {
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

    fn succeed(mut self, begun: Duration, response: HttpResponse) -> HttpResponse {
        self.state.tokens.give_back(if self.tokens > 0 { self.tokens } else { 1 });
        let elapsed = self.record(begun, Some(response.metadata.status()), None, false);
        self.history.set_elapsed(elapsed);
        response
    }

    fn fail(&mut self, begun: Duration, failure: &Failure) {
        self.doubt |= failure.may_have_been_applied();
        self.record(begun, failure.status(), failure.code(), failure.is_throttling());
    }

    /// Records an attempt that was sent; gives the time that the call has taken.
    fn record(&mut self, begun: Duration, status: Option<u16>, code: Option<&str>, throttled: bool) -> Duration {
        self.sent += 1;
        let ended = self.elapsed();
        if self.plan.retry.is_adaptive() {
            self.state.limiter.record_attempt(self.started + ended, throttled);
        }
        let took = ended.saturating_sub(begun);
        self.history.add_attempt(Attempt { begun, took, status, code: code.map(str::to_owned) });
        ended
    }

    /// Decides, and takes the tokens that a retry costs.
    fn next(&mut self, failure: &Failure, signed_at: SystemTime) -> Next {
        let Self { time, state: RetryState { tokens, skew, .. }, plan: Plan { retry, .. }, .. } = *self;
        let may_go_on = self.sent < retry.attempts();
        // Learned even if it comes too late for this call.
        if skew.update(failure, signed_at, time.now()) && !std::mem::replace(&mut self.clock_was_set, true) {
            return if may_go_on { Next::AtOnce } else { Next::Stop(None) };
        }
        if says_expired(failure) && !std::mem::replace(&mut self.credentials_were_refused, true) {
            return if may_go_on { Next::WithOtherCredentials } else { Next::Stop(None) };
        }
        if failure.retry() == Retry::No || !may_go_on || failure.time_limit() == Some(TimeLimit::Call) {
            return Next::Stop(None);
        }
        let throttling = failure.is_throttling();
        let hint = failure.metadata().and_then(|metadata| retry_after(metadata, time.now()));
        let (wait, reason) = retry.wait(self.retries, throttling, hint, time.random());
        let left = self.left();
        if wait >= left {
            return Next::Stop(Some(NotRetried::NoTimeLeft { wait, left }));
        }
        let cost = retry.cost(throttling);
        if !tokens.take(cost) {
            return Next::Stop(Some(NotRetried::QuotaUsedUp));
        }
        self.retries += 1;
        self.tokens = cost;
        Next::After(wait, reason)
    }

    /// The rate limiter would hold the next attempt back for too long.
    fn held_back(self, reason: NotRetried, previous: Option<Previous>) -> Failure {
        let failure = match previous {
            Some(Previous { failure, .. }) => {
                // The retry that they were for is not made.
                self.state.tokens.give_back(self.tokens);
                failure.with_not_retried(reason)
            }
            None => {
                let message = format!("The service has throttled this client: {reason}");
                Failure::new(ErrorKind::Timeout, Some("RateLimited".into()), message)
                    .with_limit(TimeLimit::Call)
                    .with_retry(Retry::Throttling)
            }
        };
        self.conclude(failure)
    }

    fn out_of_time(self, what: &str, previous: Option<Previous>) -> Failure {
        let reached = LimitReached(TimeLimit::Call, self.plan.limits.call);
        let failure = reached.failure(what).with_applied(false);
        self.conclude(match previous {
            Some(Previous { failure: before, .. }) => failure.with_source(before),
            None => failure,
        })
    }

    fn trace(&self, next: &Next, code: Option<&str>) {
        let (wait, reason) = match next {
            Next::Stop(_) => return,
            Next::After(wait, reason) => (*wait, reason.as_str()),
            Next::AtOnce => (Duration::ZERO, "clock was wrong"),
            Next::WithOtherCredentials => (Duration::ZERO, "credentials had expired"),
        };
        telemetry::retry(self.sent, code, wait, reason);
    }

    /// The failure of the call.
    fn conclude(self, failure: Failure) -> Failure {
        let elapsed = self.elapsed();
        self.history.set_elapsed(elapsed);
        failure.into_failure_of_call(self.effect, self.doubt)
    }
}

fn says_expired(failure: &Failure) -> bool {
    matches!(failure.code(), Some("ExpiredToken" | "ExpiredTokenException" | "TokenRefreshRequired"))
}

fn is_same(first: &Credentials, second: &Credentials) -> bool {
    first.access_key_id() == second.access_key_id() && first.session_token() == second.session_token()
}
