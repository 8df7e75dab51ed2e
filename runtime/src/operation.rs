//! The types and traits by which a generated crate describes its service, operations and errors.

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::time::Duration;

use crate::codec::{DecodeError, EncodeError, JsonOptions, RequestBody, Shape, Structure};
use crate::endpoint::{Endpoint, EndpointError, EndpointParams};

/// For how long a service keeps idempotency tokens, unless its crate states it: the shortest time that AWS documents for
/// a service (transactions of DynamoDB).
pub(crate) const TOKEN_LIFETIME: Duration = Duration::from_secs(10 * 60);

/// An error of any type, as functions of the user return it to this crate: `?` converts every error to it.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// The properties of a service. A generated crate declares them as `service::SERVICE`.
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
    pub(crate) unsigned_operations: bool,
    pub(crate) token_lifetime: Duration,
}

/// The endpoint rules of a service, as a function.
pub(crate) type EndpointRules = fn(&EndpointParams<'_>) -> Result<Endpoint, EndpointError>;

/// Generated crates build their `Service` with these methods. A property that a later version adds has a default, so
/// that crates that an older generator wrote still compile.
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
            unsigned_operations: false,
            token_lifetime: TOKEN_LIFETIME,
        }
    }

    /// The name of the service in links to the documentation of AWS, like `city-museum-2026-01-01`.
    #[doc(hidden)]
    #[must_use]
    pub const fn doc_id(self, doc_id: &'static str) -> Self {
        Self { doc_id: Some(doc_id), ..self }
    }

    /// The part before the dot in the header `x-amz-target`.
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

    /// The endpoint rules.
    #[doc(hidden)]
    #[must_use]
    pub const fn endpoint(self, endpoint: EndpointRules) -> Self {
        Self { endpoint, ..self }
    }

    /// The errors that the model marks as retryable.
    #[doc(hidden)]
    #[must_use]
    pub const fn retryable(self, retryable: &'static [RetryableError]) -> Self {
        Self { retryable, ..self }
    }

    /// The service used the Query protocol before (`aws.protocols#awsQueryCompatible`); requests have the header
    /// `x-amzn-query-mode`.
    #[doc(hidden)]
    #[must_use]
    pub const fn query_compatible(self) -> Self {
        Self { query_compatible: true, ..self }
    }

    /// Some operations need no credentials, so that a client is created without them.
    #[doc(hidden)]
    #[must_use]
    pub const fn unsigned_operations(self) -> Self {
        Self { unsigned_operations: true, ..self }
    }

    /// For how long the service keeps idempotency tokens, in seconds.
    #[doc(hidden)]
    #[must_use]
    pub const fn token_lifetime(self, seconds: u64) -> Self {
        Self { token_lifetime: Duration::from_secs(seconds), ..self }
    }

    /// The service's human-readable name (`sdkId`), like `City Museum`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The protocol of the service.
    #[must_use]
    pub const fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Name and version of the generated crate.
    #[must_use]
    pub const fn crate_name_and_version(&self) -> (&'static str, &'static str) {
        (self.crate_name, self.crate_version)
    }

    /// Evaluates the endpoint rules of the service.
    ///
    /// # Errors
    /// The rules have no endpoint for the parameters.
    #[doc(hidden)]
    pub fn resolve_endpoint(&self, params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
        (self.endpoint)(params)
    }

    /// The URL of the AWS documentation of an operation. It is the one that the AWS SDKs use, and redirects to the
    /// page. `None` if the model has no name of the service for such links.
    #[must_use]
    pub fn docs_url(&self, operation: &str) -> Option<String> {
        Some(format!("https://docs.aws.amazon.com/goto/WebAPI/{}/{operation}", self.doc_id?))
    }
}

/// An error that the model marks as retryable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryableError {
    /// The error code in responses.
    pub(crate) code: &'static str,
    /// Whether the error means that requests are throttled.
    pub(crate) throttling: bool,
}

impl RetryableError {
    /// A temporary error.
    #[must_use]
    pub const fn transient(code: &'static str) -> Self {
        Self { code, throttling: false }
    }

    /// An error that means that requests are throttled.
    #[must_use]
    pub const fn throttling(code: &'static str) -> Self {
        Self { code, throttling: true }
    }
}

/// The effect of a request on the data of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// It changes nothing.
    Nothing,
    /// It changes data, but sending the same request again has no further effect: the operation is idempotent, or the
    /// request has an idempotency token.
    Once,
    /// It may change data each time it is sent.
    EachTime,
}

/// The parts of a request that are signed, if the client has credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Signature {
    /// Headers and body.
    Whole,
    /// Headers (`aws.auth#unsignedPayload`).
    WithoutBody,
    /// Nothing: the operation has no authentication.
    None,
}

/// The protocols that the runtime implements.
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

/// A request, with its operation, its output and its service.
///
/// `encode` and `decode` have no default implementation, so that generated crates compile them, and not their users
/// again and again.
pub trait Operation: Shape + Send + 'static {
    /// The output; `()` if the operation has no output members.
    type Output: Send + 'static;
    /// The modelled errors of the service.
    type Error: ModeledError;

    /// The operation's name in the model.
    const NAME: &'static str;
    /// The service.
    const SERVICE: &'static Service;
    /// The effect of the request. It only matters for
    /// [`Failure::may_have_been_applied`](crate::Failure::may_have_been_applied), not for retries.
    const EFFECT: Effect = Effect::EachTime;
    /// The first paragraph of the operation's documentation in the model, as plain text. May be empty.
    const SUMMARY: &'static str = "";
    /// The parts of a request that are signed.
    const SIGNATURE: Signature = Signature::Whole;
    /// Whether a request is sent without a signature if there are no credentials (`smithy.api#optionalAuth`).
    const OPTIONAL_AUTH: bool = false;
    /// Whether the service accepts bodies that are compressed with gzip.
    const GZIP: bool = false;
    /// The prefix of the endpoint's host; empty for most operations.
    const HOST_PREFIX: &'static [HostPart] = &[];

    /// The value of a member that [`HOST_PREFIX`](Self::HOST_PREFIX) names.
    fn host_label(&self, member: &str) -> Option<&str> {
        let _ = member;
        None
    }

    /// The parameters of this request for the endpoint rules, by name; booleans as `true` and `false`.
    fn endpoint_params(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The idempotency token of the request.
    #[doc(hidden)]
    fn idempotency_token(&mut self) -> TokenMember<'_> {
        TokenMember::NotStated
    }

    /// Writes the body, after filling in a missing idempotency token. Calling it again returns the same body.
    ///
    /// # Errors
    /// JSON can't represent a value.
    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError>;

    /// Reads the body of a response.
    ///
    /// # Errors
    /// The body doesn't match the model.
    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError>;
}

/// The member of a request with its idempotency token.
#[derive(Debug)]
pub enum TokenMember<'a> {
    /// The crate doesn't state it; an older generator wrote it.
    NotStated,
    /// The request has none.
    None,
    /// This member.
    Member(&'a mut Option<String>),
}

/// A part of the prefix of an endpoint's host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// This text.
    Text(&'static str),
    /// The value of this member, which [`Operation::host_label`] gives.
    Label(&'static str),
}

/// The modelled errors of a service.
pub trait ModeledError: Send + Sized + Sync + 'static {
    /// The error codes of the model with their HTTP statuses. Empty if they are not known, as in crates of an older
    /// generator.
    const CODES: &'static [(&'static str, u16)] = &[];

    /// Reads the error with this code. `None` if the model has no such error, or if the body doesn't match it.
    fn decode(code: &str, body: &[u8]) -> Option<Self>;

    /// Passes the code and the structure of this error to a visitor. `None` if the type has no structure.
    fn visit<V: ErrorVisitor>(&self, visitor: V) -> Option<V::Output> {
        let _ = visitor;
        None
    }
}

/// Receives a modelled error: its code, and the structure with its members.
pub trait ErrorVisitor {
    /// What is made of the error.
    type Output;

    /// Receives the error.
    fn visit<T: Shape + Structure>(self, code: &'static str, error: &T) -> Self::Output;
}

/// An operation whose result has pages.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no pages",
    label = "the model does not mark this operation as paginated",
    note = "await the call itself: its output is complete"
)]
pub trait Paginated: Operation {
    /// The pagination token.
    type Token: PageToken;

    /// The token of the page that this request asks for; `None` is the first page.
    fn token(&self) -> Option<&Self::Token>;

    /// Sets the token of the page that this request asks for; `None` is the first page.
    fn set_token(&mut self, token: Option<Self::Token>);

    /// The token of the next page; `None` after the last page.
    fn next_token(page: &Self::Output) -> Option<&Self::Token>;
}

/// A paginated operation whose model names the list that its pages contain.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no items",
    label = "the model does not name the list that the pages of this operation contain",
    note = "if the operation has pages, `.pages()` returns them one by one"
)]
pub trait PaginatedItems: Paginated {
    /// An element of the list.
    type Item;

    /// The elements on a page.
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}

/// A pagination token: a string or a map.
pub trait PageToken: Clone + PartialEq + Send + Sync + 'static {
    /// True for an empty token, which some services send with the last page.
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
