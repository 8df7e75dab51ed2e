//! A whole call without its types: attempts, what follows a failed one, and the time limit around all of it.

#[cfg(test)]
mod tests;

use std::pin::{Pin, pin};
use std::time::{Duration, Instant, SystemTime};

use aws_credential_types::Credentials;
use tracing::Instrument as _;

use crate::attempt::{Network, RawResponse};
use crate::bucket::Bucket;
use crate::classify::Retry;
use crate::client::Client;
use crate::clock::Time;
use crate::failure::{ErrorKind, Failure, NotRetried};
use crate::hint::retry_after;
use crate::interceptor::Begun;
use crate::limiter::{Limiter, Permit};
use crate::limits::{Budget, Limits, Reached, TimeLimit};
use crate::metadata::{Attempt, History, Wait, WaitReason};
use crate::operation::Effect;
use crate::request::Encoded;
use crate::retry::RetryConfig;
use crate::skew::Skew;
use crate::telemetry;

/// The one future that every call of every operation is made of. It is boxed and has no type parameters, so that
/// generated crates and their users need not compile it again.
pub(crate) type RawCall = Pin<Box<dyn Future<Output = Result<RawResponse, Failure>> + Send>>;

/// What a call is about and how it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) effect: Effect,
    pub(crate) retry: RetryConfig,
    pub(crate) limits: Limits,
}

/// What the calls of a client share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    time: Time,
    bucket: Bucket,
    limiter: Limiter,
    skew: Skew,
}

impl Shared {
    pub(crate) fn new(time: Time) -> Self {
        Self { time, ..Self::default() }
    }
}

/// A call of an operation with a request that could, or could not, be made.
pub(crate) fn call(client: &Client, begun: Begun, request: Result<Encoded, Failure>) -> RawCall {
    let client = client.clone();
    Box::pin(async move {
        let client = client.inner();
        let plan = begun.options.plan(client, begun.facts.effect);
        let span = telemetry::call_span(client.service.id, begun.facts.name, &client.routes.main.scope.region);
        let network = plan.retry.check().and(request).and_then(|request| Network::new(client, &plan, &begun, request));
        let answer = match network {
            Ok(network) => send(&client.shared, &plan, &network).instrument(span.clone()).await,
            Err(failure) => Err(failure),
        };
        match begun.end(answer) {
            Ok(answer) => {
                telemetry::record_answer(&span, &answer.metadata);
                Ok(RawResponse { span, ..answer })
            }
            Err(failure) => {
                telemetry::record_failure(&span, &failure);
                Err(failure)
            }
        }
    })
}

/// What attempts are made of: the network, or the script of a test.
pub(crate) trait Attempts: Sync {
    /// The credentials for the next attempt.
    fn credentials(&self) -> impl Future<Output = Result<Credentials, Failure>> + Send;

    /// Takes note that the service called these credentials expired, so that the next ones are others if possible.
    fn invalidate(&self, refused: &Credentials);

    /// Sends the request, signed with this time, for the `number`th time, and gives a complete answer without error.
    fn attempt(
        &self,
        number: u32,
        credentials: &Credentials,
        time: SystemTime,
        budget: &Budget<'_>,
    ) -> impl Future<Output = Result<RawResponse, Failure>> + Send;
}

/// Makes attempts until one succeeds or none may follow.
async fn send(shared: &Shared, plan: &Plan, attempts: &impl Attempts) -> Result<RawResponse, Failure> {
    let mut run = Run::new(shared, plan);
    let mut previous: Option<Previous> = None;
    loop {
        let permit = match run.permit().await {
            Ok(permit) => permit,
            Err(reason) => return Err(run.held_back(reason, previous)),
        };
        let asked = run.elapsed();
        let left = plan.limits.call.saturating_sub(asked);
        let Some(loaded) = shared.time.within(left, pin!(attempts.credentials())).await else {
            return Err(run.out_of_time("There were no credentials", previous));
        };
        let credentials = match loaded {
            Ok(credentials) => credentials,
            Err(failure) => return Err(run.conclude(failure)),
        };
        let now = shared.time.instant();
        let begun = now.saturating_duration_since(run.started);
        run.history.credentials += begun.saturating_sub(asked);
        let left = plan.limits.call.saturating_sub(begun);
        match previous {
            Some(Previous { failure, refused: Some(refused) }) if is_same(&refused, &credentials) => {
                return Err(run.conclude(failure));
            }
            _ if left.is_zero() => return Err(run.out_of_time("There was no complete answer", previous)),
            _ => {}
        }

        let signed_at = shared.skew.correct(shared.time.now());
        run.sent += 1;
        if let Some(permit) = permit {
            permit.spend();
        }
        let budget = Budget { time: &shared.time, begun: now, limits: plan.limits, left };
        let failure = match attempts.attempt(run.sent, &credentials, signed_at, &budget).await {
            Ok(answer) => return Ok(run.succeed(begun, answer)),
            Err(failure) => failure,
        };
        run.fail(begun, &failure);
        let next = run.next(&failure, signed_at);
        match next {
            Next::Stop(_) => {}
            Next::After(wait, reason) => telemetry::retry(run.sent, failure.code(), wait, reason.as_str()),
            Next::AtOnce => telemetry::retry(run.sent, failure.code(), Duration::ZERO, "clock was wrong"),
            Next::WithOtherCredentials => {
                telemetry::retry(run.sent, failure.code(), Duration::ZERO, "credentials had expired");
            }
        }
        match next {
            Next::Stop(None) => return Err(run.conclude(failure)),
            Next::Stop(Some(reason)) => return Err(run.conclude(failure.with_not_retried(reason))),
            Next::AtOnce => previous = Some(Previous { failure, refused: None }),
            Next::After(wait, reason) => {
                run.wait(wait, reason).await;
                previous = Some(Previous { failure, refused: None });
            }
            Next::WithOtherCredentials => {
                attempts.invalidate(&credentials);
                previous = Some(Previous { failure, refused: Some(credentials) });
            }
        }
    }
}

/// How the attempt before ended, and its credentials if others are needed.
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
    shared: &'a Shared,
    plan: &'a Plan,
    started: Instant,
    /// How many attempts were begun.
    sent: u32,
    /// How many of them were retries that took tokens, and how many tokens the last one took.
    retries: u32,
    tokens: u32,
    clock_was_set: bool,
    credentials_were_refused: bool,
    /// Whether any attempt may have been applied.
    doubt: bool,
    history: History,
}

impl<'a> Run<'a> {
    fn new(shared: &'a Shared, plan: &'a Plan) -> Self {
        Self {
            shared,
            plan,
            started: shared.time.instant(),
            sent: 0,
            retries: 0,
            tokens: 0,
            clock_was_set: false,
            credentials_were_refused: false,
            doubt: false,
            history: History::default(),
        }
    }

    /// What is left of the time limit of the call.
    fn left(&self) -> Duration {
        self.plan.limits.call.saturating_sub(self.elapsed())
    }

    fn elapsed(&self) -> Duration {
        self.shared.time.since(self.started)
    }

    /// Waits, and takes note of it.
    async fn wait(&mut self, time: Duration, reason: WaitReason) {
        let begun = self.elapsed();
        self.shared.time.sleep(time).await;
        let took = self.elapsed().saturating_sub(begun);
        self.history.waits.push(Wait { begun, took, reason });
    }

    /// Waits until the rate limiter lets the next attempt pass, if there is one and time enough.
    async fn permit(&mut self) -> Result<Option<Permit<'a>>, NotRetried> {
        if !self.plan.retry.is_adaptive() {
            return Ok(None);
        }
        let permit = self.shared.limiter.permit(self.shared.time.instant());
        if !permit.wait.is_zero() {
            let (wait, left) = (permit.wait, self.left());
            if wait >= left {
                return Err(NotRetried::RateLimited { wait, left });
            }
            telemetry::held_back(wait);
            self.wait(wait, WaitReason::RateLimiter).await;
        }
        Ok(Some(permit))
    }

    fn succeed(mut self, begun: Duration, mut answer: RawResponse) -> RawResponse {
        self.shared.bucket.give(if self.tokens > 0 { self.tokens } else { 1 });
        self.history.took = self.note(begun, Some(answer.metadata.status()), None, false);
        answer.metadata = answer.metadata.with_history(self.sent, self.history);
        answer
    }

    fn fail(&mut self, begun: Duration, failure: &Failure) {
        if was_not_sent(failure.kind()) {
            self.sent -= 1;
            return;
        }
        self.doubt |= failure.may_have_been_applied();
        self.note(begun, failure.status(), failure.code(), failure.is_throttling());
    }

    /// Takes note of an attempt; gives the time of its end.
    fn note(&mut self, begun: Duration, status: Option<u16>, code: Option<&str>, throttled: bool) -> Duration {
        let ended = self.elapsed();
        if self.plan.retry.is_adaptive() {
            self.shared.limiter.learn(self.started + ended, throttled);
        }
        let attempt = Attempt { begun, took: ended.saturating_sub(begun), status, code: code.map(str::to_owned) };
        self.history.earlier.extend(self.history.last.replace(attempt));
        ended
    }

    /// Decides, and takes the tokens that a retry costs.
    fn next(&mut self, failure: &Failure, signed_at: SystemTime) -> Next {
        let Self { shared: Shared { time, bucket, skew, .. }, plan: Plan { retry, .. }, .. } = *self;
        let may_go_on = self.sent < retry.attempts();
        // Learned even if it comes too late for this call.
        if skew.learn(failure, signed_at, time.now()) && !std::mem::replace(&mut self.clock_was_set, true) {
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
        if !bucket.take(cost) {
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
                self.shared.bucket.give(self.tokens);
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
        let reached = Reached(TimeLimit::Call, self.plan.limits.call);
        let failure = reached.failure(what).with_applied(false);
        self.conclude(match previous {
            Some(Previous { failure: before, .. }) => failure.with_source(before),
            None => failure,
        })
    }

    /// The failure of the call.
    fn conclude(self, failure: Failure) -> Failure {
        let took = self.elapsed();
        failure.conclude(self.plan.effect, self.doubt, self.sent, History { took, ..self.history })
    }
}

/// Kinds that an attempt ends with before anything leaves the machine.
fn was_not_sent(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::InvalidRequest
            | ErrorKind::Configuration
            | ErrorKind::Credentials
            | ErrorKind::Endpoint
            | ErrorKind::Interceptor
    )
}

fn says_expired(failure: &Failure) -> bool {
    matches!(failure.code(), Some("ExpiredToken" | "ExpiredTokenException" | "TokenRefreshRequired"))
}

fn is_same(first: &Credentials, second: &Credentials) -> bool {
    first.access_key_id() == second.access_key_id() && first.session_token() == second.session_token()
}
