//! Which error responses are retryable: the error codes and statuses of the retry rules that AWS SDKs share, and status
//! 429 without a code.

use crate::operation::RetryableError;

/// Whether the same request may succeed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retry {
    /// The same request will fail again.
    No,
    /// A temporary failure of the connection or the service.
    Transient,
    /// The request was throttled.
    Throttling,
}

/// Classifies an error response: first by the model's entry for its code, then by the code, since a throttled request
/// may have status 400, and then by the status.
pub(crate) fn classify(code: Option<&str>, status: u16, modeled: &[RetryableError]) -> Retry {
    if let Some(error) = modeled.iter().find(|error| Some(error.code) == code) {
        return if error.throttling { Retry::Throttling } else { Retry::Transient };
    }
    match code {
        Some(
            "BandwidthLimitExceeded"
            | "EC2ThrottledException"
            | "LimitExceededException"
            | "PriorRequestNotComplete"
            | "ProvisionedThroughputExceededException"
            | "RequestLimitExceeded"
            | "RequestThrottled"
            | "RequestThrottledException"
            | "SlowDown"
            | "ThrottledException"
            | "Throttling"
            | "ThrottlingException"
            | "TooManyRequestsException"
            | "TransactionInProgressException",
        ) => Retry::Throttling,
        Some("RequestTimeout" | "RequestTimeoutException") => Retry::Transient,
        _ => match status {
            429 => Retry::Throttling,
            500 | 502 | 503 | 504 => Retry::Transient,
            _ => Retry::No,
        },
    }
}

/// True if the service may have applied the request although it responded with this status: it failed while processing
/// the request, or a gateway in front of it did not receive its response. A 503 means that the request was rejected.
pub(crate) fn may_be_applied(status: u16) -> bool {
    status < 300 || matches!(status, 500 | 502 | 504)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_takes_precedence_over_the_status() {
        for (code, status, expected) in [
            (Some("ThrottlingException"), 400, Retry::Throttling),
            (Some("ThrottlingException"), 503, Retry::Throttling),
            (Some("RequestTimeoutException"), 400, Retry::Transient),
            (Some("InternalServerException"), 500, Retry::Transient),
            (Some("InternalServerException"), 400, Retry::No),
            (Some("ValidationException"), 400, Retry::No),
            (None, 429, Retry::Throttling),
            (None, 502, Retry::Transient),
            (None, 501, Retry::No),
            (None, 307, Retry::No),
        ] {
            assert_eq!(classify(code, status, &[]), expected, "{code:?} {status}");
        }
    }

    #[test]
    fn the_model_takes_precedence_over_the_list_of_codes() {
        let modeled = [("BusyException", false), ("RequestTimeout", true)];
        let modeled = modeled.map(|(code, throttling)| RetryableError { code, throttling });
        for (code, expected) in [
            (Some("BusyException"), Retry::Transient),
            (Some("RequestTimeout"), Retry::Throttling),
            (Some("OtherException"), Retry::No),
            (None, Retry::No),
        ] {
            assert_eq!(classify(code, 400, &modeled), expected, "{code:?}");
        }
    }
}
