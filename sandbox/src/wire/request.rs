//! Reading requests strictly, and the constraints of the model.

use smithy_client_runtime::codec::{DecodeErrorKind, Shape, from_json, from_json_strict};
use smithy_client_runtime::{Validation, validate};

use super::rejection::{Findings, Rejection};
use crate::rules;

/// Reads a request. Unknown enum values are left to the validation, which reports them with all other violations.
pub(crate) fn read<T: Shape>(body: &[u8]) -> Result<T, Rejection> {
    let error = match from_json_strict(body) {
        Ok(request) => return Ok(request),
        Err(error) => error,
    };
    let is_of = |kinds: &[DecodeErrorKind]| error.problems().any(|problem| kinds.contains(&problem.kind()));
    if is_of(&[DecodeErrorKind::UnknownMember, DecodeErrorKind::RepeatedKey]) {
        return Err(Rejection::protocol(&rules::UNKNOWN_MEMBERS, &format!("The request can't be read: {error}")));
    }
    if error.problems().all(|problem| problem.kind() == DecodeErrorKind::UnknownEnumValue) {
        return from_json(body).map_err(|error| malformed(&error));
    }
    Err(malformed(&error))
}

fn malformed(error: &dyn std::fmt::Display) -> Rejection {
    Rejection::protocol(&rules::WELL_FORMED, &format!("The request can't be read: {error}"))
}

/// Checks all constraints of the model, with the validator of the client crate.
pub(crate) fn validate_model<T: Shape>(request: &T, findings: &mut Findings) {
    let Err(error) = validate(request, Validation::Strict) else { return };
    for violation in &error {
        let (code, message) = (violation.code(), violation.message());
        findings.add_violation(&rules::MODEL_CONSTRAINTS, code.as_str(), violation.path(), &message);
    }
}
