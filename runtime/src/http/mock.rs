//! The mock: a script of rules in place of the network, and a record of the requests.
//!
//! It replaces only the exchange of bytes, so that everything above it runs as in production: validation, signing, time
//! limits, retries, decoding.

mod builder;
mod codes;
mod differences;
mod output;
mod request;
mod response;
mod rule;
mod script;
#[cfg(test)]
mod tests;

use std::error::Error as StdError;
use std::fmt;
use std::panic::Location;

use reqwest::Request;

pub use self::builder::MockRule;
pub use self::output::MockOutput;
pub use self::request::MockRequest;
pub use self::response::MockResponse;
use self::rule::{Rule, mismatch};
use self::script::Shared;
use super::exchange::HttpResponse;
use super::host::Host;
use crate::error::Failure;
use crate::operation::Operation;
use crate::time::Budget;

/// A script that a client uses in place of the network, with [`ConfigBuilder::mock`](crate::ConfigBuilder::mock). A clone
/// is a handle to the same mock.
///
/// The script consists of rules. Each attempt is answered by the first rule that is for its operation, whose conditions
/// its request fulfils, and that is not used up. So a rule that is used once can stand before one that is always used.
/// A response is computed from the request that it answers, also if many calls run at once.
///
/// Without a rule, the attempt fails with the code `UnexpectedRequest` and a message with the nearest rule.
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
/// mock.respond::<GetThing>(MockResponse::error("ThrottlingException", "Slow down"));
/// mock.on::<GetThing>(|request| Ok(Thing { name: format!("anchor {}", request.id.unwrap_or_default()) }))
///     .when(|request| request.id.is_some());
/// let client = Client::new(&SERVICE, Config::builder().mock(&mock).build())?;
///
/// let thing = get_thing(&client, GetThing { id: Some("1".to_owned()) }).await?;
/// assert_eq!(thing.name, "anchor 1");
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
pub struct Mock(Shared);

impl Mock {
    /// A mock without rules: every request is unexpected.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule that computes the response to each request of an operation. It is used any number of times, but at
    /// least once; the returned value limits it.
    ///
    /// The function returns the output, or else an error or a fault: a modelled error like
    /// `Err(ServiceError::ConflictException(…).into())`, or any [`MockResponse`]. If the response is invalid, the
    /// attempt fails with the code `InvalidMock`: required members of the output are not set, or the service has no
    /// such error. Requests of the same rule are passed to the function one after another.
    #[track_caller]
    pub fn on<Op: Operation<Output: MockOutput>>(
        &self,
        mut answer: impl FnMut(Op) -> Result<Op::Output, MockResponse> + Send + 'static,
    ) -> MockRule<'_, Op> {
        self.add(None, move |request: &MockRequest| match request.read::<Op>() {
            Ok(request) => match answer(request) {
                Ok(output) => output.to_response(),
                Err(response) => response.of_service::<Op::Error>(),
            },
            Err(problem) => MockResponse::invalid(format!("the request can't be read: {problem}")),
        })
    }

    /// Adds a rule with a fixed response to the next request of an operation: a [`MockResponse`], or a modelled error.
    /// It is used once, unless the returned value changes that.
    ///
    /// # Panics
    /// If the response is invalid: the service has no error with this code, required members of the output are not set,
    /// or a header is invalid.
    #[track_caller]
    #[allow(clippy::panic, reason = "a test with an invalid script fails best where the script is made")]
    pub fn respond<Op: Operation>(&self, response: impl Into<MockResponse>) -> MockRule<'_, Op> {
        let response = response.into().of_service::<Op::Error>();
        if let Some(problem) = response.problem() {
            panic!("The response of the mock to {} is invalid: {problem}", Op::NAME);
        }
        self.add(Some(1), move |_: &MockRequest| response.clone())
    }

    #[track_caller]
    fn add<Op: Operation>(
        &self,
        times: Option<usize>,
        answer: impl FnMut(&MockRequest) -> MockResponse + Send + 'static,
    ) -> MockRule<'_, Op> {
        let made_at = Location::caller();
        let mut script = self.0.lock();
        let id = script.made;
        script.made += 1;
        script.rules.push(Rule::new::<Op>(id, made_at, times, answer));
        MockRule::new(&self.0, id)
    }

    /// Removes all rules, for a new script. Recorded requests are kept.
    pub fn clear(&self) -> &Self {
        let mut script = self.0.lock();
        script.rules.clear();
        script.unexpected.clear();
        drop(script);
        self
    }

    /// The requests since the last call of this method, in order.
    #[must_use]
    pub fn take_requests(&self) -> Vec<MockRequest> {
        std::mem::take(&mut self.0.lock().requests)
    }

    /// Checks that every rule was used as often as it was to be, and that there was no unexpected request.
    ///
    /// # Errors
    /// The message has each rule and each request for which that is not so, with the place of the rule and what the
    /// nearest request differed in.
    pub fn assert_used(&self) -> Result<(), MockMismatch> {
        let script = self.0.lock();
        let unused = script.rules.iter().filter(|rule| rule.is_unused()).map(Rule::unused);
        let problems: Vec<String> = unused.chain(script.unexpected.iter().cloned()).collect();
        if problems.is_empty() { Ok(()) } else { Err(MockMismatch(problems.join("; "))) }
    }

    /// Takes the place of an exchange over the network.
    pub(super) async fn exchange(
        &self,
        request: &Request,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        self.answer(MockRequest::new(request))?.exchange(host, budget, limit).await
    }

    /// Records a request and returns its response. The functions of a test run without the lock of the script, so that
    /// they can use the mock.
    fn answer(&self, request: MockRequest) -> Result<MockResponse, Failure> {
        let rules = self.0.lock().record(&request);
        let checked = rules.into_iter().map(|(id, conditions)| (id, mismatch(&conditions, &request))).collect();
        let taken = self.0.lock().take(&request, checked)?;
        Ok(taken.response(&request))
    }
}

/// Prints no bodies.
impl fmt::Debug for Mock {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.0.lock();
        let rules: Vec<String> = script.rules.iter().map(Rule::title).collect();
        to.debug_struct("Mock").field("rules", &rules).field("requests", &script.requests).finish()
    }
}

/// The difference between the script of a [`Mock`] and the requests, returned by [`Mock::assert_used`].
#[derive(Clone, PartialEq, Eq)]
pub struct MockMismatch(String);

impl fmt::Display for MockMismatch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "The requests were not those of the mock's script: {}", self.0)
    }
}

/// Like `Display`, so that `unwrap` prints a readable text.
impl fmt::Debug for MockMismatch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl StdError for MockMismatch {}
