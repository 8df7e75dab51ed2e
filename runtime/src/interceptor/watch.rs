//! Calls the interceptors of one call, in their order and back. A call without any has none of this.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::{AttemptOutcome, CallInfo, CallOutcome, Interceptor, InterceptorResult, RequestHeaders, SignedHeaders};
use crate::attempt::RawResponse;
use crate::client::Client;
use crate::failure::{ErrorKind, Failure};
use crate::metadata::Metadata;
use crate::options::CallOptions;
use crate::request::Facts;
use crate::validation::Validation;

/// A call whose request is not encoded yet.
#[derive(Debug)]
pub(crate) struct Begun {
    pub(crate) facts: Facts,
    pub(crate) options: CallOptions,
    pub(crate) watch: Option<Box<Watch>>,
}

impl Begun {
    /// Begins a call; gives what is to be checked of its request, or why it ends here.
    pub(crate) fn new(client: &Client, facts: Facts, options: CallOptions) -> (Self, Result<Validation, Failure>) {
        let client = client.inner();
        let validation = options.validation(client);
        let mut begun = Self { facts, options, watch: None };
        let own = begun.options.interceptors();
        if client.interceptors.is_empty() && own.is_empty() {
            return (begun, Ok(validation));
        }
        let interceptors = client.interceptors.iter().chain(own).cloned().collect();
        let plan = begun.options.plan(client, facts.effect);
        let info = CallInfo::new(client.service.id, facts.name, plan, validation);
        let watch = begun.watch.insert(Box::new(Watch { info, interceptors, entered: 0 }));
        let entered = watch.enter();
        (begun, entered.map(|()| validation))
    }

    /// Ends the call, but for the reading of its answer.
    pub(crate) fn end(self, answer: Result<RawResponse, Failure>) -> Result<RawResponse, Failure> {
        match answer {
            Ok(answer) => Ok(RawResponse { watch: self.watch, ..answer }),
            Err(failure) => {
                let failure = failure.in_operation(self.facts.name);
                if let Some(watch) = self.watch {
                    watch.finished(Err(&failure), failure.raw_body());
                }
                Err(failure)
            }
        }
    }
}

/// The interceptors of a call.
pub(crate) struct Watch {
    info: CallInfo,
    interceptors: Vec<Arc<dyn Interceptor>>,
    /// How many of them know of the call.
    entered: usize,
}

impl Watch {
    pub(crate) fn invocation_id(&self) -> &str {
        self.info.invocation_id()
    }

    fn enter(&mut self) -> Result<(), Failure> {
        for interceptor in &self.interceptors {
            self.entered += 1;
            interceptor.init(&self.info).map_err(stopped)?;
        }
        Ok(())
    }

    fn each(&self, hook: impl FnMut(&Arc<dyn Interceptor>) -> InterceptorResult) -> Result<(), Failure> {
        self.interceptors.iter().try_for_each(hook).map_err(stopped)
    }

    pub(crate) fn build(&self, body: &mut Vec<u8>, headers: &mut HeaderMap) -> Result<(), Failure> {
        self.each(|interceptor| interceptor.build(&self.info, body, &mut RequestHeaders(headers)))
    }

    pub(crate) fn sign(&self, attempt: u32, headers: &mut HeaderMap) -> Result<(), Failure> {
        self.each(|interceptor| interceptor.sign(&self.info, attempt, &mut RequestHeaders(headers)))
    }

    pub(crate) fn send(&self, attempt: u32, headers: &HeaderMap) -> Result<(), Failure> {
        self.each(|interceptor| interceptor.send(&self.info, attempt, &SignedHeaders(headers)))
    }

    pub(crate) fn attempted(&self, number: u32, took: Duration, result: &Result<RawResponse, Failure>) {
        let result = result.as_ref().map(|answer| &answer.metadata);
        let outcome = AttemptOutcome { number, took, result };
        for interceptor in self.interceptors.iter().rev() {
            interceptor.attempted(&self.info, &outcome);
        }
    }

    pub(crate) fn finished(&self, result: Result<&Metadata, &Failure>, body: &[u8]) {
        let outcome = CallOutcome { result, body };
        for interceptor in self.interceptors.iter().take(self.entered).rev() {
            interceptor.finished(&self.info, &outcome);
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Watch").field("interceptors", &self.interceptors.len()).finish_non_exhaustive()
    }
}

/// The failure of a call that an interceptor ends.
pub(super) fn stopped(error: Box<dyn std::error::Error + Send + Sync>) -> Failure {
    Failure::new(ErrorKind::Interceptor, Some("StoppedByInterceptor".into()), error.to_string()).with_source(error)
}
