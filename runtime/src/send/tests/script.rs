//! What an attempt does, written down beforehand.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use bytes::Bytes;

use super::super::{Attempts, Plan, Shared, send};
use crate::attempt::RawResponse;
use crate::clock::{Clock, Time};
use crate::failure::{ErrorKind, Failure};
use crate::limits::{Budget, Limits};
use crate::operation::{Effect, RetryableError};
use crate::retry::RetryConfig;
use crate::service_error;
use crate::test_support::metadata;

/// One attempt.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Answer,
    /// An error with status, code and headers.
    Error(u16, &'static str, Vec<(&'static str, String)>),
    /// No connection.
    Unreachable,
    /// The connection breaks after the request was sent.
    Broken,
    /// Nothing happens, ever.
    Silence,
    /// An answer too long to be read.
    TooLong,
    /// Time passes before the attempt goes on.
    After(Duration, Box<Step>),
}

pub(super) fn error(status: u16, code: &'static str) -> Step {
    Step::Error(status, code, Vec::new())
}

pub(super) fn error_with(status: u16, code: &'static str, name: &'static str, value: &str) -> Step {
    Step::Error(status, code, vec![(name, value.to_owned())])
}

/// A clock that stands still until someone waits. The random number is always one half.
#[derive(Clone)]
pub(super) struct Stepping {
    start: Instant,
    system: SystemTime,
    state: Arc<Mutex<(Duration, Vec<Duration>)>>,
}

impl Stepping {
    /// `Fri, 02 Jan 2026 03:04:05 GMT`
    pub(super) fn new() -> Self {
        let system = UNIX_EPOCH + Duration::from_secs(1_767_323_045);
        Self { start: Instant::now(), system, state: Arc::default() }
    }

    pub(super) fn pass(&self, time: Duration) {
        self.state.lock().unwrap().0 += time;
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.state.lock().unwrap().0
    }

    fn waits(&self) -> Vec<u64> {
        self.state.lock().unwrap().1.iter().map(|wait| u64::try_from(wait.as_millis()).unwrap()).collect()
    }
}

impl Clock for Stepping {
    fn now(&self) -> SystemTime {
        self.system + self.elapsed()
    }

    fn instant(&self) -> Instant {
        self.start + self.elapsed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            clock.pass(time);
            clock.state.lock().unwrap().1.push(time);
        })
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// A client with a script in place of the network.
pub(super) struct Scripted {
    pub(super) clock: Stepping,
    pub(super) shared: Shared,
    pub(super) plan: Plan,
    steps: Mutex<VecDeque<Step>>,
    /// Given in turn; the last one stays.
    pub(super) keys: Mutex<VecDeque<&'static str>>,
    /// How long they take.
    loading: Duration,
    pub(super) sent: Mutex<Vec<Sent>>,
    pub(super) invalidated: Mutex<Vec<String>>,
}

/// What an attempt was made with: its number, the access key and the signing time in seconds from the clock's start.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sent(pub(super) u32, pub(super) String, pub(super) i64);

/// How a call ended.
pub(super) struct Ended {
    pub(super) result: Result<RawResponse, Failure>,
    /// All waits up to now, in milliseconds.
    pub(super) waits: Vec<u64>,
    pub(super) sent: Vec<Sent>,
}

impl Ended {
    pub(super) fn failure(&self) -> &Failure {
        self.result.as_ref().unwrap_err()
    }
}

impl Scripted {
    pub(super) fn new() -> Self {
        let clock = Stepping::new();
        let seconds = Duration::from_secs;
        let limits = Limits { read: seconds(20), attempt: seconds(30), call: seconds(60) };
        Self {
            shared: Shared::new(Time::new(clock.clone())),
            clock,
            plan: Plan { effect: Effect::EachTime, retry: RetryConfig::standard(), limits },
            steps: Mutex::default(),
            keys: Mutex::new(["FIRST"].into()),
            loading: Duration::ZERO,
            sent: Mutex::default(),
            invalidated: Mutex::default(),
        }
    }

    pub(super) fn effect(mut self, effect: Effect) -> Self {
        self.plan.effect = effect;
        self
    }

    pub(super) fn retry(mut self, retry: RetryConfig) -> Self {
        self.plan.retry = retry;
        self
    }

    pub(super) fn limit(mut self, call: u64) -> Self {
        self.plan.limits.call = Duration::from_secs(call);
        self
    }

    pub(super) fn keys(self, keys: &[&'static str]) -> Self {
        *self.keys.lock().unwrap() = keys.iter().copied().collect();
        self
    }

    pub(super) fn slow_credentials(mut self, loading: Duration) -> Self {
        self.loading = loading;
        self
    }

    /// The attempts to come, whatever calls they belong to. The last step stays.
    pub(super) fn steps(self, steps: &[Step]) -> Self {
        *self.steps.lock().unwrap() = steps.iter().cloned().collect();
        self
    }

    /// A call.
    pub(super) async fn send(&self) -> Result<RawResponse, Failure> {
        send(&self.shared, &self.plan, self).await
    }

    /// Makes a call whose attempts go like this. The last step stays.
    pub(super) fn run(&self, steps: &[Step]) -> Ended {
        *self.steps.lock().unwrap() = steps.iter().cloned().collect();
        self.sent.lock().unwrap().clear();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let result = runtime.block_on(self.send());
        Ended { result, waits: self.clock.waits(), sent: self.sent.lock().unwrap().clone() }
    }
}

/// The front of a queue, which stays if it is the last.
fn next<T: Clone>(queue: &Mutex<VecDeque<T>>) -> T {
    let mut queue = queue.lock().unwrap();
    if queue.len() > 1 { queue.pop_front() } else { queue.front().cloned() }.expect("a script")
}

pub(super) const MODELED: [RetryableError; 1] = [RetryableError { code: "TryLaterException", throttling: false }];

impl Attempts for Scripted {
    async fn credentials(&self) -> Result<Credentials, Failure> {
        self.clock.pass(self.loading);
        match next(&self.keys) {
            "" => Err(Failure::new(ErrorKind::Credentials, Some("MissingCredentials".into()), "None left")),
            "never" => std::future::pending().await,
            key => Ok(Credentials::new(key, "secret", None, None, "test")),
        }
    }

    fn invalidate(&self, refused: &Credentials) {
        self.invalidated.lock().unwrap().push(refused.access_key_id().to_owned());
    }

    async fn attempt(
        &self,
        number: u32,
        credentials: &Credentials,
        time: SystemTime,
        budget: &Budget<'_>,
    ) -> Result<RawResponse, Failure> {
        let offset = match time.duration_since(self.clock.system) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap(),
            Err(before) => -i64::try_from(before.duration().as_secs()).unwrap(),
        };
        self.sent.lock().unwrap().push(Sent(number, credentials.access_key_id().to_owned(), offset));
        let mut step = next(&self.steps);
        while let Step::After(time, then) = step {
            self.clock.pass(time);
            step = *then;
        }
        match step {
            Step::Answer => {
                let (metadata, effect) = (metadata(200, &[]), self.plan.effect);
                Ok(RawResponse { metadata, body: Bytes::new(), effect, span: tracing::Span::none(), watch: None })
            }
            Step::Error(status, code, headers) => {
                let mut headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
                headers.push(("x-amzn-errortype", code));
                Err(service_error::read(metadata(status, &headers), Bytes::new(), true, &MODELED))
            }
            Step::Unreachable => Err(Failure::new(ErrorKind::Connect, Some("Connect".into()), "No connection")),
            Step::Broken => {
                let failure = Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), "Broken");
                Err(failure.with_applied(true))
            }
            Step::TooLong => {
                let failure = Failure::new(ErrorKind::ResponseTooLarge, Some("ResponseTooLarge".into()), "Too long");
                Err(failure.with_applied(true).with_answer(metadata(200, &[]), Bytes::new()))
            }
            Step::Silence => {
                let reached = budget.wait(std::future::pending::<()>()).await.unwrap_err();
                Err(reached.failure("Nobody answered"))
            }
            Step::After(..) => unreachable!("passed over above"),
        }
    }
}
