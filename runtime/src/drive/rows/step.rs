//! A step of a row: a call, and the value that a journal keeps of it.

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StepError;
use super::facts::{facts, set_token};
use super::record::{Next, Record};
use super::row::Row;
use crate::call::{Call, random_uuid};
use crate::drive::pool::retries;
use crate::error::{Error, Response};
use crate::journal::JournalError;
use crate::operation::{BoxError, Operation};
use crate::retry::BeforeSending;

/// A step that is not sent yet. Say what is kept of the response, then await it.
#[must_use = "a step does nothing until it is awaited"]
pub struct Step<Op> {
    row: Row,
    name: Cow<'static, str>,
    call: Call<Op>,
}

type Running<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Keep<Op, T> = Box<dyn FnOnce(&<Op as Operation>::Output) -> T + Send>;
type FindOut<T> = Box<dyn FnOnce() -> Running<Result<Option<T>, BoxError>> + Send>;

impl Row {
    /// A step of the row: a call that waits for its turn, and that a journal records under this name. The names of the
    /// steps of a row must differ, and be the same in each run.
    pub fn step<Op: Operation>(&self, name: impl Into<Cow<'static, str>>, call: Call<Op>) -> Step<Op> {
        Step { row: self.clone(), name: name.into(), call }
    }
}

impl<Op: Operation> Step<Op> {
    /// Sets what the step returns, and a journal keeps of the response: a small value, such as an identifier. A later run
    /// returns the recorded value, and sends nothing. Don't keep secrets: the journal has the value in plain text.
    ///
    /// With `|_| ()` nothing is kept but that the step was answered.
    pub fn keep<T>(self, value: impl FnOnce(&Op::Output) -> T + Send + 'static) -> KeptStep<Op, T>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
    {
        KeptStep { step: self, keep: Box::new(value), find_out: None }
    }
}

/// A step whose value a journal keeps.
#[must_use = "a step does nothing until it is awaited"]
pub struct KeptStep<Op: Operation, T> {
    step: Step<Op>,
    keep: Keep<Op, T>,
    find_out: Option<FindOut<T>>,
}

impl<Op, T> KeptStep<Op, T>
where
    Op: Operation,
    T: Serialize + DeserializeOwned + Send + 'static,
{
    /// Sets how to find out whether the step was applied, if an earlier run has begun it, its end is not recorded, and it
    /// can't be sent again safely: `Some` with the value if it was applied, `None` if it was not, and is sent.
    ///
    /// Without it, or with an error, the step fails with [`StepError::Unknown`].
    pub fn find_out<F>(mut self, look_up: impl FnOnce() -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<Option<T>, BoxError>> + Send + 'static,
    {
        self.find_out = Some(Box::new(|| Box::pin(look_up())));
        self
    }

    async fn run(self) -> Result<T, StepError<Op::Error>> {
        let Self { step: Step { row, name, mut call }, keep, find_out } = self;
        let Some((journal, mut known)) = row.journal().cloned().zip(facts(&mut call.request)) else {
            let response = send(&row, call, false, None).await?;
            return Ok(keep(&response.output));
        };
        check_name(&row, &name)?;
        known.token_lifetime = row.token_lifetime().unwrap_or(known.token_lifetime);
        let time = call.client.time().clone();
        let limit = call.client.call_limit(&call.options);
        let (mut record, next) = Record::new(journal, row.key(), &name, known, time.now(), limit);
        match next {
            Next::Send => {}
            Next::Answered(value) => {
                let value = read(&record, &value)?;
                row.record_step(0);
                return Ok(value);
            }
            Next::Changed => {
                return Err(StepError::ChangedRequest { row: row.key().to_owned(), step: name.into_owned() });
            }
            Next::Unknown(mut outcome) => {
                let found = match find_out {
                    None => return Err(StepError::Unknown(outcome)),
                    Some(find_out) => find_out().await,
                };
                match found {
                    Ok(Some(value)) => {
                        record.answered(&write(&record, &value)?, 0, time.now()).await.map_err(StepError::Journal)?;
                        row.record_step(0);
                        return Ok(value);
                    }
                    Ok(None) => record.start_anew(outcome.token.map(|_| random_uuid())),
                    Err(error) => {
                        outcome.source = Some(error);
                        return Err(StepError::Unknown(outcome));
                    }
                }
            }
        }
        if let Some(token) = record.facts.token.text() {
            set_token(&mut call.request, token);
        }
        let beginning = record.beginning(&time);
        let before = beginning.clone().map(|beginning| beginning as _);
        let result = send(&row, call, record.is_repeated(), before).await;
        if let Some(beginning) = &beginning {
            record.take_beginning(beginning).map_err(StepError::Journal)?;
        }
        match result {
            Ok(Response { output, history, .. }) => {
                let value = keep(&output);
                let text = write(&record, &value)?;
                let attempts = history.attempts().len();
                record.answered(&text, attempts, time.now()).await.map_err(StepError::Journal)?;
                Ok(value)
            }
            Err(error) => {
                record.failed(&error, time.now()).await.map_err(StepError::Journal)?;
                Err(StepError::Call(error))
            }
        }
    }
}

/// Sends the request when its turn comes.
async fn send<Op: Operation>(
    row: &Row,
    mut call: Call<Op>,
    is_repeated: bool,
    before_sending: Option<Arc<dyn BeforeSending>>,
) -> Result<Response<Op::Output>, Error<Op::Error>> {
    if let Some(turn) = row.turn(is_repeated, before_sending) {
        call.options.set_turn(turn);
    }
    let result = call.with_metadata().send().await;
    row.record_step(retries(result.as_ref().map_or_else(|error| error.history(), |response| &response.history)));
    result
}

fn check_name<E>(row: &Row, name: &str) -> Result<(), StepError<E>> {
    match row.is_new(name) {
        true => Ok(()),
        false => Err(not_recordable(row, name, "The row has a step of this name already; give each step its own")),
    }
}

fn not_recordable<E>(row: &Row, name: &str, problem: &'static str) -> StepError<E> {
    StepError::NotRecordable { row: row.key().to_owned(), step: name.to_owned(), problem }
}

fn read<T: DeserializeOwned, E>(record: &Record<'_>, value: &str) -> Result<T, StepError<E>> {
    serde_json::from_str(value).map_err(|_| StepError::Journal(invalid_value(record, "is not of the type of the step")))
}

fn write<T: Serialize, E>(record: &Record<'_>, value: &T) -> Result<String, StepError<E>> {
    // Ends of lines are only between tokens, in a value that is JSON already.
    let text = serde_json::to_string(value).map(|text| text.replace(['\n', '\r'], " "));
    text.map_err(|_| StepError::Journal(invalid_value(record, "can't be written as JSON")))
}

/// The messages of serde may contain values.
fn invalid_value(record: &Record<'_>, problem: &str) -> JournalError {
    record.journal.invalid_value(record.row, record.step, problem)
}

impl<Op: Operation> IntoFuture for Step<Op> {
    type Output = Result<Op::Output, StepError<Op::Error>>;
    type IntoFuture = Running<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let Self { row, name, call } = self;
            if row.journal().is_some() {
                return Err(not_recordable(&row, &name, "With a journal, `keep` has to say what the step keeps"));
            }
            Ok(send(&row, call, false, None).await?.output)
        })
    }
}

impl<Op, T> IntoFuture for KeptStep<Op, T>
where
    Op: Operation,
    T: Serialize + DeserializeOwned + Send + 'static,
{
    type Output = Result<T, StepError<Op::Error>>;
    type IntoFuture = Running<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<Op: Operation> fmt::Debug for Step<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, name, call } = self;
        to.debug_struct("Step").field("row", row).field("name", name).field("call", call).finish()
    }
}

impl<Op: Operation, T> fmt::Debug for KeptStep<Op, T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_tuple("KeptStep").field(&self.step).finish()
    }
}
