//! A client with scripted responses, credentials and time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;

use crate::error::{Error, Response, Wait};
use crate::operation::Operation;
use crate::tests::support::{Busy, FOREVER, List, Page, SERVICE, Stepping};
use crate::{Call, Client, Config, ConfigBuilder, Env, Mock, MockRequest, MockResponse, RetryConfig};

pub(super) fn success() -> MockResponse {
    MockResponse::json("{}")
}

pub(super) fn error(status: u16, code: &str) -> MockResponse {
    MockResponse::json("").status(status).header("x-amzn-errortype", code)
}

/// A response that is longer than the limit of the client.
pub(super) fn too_long() -> MockResponse {
    MockResponse::json(" ".repeat(LIMIT + 1))
}

const LIMIT: usize = 100;

/// A client with a mock, and options for its calls.
pub(super) struct Scripted {
    pub(super) clock: Stepping,
    pub(super) client: Client,
    pub(super) mock: Mock,
    keys: Arc<Mutex<VecDeque<&'static str>>>,
    retry: RetryConfig,
    timeout: Duration,
}

/// An attempt: its number, the access key, and the signing time in seconds from the clock's start.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sent(pub(super) u32, pub(super) String, pub(super) i64);

/// The result of a call, and the requests that it sent.
pub(super) struct Ended<T> {
    pub(super) result: Result<Response<T>, Error<Busy>>,
    pub(super) sent: Vec<Sent>,
}

impl<T> Ended<T> {
    pub(super) fn error(&self) -> &Error<Busy> {
        self.result.as_ref().err().unwrap()
    }

    /// The number of attempts in the history.
    pub(super) fn attempts(&self) -> usize {
        match &self.result {
            Ok(response) => response.history.attempts().len(),
            Err(error) => error.history().attempts().len(),
        }
    }

    /// The waits in milliseconds.
    pub(super) fn waits(&self) -> Vec<u64> {
        let history = match &self.result {
            Ok(response) => &response.history,
            Err(error) => error.history(),
        };
        history.waits().iter().map(|Wait { took, .. }| u64::try_from(took.as_millis()).unwrap()).collect()
    }
}

impl Scripted {
    pub(super) fn new() -> Self {
        Self::with(|config| config)
    }

    pub(super) fn with(configure: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> Self {
        let (clock, mock) = (Stepping::new(), Mock::new());
        let keys: Arc<Mutex<VecDeque<&'static str>>> = Arc::new(Mutex::new(["FIRST"].into()));
        let config = Config::builder()
            .env(Env::empty())
            .region("us-east-1")
            .clock(clock.clone())
            .credentials_timeout(FOREVER)
            .credentials_fn({
                let keys = Arc::clone(&keys);
                move || load(Arc::clone(&keys))
            })
            .response_limit(LIMIT)
            .mock(&mock);
        let client = Client::new(&SERVICE, configure(config).build()).unwrap();
        Self { clock, client, mock, keys, retry: RetryConfig::standard(), timeout: Duration::from_secs(60) }
    }

    pub(super) fn retry(self, retry: RetryConfig) -> Self {
        Self { retry, ..self }
    }

    pub(super) fn limit(self, seconds: u64) -> Self {
        Self { timeout: Duration::from_secs(seconds), ..self }
    }

    /// Sets the access keys of the next loads; the last one is repeated. An empty key is an error; `never` never
    /// completes.
    pub(super) fn keys(self, keys: &[&'static str]) -> Self {
        *self.keys.lock().unwrap() = keys.iter().copied().collect();
        self
    }

    /// Sets the responses of the next attempts, over all calls. The last one is repeated.
    pub(super) fn script<Op: Operation>(&self, responses: &[MockResponse]) {
        self.mock.clear();
        let (last, before) = responses.split_last().unwrap();
        for response in before {
            self.mock.respond::<Op>(response.clone());
        }
        self.mock.respond::<Op>(last.clone()).always();
    }

    pub(super) fn call<Op: Operation<Error = Busy>>(&self, request: Op) -> Call<Op> {
        Call::new(self.client.clone(), request).retry(self.retry).timeout(self.timeout)
    }

    /// Makes a call of an operation that changes nothing, with these responses.
    pub(super) fn run(&self, responses: &[MockResponse]) -> Ended<Page> {
        self.run_request(List::default(), responses)
    }

    pub(super) fn run_request<Op: Operation<Error = Busy>>(
        &self,
        request: Op,
        responses: &[MockResponse],
    ) -> Ended<Op::Output> {
        self.script::<Op>(responses);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let result = runtime.block_on(self.call(request).with_metadata().send());
        let start = self.clock.started_at();
        Ended { result, sent: self.mock.take_requests().iter().map(|request| sent(request, start)).collect() }
    }
}

async fn load(
    keys: Arc<Mutex<VecDeque<&'static str>>>,
) -> Result<Credentials, Box<dyn std::error::Error + Send + Sync>> {
    let key = {
        let mut keys = keys.lock().unwrap();
        if keys.len() > 1 { keys.pop_front() } else { keys.front().copied() }
    };
    match key.unwrap() {
        "" => Err("no keys".into()),
        "never" => std::future::pending().await,
        key => Ok(Credentials::new(key, "secret", None, None, "test")),
    }
}

fn sent(request: &MockRequest, start: SystemTime) -> Sent {
    let authorization = request.header("authorization").unwrap();
    let key = authorization.split(['=', '/']).nth(1).unwrap();
    // `20260102T030405Z`
    let date = request.header("x-amz-date").unwrap();
    let part = |from: usize, to: usize| &date[from..to];
    let text =
        format!("{}-{}-{}T{}:{}:{}Z", part(0, 4), part(4, 6), part(6, 8), part(9, 11), part(11, 13), part(13, 15));
    let time: crate::Timestamp = text.parse().unwrap();
    let start: crate::Timestamp = start.into();
    Sent(request.attempt(), key.to_owned(), time.secs() - start.secs())
}
