//! The mock: scripted responses in place of the network, and a record of the requests.
//!
//! It replaces only the exchange of bytes, so that everything above it runs as in production: validation, signing, time
//! limits, retries, decoding.

mod request;
mod response;
#[cfg(test)]
mod tests;

use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest::Request;

pub use self::request::MockRequest;
pub use self::response::MockResponse;
use super::exchange::HttpResponse;
use super::host::Host;
use crate::error::Failure;
use crate::time::Budget;

/// Scripted responses that a client uses in place of the network, with
/// [`ConfigBuilder::mock`](crate::ConfigBuilder::mock). A clone is a handle to the same mock.
///
/// Each attempt takes the first unused response for its operation or for any operation. If there is none, the attempt
/// fails with the code `UnexpectedRequest`.
///
/// ```
/// # use smithy_client_runtime::__v1::{
/// #     DecodeError, EncodeError, Endpoint, JsonOptions, RequestBody, read_response, structure, write_request,
/// # };
/// # use smithy_client_runtime::{ModeledError, Operation, Protocol, Service};
/// # #[derive(Clone)]
/// # struct GetThing { id: Option<String> }
/// # structure! { GetThing { id: "Id", } }
/// # struct Thing { name: String }
/// # structure! { Thing { name: "Name", } }
/// # static SERVICE: Service = Service::new("Things", Protocol::AwsJson1_0)
/// #     .target_prefix("Things")
/// #     .signing_name("things")
/// #     .endpoint(|_| Ok(Endpoint::new("https://things.example.com")));
/// # #[derive(Debug)]
/// # enum Never {}
/// # impl ModeledError for Never { fn decode(_: &str, _: &[u8]) -> Option<Self> { None } }
/// # impl Operation for GetThing {
/// #     type Output = Thing;
/// #     type Error = Never;
/// #     const NAME: &'static str = "GetThing";
/// #     const SERVICE: &'static Service = &SERVICE;
/// #     fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> { write_request(self, options) }
/// #     fn decode(body: &[u8], options: &JsonOptions) -> Result<Thing, DecodeError> { read_response(body, options) }
/// # }
/// # fn get_thing(client: &Client, request: GetThing) -> Call<GetThing> { Call::new(client.clone(), request) }
/// use smithy_client_runtime::{Call, Client, Config, Mock, MockResponse};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build()?.block_on(async {
/// let mock = Mock::new();
/// mock.on("GetThing", MockResponse::error("ThrottlingException", "Slow down"));
/// mock.on("GetThing", MockResponse::of(&Thing { name: "anchor".to_owned() }));
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

/// A response, and the operation that it is for.
struct Step {
    /// `None` is any operation.
    operation: Option<String>,
    response: MockResponse,
    used: bool,
}

impl Mock {
    /// A mock without responses.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response for the next attempt of any operation.
    pub fn respond(&self, response: MockResponse) -> &Self {
        self.add(None, response)
    }

    /// Adds a response for the next attempt of this operation. `operation` is the name in the model.
    pub fn on(&self, operation: impl Into<String>, response: MockResponse) -> &Self {
        self.add(Some(operation.into()), response)
    }

    fn add(&self, operation: Option<String>, response: MockResponse) -> &Self {
        self.script().steps.push(Step { operation, response, used: false });
        self
    }

    /// Removes all responses, for a new script. Recorded requests are kept.
    pub fn clear(&self) -> &Self {
        self.script().steps.clear();
        self
    }

    /// The requests since the last call of this method, in order.
    #[must_use]
    pub fn take_requests(&self) -> Vec<MockRequest> {
        std::mem::take(&mut self.script().requests)
    }

    /// Checks that every response was used.
    ///
    /// # Errors
    /// Some responses were not used. The message names their operations.
    pub fn assert_used(&self) -> Result<(), UnusedResponses> {
        let script = self.script();
        match script.steps.iter().all(|step| step.used) {
            true => Ok(()),
            false => Err(UnusedResponses(script.unused())),
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        // No code panics while it holds the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the place of an exchange over the network.
    pub(super) async fn exchange(
        &self,
        request: &Request,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        let response = self.script().take(MockRequest::new(request))?;
        response.exchange(host, budget, limit).await
    }
}

impl Script {
    /// Records a request and returns its response.
    fn take(&mut self, request: MockRequest) -> Result<MockResponse, Failure> {
        let operation = request.operation();
        let is_next = |step: &&mut Step| {
            let matches = step.operation.as_deref().is_none_or(|name| name == operation);
            matches && (!step.used || step.response.is_repeated())
        };
        let response = self.steps.iter_mut().find(is_next).map(|step| {
            step.used = true;
            step.response.clone()
        });
        let response = response.ok_or_else(|| {
            let attempt = request.attempt();
            let message = format!("The mock has no response for attempt {attempt} of {operation}; {}", self.unused());
            Failure::configuration("UnexpectedRequest", message)
        });
        self.requests.push(request);
        response
    }

    /// The operations of the unused responses, as the end of a sentence.
    fn unused(&self) -> String {
        let unused = self.steps.iter().filter(|step| !step.used);
        let names: Vec<&str> = unused.map(|step| step.operation.as_deref().unwrap_or("any operation")).collect();
        match names.is_empty() {
            true => "it has no unused responses".to_owned(),
            false => format!("it has unused responses for {}", names.join(", ")),
        }
    }
}

/// Prints no bodies.
impl fmt::Debug for Mock {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.script();
        to.debug_struct("Mock").field("responses", &script.unused()).field("requests", &script.requests).finish()
    }
}

/// The error for unused responses of a [`Mock`], returned by [`Mock::assert_used`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedResponses(String);

impl fmt::Display for UnusedResponses {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Not all responses of the mock were used: {}", self.0)
    }
}

impl StdError for UnusedResponses {}
