//! The record of a step in the journal: what is known of it, and what is written.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use super::error::UnknownOutcome;
use super::facts::{Facts, Token};
use crate::error::{ErrorKind, Failure};
use crate::journal::{Begin, End, Entry, Journal, JournalError, Outcome, State, StepId};
use crate::operation::Effect;
use crate::retry::BeforeSending;
use crate::time::Time;

/// The record of one step.
pub(super) struct Record<'a> {
    pub(super) journal: Arc<Journal>,
    pub(super) row: &'a str,
    pub(super) step: &'a str,
    pub(super) facts: Facts,
    /// Whether an earlier run may have sent the request.
    is_repeated: bool,
    /// Whether the begin is recorded.
    is_begun: bool,
    /// When the step was begun.
    begun: SystemTime,
}

/// Records the begin of a step when its turn has come: what only waits for its turn was certainly not sent.
pub(super) struct Beginning {
    journal: Arc<Journal>,
    row: String,
    step: String,
    operation: &'static str,
    request: [u8; 16],
    token: Option<String>,
    time: Time,
    /// When it was recorded.
    recorded: OnceLock<Result<SystemTime, JournalError>>,
}

impl BeforeSending for Beginning {
    fn run(&self) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + '_>> {
        Box::pin(async {
            let Self { journal, row, step, operation, request, token, time, recorded } = self;
            let at = time.now();
            let begin = Begin { at, row, step, operation, request: *request, token: token.as_deref() };
            let result = journal.begin(&begin).await;
            let failed = result.as_ref().err().map(|error| Failure::configuration("JournalFailed", error.to_string()));
            // A call is begun once.
            let _ = recorded.set(result.map(|()| at));
            failed.map_or(Ok(()), Err)
        })
    }
}

impl fmt::Debug for Beginning {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Beginning").field("row", &self.row).field("step", &self.step).finish_non_exhaustive()
    }
}

/// What is to be done with a step.
pub(super) enum Next {
    /// It was answered; the value, as JSON.
    Answered(Box<str>),
    /// It is sent, after [`Record::beginning`] if this is its first time.
    Send,
    /// It may have been applied.
    Unknown(Box<UnknownOutcome>),
    /// It was sent with another request.
    Changed,
}

impl<'a> Record<'a> {
    /// The record of a step, and what is to be done. `limit` is the time limit of its call.
    pub(super) fn new(
        journal: Arc<Journal>,
        row: &'a str,
        step: &'a str,
        facts: Facts,
        now: SystemTime,
        limit: Duration,
    ) -> (Self, Next) {
        let entry = journal.take(StepId::new(row, step));
        let mut record = Self { journal, row, step, facts, is_repeated: false, is_begun: false, begun: now };
        let next = entry.map_or(Next::Send, |entry| record.go_on(entry, now, limit));
        (record, next)
    }

    fn go_on(&mut self, entry: Entry, now: SystemTime, limit: Duration) -> Next {
        let is_same = entry.request == self.facts.request;
        match entry.state {
            // Whatever is sent now is the first that has an effect; but a token may stand for one request only.
            State::NotApplied => {
                if is_same {
                    self.take_token(entry.token);
                }
                Next::Send
            }
            State::Answered(_) | State::Unanswered if !is_same => Next::Changed,
            State::Answered(value) => Next::Answered(value),
            State::Unanswered => {
                self.take_token(entry.token);
                self.begun = entry.begun;
                (self.is_repeated, self.is_begun) = (true, true);
                if self.can_be_repeated(now, limit) { Next::Send } else { Next::Unknown(Box::new(self.unknown())) }
            }
        }
    }

    fn take_token(&mut self, token: Option<Box<str>>) {
        if let (Some(token), Token::Is(own)) = (token, &mut self.facts.token) {
            *own = token.into();
        }
    }

    /// True if sending the request again has no further effect.
    fn can_be_repeated(&self, now: SystemTime, limit: Duration) -> bool {
        match (self.facts.effect, &self.facts.token) {
            (Effect::Nothing, _) | (Effect::Once, Token::None) => true,
            (Effect::Once, Token::Is(_)) => {
                // A clock that was set makes the age uncertain in both directions.
                let age = now.duration_since(self.begun).unwrap_or_else(|error| error.duration());
                age.saturating_add(limit) <= self.facts.token_lifetime
            }
            (Effect::Once, Token::NotStated) | (Effect::EachTime, _) => false,
        }
    }

    fn unknown(&self) -> UnknownOutcome {
        UnknownOutcome {
            row: self.row.to_owned(),
            step: self.step.to_owned(),
            operation: self.facts.operation,
            token: self.facts.token.text().map(str::to_owned),
            begun: self.begun,
            source: None,
        }
    }

    /// Whether an earlier run may have sent the request.
    pub(super) fn is_repeated(&self) -> bool {
        self.is_repeated
    }

    /// Notes that the step was not applied, and is begun anew, with this token.
    pub(super) fn start_anew(&mut self, token: Option<String>) {
        (self.is_repeated, self.is_begun) = (false, false);
        if let Some(token) = token {
            self.facts.token = Token::Is(token);
        }
    }

    /// What records the begin, unless an earlier run has, or the step has no effect.
    pub(super) fn beginning(&self, time: &Time) -> Option<Arc<Beginning>> {
        if self.is_repeated || self.facts.effect == Effect::Nothing {
            return None;
        }
        let Begin { row, step, request, token, .. } = self.begin_line();
        Some(Arc::new(Beginning {
            journal: Arc::clone(&self.journal),
            row: row.to_owned(),
            step: step.to_owned(),
            operation: self.facts.operation,
            request,
            token: token.map(str::to_owned),
            time: time.clone(),
            recorded: OnceLock::new(),
        }))
    }

    /// Notes whether the begin was recorded.
    pub(super) fn take_beginning(&mut self, beginning: &Beginning) -> Result<(), JournalError> {
        match beginning.recorded.get() {
            None => {}
            Some(Ok(at)) => (self.is_begun, self.begun) = (true, *at),
            Some(Err(error)) => return Err(error.clone()),
        }
        Ok(())
    }

    /// Records the value of an answered step, as JSON.
    pub(super) async fn answered(&self, value: &str, attempts: usize, now: SystemTime) -> Result<(), JournalError> {
        let end = self.end(attempts, now, Outcome::Answered(value));
        match self.facts.effect {
            Effect::Nothing => self.journal.begin_and_end(&self.begin_line(), &end).await,
            Effect::Once | Effect::EachTime => self.journal.end(&end).await,
        }
    }

    /// Records a failure, if the step was certainly not applied.
    pub(super) async fn failed(&self, failure: &Failure, now: SystemTime) -> Result<(), JournalError> {
        let is_rejected = failure.kind() == ErrorKind::Service && !failure.is_retryable();
        // The rejection of a repeated request is that of the earlier one too, by its token.
        let by_token = matches!((self.facts.effect, &self.facts.token), (Effect::Once, Token::Is(_)));
        let not_applied = !failure.may_have_been_applied() && (!self.is_repeated || is_rejected && by_token);
        if !self.is_begun || !not_applied {
            return Ok(());
        }
        let attempts = failure.history().attempts().len();
        self.journal.end(&self.end(attempts, now, Outcome::NotApplied)).await
    }

    fn begin_line(&self) -> Begin<'_> {
        let Facts { operation, request, token, .. } = &self.facts;
        let (row, step, request) = (self.row, self.step, *request);
        Begin { at: self.begun, row, step, operation, request, token: token.text() }
    }

    fn end<'b>(&'b self, attempts: usize, at: SystemTime, outcome: Outcome<'b>) -> End<'b> {
        End { at, row: self.row, step: self.step, operation: self.facts.operation, attempts, outcome }
    }
}
