//! A request that breaks the constraints of its model, as a failure.

use std::error::Error as _;

use super::{Failure, FieldError};
use crate::validation::{ValidationError, Violation};

impl From<ValidationError> for Failure {
    fn from(error: ValidationError) -> Self {
        let fields = error.iter().map(FieldError::from).collect();
        Self::invalid_request(format!("The request breaks {}; it was not sent", error.count()))
            .with_details(None, fields)
            .with_source(error)
    }
}

impl From<&Violation> for FieldError {
    fn from(violation: &Violation) -> Self {
        let path = Some(violation.path().to_owned()).filter(|path| !path.is_empty());
        Self::new(path, Some(violation.code().as_str().to_owned()), violation.message())
    }
}

impl Failure {
    /// What the check before sending found, if that is why the call failed.
    #[must_use]
    pub fn violations(&self) -> Option<&ValidationError> {
        self.source()?.downcast_ref()
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::from_json;
    use crate::failure::{ErrorKind, Failure};

    #[derive(Clone, Default, PartialEq)]
    struct Order {
        id: Option<String>,
        note: Option<String>,
    }

    crate::structure! {
        Order {
            id: "Id" [required],
            note: "Note" [length(0, 3)],
        }
    }

    #[test]
    fn every_violation_is_a_field_and_stands_on_the_line() {
        let order: Order = from_json(br#"{"Note": "jane@example.com"}"#).unwrap();
        let failure = Failure::from(order.validate().unwrap_err()).in_operation("Send");
        assert_eq!(
            failure.to_string(),
            "Send: InvalidRequest: The request breaks 2 constraints of the model; it was not sent: \
             Id: REQUIRED_FIELD_MISSING: is required; \
             Note: INVALID_VALUE: has 16 characters, but must have at most 3 characters"
        );
        assert_eq!((failure.kind(), failure.attempts()), (ErrorKind::InvalidRequest, 0));
        assert_eq!(failure.fields().len(), 2);
        assert_eq!(failure.fields()[1].path.as_deref(), Some("Note"));
        assert_eq!(failure.violations().unwrap().violations().len(), 2);
        assert!(Failure::invalid_request("text").violations().is_none());
    }
}
