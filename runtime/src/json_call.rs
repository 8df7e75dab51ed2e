//! Calls by name, JSON in, JSON out: for tools that serve all operations of a service.

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

type PrintedCall = Pin<Box<dyn Future<Output = Result<String, Failure>> + Send>>;

impl<E: ModeledError> JsonCall<E> {
    /// A call of the operation of this name with a request in JSON. Empty text counts as `{}`. What is wrong with
    /// either is told when the call is awaited.
    pub fn new(client: Client, operations: &'static [JsonOperation], operation: &str, request: &[u8]) -> Self {
        let operation = find(operations, operation, "");
        Self { client, operation, request: request.to_owned(), options: CallOptions::default(), error: PhantomData }
    }

    option_setters!();

    /// The future of the answer. Nothing is sent before it is polled.
    pub fn send(self) -> JsonCallFuture<E> {
        let error = self.error;
        JsonCallFuture { printed: Box::pin(async move { Ok(self.perform().await?.output) }), error }
    }

    /// The answer together with its metadata.
    pub(crate) async fn respond(self) -> Result<Response<String>, Error<E>> {
        self.perform().await.map_err(Error::from)
    }

    async fn perform(self) -> Result<Response<String>, Failure> {
        let Self { client, operation, request, options, .. } = self;
        let operation = operation?;
        let (begun, validation) = Begun::new(&client, operation.facts, options);
        let request = validation.and_then(|validation| read(operation, &request, validation));
        respond(&client, operation, begun, request).await
    }
}

/// The operation of this name. `advice` ends the error where no other name is near.
pub(crate) fn find(
    operations: &'static [JsonOperation],
    name: &str,
    advice: &str,
) -> Result<&'static JsonOperation, Failure> {
    operations.iter().find(|operation| operation.name == name).ok_or_else(|| {
        let hint = nearest(name, operations.iter().map(|operation| operation.name))
            .map(|nearest| format!("; did you mean {nearest}?"))
            .unwrap_or_else(|| advice.to_owned());
        Failure::invalid_request(format!("There is no operation {name:?}{hint}"))
    })
}

/// What is sent of a request that someone wrote.
pub(crate) fn read(
    operation: &'static JsonOperation,
    request: &[u8],
    validation: Validation,
) -> Result<Encoded, Failure> {
    (operation.read)(request, validation).map_err(|failure| failure.in_operation(operation.name))
}

/// A call with a request that is checked already.
#[cfg(feature = "cli")]
pub(crate) async fn call(
    client: &Client,
    operation: &'static JsonOperation,
    request: Encoded,
    options: CallOptions,
) -> Result<Response<String>, Failure> {
    let (begun, validation) = Begun::new(client, operation.facts, options);
    respond(client, operation, begun, validation.map(|_| request)).await
}

async fn respond(
    client: &Client,
    operation: &'static JsonOperation,
    begun: Begun,
    request: Result<Encoded, Failure>,
) -> Result<Response<String>, Failure> {
    let answer = send::call(client, begun, request).await?;
    match (operation.print)(&answer.body) {
        Ok(text) => Ok(Response::new(text, answer.finish())),
        Err(error) => Err(answer.unusable(operation.name, error)),
    }
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

/// The future of a [`JsonCall`].
#[must_use = "a future does nothing until it is awaited"]
pub struct JsonCallFuture<E> {
    printed: PrintedCall,
    error: PhantomData<fn() -> E>,
}

impl<E: ModeledError> Future for JsonCallFuture<E> {
    type Output = Result<String, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.printed.as_mut().poll(context).map_err(Error::from)
    }
}

impl<E> fmt::Debug for JsonCallFuture<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JsonCallFuture")
    }
}
