//! Interceptors: a user's code at fixed points of every call. `facts` is what they are shown, `watch` calls them.

use std::error::Error as StdError;
use std::sync::Arc;

use super::views::{AttemptOutcome, CallInfo, CallOutcome, RequestHeaders, SignedHeaders};

/// What a hook on the way in gives: an error ends the call.
pub type InterceptorResult = Result<(), Box<dyn StdError + Send + Sync>>;

/// Code that runs at fixed points of a call. All methods do nothing unless they are written.
///
/// | point | when | may |
/// |---|---|---|
/// | [`init`](Self::init) | before the request is validated and encoded | stop the call |
/// | [`build`](Self::build) | once, after encoding | read and change the body, set headers of all attempts, stop the call |
/// | [`sign`](Self::sign) | each attempt, before signing | read and set headers, stop the call |
/// | [`send`](Self::send) | each attempt, after signing | read headers, stop the call |
/// | [`attempted`](Self::attempted) | after each attempt that `send` let pass | read its outcome |
/// | [`finished`](Self::finished) | after the call | read its outcome |
///
/// Interceptors of the client ([`ConfigBuilder::interceptor`](crate::ConfigBuilder::interceptor)) go before those of the
/// call ([`Call::interceptor`](crate::Call::interceptor)), each in the order they were added; on the way back
/// (`attempted`, `finished`) the order is reversed. Each page is a call.
///
/// An error of a hook ends the call: no later hook of the way in runs, nothing (more) is sent, there is no other
/// attempt, and the call fails with [`ErrorKind::Interceptor`](crate::ErrorKind::Interceptor), the error's text as
/// its message and the error as its source. `finished` then runs for the interceptors whose `init` has run. It runs
/// for none if the call is dropped before its end. A panic is that of whoever awaits the call.
///
/// `init` is called where the call is awaited or sent, the others where its future is polled: they must not block. No
/// hook is shown credentials.
///
/// # Examples
///
/// Add a header to each attempt:
///
/// ```
/// use smithy_client_runtime::{CallInfo, Config, Interceptor, InterceptorResult, RequestHeaders};
///
/// struct Tenant(String);
///
/// impl Interceptor for Tenant {
///     fn sign(&self, _: &CallInfo, _: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
///         Ok(headers.insert("x-tenant", &self.0)?)
///     }
/// }
///
/// let config = Config::builder().interceptor(Tenant("north".to_owned()));
/// ```
///
/// Log:
///
/// ```
/// use smithy_client_runtime::{AttemptOutcome, CallInfo, CallOutcome, Interceptor};
///
/// struct Log;
///
/// impl Interceptor for Log {
///     fn attempted(&self, call: &CallInfo, attempt: &AttemptOutcome<'_>) {
///         let (status, took) = (attempt.status(), attempt.took());
///         eprintln!("{} #{}: {status:?} after {took:?}", call.operation(), attempt.number());
///     }
///
///     fn finished(&self, call: &CallInfo, outcome: &CallOutcome<'_>) {
///         match outcome.failure() {
///             None => eprintln!("{} took {:?}", call.operation(), outcome.history().elapsed()),
///             Some(failure) => eprintln!("{failure}"), // names the operation, and holds no secrets
///         }
///     }
/// }
/// ```
///
/// Record what is sent and answered, which is customer data:
///
/// ```
/// use std::sync::Mutex;
///
/// use smithy_client_runtime::{CallInfo, CallOutcome, Interceptor, InterceptorResult, RequestHeaders};
///
/// #[derive(Default)]
/// struct Record(Mutex<Vec<(String, Vec<u8>)>>);
///
/// impl Interceptor for Record {
///     fn build(&self, call: &CallInfo, body: &mut Vec<u8>, _: &mut RequestHeaders<'_>) -> InterceptorResult {
///         let mut lines = self.0.lock().map_err(|error| error.to_string())?;
///         lines.push((format!("{} {} sent", call.invocation_id(), call.operation()), body.clone()));
///         Ok(())
///     }
///
///     fn finished(&self, call: &CallInfo, outcome: &CallOutcome<'_>) {
///         if let Ok(mut lines) = self.0.lock() {
///             lines.push((format!("{} {} answered", call.invocation_id(), call.operation()), outcome.body().to_owned()));
///         }
///     }
/// }
/// ```
///
/// Fail, so that nothing is changed by mistake:
///
/// ```
/// use smithy_client_runtime::{CallInfo, Config, Effect, Interceptor, InterceptorResult};
///
/// struct ReadOnly;
///
/// impl Interceptor for ReadOnly {
///     fn init(&self, call: &CallInfo) -> InterceptorResult {
///         match call.effect() {
///             Effect::Nothing => Ok(()),
///             _ => Err("This program only reads".into()),
///         }
///     }
/// }
///
/// let config = Config::builder().interceptor(ReadOnly);
/// ```
pub trait Interceptor: Send + Sync + 'static {
    /// The call begins: nothing was checked yet.
    ///
    /// # Errors
    /// Whatever ends the call.
    fn init(&self, call: &CallInfo) -> InterceptorResult {
        let _ = call;
        Ok(())
    }

    /// The request was checked and written: `body` is what every attempt will send, before it is compressed and signed.
    /// Who changes it answers for it: nothing checks it again. `headers` are those that the call adds to what the client
    /// writes.
    ///
    /// # Errors
    /// Whatever ends the call.
    fn build(&self, call: &CallInfo, body: &mut Vec<u8>, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        let _ = (call, body, headers);
        Ok(())
    }

    /// An attempt, counted from 1, is about to be signed. `headers` are those of this attempt; what is set is signed.
    ///
    /// # Errors
    /// Whatever ends the call.
    fn sign(&self, call: &CallInfo, attempt: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        let _ = (call, attempt, headers);
        Ok(())
    }

    /// An attempt is about to be sent with these headers.
    ///
    /// # Errors
    /// Whatever ends the call.
    fn send(&self, call: &CallInfo, attempt: u32, headers: &SignedHeaders<'_>) -> InterceptorResult {
        let _ = (call, attempt, headers);
        Ok(())
    }

    /// An attempt has ended. Another one may follow.
    fn attempted(&self, call: &CallInfo, attempt: &AttemptOutcome<'_>) {
        let _ = (call, attempt);
    }

    /// The call has ended, and its answer was read.
    fn finished(&self, call: &CallInfo, outcome: &CallOutcome<'_>) {
        let _ = (call, outcome);
    }
}

/// One that is kept elsewhere too, to be asked what it saw.
impl<T: Interceptor + ?Sized> Interceptor for Arc<T> {
    fn init(&self, call: &CallInfo) -> InterceptorResult {
        (**self).init(call)
    }

    fn build(&self, call: &CallInfo, body: &mut Vec<u8>, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        (**self).build(call, body, headers)
    }

    fn sign(&self, call: &CallInfo, attempt: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        (**self).sign(call, attempt, headers)
    }

    fn send(&self, call: &CallInfo, attempt: u32, headers: &SignedHeaders<'_>) -> InterceptorResult {
        (**self).send(call, attempt, headers)
    }

    fn attempted(&self, call: &CallInfo, attempt: &AttemptOutcome<'_>) {
        (**self).attempted(call, attempt);
    }

    fn finished(&self, call: &CallInfo, outcome: &CallOutcome<'_>) {
        (**self).finished(call, outcome);
    }
}
