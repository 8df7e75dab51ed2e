//! Invalid responses, thousands for each operation: each results in a value or in an error that has the request id and
//! no customer data. Nothing panics or hangs.

use std::error::Error as StdError;
use std::thread;
use std::time::Duration;

use partnercentral_selling::runtime::ErrorKind;
use partnercentral_selling::{Client, Error};
use serde_json::{Value, json};
use tests::model::Model;
use tests::server::{HttpResponse, REQUEST_ID, Server};
use tests::{WITH_OUTPUT, config};

use crate::mutation::{MUTATIONS, NUMBER, SECRET};
use crate::operations::{call, call_json, decode, operations, read_by_serde};

/// Prints the case if the test panics in it.
struct Case<'a> {
    operation: &'a str,
    mutation: &'a str,
    seed: u64,
    body: &'a [u8],
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let Self { operation, mutation, seed, body } = self;
            let body: String = String::from_utf8_lossy(body).chars().take(4_000).collect();
            eprintln!("{operation}, {mutation:?}, seed {seed}: {body}");
        }
    }
}

/// Texts that no error may contain: the sensitive values of a response, and the texts of the mutations.
struct Secrets(Vec<String>);

impl Secrets {
    fn of(model: &Model, operation: &str, response: &Value) -> Self {
        let mut values = vec![SECRET.to_owned(), NUMBER.to_owned()];
        if WITH_OUTPUT.contains(&operation) {
            let sensitive = model.sensitive(operation, response).into_iter().map(|(_, value)| value);
            // A few digits may occur in a time or a size by chance.
            values.extend(sensitive.filter(|value| value.len() > 4));
        }
        Self(values)
    }

    /// Checks all forms of the error and its chain of causes.
    fn assert_hidden_from(&self, error: &(dyn StdError + 'static)) {
        for error in std::iter::successors(Some(error), |error| (*error).source()) {
            self.assert_not_in(&format!("{error} {error:?} {error:#?}"));
        }
    }

    fn assert_not_in(&self, text: &str) {
        for secret in &self.0 {
            let escaped = format!("{secret:?}");
            let escaped = escaped.trim_matches('"');
            assert!(!text.contains(secret.as_str()) && !text.contains(escaped), "{secret:?} shows in {text}");
        }
    }
}

/// The number of seeds for each mutation of a response.
const SEEDS: u64 = 30;

#[test]
fn every_mutated_response_is_decoded_or_reported_with_its_path() {
    let model = Model::load();
    for (operation, response) in operations() {
        let secrets = Secrets::of(&model, operation, &response);
        let mut read = 0;
        for mutation in MUTATIONS {
            for seed in 0..SEEDS {
                let body = mutation.of(&response, seed);
                let _case = Case { operation, mutation: mutation.name, seed, body: &body };
                match decode(operation, &body) {
                    Ok(shown) => read += usize::from(!shown.is_empty()),
                    Err(error) => {
                        let has_place = error.line() > 0 || body.trim_ascii().is_empty();
                        assert!(has_place && !error.message().is_empty(), "{error:?}");
                        secrets.assert_hidden_from(&error);
                        secrets.assert_not_in(error.path());
                        secrets.assert_not_in(error.message());
                    }
                }
                if WITH_OUTPUT.contains(&operation) {
                    let read = read_by_serde(operation, &body);
                    read.unwrap_or_else(|error| secrets.assert_hidden_from(&error));
                }
            }
        }
        // Some are still valid responses.
        assert!(read > 100 && read < MUTATIONS.len() * 25, "{operation}: {read} were read");
    }
}

#[test]
fn a_truncated_response_is_an_error() {
    let model = Model::load();
    for (operation, response) in operations() {
        let secrets = Secrets::of(&model, operation, &response);
        let text = response.to_string().into_bytes();
        for end in 1..text.len() {
            let (body, _) = text.split_at(end);
            let _case = Case { operation, mutation: "cut", seed: 0, body };
            secrets.assert_hidden_from(&decode(operation, body).unwrap_err());
        }
    }
}

/// A mutated body to send.
struct Sent {
    mutation: &'static str,
    seed: u64,
    response: HttpResponse,
}

/// Each mutation of a body with this many seeds, each as a response.
fn mutated(body: &Value, seeds: u64, response: impl Fn(u64, Vec<u8>) -> HttpResponse) -> Vec<Sent> {
    let all = MUTATIONS.iter().flat_map(|mutation| (0..seeds).map(move |seed| (mutation, seed)));
    all.map(|(mutation, seed)| Sent {
        mutation: mutation.name,
        seed,
        response: response(seed, mutation.of(body, seed)),
    })
    .collect()
}

/// Sends the responses to calls of an operation and checks each outcome.
fn exchange(operation: &str, sent: &[Sent], check: impl Fn(&HttpResponse, Result<String, Error>)) {
    let server = sent.iter().fold(Server::start(), |server, sent| server.on(operation, sent.response.clone()));
    let config = config(&server.url(), None).max_attempts(1).timeout(Duration::from_secs(20));
    let client = Client::new(config.build()).expect("a complete configuration");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for (index, Sent { mutation, seed, response }) in sent.iter().enumerate() {
        let _case = Case { operation, mutation, seed: *seed, body: &response.body };
        // The two ways to call, in turn.
        let call = if index % 2 == 0 { call } else { call_json };
        check(response, runtime.block_on(call(&client, operation)));
    }
    assert_eq!(server.take_requests().len(), sent.len(), "{operation}");
}

fn assert_complete(error: &Error, response: &HttpResponse) {
    assert_eq!((error.request_id(), error.status()), (Some(REQUEST_ID), Some(response.status)), "{error:?}");
    assert_eq!((error.history().attempts().len(), error.raw_body()), (1, &response.body[..]), "{error:?}");
}

#[test]
fn a_mutated_response_is_a_value_or_an_error_without_customer_data() {
    let model = Model::load();
    for (operation, response) in operations() {
        let secrets = Secrets::of(&model, operation, &response);
        let sent = mutated(&response, 4, |seed, body| {
            let response = HttpResponse::json(200, body);
            match seed {
                2 => response.header("Content-Type", "text/html"),
                3 => response.header("Content-Encoding", "gzip"),
                _ => response,
            }
        });
        exchange(operation, &sent, |response, outcome| {
            if let Err(error) = outcome {
                assert_eq!((error.kind(), error.code()), (ErrorKind::InvalidResponse, Some("InvalidResponse")));
                assert_complete(&error, response);
                secrets.assert_hidden_from(&error);
                secrets.assert_not_in(&format!("{:?}", error.fields()));
            }
        });
    }
}

#[test]
fn a_mutated_response_with_an_error_status_exposes_no_customer_data() {
    let model = Model::load();
    for (operation, response) in operations() {
        let secrets = Secrets::of(&model, operation, &response);
        let sent = mutated(&response, 2, |seed, body| {
            let response = HttpResponse::json(if seed == 0 { 400 } else { 500 }, body);
            if seed == 0 { response.header("x-amzn-errortype", "ValidationException") } else { response }
        });
        exchange(operation, &sent, |response, outcome| {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Service);
            assert_complete(&error, response);
            secrets.assert_hidden_from(&error);
            secrets.assert_not_in(&format!("{:?}", error.fields()));
        });
    }
}

/// An error of the service with members that the model doesn't have.
fn validation_error() -> Value {
    json!({
        "__type": "com.amazonaws.partnercentralselling#ValidationException",
        "Message": "2 fields are not right",
        "Reason": "BUSINESS_VALIDATION_FAILED",
        "ErrorList": [
            {"FieldName": "customer.account.industry", "Code": "REQUIRED_FIELD_MISSING", "Message": "must be there"},
            {"Code": "CODE_OF_TOMORROW", "Message": "not in this phase of the moon", "Value": {"Email": SECRET}},
        ],
        "Request": {"Customer": {"Contacts": [{"Email": SECRET}]}},
    })
}

/// True if the text is in parts of the service's error that are printed: name, message, reason or field.
fn is_said(body: &[u8]) -> bool {
    const SHOWN: [&str; 12] = [
        "__type",
        "code",
        "Code",
        "message",
        "Message",
        "errorMessage",
        "reason",
        "Reason",
        "FieldName",
        "fieldName",
        "name",
        "path",
    ];
    // A half of a surrogate pair at the start of a text is read as U+FFFD.
    let text = String::from_utf8_lossy(body).replace(r"\udc00", "");
    let said = |name: &str| text.contains(&format!(r#""{name}":"{SECRET}"#));
    SHOWN.into_iter().any(said)
}

#[test]
fn a_mutated_error_is_an_error_with_only_the_details_of_the_service() {
    let secrets = Secrets(vec![SECRET.to_owned()]);
    for (operation, _) in operations() {
        let sent = mutated(&validation_error(), 3, |seed, body| match seed {
            0 => HttpResponse::json(400, body),
            1 => {
                HttpResponse::json(500, body).header("x-amzn-errortype", "InternalServerException:http://example.com/")
            }
            _ => HttpResponse::json(429, body).header("x-amzn-errortype", "a b#:").header("Content-Type", "text/html"),
        });
        exchange(operation, &sent, |response, outcome| {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Service);
            assert_complete(&error, response);
            assert_eq!(error.is_throttling(), response.status == 429, "{error:?}");
            assert!(error.to_string().lines().count() == 1, "{error}");
            if !is_said(&response.body) {
                secrets.assert_hidden_from(&error);
                secrets.assert_not_in(&format!("{:?}", error.service_error()));
                secrets.assert_not_in(&format!("{:?}", error.fields()));
            }
        });
    }
}
