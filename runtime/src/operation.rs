//! What a generated crate tells the runtime: its service, its operations, its errors.

use std::collections::BTreeMap;
use std::error::Error as StdError;

use crate::codec::{DecodeError, EncodeError, Shape};
use crate::endpoint::{Endpoint, EndpointError, EndpointParams};

pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// The facts about a service that requests need. A generated crate states them, and shows them as `service::SERVICE`.
#[derive(Debug)]
pub struct Service {
    pub(crate) id: &'static str,
    pub(crate) doc_id: Option<&'static str>,
    pub(crate) target_prefix: &'static str,
    pub(crate) protocol: Protocol,
    pub(crate) signing_name: &'static str,
    pub(crate) crate_name: &'static str,
    pub(crate) crate_version: &'static str,
    pub(crate) endpoint: EndpointRules,
    pub(crate) retryable: &'static [RetryableError],
    pub(crate) query_compatible: bool,
}

/// The endpoint rules of a service, as a function.
pub(crate) type EndpointRules = fn(&EndpointParams<'_>) -> Result<Endpoint, EndpointError>;

/// How a generated crate states its service: facts that a later version adds have a default.
impl Service {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(id: &'static str, protocol: Protocol) -> Self {
        Self {
            id,
            doc_id: None,
            target_prefix: "",
            protocol,
            signing_name: "",
            crate_name: "",
            crate_version: "",
            endpoint: |_| Err(EndpointError::new("the service has no endpoint rules")),
            retryable: &[],
            query_compatible: false,
        }
    }

    /// What links to the documentation of AWS name the service by, like `city-museum-2026-01-01`.
    #[doc(hidden)]
    #[must_use]
    pub const fn doc_id(self, doc_id: &'static str) -> Self {
        Self { doc_id: Some(doc_id), ..self }
    }

    /// What stands before the dot in `x-amz-target`.
    #[doc(hidden)]
    #[must_use]
    pub const fn target_prefix(self, target_prefix: &'static str) -> Self {
        Self { target_prefix, ..self }
    }

    /// The service's name in signatures.
    #[doc(hidden)]
    #[must_use]
    pub const fn signing_name(self, signing_name: &'static str) -> Self {
        Self { signing_name, ..self }
    }

    /// Name and version of the generated crate, for the user agent.
    #[doc(hidden)]
    #[must_use]
    pub const fn client(self, crate_name: &'static str, crate_version: &'static str) -> Self {
        Self { crate_name, crate_version, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn endpoint(self, endpoint: EndpointRules) -> Self {
        Self { endpoint, ..self }
    }

    /// The errors that the model marks as worth another attempt.
    #[doc(hidden)]
    #[must_use]
    pub const fn retryable(self, retryable: &'static [RetryableError]) -> Self {
        Self { retryable, ..self }
    }

    /// The service once spoke another protocol, and wants to hear which of its error codes callers know.
    #[doc(hidden)]
    #[must_use]
    pub const fn query_compatible(self) -> Self {
        Self { query_compatible: true, ..self }
    }

    /// The service's human-readable name (`sdkId`), like `City Museum`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The protocol that requests are written in.
    #[must_use]
    pub const fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Name and version of the generated crate.
    #[must_use]
    pub const fn crate_name_and_version(&self) -> (&'static str, &'static str) {
        (self.crate_name, self.crate_version)
    }

    /// What the endpoint rules of the service say for these settings.
    ///
    /// # Errors
    /// The rules refuse the settings.
    #[doc(hidden)]
    pub fn resolve_endpoint(&self, params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
        (self.endpoint)(params)
    }

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
    pub(crate) code: &'static str,
    /// Whether it means that the service asks for fewer requests.
    pub(crate) throttling: bool,
}

impl RetryableError {
    /// An error that something broke for now.
    #[must_use]
    pub const fn transient(code: &'static str) -> Self {
        Self { code, throttling: false }
    }

    /// An error by which the service asks for fewer requests.
    #[must_use]
    pub const fn throttling(code: &'static str) -> Self {
        Self { code, throttling: true }
    }
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

/// A request: a value that names its operation, its output and its service.
///
/// There is no default for encoding and decoding, so that generated crates compile them once, not their users each
/// time anew.
pub trait Operation: Shape + Send + 'static {
    /// What the service responds; `()` where the model promises nothing.
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
    /// What stands before the host of the endpoint; empty for most.
    const HOST_PREFIX: &'static [HostPart] = &[];

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

    /// Reads the body of a response.
    ///
    /// # Errors
    /// The body is not what the model says.
    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError>;
}

/// A piece of what stands before the host of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// As it stands here.
    Text(&'static str),
    /// The value of this member, which [`Operation::host_label`] gives.
    Label(&'static str),
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
    note = "await the call itself: its output is complete"
)]
pub trait Paginated: Operation {
    /// What names the next page.
    type Token: PageToken;

    /// The token in this request.
    fn token(&self) -> Option<&Self::Token>;

    /// Asks for the page that the token names, or for the first.
    fn set_token(&mut self, token: Option<Self::Token>);

    /// The token in an output.
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
