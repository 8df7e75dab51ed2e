//! The harness of a generated `tests/protocol.rs`: runs each protocol test against a server on this machine.
//!
//! A request passes through the whole client, including endpoint, signature and HTTP. Every host name is resolved to
//! the server, so that tests of host names check the request as it is sent. Responses are sent over HTTP too.

mod compare;
mod server;

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use smithy_client_runtime::__v1::JsonOutput;
use smithy_client_runtime::codec::from_json;
use smithy_client_runtime::{Call, Client, Config, Env, Error, HostPart, Operation, Service, Validation};

use self::compare::{Problems, same_json};
use self::server::{Received, Server};

/// The outcome of a test.
pub type Outcome = Result<(), Mismatch>;

/// The differences from the expected request or response, one per line.
pub struct Mismatch(String);

impl<E: Into<Box<dyn StdError + Send + Sync>>> From<E> for Mismatch {
    fn from(error: E) -> Self {
        Self(error.into().to_string())
    }
}

/// Printed for a test function that returns an error.
impl fmt::Debug for Mismatch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

type Headers = &'static [(&'static str, &'static str)];

/// The expected request. Properties that a test doesn't check are empty.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "named as in `smithy.test#httpRequestTests`")]
pub struct ExpectedRequest {
    pub method: &'static str,
    pub uri: &'static str,
    pub host: Option<&'static str>,
    pub resolved_host: Option<&'static str>,
    pub query: &'static [&'static str],
    pub headers: Headers,
    pub require_headers: &'static [&'static str],
    pub forbid_headers: &'static [&'static str],
    pub body: Option<Body>,
}

/// The expected body, and how it is compared.
#[derive(Clone, Copy, Debug)]
pub enum Body {
    /// As JSON values.
    Json(&'static str),
    /// Byte for byte.
    Text(&'static str),
}

impl ExpectedRequest {
    /// A request with this method and path.
    #[must_use]
    pub const fn new(method: &'static str, uri: &'static str) -> Self {
        Self {
            method,
            uri,
            host: None,
            resolved_host: None,
            query: &[],
            headers: &[],
            require_headers: &[],
            forbid_headers: &[],
            body: None,
        }
    }

    /// Sends a request, and compares what the server received.
    ///
    /// # Errors
    /// The request was not sent, or it differs.
    pub fn check<Op: Operation>(self, request: Op) -> Outcome {
        let server = Server::start(200, &[], "{}")?;
        let client = client(Op::SERVICE, self.host, server.address())?;
        let result = call(client, request)?;
        match server.received() {
            // The result doesn't matter: required members of the output may be missing in the response.
            Some(received) => self.compare(&received),
            None => Err(result.err().map_or_else(|| Mismatch("no request was sent".to_owned()), Mismatch::from)),
        }
    }

    fn compare(&self, received: &Received) -> Outcome {
        let mut problems = Problems::default();
        let (path, query) = received.target.split_once('?').unwrap_or((&received.target, ""));
        problems.equal("the method", &received.method, self.method);
        problems.equal("the path", path, self.uri);
        for part in self.query {
            problems.check(query.split('&').any(|other| other == *part), || {
                format!("the query {query:?} doesn't contain {part:?}")
            });
        }
        for (name, value) in self.headers {
            problems.equal(&format!("the header {name}"), received.header(name).unwrap_or("missing"), value);
        }
        for name in self.require_headers {
            problems.check(received.header(name).is_some(), || format!("the header {name} is missing"));
        }
        for name in self.forbid_headers {
            problems.check(received.header(name).is_none(), || format!("the header {name} is forbidden, but present"));
        }
        // The host of a test may be followed by a path.
        let host = self.resolved_host.or_else(|| self.host?.split('/').next());
        if let Some(host) = host {
            problems.equal("the host", received.header("host").unwrap_or_default(), host);
        }
        match self.body {
            Some(Body::Text(body)) => problems.equal("the body", &String::from_utf8_lossy(&received.body), body),
            Some(Body::Json(body)) => problems.same_json("the body", &received.body, body.as_bytes()),
            None => {}
        }
        problems.outcome()
    }
}

/// A response of the service.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "named as in HTTP")]
pub struct Response {
    pub status: u16,
    pub headers: Headers,
    pub body: &'static str,
}

impl Response {
    /// Sends the response to a request, and compares the output that the client returns. NaN is equal to itself.
    ///
    /// # Errors
    /// The call failed, or the output differs.
    pub fn returns<Op: Operation<Output: JsonOutput + PartialEq>>(self, expected: &Op::Output) -> Outcome {
        let output = self.call::<Op>()?.map_err(|error| Mismatch(error.to_string()))?;
        if output == *expected {
            return Ok(());
        }
        let (found, expected) = (output.to_json_pretty()?, expected.to_json_pretty()?);
        if same_json(&serde_json::from_str(&found)?, &serde_json::from_str(&expected)?) {
            return Ok(());
        }
        Err(Mismatch(format!("the output is\n{found}\nbut should be\n{expected}")))
    }

    /// Sends the response to a request, and compares the modelled error that the client returns.
    ///
    /// # Errors
    /// The call succeeded, or the error differs.
    pub fn fails_with<Op: Operation<Error: fmt::Debug + PartialEq>>(self, expected: &Op::Error) -> Outcome {
        match self.call::<Op>()? {
            Ok(_) => Err(Mismatch("the call succeeded".to_owned())),
            Err(error) => match error.service_error() {
                Some(found) if found == expected => Ok(()),
                Some(found) => Err(Mismatch(format!("the error is\n{found:#?}\nbut should be\n{expected:#?}"))),
                None => Err(Mismatch(format!("the error is not in the model: {error}"))),
            },
        }
    }

    /// The result of a call that receives this response.
    fn call<Op: Operation>(self) -> Result<Result<Op::Output, Error<Op::Error>>, Mismatch> {
        let server = Server::start(self.status, self.headers, self.body)?;
        let client = client(Op::SERVICE, None, server.address())?;
        call(client, any_request::<Op>()?)
    }
}

/// A request with only the members that the host name needs, for tests of responses.
fn any_request<Op: Operation>() -> Result<Op, Mismatch> {
    let members = Op::HOST_PREFIX.iter().filter_map(|part| match part {
        HostPart::Label(member) => Some((*member, "any")),
        HostPart::Text(_) => None,
    });
    let members: BTreeMap<&str, &str> = members.collect();
    Ok(from_json(&serde_json::to_vec(&members)?)?)
}

fn call<Op: Operation>(client: Client, request: Op) -> Result<Result<Op::Output, Error<Op::Error>>, Mismatch> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(Call::new(client, request).validation(Validation::Off).send()))
}

/// A client for which every host name is resolved to the server.
fn client(service: &'static Service, host: Option<&str>, server: SocketAddr) -> Result<Client, Mismatch> {
    let http = reqwest::Client::builder().no_proxy().dns_resolver(Arc::new(FixedResolver(server))).build()?;
    // Expected outputs are built from the members of the model.
    let config = Config::builder()
        .unknown_members(false)
        .region("us-east-1")
        .static_credentials("AKIDEXAMPLE", "secret", None)
        .endpoint_url(format!("http://{}", host.unwrap_or("example.com")))
        .http_client(http)
        .max_attempts(1)
        .env(Env::empty())
        .build();
    Ok(Client::new(service, config)?)
}

/// Resolves every name to one address. Its port is used for URLs without a port.
struct FixedResolver(SocketAddr);

impl Resolve for FixedResolver {
    fn resolve(&self, _: Name) -> Resolving {
        let addresses: Addrs = Box::new(std::iter::once(self.0));
        Box::pin(std::future::ready(Ok(addresses)))
    }
}
