//! What a response means by its status and length.

use aws_credential_types::Credentials;
use bytes::Bytes;

use crate::error::{ErrorKind, Failure, read_service_error};
use crate::http::HttpResponse;
use crate::operation::Service;

/// A complete response that says that the request was done; else the failure that it means. What it repeats of the
/// credentials is removed.
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
            "The response is longer than the {} that the client reads; ask for less at once, or set another response limit",
            human_readable(limit)
        );
        let failure = Failure::new(ErrorKind::ResponseTooLarge, Some("ResponseTooLarge".into()), message);
        return Err(failure.with_applied(true).with_response(response.metadata, Bytes::new()));
    }
    Ok(response)
}

fn human_readable(bytes: usize) -> String {
    match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{} MiB", bytes >> 20),
        bytes => format!("{bytes} bytes"),
    }
}
