//! `examples/call.rs` with failing calls: the exit statuses 3 and 4, and the JSON object with the error.

use std::net::TcpListener;

use serde_json::{Value, json};
use tests::example::Example;
use tests::server::{Action, HttpResponse, REQUEST_ID, Server};
use tests::signature::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN};
use tests::{WITH_OUTPUT, response_body, wire};

const CUSTOMER: &str = "customer.desk@ferries.example.com";

/// Calls CreateOpportunity once, with customer data in the request. Returns the exit status and the object on stderr.
fn fail(response: impl Into<Action>) -> (Option<i32>, Value) {
    let server = Server::start().on("CreateOpportunity", response);
    let request = json!({"Catalog": "AWS", "Customer": {"Contacts": [{"Email": CUSTOMER}]}});
    let outcome = Example::call("CreateOpportunity", &server)
        .arguments(&["--max-attempts", "1"])
        .stdin(request.to_string())
        .run();
    let failure = outcome.failure();
    assert!(!outcome.stderr.contains(CUSTOMER), "{}", outcome.stderr);
    assert_eq!(server.request().operation(), "CreateOpportunity");
    (outcome.status, failure)
}

fn error(status: u16, code: &str, message: &str) -> HttpResponse {
    HttpResponse::json(status, json!({"__type": code, "Message": message}).to_string())
}

#[test]
fn errors_of_the_service_are_printed_with_all_their_details() {
    for (status, code, retryable) in [
        (400, "ValidationException", false),
        (402, "ServiceQuotaExceededException", false),
        (403, "AccessDeniedException", false),
        (404, "ResourceNotFoundException", false),
        (409, "ConflictException", false),
        (429, "ThrottlingException", true),
        (400, "ThrottlingException", true),
        (500, "InternalServerException", true),
        (400, "ExceptionOfTomorrow", false),
        (503, "ServiceUnavailableException", true),
    ] {
        let expected = json!({
            "code": code,
            "message": "The service says no.",
            "request_id": REQUEST_ID,
            "status": status,
            "attempts": 1,
            "retryable": retryable,
            "fields": [],
        });
        assert_eq!(fail(error(status, code, "The service says no.")), (Some(3), expected));
    }
}

#[test]
fn a_validation_error_has_each_field() {
    let body = json!({
        "__type": "ValidationException",
        "Message": "2 fields are not right",
        "Reason": "BUSINESS_VALIDATION_FAILED",
        "ErrorList": [
            {"FieldName": "customer.account.companyName", "Code": "REQUIRED_FIELD_MISSING", "Message": "must be there"},
            {"Code": "CODE_OF_TOMORROW", "Message": "not in this phase of the moon"},
        ],
    });
    let (status, failure) = fail(HttpResponse::json(400, body.to_string()));
    assert_eq!(status, Some(3));
    assert_eq!(failure["message"], "2 fields are not right");
    let fields = json!([
        {"path": "customer.account.companyName", "code": "REQUIRED_FIELD_MISSING", "message": "must be there"},
        {"path": null, "code": "CODE_OF_TOMORROW", "message": "not in this phase of the moon"},
    ]);
    assert_eq!(failure["fields"], fields);
}

#[test]
fn the_code_is_found_in_every_place_that_services_use() {
    let header = |value: &str, body: &str| HttpResponse::json(409, body).header("x-amzn-errortype", value);
    for (place, response) in [
        ("the header", header("ConflictException", "{}")),
        ("the header with a URL", header("ConflictException:http://internal.example.com/coral/", "{}")),
        ("the header of a response without body", header("ConflictException", "")),
        ("the header of a response with another body", header("ConflictException", "<p>conflict</p>")),
        ("__type", HttpResponse::json(409, r#"{"__type": "ConflictException"}"#)),
        (
            "__type with a namespace",
            HttpResponse::json(409, r#"{"__type": "com.amazonaws.partnercentralselling#ConflictException"}"#),
        ),
        ("code", HttpResponse::json(409, r#"{"code": "ConflictException", "message": "lower case"}"#)),
        (
            "code with all around it",
            HttpResponse::json(409, r#"{"code": "a.b#ConflictException:http://example.com/"}"#),
        ),
    ] {
        let (status, failure) = fail(response);
        assert_eq!((status, &failure["code"]), (Some(3), &json!("ConflictException")), "{place}: {failure}");
        assert_eq!((&failure["status"], &failure["request_id"]), (&json!(409), &json!(REQUEST_ID)), "{place}");
    }
}

#[test]
fn the_message_is_found_under_both_names() {
    for name in ["Message", "message"] {
        let body = json!({"__type": "ConflictException", name: "Read it again."});
        assert_eq!(fail(HttpResponse::json(409, body.to_string())).1["message"], "Read it again.");
    }
}

#[test]
fn an_error_that_is_not_from_the_service_is_printed_without_its_text() {
    let page = "<html><body>customer.desk@ferries.example.com</body></html>";
    for (http_status, body, retryable) in [(502, page, true), (403, page, false), (503, "", true), (500, "[1]", true)] {
        let response = HttpResponse::json(http_status, body).header("Content-Type", "text/html");
        let (status, failure) = fail(response);
        assert_eq!((status, &failure["status"]), (Some(3), &json!(http_status)), "{failure}");
        assert_eq!((&failure["code"], &failure["retryable"]), (&Value::Null, &json!(retryable)), "{failure}");
        assert_eq!(failure["request_id"], REQUEST_ID);
        let message = failure["message"].as_str().unwrap();
        assert!(message.contains(&http_status.to_string()) && !message.contains("<html>"), "{message}");
    }
}

#[test]
fn a_redirect_is_reported_and_not_followed() {
    let elsewhere = Server::start();
    let response = HttpResponse::json(307, "").header("Location", &elsewhere.url());
    let (status, failure) = fail(response);
    assert_eq!((status, &failure["status"]), (Some(3), &json!(307)), "{failure}");
    assert!(elsewhere.requests().is_empty());
}

#[test]
fn the_error_for_an_invalid_response_has_its_request_id() {
    for (body, named) in [
        ("{}", "Id"),
        ("", "it is empty, but the member `Id` is required"),
        (r#"{"Id": null}"#, ": the required member `Id` is missing (line 1, column 12)"),
        (r#"{"Id": 7}"#, "Id"),
        (r#"{"Id": "O1", "LastModifiedDate": "customer.desk@ferries.example.com"}"#, "LastModifiedDate"),
        ("customer.desk@ferries.example.com", ""),
        ("<html></html>", ""),
        (r#"{"Id": "O1"#, ""),
        (r#"{"Id": "O1"} {}"#, ""),
        ("[]", ""),
    ] {
        let (status, failure) = fail(HttpResponse::json(200, body));
        assert_eq!((status, &failure["code"]), (Some(3), &json!("InvalidResponse")), "{body}: {failure}");
        assert_eq!(failure["request_id"], REQUEST_ID, "{body}");
        assert_eq!((&failure["status"], &failure["attempts"]), (&json!(200), &json!(1)), "{body}");
        assert!(failure["message"].as_str().unwrap().contains(named), "{body}: {failure}");
    }
}

#[test]
fn a_response_without_a_promised_member_is_an_error() {
    // The required members of each output, except lists and structures, which may be empty.
    let promised = [
        ("CreateOpportunity", &["Id"][..]),
        ("GetAwsOpportunitySummary", &["Catalog"]),
        ("GetEngagementInvitation", &["Catalog", "Id"]),
        ("GetOpportunity", &["Catalog", "CreatedDate", "Id", "LastModifiedDate"]),
        ("UpdateOpportunity", &["Id", "LastModifiedDate"]),
    ];
    for (operation, members) in promised {
        for member in members {
            let mut body: Value = serde_json::from_str(&response_body(operation, "full")).unwrap();
            body.as_object_mut().unwrap().remove(*member);
            let server = Server::start().on(operation, HttpResponse::json(200, body.to_string()));
            let outcome = Example::call(operation, &server).stdin(wire::smallest(operation).to_string()).run();
            let failure = outcome.failure();
            assert_eq!(
                (outcome.status, &failure["code"]),
                (Some(3), &json!("InvalidResponse")),
                "{operation}.{member}"
            );
            let message = failure["message"].as_str().unwrap();
            assert!(message.contains(&format!("`{member}`")), "{operation}.{member}: {message}");
        }
    }
    for operation in WITH_OUTPUT.into_iter().filter(|name| promised.iter().all(|(operation, _)| operation != name)) {
        let server = Server::start().on(operation, HttpResponse::json(200, "{}"));
        let outcome = Example::call(operation, &server).stdin(wire::smallest(operation).to_string()).run();
        assert_eq!(outcome.status, Some(0), "{operation}: {}", outcome.stderr);
    }
}

#[test]
fn an_incomplete_response_is_exit_status_4() {
    let whole = response_body("CreateOpportunity", "full");
    for (fault, response) in [
        ("closed before the headers", Action::Close),
        ("cut in the body", Action::CutBody(HttpResponse::json(200, whole.as_str()))),
        ("cut in the body of an error", Action::CutBody(error(400, "ValidationException", "No."))),
    ] {
        let (status, failure) = fail(response);
        assert_eq!((status, &failure["retryable"]), (Some(4), &json!(true)), "{fault}: {failure}");
        assert!(failure["code"].is_string() && failure["code"] != "Connect", "{fault}: {failure}");
        assert_eq!((&failure["attempts"], &failure["fields"]), (&json!(1), &json!([])), "{fault}");
    }
}

#[test]
fn debug_prints_no_secret() {
    let server = Server::start().on("CreateOpportunity", error(403, "AccessDeniedException", "Not you."));
    let outcome = Example::call("CreateOpportunity", &server)
        .arguments(&["--debug"])
        .env("AWS_SESSION_TOKEN", SESSION_TOKEN)
        .stdin(json!({"Catalog": "AWS", "Customer": {"Contacts": [{"Email": CUSTOMER}]}}).to_string())
        .run();
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(3), ""));
    for secret in [ACCESS_KEY, SECRET_KEY, SESSION_TOKEN, CUSTOMER] {
        assert!(!outcome.stderr.contains(secret), "{}", outcome.stderr);
    }
}

#[test]
fn a_refused_connection_is_reported() {
    // The port was just released, and nothing listens on it.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let outcome = Example::new(["GetOpportunity", "--region", "us-east-1", "--max-attempts", "1"])
        .arguments(&["--endpoint-url", &format!("http://{address}")])
        .credentials()
        .stdin(wire::smallest("GetOpportunity").to_string())
        .run();
    let failure = outcome.failure();
    assert_eq!((outcome.status, &failure["code"]), (Some(4), &json!("Connect")), "{failure}");
    assert_eq!((&failure["status"], &failure["request_id"]), (&Value::Null, &Value::Null));
    assert_eq!((&failure["retryable"], &failure["attempts"]), (&json!(true), &json!(1)), "{failure}");
}

#[test]
fn the_time_limit_ends_a_call_without_a_response() {
    let server = Server::start().on("GetOpportunity", Action::Silence);
    let outcome = Example::call("GetOpportunity", &server)
        .arguments(&["--timeout", "0.2", "--max-attempts", "1"])
        .stdin(wire::smallest("GetOpportunity").to_string())
        .run();
    let failure = outcome.failure();
    assert_eq!((outcome.status, &failure["code"]), (Some(4), &json!("Timeout")), "{failure}");
    assert_eq!((&failure["status"], &failure["retryable"]), (&Value::Null, &json!(true)), "{failure}");
}
