//! Which answers are worth asking again: the error codes and statuses of the retry rules that AWS SDKs share.

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

/// An answer is judged by its code first, since a throttled request may come with status 400.
pub(crate) fn classify(code: Option<&str>, status: u16) -> Retry {
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
            assert_eq!(classify(code, status), expected, "{code:?} {status}");
        }
    }
}
