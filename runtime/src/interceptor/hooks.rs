//! The trait of interceptors. `views` has the arguments of its methods; `chain` calls them.

use std::error::Error as StdError;
use std::sync::Arc;

use super::views::{AttemptOutcome, CallInfo, CallOutcome, RequestHeaders, SignedHeaders};

/// The result of an interceptor's method that runs before the request is sent. An error stops the call.
pub type InterceptorResult = Result<(), Box<dyn StdError + Send + Sync>>;

/// Code that runs at fixed points of a call. By default, all methods do nothing.
///
/// | point | when | may |
/// |---|---|---|
/// | [`init`](Self::init) | before the request is validated and encoded | stop the call |
/// | [`build`](Self::build) | once, after encoding | read and change the body, set headers of all attempts, stop the call |
/// | [`sign`](Self::sign) | each attempt, before signing | read and set headers, stop the call |
/// | [`send`](Self::send) | each attempt, after signing | read headers, stop the call |
/// | [`attempted`](Self::attempted) | after each attempt that was sent | read its outcome |
/// | [`finished`](Self::finished) | after the call | read its outcome |
///
/// Interceptors of the client ([`ConfigBuilder::interceptor`](crate::ConfigBuilder::interceptor)) run before those of
/// the call ([`Call::interceptor`](crate::Call::interceptor)), both in the order in which they were added. `attempted`
/// and `finished` run in reverse order. Each page of a paginated operation is a call.
///
/// An error of a method stops the call: the remaining methods of `init`, `build`, `sign` and `send` are not called,
/// nothing more is sent, and the call fails with [`ErrorKind::Interceptor`](crate::ErrorKind::Interceptor), with the
/// error as its source and the text of the error as its message. Then `finished` is called for the interceptors whose
/// `init` was called. If the future of the call is dropped before its end, `finished` is not called. A panic unwinds
/// into the task that polls the call.
///
/// `init` is called by the method that sends the call, the others while its future is polled: they must not block. No
/// method receives credentials.
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
///             Some(failure) => eprintln!("{failure}"), // contains the operation, and no secrets
///         }
///     }
/// }
/// ```
///
/// Record requests and responses (they contain customer data):
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
///             lines.push((format!("{} {} received", call.invocation_id(), call.operation()), outcome.body().to_owned()));
///         }
///     }
/// }
/// ```
///
/// Stop every call that would change data:
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
    /// Called at the start of the call, before the request is validated.
    ///
    /// # Errors
    /// An error stops the call.
    fn init(&self, call: &CallInfo) -> InterceptorResult {
        let _ = call;
        Ok(())
    }

    /// Called once, after the request was validated and encoded. `body` is the body of every attempt, before
    /// compression; if it is changed, it is not validated again. `headers` are the additional headers of the call,
    /// without those that the client sets.
    ///
    /// # Errors
    /// An error stops the call.
    fn build(&self, call: &CallInfo, body: &mut Vec<u8>, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        let _ = (call, body, headers);
        Ok(())
    }

    /// Called before each attempt is signed. `attempt` is counted from 1. `headers` are all headers of the attempt;
    /// those that are set here are signed.
    ///
    /// # Errors
    /// An error stops the call.
    fn sign(&self, call: &CallInfo, attempt: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        let _ = (call, attempt, headers);
        Ok(())
    }

    /// Called before each attempt is sent, with the headers that it has after signing.
    ///
    /// # Errors
    /// An error stops the call.
    fn send(&self, call: &CallInfo, attempt: u32, headers: &SignedHeaders<'_>) -> InterceptorResult {
        let _ = (call, attempt, headers);
        Ok(())
    }

    /// Called after each attempt that was sent. Another attempt may follow.
    fn attempted(&self, call: &CallInfo, attempt: &AttemptOutcome<'_>) {
        let _ = (call, attempt);
    }

    /// Called at the end of the call, after its response was read.
    fn finished(&self, call: &CallInfo, outcome: &CallOutcome<'_>) {
        let _ = (call, outcome);
    }
}

/// A shared interceptor: keep a clone of the `Arc` to read its state later.
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
