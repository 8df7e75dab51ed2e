//! A scenario: what the service does, and the outcome of the call, in the typed client and in the program `call`.

use std::collections::BTreeSet;
use std::error::Error as _;
use std::ops::RangeInclusive;
use std::time::Duration;

use aws_credential_types::Credentials;
use partnercentral_selling::operation::{
    AssignOpportunityRequest, CreateOpportunityRequest, GetOpportunityRequest, ListOpportunitiesRequest,
    UpdateOpportunityRequest,
};
use partnercentral_selling::{Client, Config, Error, ServiceError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use smithy_client_runtime::{ConfigBuilder, Env, ErrorKind, Operation};
use tests::example::{Example, Outcome};
use tests::faults::{Exchange, FaultServer, Reading, head};
use tests::signature::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN};
use tests::wire;

use crate::clock::Fast;

/// A part of invalid responses, which must not be printed anywhere.
pub(crate) const CUSTOMER: &str = "customer.desk@ferries.example.com";

/// What the service does, and the expected outcome of one call.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// The measured result of the official SDK: first the attempts.
    official: &'static str,
    operation: &'static str,
    script: Vec<Exchange>,
    attempts: usize,
    /// In seconds of the client's clock.
    takes: RangeInclusive<f64>,
    end: End,
    status: Option<u16>,
    retryable: Option<bool>,
    applied: bool,
    program: Option<Program>,
}

enum End {
    Response(&'static str),
    Failure { kind: ErrorKind, code: Option<&'static str>, text: &'static str },
}

/// The expectations for the program if they differ, since it has neither that clock nor all settings.
struct Program {
    arguments: &'static [&'static str],
    attempts: usize,
}

impl Scenario {
    /// A call of GetOpportunity that is expected to get a response at the first attempt.
    pub(crate) fn new(name: &'static str, script: impl IntoIterator<Item = Exchange>) -> Self {
        Self {
            name,
            official: "",
            operation: "GetOpportunity",
            script: script.into_iter().collect(),
            attempts: 1,
            takes: 0.0..=4.5,
            end: End::Response(""),
            status: None,
            retryable: None,
            applied: false,
            program: None,
        }
    }

    pub(crate) fn official(mut self, measured: &'static str) -> Self {
        self.official = measured;
        self
    }

    pub(crate) fn operation(mut self, name: &'static str) -> Self {
        self.operation = name;
        self
    }

    pub(crate) fn attempts(mut self, attempts: usize) -> Self {
        self.attempts = attempts;
        self
    }

    pub(crate) fn takes(mut self, seconds: RangeInclusive<f64>) -> Self {
        self.takes = seconds;
        self
    }

    /// The response, written as JSON, contains this.
    pub(crate) fn returns(mut self, text: &'static str) -> Self {
        self.end = End::Response(text);
        self
    }

    /// The call fails, and its error is displayed with this text.
    pub(crate) fn fails(mut self, kind: ErrorKind, code: impl Into<Option<&'static str>>, text: &'static str) -> Self {
        self.end = End::Failure { kind, code: code.into(), text };
        self
    }

    pub(crate) fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Whether the error is retryable, if the number of attempts doesn't show it.
    pub(crate) fn retryable(mut self, retryable: bool) -> Self {
        self.retryable = Some(retryable);
        self
    }

    /// The error reports that the request may have been applied.
    pub(crate) fn applied(mut self) -> Self {
        self.applied = true;
        self
    }

    /// How much of each request is read.
    pub(crate) fn reading(mut self, reading: Reading) -> Self {
        self.script = self.script.into_iter().map(|exchange| exchange.reading(reading)).collect();
        self
    }

    /// Additional arguments for the program, and its number of attempts if it differs.
    pub(crate) fn program(mut self, arguments: &'static [&'static str], attempts: usize) -> Self {
        self.program = Some(Program { arguments, attempts });
        self
    }

    /// Runs it with the typed client, async and blocking, and with the program. Returns a line of the table.
    pub(crate) fn run(&self) -> String {
        let server = FaultServer::start(self.script.clone());
        let (ended, elapsed) = self.call(&server, Way::Async);
        self.check(&ended, elapsed);
        self.check_requests(&server, self.attempts);
        self.check_signatures(&server);

        server.restart(self.script.clone());
        let (blocking, elapsed_blocking) = self.call(&server, Way::Blocking);
        self.check(&blocking, elapsed_blocking);
        self.check_requests(&server, self.attempts);
        assert_eq!(blocking.as_ref().ok(), ended.as_ref().ok(), "{}: without async", self.name);

        server.restart(self.script.clone());
        let outcome = self.call_program(&server);
        self.check_program(&ended, &outcome);
        self.check_requests(&server, self.program.as_ref().map_or(self.attempts, |program| program.attempts));

        let kind = ended.as_ref().map_or_else(|error| format!("{:?}", error.kind()), |_| "answered".to_owned());
        line(self.name, &self.attempts.to_string(), elapsed, &kind, outcome.status, self.official)
    }

    fn call(&self, server: &FaultServer, way: Way) -> (Result<String, Error>, Duration) {
        // With so long a time limit, the service doesn't respond or asks for a wait.
        let clock = if *self.takes.end() > 5.0 { Fast::limits() } else { Fast::waits() };
        let config = config(&server.url()).clock(clock).build();
        let client = Client::new(config).expect("a complete configuration");
        match self.operation {
            "AssignOpportunity" => call::<AssignOpportunityRequest>(&client, way),
            "CreateOpportunity" => call::<CreateOpportunityRequest>(&client, way),
            "GetOpportunity" => call::<GetOpportunityRequest>(&client, way),
            "ListOpportunities" => call::<ListOpportunitiesRequest>(&client, way),
            "UpdateOpportunity" => call::<UpdateOpportunityRequest>(&client, way),
            other => panic!("no call of {other}"),
        }
    }

    fn call_program(&self, server: &FaultServer) -> Outcome {
        let arguments = self.program.as_ref().map_or(&[][..], |program| program.arguments);
        Example::new([self.operation, "--endpoint-url", &server.url(), "--region", "us-east-1"])
            .credentials()
            .env("AWS_SESSION_TOKEN", SESSION_TOKEN)
            // Waits of at most 100 ms instead of 2 s.
            .env("AWS_NEW_RETRIES_2026", "true")
            .arguments(arguments)
            .stdin(wire::smallest(self.operation).to_string())
            .run()
    }

    fn check(&self, ended: &Result<String, Error>, elapsed: Duration) {
        let Self { name, attempts, takes, .. } = self;
        assert!(takes.contains(&elapsed.as_secs_f64()), "{name}: took {elapsed:?}");
        match (ended, &self.end) {
            (Ok(response), End::Response(text)) => assert!(response.contains(text), "{name}: {response}"),
            (Ok(response), End::Failure { .. }) => panic!("{name}: got a response: {response}"),
            (Err(error), End::Response(_)) => panic!("{name}: {error}"),
            (Err(error), End::Failure { kind, code, text }) => {
                let shown = error.to_string();
                assert_eq!(
                    (error.kind(), error.code(), error.status()),
                    (*kind, *code, self.status),
                    "{name}: {error:?}"
                );
                assert!(shown.contains(text), "{name}: {shown}");
                assert_eq!(error.history().attempts().len(), *attempts, "{name}: {error}");
                assert_eq!(error.history().attempts().len(), *attempts, "{name}: {error}");
                assert_eq!(error.is_retryable(), self.retryable.unwrap_or(*attempts > 1), "{name}: {error:?}");
                assert_eq!(error.may_have_been_applied(), self.applied, "{name}: {error}");
                assert_eq!(shown.contains("may have been applied"), self.applied, "{name}: {error}");
                check_text(name, error);
            }
        }
    }

    /// Checks that each attempt is the same request with a valid signature.
    fn check_requests(&self, server: &FaultServer, attempts: usize) {
        let name = self.name;
        let requests = server.requests();
        assert_eq!(requests.len(), attempts, "{name}: requests that arrived");
        let Some(first) = requests.first() else { return };
        for (index, request) in requests.iter().enumerate() {
            assert_eq!(request.body, first.body, "{name}");
            let id = "amz-sdk-invocation-id";
            assert!(request.header(id).is_some() && request.header(id) == first.header(id), "{name}");
            let number = request.header("amz-sdk-request").unwrap_or_default();
            assert!(number.starts_with(&format!("attempt={}; max=", index + 1)), "{name}: {number}");
            if self.script.iter().all(|exchange| exchange.reading == Reading::All) {
                assert!(request.signature.is_ok(), "{name}: {:?}", request.signature);
            }
        }
    }

    /// Checks that each attempt has a new signature, with a later time than the one before.
    fn check_signatures(&self, server: &FaultServer) {
        let name = self.name;
        let requests = server.requests();
        for header in ["authorization", "x-amz-date"] {
            let values: BTreeSet<_> = requests.iter().map(|request| request.header(header)).collect();
            assert_eq!(values.len(), requests.len(), "{name}: {header} was sent twice");
        }
    }

    fn check_program(&self, ended: &Result<String, Error>, outcome: &Outcome) {
        let name = self.name;
        for secret in [CUSTOMER, SECRET_KEY, SESSION_TOKEN].into_iter().filter(|_| ended.is_err()) {
            assert!(!outcome.stderr.contains(secret), "{name}: {}", outcome.stderr);
        }
        match ended {
            Ok(response) => {
                let response: Value = serde_json::from_str(response).expect("a response is JSON");
                // Without an output, the typed client returns nothing.
                assert_eq!(outcome.response(), if response.is_null() { json!({}) } else { response }, "{name}");
            }
            Err(error) => {
                let failure = outcome.failure();
                assert_eq!(outcome.status, Some(exit_status(error.kind())), "{name}: {failure}");
                match &self.program {
                    None => assert_eq!(failure, report(error), "{name}"),
                    Some(Program { attempts, .. }) => {
                        assert_eq!((&failure["code"], &failure["attempts"]), (&json!(error.code()), &json!(attempts)))
                    }
                }
            }
        }
    }
}

/// A configuration without settings from the environment.
pub(crate) fn config(url: &str) -> ConfigBuilder {
    let token = Some(SESSION_TOKEN.to_owned());
    Config::builder()
        .region("us-east-1")
        .credentials(Credentials::new(ACCESS_KEY, SECRET_KEY, token, None, "tests"))
        .endpoint_url(url)
        .env(Env::empty())
}

pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("an event loop");
    runtime.block_on(work)
}

/// The smallest request of an operation.
pub(crate) fn request<Op: Operation + DeserializeOwned>() -> Op {
    serde_json::from_value(wire::smallest(Op::NAME)).expect("a recorded request")
}

/// How the client is called.
#[derive(Clone, Copy)]
enum Way {
    Async,
    Blocking,
}

fn call<Op>(client: &Client, way: Way) -> (Result<String, Error>, Duration)
where
    Op: Operation<Error = ServiceError, Output: Serialize> + DeserializeOwned,
{
    let call = client.call(request::<Op>()).with_metadata();
    let ended = match way {
        Way::Async => block_on(call.send()),
        Way::Blocking => call.send_blocking(),
    };
    match ended {
        Ok(response) => {
            let text = serde_json::to_string(&response.output).expect("a response can be written");
            (Ok(text), response.history.elapsed())
        }
        Err(error) => {
            let elapsed = error.history().elapsed();
            (Err(error), elapsed)
        }
    }
}

/// Checks that everything printed about an error is one line of printable text without secrets.
pub(crate) fn check_text(name: &str, error: &Error) {
    let shown = error.to_string();
    assert!(!shown.contains(char::is_control), "{name}: {shown:?}");
    let mut all = format!("{shown}\n{error:?}\n{:?}", error.service_error());
    let mut cause = error.source();
    while let Some(source) = cause {
        all += &format!("\n{source}\n{source:?}");
        cause = source.source();
    }
    for secret in [CUSTOMER, SECRET_KEY, SESSION_TOKEN] {
        assert!(!all.contains(secret), "{name}: {all}");
    }
}

/// What the program must print about an error.
fn report(error: &Error) -> Value {
    let fields = error.fields().iter();
    let fields: Vec<Value> =
        fields.map(|field| json!({"path": field.path, "code": field.code, "message": field.message})).collect();
    json!({
        "code": error.code(),
        "message": error.message(),
        "request_id": error.request_id(),
        "status": error.status(),
        "attempts": error.history().attempts().len(),
        "retryable": error.is_retryable(),
        "fields": fields,
    })
}

/// The exit statuses that the help of the program describes.
pub(crate) fn exit_status(kind: ErrorKind) -> i32 {
    match kind {
        ErrorKind::InvalidRequest | ErrorKind::Configuration | ErrorKind::Credentials | ErrorKind::Endpoint => 2,
        ErrorKind::Service | ErrorKind::InvalidResponse | ErrorKind::ResponseTooLarge => 3,
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => 4,
        other => panic!("no exit status for {other:?}"),
    }
}

/// A line of the table: scenario, attempts, time, outcome, exit status of the program if it was run, the official SDK.
pub(crate) fn line(
    name: &str,
    attempts: &str,
    time: Duration,
    end: &str,
    exit: impl Into<Option<i32>>,
    official: &str,
) -> String {
    let exit = exit.into().map_or("–".to_owned(), |status| status.to_string());
    format!("| {name} | {attempts} | {:.2} s | {end} | {exit} | {official} |\n", time.as_secs_f64())
}

/// A response of the service with its content type.
pub(crate) fn response(status: u16, body: impl AsRef<[u8]>) -> Exchange {
    Exchange::response(status, "content-type: application/x-amz-json-1.0\r\n", body)
}

/// A valid response of GetOpportunity.
pub(crate) fn good() -> Exchange {
    response(200, tests::response_body("GetOpportunity", "full"))
}

/// The head of a valid response with another length.
pub(crate) fn head_of(length: usize) -> String {
    head(200, "content-type: application/x-amz-json-1.0\r\n", length)
}
