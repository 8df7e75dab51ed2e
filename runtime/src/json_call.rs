//! Calls by name, JSON in, JSON out: for tools that serve all operations of a service.

use std::error::Error as StdError;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::client::Client;
use crate::error::Error;
use crate::failure::Failure;
use crate::interceptor::Begun;
use crate::metadata::Response;
use crate::nearest::nearest;
use crate::operation::{JsonOperation, ModeledError};
use crate::options::{CallOptions, option_setters};
use crate::request::Encoded;
use crate::send;
use crate::validation::Validation;

/// A call by name that is not sent yet: await it for the answer as JSON for people, or set something first.
///
/// The request is read strictly: a member that the model doesn't have is an error.
#[must_use = "a call does nothing until it is awaited"]
pub struct JsonCall<E> {
    client: Client,
    operation: Result<&'static JsonOperation, Failure>,
    request: Vec<u8>,
    options: CallOptions,
    error: PhantomData<fn() -> E>,
}

impl<E: ModeledError> JsonCall<E> {
    /// A call of the operation of this name with a request in JSON. Empty text counts as `{}`. An unknown name and an
    /// invalid request are reported when the call is awaited.
    pub fn new(client: Client, operations: &'static [JsonOperation], operation: &str, request: &[u8]) -> Self {
        let operation = JsonOperation::find(operations, operation)
            .map_err(|unknown| Failure::invalid_request(unknown.to_string()).with_source(unknown));
        Self { client, operation, request: request.to_owned(), options: CallOptions::default(), error: PhantomData }
    }

    option_setters!();

    /// Gives status, headers and so on together with the answer.
    pub fn with_metadata(self) -> JsonCallWithMetadata<E> {
        JsonCallWithMetadata(self)
    }

    /// The future of the answer. Nothing is sent before it is polled.
    pub fn send(self) -> JsonCallFuture<E> {
        JsonCallFuture(self.with_metadata().send())
    }

    async fn perform(self) -> Result<Response<String>, Failure> {
        let Self { client, operation, request, options, .. } = self;
        let operation = operation?;
        let (begun, validation) = Begun::new(&client, operation.facts, options);
        let request = validation.and_then(|validation| read(operation, &request, validation));
        let answer = send::call(&client, begun, request).await?;
        match (operation.print)(&answer.body) {
            Ok(text) => Ok(Response::new(text, answer.finish())),
            Err(error) => Err(answer.unusable(operation.name, error)),
        }
    }
}

/// No operation of the service has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownOperation {
    /// The name that was asked for.
    pub name: String,
    /// The operation that probably was meant, if one has a similar name.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownOperation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "There is no operation {:?}", self.name)?;
        match self.nearest {
            Some(nearest) => write!(to, "; did you mean {nearest}?"),
            None => Ok(()),
        }
    }
}

impl StdError for UnknownOperation {}

impl JsonOperation {
    /// The operation of this name, among all of a service.
    ///
    /// # Errors
    /// There is none; the error names the one that probably was meant.
    pub fn find(operations: &'static [Self], name: &str) -> Result<&'static Self, UnknownOperation> {
        operations.iter().find(|operation| operation.name == name).ok_or_else(|| UnknownOperation {
            name: name.to_owned(),
            nearest: nearest(name, operations.iter().map(|operation| operation.name)),
        })
    }

    /// Checks a request in JSON as a [`JsonCall`] does before it sends one, without a client: a member that the model
    /// doesn't have is an error, and so is what the validation finds. Empty text counts as `{}`.
    ///
    /// # Errors
    /// The request can't be read, or violates constraints of the model.
    pub fn check(&self, request: &[u8], validation: Validation) -> Result<(), Failure> {
        read(self, request, validation).map(drop)
    }
}

/// What is sent of a request that someone wrote.
fn read(operation: &JsonOperation, request: &[u8], validation: Validation) -> Result<Encoded, Failure> {
    (operation.read)(request, validation).map_err(|failure| failure.in_operation(operation.name))
}

impl<E: ModeledError> IntoFuture for JsonCall<E> {
    type Output = Result<String, Error<E>>;
    type IntoFuture = JsonCallFuture<E>;

    fn into_future(self) -> JsonCallFuture<E> {
        self.send()
    }
}

/// Without the request, which may hold customer data.
impl<E> fmt::Debug for JsonCall<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("JsonCall")
            .field("operation", &self.operation.as_ref().map(|operation| operation.name))
            .field("options", &self.options)
            .field("client", &self.client)
            .finish()
    }
}

/// A [`JsonCall`] whose answer comes with its metadata.
#[must_use = "a call does nothing until it is awaited"]
pub struct JsonCallWithMetadata<E>(JsonCall<E>);

impl<E: ModeledError> JsonCallWithMetadata<E> {
    /// The future of the answer. Nothing is sent before it is polled.
    pub fn send(self) -> JsonCallWithMetadataFuture<E> {
        let error = self.0.error;
        JsonCallWithMetadataFuture { raw: Box::pin(self.0.perform()), error }
    }
}

impl<E: ModeledError> IntoFuture for JsonCallWithMetadata<E> {
    type Output = Result<Response<String>, Error<E>>;
    type IntoFuture = JsonCallWithMetadataFuture<E>;

    fn into_future(self) -> JsonCallWithMetadataFuture<E> {
        self.send()
    }
}

impl<E> fmt::Debug for JsonCallWithMetadata<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_tuple("JsonCallWithMetadata").field(&self.0).finish()
    }
}

/// The future of a [`JsonCall`].
#[must_use = "a future does nothing until it is awaited"]
pub struct JsonCallFuture<E>(JsonCallWithMetadataFuture<E>);

impl<E: ModeledError> Future for JsonCallFuture<E> {
    type Output = Result<String, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map_ok(|response| response.output)
    }
}

impl<E> fmt::Debug for JsonCallFuture<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JsonCallFuture")
    }
}

/// The future of a [`JsonCallWithMetadata`].
#[must_use = "a future does nothing until it is awaited"]
pub struct JsonCallWithMetadataFuture<E> {
    raw: Pin<Box<dyn Future<Output = Result<Response<String>, Failure>> + Send>>,
    error: PhantomData<fn() -> E>,
}

impl<E: ModeledError> Future for JsonCallWithMetadataFuture<E> {
    type Output = Result<Response<String>, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.raw.as_mut().poll(context).map_err(Error::from)
    }
}

impl<E> fmt::Debug for JsonCallWithMetadataFuture<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JsonCallWithMetadataFuture")
    }
}
