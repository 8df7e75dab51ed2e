//! The spans and events of `tracing`: a span for each call, events for failures, retries, waits and credentials. The names are
//! those of OpenTelemetry's conventions for AWS SDKs, plus `attempts`.
//!
//! They contain no requests, responses, credentials or messages of the service. Without a subscriber, a span costs the
//! check of one atomic integer.

use std::fmt::Display;
use std::time::Duration;

use tracing::field::Empty;
use tracing::{Span, debug, info, info_span, warn};

use crate::error::{Failure, History, Metadata, WaitReason};

/// The span of a call, which closes with a status even if the call is dropped before its end.
pub(crate) struct CallSpan {
    span: Span,
    ended: bool,
}

impl CallSpan {
    /// Begins the span. [`record_end`](Self::record_end) fills in the empty fields.
    pub(crate) fn new(service: &'static str, operation: &'static str, region: &str) -> Self {
        let span = info_span!(
            "aws_call",
            otel.name = format_args!("{service}.{operation}"),
            otel.kind = "client",
            otel.status_code = Empty,
            rpc.system = "aws-api",
            rpc.service = service,
            rpc.method = operation,
            cloud.region = region,
            aws.request_id = Empty,
            http.response.status_code = Empty,
            error.r#type = Empty,
            attempts = Empty,
        );
        Self { span, ended: false }
    }

    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    /// Records the result of the call. A failure is an event as well, since few logs show how spans end.
    pub(crate) fn record_end(&mut self, result: Result<&Metadata, &Failure>, history: &History) {
        self.ended = true;
        let span = &self.span;
        if span.is_disabled() {
            return;
        }
        span.record("attempts", history.attempts().len());
        if let Some(metadata) = result.map_or_else(Failure::metadata, Some) {
            record_metadata(span, metadata);
        }
        if let Err(failure) = result {
            match failure.code() {
                Some(code) => record_error(span, code),
                None => record_error(span, &format!("{:?}", failure.kind())),
            }
            info!(parent: span, "the call failed");
        }
    }
}

impl Drop for CallSpan {
    fn drop(&mut self) {
        if !self.ended {
            record_error(&self.span, "Dropped");
            debug!(parent: &self.span, "the call was dropped before its end");
        }
    }
}

fn record_error(span: &Span, code: &str) {
    span.record("otel.status_code", "ERROR");
    span.record("error.type", code);
}

fn record_metadata(span: &Span, metadata: &Metadata) {
    span.record("http.response.status_code", metadata.status());
    if let Some(id) = metadata.request_id() {
        span.record("aws.request_id", id);
    }
}

/// A failed attempt is retried after a wait. `failed` is the number of the attempt.
pub(crate) fn retry(failed: u32, code: Option<&str>, wait: Duration, reason: &str) {
    debug!(attempt = failed, error.r#type = code, ?wait, reason, "the request is sent again");
}

/// An attempt waits for the rate limiter of the client.
pub(crate) fn rate_limited(wait: Duration) {
    debug!(?wait, reason = WaitReason::RateLimiter.as_str(), "the request waits");
}

/// An attempt waited for a quota, or for the rate of its pool.
pub(crate) fn waited(wait: Duration) {
    debug!(?wait, reason = WaitReason::Turn.as_str(), "the request waited");
}

/// A line of the configuration files, or a file, was passed over.
pub(crate) fn passed_over(what: &dyn Display) {
    warn!("{what}");
}

/// Credentials were loaded. `expires_in` is `None` if they have no expiry.
pub(crate) fn credentials_loaded(expires_in: Option<Duration>) {
    debug!(?expires_in, "credentials were loaded");
}

/// Credentials could not be loaded. `usable` is whether the previous ones are still valid.
pub(crate) fn credentials_failed(code: &str, message: &str, usable: bool) {
    warn!(error.r#type = code, usable, "credentials could not be loaded: {message}");
}
