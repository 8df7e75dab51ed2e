//! Which answers are worth asking again: the error codes and statuses of the retry rules that AWS SDKs share, and a
//! bare 429.

use crate::operation::RetryableError;

/// Whether the same request may succeed later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retry {
    /// It will fail again.
    No,
    /// Something broke on the way or at the service.
    Transient,
    /// The service asks for fewer requests.
    Throttling,
}

/// An answer is judged by its code first, since a throttled request may come with status 400; and by what the model
/// says of that code before anything else.
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

/// Whether the service may have done what was asked before it answered with this status: it failed on the way, or what
/// stands before it lost sight of it. A 503 is a refusal.
pub(crate) fn may_be_done(status: u16) -> bool {
    status < 300 || matches!(status, 500 | 502 | 504)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_counts_more_than_the_status() {
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
    fn the_model_counts_more_than_the_lists() {
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
