//! Testing without a network: a script that answers in its place, and a record of what it was asked.
//!
//! It stands where bytes are exchanged, so everything above it is as in production: validation, signing, time limits,
//! retries, decoding.

mod answer;
mod request;
#[cfg(test)]
mod tests;

use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest::Request;

pub use self::answer::MockAnswer;
pub use self::request::MockRequest;
use crate::config::ConfigBuilder;
use crate::env::Env;
use crate::failure::Failure;
use crate::http::{Answer, Host};
use crate::limits::Budget;

/// What a client gets in place of a network, with [`ConfigBuilder::mock`]. Clones are the same mock.
///
/// Each attempt takes the first answer of the script that is for its operation, or for any. An attempt for which none is
/// left is an error that says so (`UnexpectedRequest`).
///
/// ```
/// # use smithy_client_runtime::codec::{DecodeError, EncodeError, from_json, to_json};
/// # use smithy_client_runtime::{Endpoint, ModeledError, Operation, Protocol, Service};
/// # #[derive(Clone, Default)]
/// # struct GetThing { id: Option<String> }
/// # smithy_client_runtime::structure! { GetThing { id: "Id", } }
/// # struct Thing { name: String }
/// # smithy_client_runtime::structure! { Thing { name: "Name", } }
/// # static SERVICE: Service = Service {
/// #     id: "Things", target_prefix: "Things", protocol: Protocol::AwsJson1_0, signing_name: "things", crate_name: "things",
/// #     crate_version: "1.0.0", doc_id: None, query_compatible: false, endpoint: |_| Ok(Endpoint::new("https://things.example.com")), retryable: &[],
/// # };
/// # #[derive(Debug)]
/// # enum Never {}
/// # impl ModeledError for Never { fn decode(_: &str, _: &[u8]) -> Option<Self> { None } }
/// # impl Operation for GetThing {
/// #     type Output = Thing;
/// #     type Error = Never;
/// #     const NAME: &'static str = "GetThing";
/// #     const SERVICE: &'static Service = &SERVICE;
/// #     fn encode(&mut self) -> Result<Vec<u8>, EncodeError> { to_json(self) }
/// #     fn decode(body: &[u8]) -> Result<Thing, DecodeError> { from_json(body) }
/// # }
/// # fn get_thing(client: &Client, request: GetThing) -> Call<GetThing> { Call::new(client.clone(), request) }
/// use smithy_client_runtime::{Call, Client, Config, Mock, MockAnswer};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build()?.block_on(async {
/// let mock = Mock::new();
/// mock.on("GetThing", MockAnswer::error("ThrottlingException", "Slow down"));
/// mock.on("GetThing", MockAnswer::with(|thing: &mut Thing| thing.name = "anchor".to_owned()));
/// let client = Client::new(&SERVICE, Config::builder().mock(&mock).build())?;
///
/// let thing = get_thing(&client, GetThing { id: Some("1".to_owned()) }).await?;
/// assert_eq!(thing.name, "anchor");
///
/// let requests = mock.take_requests();
/// assert_eq!((requests.len(), requests[1].attempt()), (2, 2));
/// assert_eq!(requests[0].read::<GetThing>()?.id.as_deref(), Some("1"));
/// mock.assert_used()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Mock(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    steps: Vec<Step>,
    requests: Vec<MockRequest>,
}

/// An answer and whom it is for.
struct Step {
    /// `None` for any.
    operation: Option<String>,
    answer: MockAnswer,
    used: bool,
}

impl Mock {
    /// A mock without answers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer for the next attempt, whatever its operation.
    pub fn answer(&self, answer: MockAnswer) -> &Self {
        self.add(None, answer)
    }

    /// Adds an answer for the next attempt of this operation, by its name in the model.
    pub fn on(&self, operation: impl Into<String>, answer: MockAnswer) -> &Self {
        self.add(Some(operation.into()), answer)
    }

    fn add(&self, operation: Option<String>, answer: MockAnswer) -> &Self {
        self.script().steps.push(Step { operation, answer, used: false });
        self
    }

    /// All requests since the last time they were taken, in the order they came.
    #[must_use]
    pub fn take_requests(&self) -> Vec<MockRequest> {
        std::mem::take(&mut self.script().requests)
    }

    /// Whether every answer was given.
    ///
    /// # Errors
    /// Some were not: the text says for which operations they are.
    pub fn assert_used(&self) -> Result<(), UnusedAnswers> {
        let script = self.script();
        match script.steps.iter().all(|step| step.used) {
            true => Ok(()),
            false => Err(UnusedAnswers(script.left())),
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        // Nothing panics while it is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What happens in place of an exchange over the network.
    pub(crate) async fn exchange(
        &self,
        request: &Request,
        host: Host<'_>,
        attempt: u32,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<Answer, Failure> {
        let answer = self.script().take(MockRequest::new(request, attempt))?;
        answer.happen(host, attempt, budget, limit).await
    }
}

impl Script {
    /// Takes note of a request and gives its answer.
    fn take(&mut self, request: MockRequest) -> Result<MockAnswer, Failure> {
        let operation = request.operation();
        let is_next = |step: &&mut Step| {
            let meant = step.operation.as_deref().is_none_or(|name| name == operation);
            meant && (!step.used || step.answer.is_kept())
        };
        let answer = self.steps.iter_mut().find(is_next).map(|step| {
            step.used = true;
            step.answer.clone()
        });
        let answer = answer.ok_or_else(|| {
            let attempt = request.attempt();
            let message = format!("The mock has no answer for attempt {attempt} of {operation}; {}", self.left());
            Failure::configuration("UnexpectedRequest", message)
        });
        self.requests.push(request);
        answer
    }

    /// Says which answers are left.
    fn left(&self) -> String {
        let unused = self.steps.iter().filter(|step| !step.used);
        let names: Vec<&str> = unused.map(|step| step.operation.as_deref().unwrap_or("any operation")).collect();
        match names.is_empty() {
            true => "none is left".to_owned(),
            false => format!("left are those for {}", names.join(", ")),
        }
    }
}

/// Without bodies.
impl fmt::Debug for Mock {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.script();
        to.debug_struct("Mock").field("left", &script.left()).field("requests", &script.requests).finish()
    }
}

/// Answers of a [`Mock`] that nobody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedAnswers(String);

impl fmt::Display for UnusedAnswers {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Not all answers of the mock were used; {}", self.0)
    }
}

impl StdError for UnusedAnswers {}

impl ConfigBuilder {
    /// Answers requests from a script, for tests. No HTTP client is made, so nothing can reach a network, whatever the
    /// endpoint.
    ///
    /// Unless an [`env`](Self::env) is set, neither environment nor files of this machine are read: the region is
    /// `us-east-1` and the credentials are made up where the configuration sets no others.
    #[must_use]
    pub fn mock(mut self, mock: &Mock) -> Self {
        self.config.mock = Some(mock.clone());
        if self.config.env.is_process() {
            self.config.env = Env::from([
                ("AWS_REGION", "us-east-1"),
                ("AWS_ACCESS_KEY_ID", "AKIDMOCK"),
                ("AWS_SECRET_ACCESS_KEY", "made-up"),
            ]);
        }
        self
    }
}
