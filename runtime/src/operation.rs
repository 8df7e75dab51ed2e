//! What a generated crate tells the runtime: its service, its operations, its errors.

use std::collections::BTreeMap;
use std::error::Error as StdError;

use crate::codec::{DecodeError, EncodeError, Shape, Structure, from_json_strict, to_json_pretty};
use crate::endpoint::{Endpoint, EndpointError, EndpointParams};
use crate::failure::{Failure, Misfit};
use crate::request::{Encoded, Facts};
use crate::validation::Validation;

pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// The facts about a service that requests need.
#[derive(Debug)]
pub struct Service {
    /// The service's name for people (`sdkId`), like `City Museum`.
    pub id: &'static str,
    /// What links to the documentation of AWS name the service by, like `city-museum-2026-01-01`.
    pub doc_id: Option<&'static str>,
    /// What stands before the dot in `x-amz-target`.
    pub target_prefix: &'static str,
    /// The protocol.
    pub protocol: Protocol,
    /// The service's name in signatures.
    pub signing_name: &'static str,
    /// The name of the generated crate, for the user agent.
    pub crate_name: &'static str,
    /// The version of the generated crate, for the user agent.
    pub crate_version: &'static str,
    /// The endpoint rules of the service.
    pub endpoint: fn(&EndpointParams<'_>) -> Result<Endpoint, EndpointError>,
    /// The errors that the model marks as worth another attempt.
    pub retryable: &'static [RetryableError],
    /// Whether the service once spoke another protocol, and wants to hear which of its error codes callers know.
    pub query_compatible: bool,
}

impl Service {
    /// Where AWS documents an operation: the address that its SDKs name too, which leads on to the page itself. `None`
    /// for a service that the model gives no name for.
    #[must_use]
    pub fn docs_url(&self, operation: &str) -> Option<String> {
        Some(format!("https://docs.aws.amazon.com/goto/WebAPI/{}/{operation}", self.doc_id?))
    }
}

/// An error that the model marks as worth another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryableError {
    /// The name of the error on the wire.
    pub code: &'static str,
    /// Whether it means that the service asks for fewer requests.
    pub throttling: bool,
}

/// What a request does to what the service holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// It changes nothing.
    Nothing,
    /// It changes something, but the same request has no second effect: the operation is idempotent, or the request
    /// carries a token by which the service recognises it.
    Once,
    /// It may change something each time it is sent.
    EachTime,
}

/// What of a request is signed, where the client has credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signature {
    /// Headers and body.
    Whole,
    /// Headers (`aws.auth#unsignedPayload`).
    WithoutBody,
    /// Nothing: the operation takes no authentication.
    None,
}

/// The protocols that the runtime speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
}

impl Protocol {
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::AwsJson1_0 => "application/x-amz-json-1.0",
            Self::AwsJson1_1 => "application/x-amz-json-1.1",
        }
    }
}

/// A request: a value that names its operation, its answer and its service.
///
/// There is no default for encoding and decoding, so that generated crates compile them once, not their users each
/// time anew.
pub trait Operation: Shape + Send + 'static {
    /// What the service answers; `()` where the model promises nothing.
    type Output: Send + 'static;
    /// The errors that the model of the service knows.
    type Error: ModeledError;

    /// The operation's name in the model.
    const NAME: &'static str;
    /// The service.
    const SERVICE: &'static Service;
    /// What the request does, so that an error can say whether it may have been done. Calls don't depend on it.
    const EFFECT: Effect = Effect::EachTime;
    /// What the operation does: the first paragraph of its documentation in the model, as plain text. Empty without one.
    const SUMMARY: &'static str = "";
    /// What of a request is signed.
    const SIGNATURE: Signature = Signature::Whole;
    /// Whether the service takes bodies compressed with gzip.
    const GZIP: bool = false;
    /// What stands before the host of the endpoint: text, and names of members in braces.
    const HOST_PREFIX: &'static str = "";

    /// The value of a member that [`HOST_PREFIX`](Self::HOST_PREFIX) names.
    fn host_label(&self, member: &str) -> Option<&str> {
        let _ = member;
        None
    }

    /// What the endpoint rules are told about this request: parameters by name, booleans as `true` and `false`.
    fn endpoint_params(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Writes the body, after filling in an idempotency token that is missing. A second time gives the same body.
    ///
    /// # Errors
    /// A value that JSON can't hold.
    fn encode(&mut self) -> Result<Vec<u8>, EncodeError>;

    /// Reads the body of an answer.
    ///
    /// # Errors
    /// The body is not what the model says.
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError>;
}

/// The errors that the model of a service knows.
pub trait ModeledError: Send + Sized + Sync + 'static {
    /// Reads the error with this name. `None` for a name that the model doesn't have, or a body that doesn't fit.
    fn decode(code: &str, body: &[u8]) -> Option<Self>;
}

/// An operation that gives its list page by page.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no pages",
    label = "the model does not mark this operation as paginated",
    note = "await the call itself: its answer is complete"
)]
pub trait Paginated: Operation {
    /// What names the next page.
    type Token: PageToken;

    /// The token in this request.
    fn token(&self) -> Option<&Self::Token>;

    /// Asks for the page that the token names, or for the first.
    fn set_token(&mut self, token: Option<Self::Token>);

    /// The token in an answer.
    fn next_token(page: &Self::Output) -> Option<&Self::Token>;
}

/// A paginated operation whose model says which list the pages are made of.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no items",
    label = "the model does not say which list the pages of this operation are made of",
    note = "if it has pages, `.pages()` gives them one by one"
)]
pub trait PaginatedItems: Paginated {
    /// An element of the list.
    type Item;

    /// The elements on a page.
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}

/// What names a page.
pub trait PageToken: Clone + PartialEq + Send + Sync + 'static {
    /// True for a token that names no page, as some services send after the last one.
    fn is_empty(&self) -> bool;
}

impl PageToken for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> PageToken for BTreeMap<K, V>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

/// An operation called by its name, JSON in, JSON out.
#[derive(Clone, Copy, Debug)]
pub struct JsonOperation {
    pub(crate) name: &'static str,
    service: &'static Service,
    pub(crate) facts: Facts,
    summary: &'static str,
    input: &'static str,
    output: Option<&'static str>,
    pub(crate) read: fn(&[u8], Validation) -> Result<Encoded, Failure>,
    pub(crate) print: fn(&[u8]) -> Result<String, BoxError>,
}

impl JsonOperation {
    /// The operation of a request.
    #[must_use]
    pub const fn of<Op: Operation<Output: JsonOutput> + Structure>() -> Self {
        Self {
            name: <Op as Operation>::NAME,
            service: Op::SERVICE,
            facts: Facts::of::<Op>(),
            summary: Op::SUMMARY,
            input: <Op as Structure>::NAME,
            output: <Op::Output as JsonOutput>::NAME,
            read: read::<Op>,
            print: print::<Op>,
        }
    }

    /// The operation's name in the model.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where AWS documents the operation: [`Service::docs_url`].
    #[must_use]
    pub fn docs_url(&self) -> Option<String> {
        self.service.docs_url(self.name)
    }

    /// What a request does to what the service holds.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        self.facts.effect
    }

    /// What the operation does, in a paragraph of plain text: [`Operation::SUMMARY`].
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// The name of the request's type, in the module `operation` of the generated crate.
    #[must_use]
    pub const fn input(&self) -> &'static str {
        self.input
    }

    /// The name of the response's type, in the same module; `None` where the model promises nothing.
    #[must_use]
    pub const fn output(&self) -> Option<&'static str> {
        self.output
    }
}

fn read<Op: Operation>(request: &[u8], validation: Validation) -> Result<Encoded, Failure> {
    let mut request: Op = from_json_strict(request).map_err(|error| unreadable(error, request))?;
    Encoded::of(&mut request, validation)
}

fn print<Op: Operation<Output: JsonOutput>>(body: &[u8]) -> Result<String, BoxError> {
    Ok(Op::decode(body)?.to_json_pretty()?)
}

fn unreadable(error: DecodeError, request: &[u8]) -> Failure {
    let misfit = Misfit { error: &error, text: request };
    Failure::invalid_request(format!("The request can't be read: {}", misfit.describe()))
        .with_details(None, misfit.fields())
        .with_source(error)
}

/// What an operation answers, as JSON: any structure, or `{}` where the model promises nothing.
pub trait JsonOutput {
    /// The name of the type; `None` where the model promises nothing.
    const NAME: Option<&'static str>;

    /// JSON for people.
    ///
    /// # Errors
    /// A value that JSON can't hold.
    fn to_json_pretty(&self) -> Result<String, EncodeError>;
}

impl<T: Shape + Structure> JsonOutput for T {
    const NAME: Option<&'static str> = Some(<T as Structure>::NAME);

    fn to_json_pretty(&self) -> Result<String, EncodeError> {
        to_json_pretty(self)
    }
}

impl JsonOutput for () {
    const NAME: Option<&'static str> = None;

    fn to_json_pretty(&self) -> Result<String, EncodeError> {
        Ok("{}".to_owned())
    }
}
