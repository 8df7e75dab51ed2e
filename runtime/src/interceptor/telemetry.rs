//! The spans and events of `tracing`: a span for each call, events for retries, waits and credentials. The names are
//! those of OpenTelemetry's conventions for AWS SDKs, plus `attempts`.
//!
//! They contain no requests, responses, credentials or messages of the service. Without a subscriber, a span costs the
//! check of one atomic integer.

use std::fmt::Display;
use std::time::Duration;

use tracing::field::{Empty, debug as as_debug};
use tracing::{Span, debug, info_span, warn};

use crate::error::{Failure, History, Metadata, WaitReason};

/// The span of a call. [`record_end`] fills in the empty fields.
pub(crate) fn call_span(service: &'static str, operation: &'static str, region: &str) -> Span {
    info_span!(
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
    )
}

/// Records the result of a call.
pub(crate) fn record_end(span: &Span, result: Result<&Metadata, &Failure>, history: &History) {
    if span.is_disabled() {
        return;
    }
    span.record("attempts", history.attempts().len());
    if let Err(failure) = result {
        span.record("otel.status_code", "ERROR");
        match failure.code() {
            Some(code) => span.record("error.type", code),
            None => span.record("error.type", as_debug(failure.kind())),
        };
    }
    if let Some(metadata) = result.map_or_else(Failure::metadata, Some) {
        record_metadata(span, metadata);
    }
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
