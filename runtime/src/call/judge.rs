//! Judges a response by its status and length: success or failure.

use aws_credential_types::Credentials;
use bytes::Bytes;

use crate::error::{ErrorKind, Failure, read_service_error};
use crate::http::HttpResponse;
use crate::operation::Service;

/// The response, if it is complete and has a status of success; else the failure, without credentials that the response
/// repeats.
pub(super) fn judge(
    response: HttpResponse,
    credentials: &Credentials,
    service: &Service,
    limit: usize,
) -> Result<HttpResponse, Failure> {
    if !response.metadata.is_success() {
        let HttpResponse { metadata, body, complete } = response;
        let secrets = [credentials.secret_access_key(), credentials.session_token().unwrap_or_default()];
        let failure = read_service_error(metadata, body, complete, service.retryable);
        return Err(failure.without_secrets(&secrets));
    }
    if !response.complete {
        let message = format!(
            "The response is longer than the limit of {}; request less data at once, or increase `response_limit` of the \
             configuration",
            display_size(limit)
        );
        let failure = Failure::new(ErrorKind::ResponseTooLarge, Some("ResponseTooLarge".into()), message);
        return Err(failure.with_applied(true).with_response(response.metadata, Bytes::new()));
    }
    Ok(response)
}

pub(super) fn display_size(bytes: usize) -> String {
    match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{} MiB", bytes >> 20),
        bytes => format!("{bytes} bytes"),
    }
}
