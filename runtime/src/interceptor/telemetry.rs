//! What a client tells the crate `tracing`: a span for each call, events about retries and credentials. All names are
//! here: those of OpenTelemetry's conventions for AWS SDKs, plus `attempts`.
//!
//! Neither requests nor responses, credentials nor messages of the service are in them. Where nobody listens, a span costs
//! the look at one number.

use std::time::Duration;

use tracing::field::{Empty, debug as as_debug};
use tracing::{Span, debug, info_span, warn};

use crate::error::{Failure, History, Metadata, WaitReason};

/// The span of a call. What is known at its end is empty yet.
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

/// Records how a call ended.
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

/// A failed attempt, one of so many so far, will be followed by another after a wait, for a reason.
pub(crate) fn retry(failed: u32, code: Option<&str>, wait: Duration, reason: &str) {
    debug!(attempt = failed, error.r#type = code, ?wait, reason, "the request is sent again");
}

/// The rate limiter of the client holds an attempt back.
pub(crate) fn held_back(wait: Duration) {
    debug!(?wait, reason = WaitReason::RateLimiter.as_str(), "the request waits");
}

/// Credentials were loaded, which expire in this time if they say when.
pub(crate) fn credentials_loaded(expires_in: Option<Duration>) {
    debug!(?expires_in, "credentials were loaded");
}

/// Credentials could not be loaded. `usable` says whether the ones before are still valid.
pub(crate) fn credentials_failed(code: &str, message: &str, usable: bool) {
    warn!(error.r#type = code, usable, "credentials could not be loaded: {message}");
}
