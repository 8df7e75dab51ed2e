//! The error codes that a mock accepts: those of the service's model, and those that services of AWS send beside it.

use crate::codec::nearest;
use crate::operation::ModeledError;

/// The status of most errors that are the caller's fault.
const BAD_REQUEST: u16 = 400;

/// Codes that any service of AWS may send, with their statuses.
const COMMON: &[(&str, u16)] = &[
    ("AccessDenied", 403),
    ("AccessDeniedException", BAD_REQUEST),
    ("BandwidthLimitExceeded", 509),
    ("ExpiredToken", BAD_REQUEST),
    ("ExpiredTokenException", BAD_REQUEST),
    ("IncompleteSignature", BAD_REQUEST),
    ("IncompleteSignatureException", BAD_REQUEST),
    ("InternalFailure", 500),
    ("InternalServerError", 500),
    ("InternalServerException", 500),
    ("InvalidClientTokenId", 403),
    ("InvalidSignatureException", BAD_REQUEST),
    ("LimitExceededException", BAD_REQUEST),
    ("MalformedHttpRequestException", BAD_REQUEST),
    ("MissingAuthenticationToken", 403),
    ("MissingAuthenticationTokenException", BAD_REQUEST),
    ("NotAuthorized", BAD_REQUEST),
    ("OptInRequired", 403),
    ("PriorRequestNotComplete", BAD_REQUEST),
    ("ProvisionedThroughputExceededException", BAD_REQUEST),
    ("RequestAbortedException", BAD_REQUEST),
    ("RequestEntityTooLargeException", 413),
    ("RequestExpired", BAD_REQUEST),
    ("RequestInTheFuture", BAD_REQUEST),
    ("RequestLimitExceeded", 503),
    ("RequestThrottled", BAD_REQUEST),
    ("RequestThrottledException", BAD_REQUEST),
    ("RequestTimeTooSkewed", 403),
    ("RequestTimeout", 408),
    ("RequestTimeoutException", 408),
    ("SerializationException", BAD_REQUEST),
    ("ServiceUnavailable", 503),
    ("ServiceUnavailableException", 503),
    ("SignatureDoesNotMatch", 403),
    ("SlowDown", 503),
    ("ThrottledException", BAD_REQUEST),
    ("Throttling", BAD_REQUEST),
    ("ThrottlingException", BAD_REQUEST),
    ("TooManyRequestsException", 429),
    ("TransactionInProgressException", BAD_REQUEST),
    ("UnauthorizedException", 401),
    ("UnknownOperationException", 404),
    ("UnrecognizedClientException", BAD_REQUEST),
    ("ValidationError", BAD_REQUEST),
    ("ValidationException", BAD_REQUEST),
];

/// The status of an error, which is that of the model if it has one.
///
/// # Errors
/// Neither the model nor services of AWS in general have this code. The message has the nearest one.
pub(super) fn status<E: ModeledError>(code: &str) -> Result<u16, String> {
    find(E::CODES, code)
}

fn find(modeled: &'static [(&'static str, u16)], code: &str) -> Result<u16, String> {
    let known = || modeled.iter().chain(COMMON);
    match known().find(|(known, _)| *known == code) {
        Some((_, status)) => Ok(*status),
        // A crate of an older generator doesn't tell the codes of its model.
        None if modeled.is_empty() => Ok(BAD_REQUEST),
        None => {
            let similar = nearest(code, modeled.iter().map(|(known, _)| *known));
            let similar = similar.or_else(|| nearest(code, COMMON.iter().map(|(known, _)| *known)));
            let hint = match similar {
                Some(similar) => format!("did you mean {similar:?}?"),
                None => {
                    let codes: Vec<&str> = modeled.iter().map(|(known, _)| *known).collect();
                    format!("its model has {}", codes.join(", "))
                }
            };
            Err(format!("the service has no error with the code {code:?}; {hint}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_is_that_of_the_model_else_the_common_one() {
        let modeled = &[("ConflictException", 409), ("ThrottlingException", 429)];
        assert_eq!(find(modeled, "ConflictException"), Ok(409));
        assert_eq!(find(modeled, "ThrottlingException"), Ok(429));
        assert_eq!(find(modeled, "ServiceUnavailable"), Ok(503));
    }

    #[test]
    fn an_unknown_code_is_an_error_with_the_nearest_or_all_of_the_model() {
        let modeled = &[("ConflictException", 409), ("WallFull", 400)];
        for (code, expected) in [
            ("ConflictExcepton", "the code \"ConflictExcepton\"; did you mean \"ConflictException\"?"),
            ("conflictexception", "did you mean \"ConflictException\"?"),
            ("ThrotlingException", "did you mean \"ThrottlingException\"?"),
            ("Nonsense", "its model has ConflictException, WallFull"),
        ] {
            let problem = find(modeled, code).unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        }
        assert_eq!(find(&[], "Nonsense"), Ok(400), "the codes of the service are not known");
    }
}
