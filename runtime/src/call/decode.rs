//! The last step of a call: its response becomes the output of the operation, or the error of the call.

use bytes::Bytes;

use super::context::{CallContext, Outcome};
use crate::codec::DecodeError;
use crate::error::{Error, ErrorKind, Failure, FieldError, Metadata, Response};
use crate::http::HttpResponse;
use crate::operation::{BoxError, Effect, Operation};

/// The output of an operation with everything around it.
pub(crate) fn decode<Op: Operation>(outcome: Outcome) -> Result<Response<Op::Output>, Error<Op::Error>> {
    decode_with(outcome, Op::decode).map_err(Error::from)
}

/// The same with another way to read the body.
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
        Err(error) => Err(unusable(context, metadata, body, error.into())),
    }
}

/// The end of a call whose response is not what the model says.
#[cold]
fn unusable(context: CallContext, metadata: Metadata, body: Bytes, error: BoxError) -> Failure {
    let (status, kind) = (metadata.status(), metadata.header("content-type").unwrap_or("no content type"));
    let message = match metadata.encoding() {
        Some(how) => {
            format!("The response (status {status}, {kind}) is encoded as {how:?}, which the request did not ask for")
        }
        None => format!("The response (status {status}, {kind}) is not what the model says: {error}"),
    };
    let field = error.downcast_ref::<DecodeError>().and_then(Option::<FieldError>::from);
    let failure = Failure::new(ErrorKind::InvalidResponse, Some("InvalidResponse".into()), message)
        .with_details(None, field.into_iter().collect())
        .with_source(error)
        .with_applied(context.operation.effect != Effect::Nothing)
        .with_response(metadata, body);
    context.fail(failure)
}
