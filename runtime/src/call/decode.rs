//! The last step of a call: decodes the response into the output of the operation, or into the error of the call.

use bytes::Bytes;

use super::context::{CallContext, Outcome};
use super::judge::display_size;
use crate::codec::{DecodeError, DecodeErrorKind, JsonOptions};
use crate::error::{Error, ErrorKind, Failure, FieldError, Metadata, Response};
use crate::http::HttpResponse;
use crate::operation::{BoxError, Effect, Operation};

/// Decodes the result of a call.
pub(crate) fn decode<Op: Operation>(outcome: Outcome) -> Result<Response<Op::Output>, Error<Op::Error>> {
    decode_or_fail::<Op>(outcome).map_err(Error::from)
}

/// Decodes the result of a call, without the type of the service's errors.
pub(crate) fn decode_or_fail<Op: Operation>(outcome: Outcome) -> Result<Response<Op::Output>, Failure> {
    decode_with(outcome, |body, options| Op::decode(body, options))
}

/// Decodes the result of a call, with the given function for the body.
pub(super) fn decode_with<T, E: Into<BoxError>>(
    Outcome { context, result }: Outcome,
    read: impl FnOnce(&[u8], &JsonOptions) -> Result<T, E>,
) -> Result<Response<T>, Failure> {
    let HttpResponse { metadata, body, .. } = match result {
        Ok(response) => response,
        Err(failure) => return Err(context.fail(failure)),
    };
    match read(&body, context.json_options()) {
        Ok(output) => {
            let (metadata, history) = context.succeed(metadata, &body);
            Ok(Response::new(output, metadata, history))
        }
        Err(error) => Err(invalid_response(context, metadata, body, error.into())),
    }
}

/// Ends a call whose response doesn't match the model.
#[cold]
fn invalid_response(context: CallContext, metadata: Metadata, body: Bytes, error: BoxError) -> Failure {
    let decode_error = error.downcast_ref::<DecodeError>();
    let kind = match decode_error.map(DecodeError::kind) {
        Some(DecodeErrorKind::MemoryLimit) => ErrorKind::ResponseTooLarge,
        _ => ErrorKind::InvalidResponse,
    };
    let (status, content_type) = (metadata.status(), metadata.header("content-type").unwrap_or("no content type"));
    let (code, message) = match (kind, metadata.encoding()) {
        (ErrorKind::ResponseTooLarge, _) => {
            let limit = display_size(context.json_options().decoded_limit);
            let message = format!(
                "The decoded response would take more memory than the limit of {limit}; request less data at once, or \
                 increase `decoded_limit` of the configuration"
            );
            ("ResponseTooLarge", message)
        }
        (_, Some(encoding)) => {
            let message = format!(
                "The response (status {status}, {content_type}) has the content encoding {encoding:?}, which the request \
                 did not ask for"
            );
            ("InvalidResponse", message)
        }
        (_, None) => {
            let message = format!("The response (status {status}, {content_type}) doesn't match the model: {error}");
            ("InvalidResponse", message)
        }
    };
    let field = decode_error.and_then(Option::<FieldError>::from);
    let failure = Failure::new(kind, Some(code.into()), message)
        .with_details(None, field.into_iter().collect())
        .with_source(error)
        .with_applied(context.operation.effect != Effect::Nothing)
        .with_response(metadata, body);
    context.fail(failure)
}
