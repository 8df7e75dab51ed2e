//! Runs the interceptors of one call. A call without interceptors has no chain.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::hooks::{Interceptor, InterceptorResult};
use super::views::{AttemptOutcome, CallInfo, CallOutcome, RequestHeaders, SignedHeaders};
use crate::error::{ErrorKind, Failure, History, Metadata};

/// The interceptors of a call.
pub(crate) struct InterceptorChain {
    info: CallInfo,
    interceptors: Vec<Arc<dyn Interceptor>>,
    /// The number of interceptors whose `init` was called.
    initialized: usize,
}

impl InterceptorChain {
    pub(crate) fn new(info: CallInfo, interceptors: Vec<Arc<dyn Interceptor>>) -> Self {
        Self { info, interceptors, initialized: 0 }
    }

    pub(crate) fn invocation_id(&self) -> &str {
        self.info.invocation_id()
    }

    pub(crate) fn init(&mut self) -> Result<(), Failure> {
        for interceptor in &self.interceptors {
            self.initialized += 1;
            interceptor.init(&self.info).map_err(stopped)?;
        }
        Ok(())
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

    fn each(&self, hook: impl FnMut(&Arc<dyn Interceptor>) -> InterceptorResult) -> Result<(), Failure> {
        self.interceptors.iter().try_for_each(hook).map_err(stopped)
    }

    pub(crate) fn attempted(&self, number: u32, took: Duration, result: Result<&Metadata, &Failure>) {
        let outcome = AttemptOutcome { number, took, result };
        for interceptor in self.interceptors.iter().rev() {
            interceptor.attempted(&self.info, &outcome);
        }
    }

    /// Only the interceptors whose `init` was called are notified.
    pub(crate) fn finished(&self, result: Result<&Metadata, &Failure>, history: &History, body: &[u8]) {
        let outcome = CallOutcome { result, history, body };
        for interceptor in self.interceptors.iter().take(self.initialized).rev() {
            interceptor.finished(&self.info, &outcome);
        }
    }
}

impl fmt::Debug for InterceptorChain {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("InterceptorChain").field("interceptors", &self.interceptors.len()).finish_non_exhaustive()
    }
}

/// The failure of a call that an interceptor stopped.
fn stopped(error: Box<dyn std::error::Error + Send + Sync>) -> Failure {
    Failure::new(ErrorKind::Interceptor, Some("StoppedByInterceptor".into()), error.to_string()).with_source(error)
}
