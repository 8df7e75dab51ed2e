//! Calls by name, with requests and responses in JSON, for tools that support all operations of a service.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::client::Client;
use super::context::CallContext;
use super::decode::decode_with;
use super::json_operation::{JsonOperation, ReadRequest};
use super::options::{CallOptions, option_setters};
use super::send;
use crate::error::{Error, Failure, Response};
use crate::operation::ModeledError;

/// A call by name that is not sent yet. Set options if needed, then await it for the output as human-readable JSON.
///
/// The request is read strictly: an unknown member or enum value is an error, unless
/// [`allow_unknown`](Self::allow_unknown) is called.
#[must_use = "a call does nothing until it is awaited"]
pub struct JsonCall<E> {
    client: Client,
    operation: Result<&'static JsonOperation, Failure>,
    request: Vec<u8>,
    options: CallOptions,
    allow_unknown: bool,
    error: PhantomData<fn() -> E>,
}

impl<E: ModeledError> JsonCall<E> {
    /// A call of the operation with this name and a request in JSON. Empty text is read as `{}`. An unknown name and an
    /// invalid request are reported when the call is awaited.
    pub fn new(
        client: Client,
        operations: &'static [JsonOperation],
        operation: &str,
        request: impl Into<Vec<u8>>,
    ) -> Self {
        let operation = JsonOperation::find(operations, operation)
            .map_err(|unknown| Failure::invalid_request(unknown.to_string()).with_source(unknown));
        Self {
            client,
            operation,
            request: request.into(),
            options: CallOptions::default(),
            allow_unknown: false,
            error: PhantomData,
        }
    }

    /// Sends members and enum values that the model doesn't know, for a service that is newer than the model. A misspelt one
    /// is sent too.
    pub fn allow_unknown(mut self) -> Self {
        self.allow_unknown = true;
        self
    }

    option_setters!();

    /// Returns metadata and history of the call together with the output.
    pub fn with_metadata(self) -> JsonCallWithMetadata<E> {
        JsonCallWithMetadata(self)
    }

    /// Returns the future of the call. Nothing is sent before it is polled.
    pub fn send(self) -> JsonCallFuture<E> {
        JsonCallFuture(self.with_metadata().send())
    }

    async fn perform(self) -> Result<Response<String>, Failure> {
        let Self { client, operation, request, options, allow_unknown, .. } = self;
        let operation = operation?;
        let mut context = CallContext::new(client, operation.facts, options);
        let begun = context.begin();
        let read = ReadRequest {
            validation: context.validation(),
            options: context.json_options(),
            is_strict: !allow_unknown,
        };
        let request = begun.and_then(|()| operation.encode(&request, &read));
        decode_with(send::send(context, request).await, operation.print)
    }
}

impl<E: ModeledError> IntoFuture for JsonCall<E> {
    type Output = Result<String, Error<E>>;
    type IntoFuture = JsonCallFuture<E>;

    fn into_future(self) -> JsonCallFuture<E> {
        self.send()
    }
}

/// Doesn't print the request, which may contain customer data.
impl<E> fmt::Debug for JsonCall<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("JsonCall")
            .field("operation", &self.operation.as_ref().map(|operation| operation.name()))
            .field("options", &self.options)
            .field("client", &self.client)
            .finish()
    }
}

/// A [`JsonCall`] that returns metadata and history together with the output.
#[must_use = "a call does nothing until it is awaited"]
pub struct JsonCallWithMetadata<E>(JsonCall<E>);

impl<E: ModeledError> JsonCallWithMetadata<E> {
    pub(crate) fn options_mut(&mut self) -> &mut CallOptions {
        &mut self.0.options
    }

    /// Returns the future of the call. Nothing is sent before it is polled.
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
