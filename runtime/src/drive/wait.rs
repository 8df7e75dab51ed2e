//! Waits: a call is repeated until its answers show a state.

mod error;
mod pace;
mod stale;
#[cfg(test)]
mod tests;
mod waiter;

use std::fmt;
use std::future::IntoFuture;
use std::pin::{Pin, pin};
use std::time::Duration;

pub use self::error::WaitError;
use self::error::{Ended, Started};
use self::pace::Pace;
pub use self::pace::{WAIT_DEADLINE, WAIT_MAX_DELAY, WAIT_MIN_DELAY};
use self::stale::Stale;
pub use self::waiter::{WaitState, Waitable, Waiter};
use crate::call::{Call, CallOptions, Client, decode, start};
use crate::error::Error;
use crate::operation::Operation;

/// The future of a wait.
pub type WaitFuture<'a, Op> =
    Pin<Box<dyn Future<Output = Result<<Op as Operation>::Output, WaitError<Op>>> + Send + 'a>>;

type Judge<'a, Op> = Box<dyn FnMut(&<Op as Operation>::Output) -> WaitState + Send + 'a>;
type IsPending<'a, Op> = Box<dyn FnMut(&Error<<Op as Operation>::Error>) -> bool + Send + 'a>;
type Report<'a, Op> = Box<dyn FnMut(&WaitProgress<'_, Op>) + Send + 'a>;
type Start<'a, Op> = Pin<Box<dyn Future<Output = Result<(Op, Stale<Op>), Ended<Op>>> + Send + 'a>>;

/// A wait for a state, returned by [`Call::wait_until`], [`Call::wait_for`] and [`Call::wait`]. Set options if needed,
/// then await it.
///
/// The call is repeated with increasing delays: the first is about [`WAIT_MIN_DELAY`], later ones are random numbers up to
/// twice as long each, and at most [`WAIT_MAX_DELAY`]. The wait ends with the first answer that shows the state; with one
/// that shows that it can't be reached; with an error of a call that isn't temporary; or at its deadline, by default
/// [`WAIT_DEADLINE`]. Each call has its own retries and time limits; if it still fails with an error that is retryable, the
/// wait goes on.
///
/// Times are measured with the clock of the client. Dropping the future ends the wait.
#[must_use = "a wait does nothing until it is awaited"]
pub struct Waiting<'a, Op: Operation> {
    client: Client,
    options: CallOptions,
    first: First<'a, Op>,
    pace: Pace,
    judge: Judge<'a, Op>,
    is_pending: IsPending<'a, Op>,
    report: Option<Report<'a, Op>>,
}

/// Where the repeated request comes from.
enum First<'a, Op: Operation> {
    Request(Op),
    /// A call that starts the work, and whose answer tells the request, and which answers may be from before.
    Start(Start<'a, Op>),
}

/// The state of a wait after an answer.
pub struct WaitProgress<'a, Op: Operation> {
    calls: u32,
    elapsed: Duration,
    next: Duration,
    answer: Option<&'a Op::Output>,
    error: Option<&'a Error<Op::Error>>,
}

impl<Op: Operation> WaitProgress<'_, Op> {
    /// The number of calls so far.
    #[must_use]
    pub fn calls(&self) -> u32 {
        self.calls
    }

    /// The time since the start of the wait.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The time until the next call.
    #[must_use]
    pub fn next_delay(&self) -> Duration {
        self.next
    }

    /// The answer of the last call; `None` if it failed.
    #[must_use]
    pub fn answer(&self) -> Option<&Op::Output> {
        self.answer
    }

    /// The error of the last call, after which the wait goes on.
    #[must_use]
    pub fn error(&self) -> Option<&Error<Op::Error>> {
        self.error
    }
}

impl<Op: Operation> fmt::Debug for WaitProgress<'_, Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("WaitProgress")
            .field("operation", &Op::NAME)
            .field("calls", &self.calls)
            .field("elapsed", &self.elapsed)
            .field("next_delay", &self.next)
            .finish_non_exhaustive()
    }
}

impl<Op: Operation> Call<Op> {
    /// Repeats the call until a function of its answer says that the wait is over: with `true`, or with a [`WaitState`],
    /// which can also be that the state can't be reached any more. The options of the call apply to each repetition.
    ///
    /// ```no_run
    /// # use smithy_client_runtime::{Call, Operation, WaitError, WaitState};
    /// # use std::time::Duration;
    /// # async fn example<Op: Operation<Output = String>>(call: Call<Op>) -> Result<String, WaitError<Op>> {
    /// let answer = call
    ///     .wait_until(|answer| match answer.as_str() {
    ///         "ready" => WaitState::Reached,
    ///         "broken" => WaitState::failed("it is broken"),
    ///         _ => WaitState::Pending,
    ///     })
    ///     .deadline(Duration::from_secs(600))
    ///     .progress(|progress| eprintln!("{:?}: call {}", progress.elapsed(), progress.calls()))
    ///     .await?;
    /// # Ok(answer)
    /// # }
    /// ```
    pub fn wait_until<'a, S: Into<WaitState>>(
        self,
        mut condition: impl FnMut(&Op::Output) -> S + Send + 'a,
    ) -> Waiting<'a, Op> {
        let judge: Judge<'a, Op> = Box::new(move |answer| condition(answer).into());
        Waiting::new(
            self.client,
            self.options,
            First::Request(self.request),
            Pace::default(),
            judge,
            Box::new(|_| false),
        )
    }

    /// Repeats the call until its answer shows a state that has a name: the conditions and the delays are those of `W`.
    pub fn wait_for<W: Waiter<Op = Op>>(self) -> Waiting<'static, Op> {
        Waiting::named::<W>(self.client, self.options, First::Request(self.request))
    }

    /// Makes this call, which starts some work, and then repeats another one until its answer shows that the work has
    /// ended. Returns that answer. The options of this call apply to the others too.
    ///
    /// Reads may lag behind. A state that the record may also have had before the work counts only if the record was
    /// changed later than the service began the work, or if another state was seen ([`Waitable::is_stale`]).
    ///
    /// After an error, [`WaitError::was_started`] tells whether the work has been started.
    pub fn wait(mut self) -> Waiting<'static, <Op::Waiter as Waiter>::Op>
    where
        Op: Waitable,
    {
        let (client, options) = (self.client.clone(), self.options.clone());
        let started = Box::pin(async move {
            let outcome = start(&self.client, &mut self.request, self.options).await;
            let response = decode::<Op>(outcome).map_err(Ended::Call)?;
            let request = self.request.follow(&response.output).map_err(Ended::Failed)?;
            Ok((request, Stale::after::<Op>(&response.output)))
        });
        Waiting::named::<Op::Waiter>(client, options, First::Start(started))
    }
}

impl<'a, Op: Operation> Waiting<'a, Op> {
    fn new(
        client: Client,
        options: CallOptions,
        first: First<'a, Op>,
        pace: Pace,
        judge: Judge<'a, Op>,
        is_pending: IsPending<'a, Op>,
    ) -> Self {
        Self { client, options, first, pace, judge, is_pending, report: None }
    }

    fn named<W: Waiter<Op = Op>>(client: Client, options: CallOptions, first: First<'a, Op>) -> Self {
        let pace = Pace::new(W::MIN_DELAY, W::MAX_DELAY, W::DEADLINE);
        Self::new(client, options, first, pace, Box::new(W::judge), Box::new(W::is_pending))
    }

    /// Sets the delays between the end of a call and the next one: they increase from about `min` to at most `max`.
    pub fn backoff(mut self, min: Duration, max: Duration) -> Self {
        self.pace = Pace::new(min, max, self.pace.deadline());
        self
    }

    /// Sets one delay between the end of a call and the next one.
    pub fn every(self, delay: Duration) -> Self {
        self.backoff(delay, delay)
    }

    /// Sets the time after which the wait ends without the state. A call that is under way then is ended too.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.pace.set_deadline(deadline);
        self
    }

    /// Sets a function that is told each answer after which the wait goes on.
    pub fn progress(mut self, report: impl FnMut(&WaitProgress<'_, Op>) + Send + 'a) -> Self {
        self.report = Some(Box::new(report));
        self
    }

    /// Sets which errors of a call mean that the state is not reached yet, beside those that are temporary; for instance
    /// that a record is not found yet. Default: none, or those of the [`Waiter`].
    pub fn pending_on(mut self, is_pending: impl FnMut(&Error<Op::Error>) -> bool + Send + 'a) -> Self {
        self.is_pending = Box::new(is_pending);
        self
    }

    /// Returns the future of the wait. Nothing is sent before it is polled.
    pub fn send(self) -> WaitFuture<'a, Op> {
        Box::pin(self.run())
    }

    async fn run(self) -> Result<Op::Output, WaitError<Op>> {
        let Self { client, options, first, mut pace, mut judge, mut is_pending, mut report } = self;
        let time = client.time();
        let begun = time.instant();
        let is_started = if matches!(first, First::Start(_)) { Started::Yes } else { Started::No };
        let mut calls = 0;
        let mut last = None;
        let (mut request, mut stale) = match first {
            First::Request(request) => (request, None),
            First::Start(started) => match time.within(pace.deadline(), started).await {
                Some(Ok((request, stale))) => (request, Some(stale)),
                Some(Err(ended)) => {
                    // Its own error tells whether a request of a failed call may have been applied.
                    let started = if matches!(ended, Ended::Failed(_)) { Started::Yes } else { Started::No };
                    return Err(WaitError::new(ended, last, calls, time.since(begun), started));
                }
                None => {
                    return Err(WaitError::new(pace.ended(None), last, calls, time.since(begun), Started::Unknown));
                }
            },
        };
        let failed = |ended, last, calls| Err(WaitError::new(ended, last, calls, time.since(begun), is_started));
        loop {
            calls += 1;
            let left = pace.deadline().saturating_sub(time.since(begun));
            let call = pin!(start(&client, &mut request, options.clone()));
            let Some(outcome) = time.within(left, call).await else {
                return failed(pace.ended(None), last, calls);
            };
            let answer = decode::<Op>(outcome).map(|response| response.output);
            let (state, is_retried) = match &answer {
                Ok(output) if stale.as_ref().is_some_and(|stale| stale.may_be(output)) => (WaitState::Pending, false),
                Ok(output) => {
                    stale = None;
                    (judge(output), false)
                }
                Err(error) => (WaitState::Pending, error.is_retryable() || is_pending(error)),
            };
            let (answer, error) = match (state, answer) {
                (WaitState::Reached, Ok(output)) => return Ok(output),
                (WaitState::Failed(reason), Ok(output)) => return failed(Ended::Failed(reason), Some(output), calls),
                (_, Ok(output)) => (Some(output), None),
                (_, Err(error)) if is_retried => (None, Some(error)),
                (_, Err(error)) => return failed(Ended::Call(error), last, calls),
            };
            let elapsed = time.since(begun);
            let Some(delay) = pace.next(elapsed, time.random()) else {
                return failed(pace.ended(error), answer.or(last), calls);
            };
            if let Some(report) = &mut report {
                report(&WaitProgress { calls, elapsed, next: delay, answer: answer.as_ref(), error: error.as_ref() });
            }
            last = answer.or(last);
            time.sleep(delay).await;
        }
    }
}

impl<'a, Op: Operation> IntoFuture for Waiting<'a, Op> {
    type Output = Result<Op::Output, WaitError<Op>>;
    type IntoFuture = WaitFuture<'a, Op>;

    fn into_future(self) -> WaitFuture<'a, Op> {
        self.send()
    }
}

impl<Op: Operation> fmt::Debug for Waiting<'_, Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Waiting").field("operation", &Op::NAME).field("pace", &self.pace).finish_non_exhaustive()
    }
}
