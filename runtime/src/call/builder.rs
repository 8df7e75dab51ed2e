//! Calls: builders that are awaited. All of the work is done by one future without type parameters.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::client::Client;
use super::decode::decode;
use super::options::{CallOptions, option_setters};
use super::send::{RawCall, start};
use crate::error::{Error, Response};
use crate::operation::Operation;

type Decoded<Op> = Result<Response<<Op as Operation>::Output>, Error<<Op as Operation>::Error>>;

/// A call that is not sent yet. Set options if needed, then await it.
///
/// It owns the client and the request, so it can be stored, moved to another thread, or spawned with
/// [`send`](Self::send).
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<Op> {
    pub(crate) client: Client,
    pub(crate) request: Op,
    pub(crate) options: CallOptions,
}

impl<Op: Operation> Call<Op> {
    /// A call with this request.
    pub fn new(client: Client, request: Op) -> Self {
        Self { client, request, options: CallOptions::default() }
    }

    option_setters!();

    /// Returns metadata and history of the call together with the output.
    pub fn with_metadata(self) -> CallWithMetadata<Op> {
        CallWithMetadata(self)
    }

    /// Returns the future of the call. Nothing is sent before it is polled.
    pub fn send(mut self) -> CallFuture<Op> {
        let raw = start(&self.client, &mut self.request, self.options);
        CallFuture { raw, operation: PhantomData }
    }
}

impl<Op: Operation> IntoFuture for Call<Op> {
    type Output = Result<Op::Output, Error<Op::Error>>;
    type IntoFuture = CallFuture<Op>;

    fn into_future(self) -> CallFuture<Op> {
        self.send()
    }
}

/// Doesn't print the request, which may contain customer data.
impl<Op: Operation> fmt::Debug for Call<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Call")
            .field("operation", &Op::NAME)
            .field("options", &self.options)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

/// A [`Call`] that returns metadata and history together with the output.
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CallWithMetadata<Op: Operation>(Call<Op>);

impl<Op: Operation> CallWithMetadata<Op> {
    pub(crate) fn options_mut(&mut self) -> &mut CallOptions {
        &mut self.0.options
    }

    /// Returns the future of the call. Nothing is sent before it is polled.
    pub fn send(self) -> CallWithMetadataFuture<Op> {
        CallWithMetadataFuture(self.0.send())
    }
}

impl<Op: Operation> IntoFuture for CallWithMetadata<Op> {
    type Output = Result<Response<Op::Output>, Error<Op::Error>>;
    type IntoFuture = CallWithMetadataFuture<Op>;

    fn into_future(self) -> CallWithMetadataFuture<Op> {
        self.send()
    }
}

/// The future of a [`Call`].
#[must_use = "a future does nothing until it is awaited"]
pub struct CallFuture<Op> {
    raw: RawCall,
    operation: PhantomData<fn() -> Op>,
}

impl<Op: Operation> CallFuture<Op> {
    fn poll_response(&mut self, context: &mut Context<'_>) -> Poll<Decoded<Op>> {
        Poll::Ready(decode::<Op>(ready!(self.raw.as_mut().poll(context))))
    }
}

impl<Op: Operation> Future for CallFuture<Op> {
    type Output = Result<Op::Output, Error<Op::Error>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.poll_response(context).map_ok(|response| response.output)
    }
}

impl<Op: Operation> fmt::Debug for CallFuture<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("CallFuture").field("operation", &Op::NAME).finish_non_exhaustive()
    }
}

/// The future of a [`CallWithMetadata`].
#[derive(Debug)]
#[must_use = "a future does nothing until it is awaited"]
pub struct CallWithMetadataFuture<Op: Operation>(CallFuture<Op>);

impl<Op: Operation> Future for CallWithMetadataFuture<Op> {
    type Output = Result<Response<Op::Output>, Error<Op::Error>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.poll_response(context)
    }
}
