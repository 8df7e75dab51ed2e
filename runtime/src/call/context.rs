//! The state of a call from its start to its end, and the end of a call, which is the same for every outcome.

use std::sync::Arc;

use super::client::Client;
use super::options::{CallOptions, Extras};
use super::plan::{OperationFacts, Plan};
use super::uuid::random_uuid;
use crate::codec::{JsonOptions, Validation};
use crate::error::{Failure, History, Metadata};
use crate::http::HttpResponse;
use crate::interceptor::{CallInfo, InterceptorChain, telemetry::CallSpan};

/// The state of a call from its start to its end.
pub(crate) struct CallContext {
    pub(super) client: Client,
    pub(super) operation: OperationFacts,
    pub(super) plan: Plan,
    /// The options that few calls set.
    pub(super) extras: Option<Arc<Extras>>,
    /// `None` for most calls, which have no interceptors.
    pub(super) interceptors: Option<Box<InterceptorChain>>,
    pub(super) history: History,
    pub(super) span: CallSpan,
    /// The members of the request that the model doesn't know; empty for most calls.
    pub(super) unknown_members: Vec<String>,
}

/// The outcome of a call, before the response is decoded.
pub(crate) struct Outcome {
    pub(super) context: CallContext,
    pub(super) result: Result<HttpResponse, Failure>,
}

impl CallContext {
    pub(super) fn new(client: Client, operation: OperationFacts, options: CallOptions) -> Self {
        let shared = client.shared();
        let plan = options.plan(&shared.defaults);
        let own = options.interceptors();
        let interceptors = (!shared.interceptors.is_empty() || !own.is_empty()).then(|| {
            let info = CallInfo {
                service: shared.service.id,
                operation: operation.name,
                effect: operation.effect,
                max_attempts: plan.retry.attempts(),
                timeout: plan.limits.call,
                attempt_timeout: plan.limits.attempt,
                validation: plan.validation,
                invocation_id: random_uuid(),
            };
            let all = shared.interceptors.iter().chain(own).cloned().collect();
            Box::new(InterceptorChain::new(info, all))
        });
        let span = CallSpan::new(shared.service.id, operation.name, client.signing_region());
        let extras = options.extras;
        Self {
            client,
            operation,
            plan,
            extras,
            interceptors,
            history: History::default(),
            span,
            unknown_members: Vec::new(),
        }
    }

    /// Starts the call: runs `init` of the interceptors, and validates the plan.
    pub(super) fn begin(&mut self) -> Result<(), Failure> {
        if let Some(interceptors) = &mut self.interceptors {
            interceptors.init()?;
        }
        self.plan.retry.check().map(|_| ())
    }

    /// The validation level.
    pub(super) fn validation(&self) -> Validation {
        self.plan.validation
    }

    /// The settings for reading and writing JSON.
    pub(super) fn json_options(&self) -> &JsonOptions {
        &self.client.shared().json
    }

    /// Ends a call whose response was decoded.
    pub(super) fn succeed(mut self, metadata: Metadata, body: &[u8]) -> (Metadata, History) {
        let history = std::mem::take(&mut self.history);
        self.record_end(Ok(&metadata), &history, body);
        (metadata, history)
    }

    /// Ends a call that failed.
    pub(super) fn fail(mut self, failure: Failure) -> Failure {
        let history = std::mem::take(&mut self.history);
        let unknown = std::mem::take(&mut self.unknown_members);
        let failure = failure.in_operation(self.operation.name).with_history(history).with_unknown_members(unknown);
        self.record_end(Err(&failure), failure.history(), failure.raw_body());
        failure
    }

    /// Records the end of the call in its span, and notifies the interceptors.
    fn record_end(&mut self, result: Result<&Metadata, &Failure>, history: &History, body: &[u8]) {
        self.span.record_end(result, history);
        if let Some(interceptors) = &self.interceptors {
            interceptors.finished(result, history, body);
        }
    }
}
