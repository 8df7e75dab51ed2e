//! The last step of a call: decodes the response into the output of the operation, or into the error of the call.

use bytes::Bytes;

use super::context::{CallContext, Outcome};
use crate::codec::DecodeError;
use crate::error::{Error, ErrorKind, Failure, FieldError, Metadata, Response};
use crate::http::HttpResponse;
use crate::operation::{BoxError, Effect, Operation};

/// Decodes the result of a call.
pub(crate) fn decode<Op: Operation>(outcome: Outcome) -> Result<Response<Op::Output>, Error<Op::Error>> {
    decode_with(outcome, Op::decode).map_err(Error::from)
}

/// Decodes the result of a call, with the given function for the body.
pub(super) fn decode_with<T, E: Into<BoxError>>(
    Outcome { context, result }: Outcome,
    read: impl FnOnce(&[u8]) -> Result<T, E>,
) -> Result<Response<T>, Failure> {
    let HttpResponse { metadata, body, .. } = match result {
        Ok(response) => response,
        Err(failure) => return Err(context.fail(failure)),
    };
    match read(&body) {
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
    let (status, content_type) = (metadata.status(), metadata.header("content-type").unwrap_or("no content type"));
    let message = match metadata.encoding() {
        Some(encoding) => format!(
            "The response (status {status}, {content_type}) has the content encoding {encoding:?}, which the request did \
             not ask for"
        ),
        None => format!("The response (status {status}, {content_type}) doesn't match the model: {error}"),
    };
    let field = error.downcast_ref::<DecodeError>().and_then(Option::<FieldError>::from);
    let failure = Failure::new(ErrorKind::InvalidResponse, Some("InvalidResponse".into()), message)
        .with_details(None, field.into_iter().collect())
        .with_source(error)
        .with_applied(context.operation.effect != Effect::Nothing)
        .with_response(metadata, body);
    context.fail(failure)
}
