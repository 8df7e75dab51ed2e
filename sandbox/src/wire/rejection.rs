//! Error responses: those of the model, and those of the protocol.

use partnercentral_selling::ServiceError;
use partnercentral_selling::types::{
    ConflictException, InternalServerException, ResourceNotFoundException, ThrottlingException, ValidationException,
    ValidationExceptionError, ValidationExceptionErrorCode, ValidationExceptionReason,
};
use serde_json::{Value, json};
use smithy_client_runtime::serde::Serialize;

use crate::rules::{Outcome, RULES, Rule};

/// An error response, and the rules that led to it.
#[derive(Clone, Debug)]
pub(crate) struct Rejection {
    pub(crate) code: String,
    pub(crate) status: u16,
    pub(crate) rules: Vec<&'static str>,
    body: Value,
}

impl Rejection {
    /// An error of the protocol or of the signature.
    pub(crate) fn protocol(rule: &'static Rule, message: &str) -> Self {
        let (code, status) = match rule.outcome {
            Outcome::Protocol(code, status) => (code, status),
            Outcome::Error(code) | Outcome::Business(code) | Outcome::Request(code) => (code, status_of(code)),
            Outcome::Behaviour => (ServiceError::VALIDATION_EXCEPTION, 400),
        };
        Self { rules: vec![rule.id], ..Self::injected(code, Some(status), message) }
    }

    /// An error that follows from no rule. Without a status, it has that of the model or of the rules, else 400.
    pub(crate) fn injected(code: &str, status: Option<u16>, message: &str) -> Self {
        Self {
            code: code.to_owned(),
            status: status.unwrap_or_else(|| status_of(code)),
            rules: Vec::new(),
            // Clients read either spelling of the message.
            body: json!({ "Message": message, "message": message }),
        }
    }

    /// `ConflictException`.
    pub(crate) fn conflict(rule: &'static Rule, message: &str) -> Self {
        Self::modeled(ServiceError::CONFLICT_EXCEPTION, &ConflictException::new().message(message), vec![rule.id])
    }

    /// `ResourceNotFoundException`.
    pub(crate) fn not_found(rule: &'static Rule, message: &str) -> Self {
        let error = ResourceNotFoundException::new().message(message);
        Self::modeled(ServiceError::RESOURCE_NOT_FOUND_EXCEPTION, &error, vec![rule.id])
    }

    /// `ThrottlingException`.
    pub(crate) fn throttled(rule: &'static Rule, message: &str) -> Self {
        let error = ThrottlingException::new().message(message);
        Self::modeled(ServiceError::THROTTLING_EXCEPTION, &error, vec![rule.id])
    }

    /// `InternalServerException`.
    pub(crate) fn internal(message: &str) -> Self {
        let error = InternalServerException::new().message(message);
        Self::modeled(ServiceError::INTERNAL_SERVER_EXCEPTION, &error, Vec::new())
    }

    /// `ValidationException` for one rule. The field is a path of wire names.
    pub(crate) fn invalid(rule: &'static Rule, path: &str, message: &str) -> Self {
        let mut findings = Findings::default();
        findings.add(rule, path, message);
        findings.into_rejection()
    }

    fn modeled(code: &str, error: &impl Serialize, rules: Vec<&'static str>) -> Self {
        let body = serde_json::to_value(error).unwrap_or_else(|_| json!({}));
        Self { code: code.to_owned(), status: status_of(code), rules, body }
    }

    /// The body of the response.
    pub(crate) fn into_body(mut self) -> Vec<u8> {
        if let Value::Object(members) = &mut self.body {
            members.insert("__type".to_owned(), format!("{}#{}", namespace_of(&self.code), self.code).into());
        }
        self.body.to_string().into_bytes()
    }
}

/// The namespace of an error code: the model's for its own errors.
fn namespace_of(code: &str) -> &'static str {
    match MODELED.iter().any(|(modeled, _)| *modeled == code) {
        true => "com.amazonaws.partnercentralselling",
        false => "com.amazon.coral.service",
    }
}

/// The errors of the model with their status. A test compares them with the model.
pub(super) const MODELED: [(&str, u16); 7] = [
    (ServiceError::ACCESS_DENIED_EXCEPTION, 403),
    (ServiceError::CONFLICT_EXCEPTION, 409),
    (ServiceError::INTERNAL_SERVER_EXCEPTION, 500),
    (ServiceError::RESOURCE_NOT_FOUND_EXCEPTION, 404),
    (ServiceError::SERVICE_QUOTA_EXCEEDED_EXCEPTION, 402),
    (ServiceError::THROTTLING_EXCEPTION, 429),
    (ServiceError::VALIDATION_EXCEPTION, 400),
];

/// The status of an error code: that of the model, or that of the first rule with the code.
fn status_of(code: &str) -> u16 {
    let by_rule = |rule: &&Rule| match rule.outcome {
        Outcome::Protocol(known, status) if known == code => Some(status),
        _ => None,
    };
    let modeled = MODELED.iter().find(|(known, _)| *known == code).map(|(_, status)| *status);
    modeled.or_else(|| RULES.iter().find_map(by_rule)).unwrap_or(match code {
        "ServiceUnavailableException" | "ServiceUnavailable" => 503,
        "InternalFailure" => 500,
        _ => 400,
    })
}

/// What is invalid in a request, collected, so that everything is reported at once.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    errors: Vec<ValidationExceptionError>,
    rules: Vec<&'static str>,
    of_request: bool,
}

impl Findings {
    /// Reports a broken rule. The field is a path of wire names, like `LifeCycle.Stage`.
    pub(crate) fn add(&mut self, rule: &'static Rule, path: &str, message: &str) {
        let code = match rule.outcome {
            Outcome::Business(code) => code,
            Outcome::Request(code) => {
                self.of_request = true;
                code
            }
            Outcome::Error(_) | Outcome::Protocol(..) | Outcome::Behaviour => "INVALID_VALUE",
        };
        self.add_code(rule, code, path, message);
    }

    /// Reports a broken rule with a code of its own.
    pub(crate) fn add_code(&mut self, rule: &'static Rule, code: &str, path: &str, message: &str) {
        let error = ValidationExceptionError::new()
            .code(code)
            .field_name(field_name(path))
            .message(format!("{} {message}", field_name(path)));
        self.errors.push(error);
        if !self.rules.contains(&rule.id) {
            self.rules.push(rule.id);
        }
    }

    /// Reports a violated constraint of the model.
    pub(crate) fn add_violation(&mut self, rule: &'static Rule, code: &str, path: &str, message: &str) {
        self.of_request = true;
        // The model of a later day may have the code; this one reports it as the service of its day did.
        let known = !matches!(ValidationExceptionErrorCode::from(code), ValidationExceptionErrorCode::Unknown(_));
        self.add_code(rule, if known { code } else { "INVALID_VALUE" }, path, message);
    }

    /// The error with everything that was reported.
    ///
    /// # Errors
    /// Something was reported.
    pub(crate) fn finish(self) -> Result<(), Rejection> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.into_rejection()) }
    }

    fn into_rejection(self) -> Rejection {
        let reason = match self.of_request {
            true => ValidationExceptionReason::RequestValidationFailed,
            false => ValidationExceptionReason::BusinessValidationFailed,
        };
        let others = self.errors.len().saturating_sub(1);
        let mut message = self.errors.first().and_then(|error| error.message.clone()).unwrap_or_default();
        if others > 0 {
            message = format!("{message} (and {others} more)");
        }
        let error = ValidationException::new().message(message).reason(reason).error_list(self.errors);
        Rejection::modeled(ServiceError::VALIDATION_EXCEPTION, &error, self.rules)
    }
}

/// The path of a member as the service names fields: `LifeCycle.Stage` is `lifeCycle.stage`.
fn field_name(path: &str) -> String {
    let lower = |name: &str| {
        let mut characters = name.chars();
        characters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(characters).collect::<String>()
    };
    path.split('.').map(lower).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statuses_are_those_of_the_model() {
        let model = include_str!("../../../model/partnercentral-selling.json");
        let model: Value = serde_json::from_str(model).unwrap();
        let mut of_model = Vec::new();
        for (name, shape) in model["shapes"].as_object().unwrap() {
            if let Some(status) = shape["traits"]["smithy.api#httpError"].as_u64() {
                of_model.push((name.rsplit('#').next().unwrap().to_owned(), u16::try_from(status).unwrap()));
            }
        }
        of_model.sort();
        assert_eq!(of_model, MODELED.map(|(code, status)| (code.to_owned(), status)));
    }

    #[test]
    fn the_codes_of_rules_are_those_of_the_model() {
        for rule in crate::rules::RULES {
            if let Outcome::Business(code) | Outcome::Request(code) = rule.outcome {
                let code = ValidationExceptionErrorCode::from(code);
                assert!(!matches!(code, ValidationExceptionErrorCode::Unknown(_)), "{}: {code}", rule.id);
            }
        }
    }

    #[test]
    fn fields_are_named_in_lower_camel_case() {
        assert_eq!(field_name("Project.ExpectedCustomerSpend[0].Amount"), "project.expectedCustomerSpend[0].amount");
        assert_eq!(field_name(""), "");
    }
}
