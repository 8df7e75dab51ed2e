//! Signatures: which errors invalid ones lead to.

use std::time::Duration;

use partnercentral_sandbox::Sandbox;
use partnercentral_selling::operation::ListSolutionsRequest;
use partnercentral_selling::{Client, Error};

use crate::raw::{Raw, send};

fn list() -> Raw {
    Raw::new("ListSolutions", r#"{"Catalog": "Sandbox"}"#)
}

#[test]
fn invalid_signatures_are_rejected_with_the_codes_of_the_service() {
    let sandbox = Sandbox::start().unwrap();
    let old = list().time - Duration::from_secs(6 * 60);
    let ahead = list().time + Duration::from_secs(6 * 60);
    let cases = [
        ("another secret", Raw { secret_key: "x", ..list() }, "InvalidSignatureException"),
        ("another key", Raw { access_key: "AKIDX", ..list() }, "UnrecognizedClientException"),
        ("a session", Raw { session_token: Some("x"), ..list() }, "UnrecognizedClientException"),
        ("old", Raw { time: old, ..list() }, "InvalidSignatureException"),
        ("ahead", Raw { time: ahead, ..list() }, "InvalidSignatureException"),
        ("region", Raw { region: "us-west-2", ..list() }, "InvalidSignatureException"),
        ("service", Raw { service: "s3", ..list() }, "InvalidSignatureException"),
        ("body", Raw { sent: Some(br#"{"Catalog": "AWS"}"#.to_vec()), ..list() }, "InvalidSignatureException"),
        (
            "target",
            Raw { edit: |it| it.replace("ListSolutions", "ListOpportunities"), ..list() },
            "InvalidSignatureException",
        ),
        (
            "not signed",
            Raw { edit: |it| it.replace("authorization: ", "x-none: "), ..list() },
            "MissingAuthenticationTokenException",
        ),
        (
            "no date",
            Raw { edit: |it| it.replace("x-amz-date: ", "x-none: "), ..list() },
            "IncompleteSignatureException",
        ),
        (
            "other",
            Raw { edit: |it| it.replace("AWS4-HMAC-SHA256", "AWS4-X"), ..list() },
            "IncompleteSignatureException",
        ),
        ("part", Raw { edit: |it| it.replace("Signature=", "Sig="), ..list() }, "IncompleteSignatureException"),
        (
            "header",
            Raw { edit: |it| it.replace("content-type: ", "x-none: "), ..list() },
            "UnsupportedMediaTypeException",
        ),
        (
            "target not signed",
            Raw { edit: |it| it.replace(";x-amz-target", ""), ..list() },
            "InvalidSignatureException",
        ),
    ];
    for (name, raw, code) in cases {
        let response = send(&sandbox, &raw);
        assert_eq!(response.code(), code, "{name}: {response:?}");
        assert!(!String::from_utf8_lossy(&response.body).contains("Signature="), "{name}");
    }
    assert_eq!(send(&sandbox, &list()).status, 200);
}

#[test]
fn a_signature_of_headers_that_are_missing_is_incomplete() {
    let sandbox = Sandbox::start().unwrap();
    let edit = |it: String| it.replace("SignedHeaders=", "SignedHeaders=x-none;");
    let response = send(&sandbox, &Raw { edit, ..list() });
    assert_eq!(response.code(), "IncompleteSignatureException");
}

#[test]
fn dates_that_are_no_dates_are_rejected() {
    let sandbox = Sandbox::start().unwrap();
    for edit in [
        (|it| it.replace("x-amz-date: 2", "x-amz-date: ä")) as fn(String) -> String,
        |it| it.replace("x-amz-date: 20", "x-amz-date: "),
        |it| it.replace("x-amz-date: 2", "x-amz-date: 0"),
    ] {
        let response = send(&sandbox, &Raw { edit, ..list() });
        assert!(response.status == 400 || response.status == 403, "{response:?}");
    }
}

#[tokio::test]
async fn the_client_reports_an_invalid_secret() {
    let sandbox = Sandbox::start().unwrap();
    let config = sandbox.config_builder().static_credentials(
        partnercentral_sandbox::ACCESS_KEY,
        "another/secret",
        None::<String>,
    );
    let client = Client::new(config.build()).unwrap();
    let error: Error = client.list_solutions(ListSolutionsRequest::new().catalog("Sandbox")).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidSignatureException"), "{error}");
}
