//! Signatures: which errors invalid ones lead to.

use std::time::Duration;

use partnercentral_sandbox::rules::{self, Rule};
use partnercentral_sandbox::{ACCESS_KEY, Sandbox};
use partnercentral_selling::operation::ListSolutionsRequest;
use partnercentral_selling::{Client, Error};

use crate::raw::{Raw, send};

fn list() -> Raw {
    Raw::new("ListSolutions", r#"{"Catalog": "Sandbox"}"#)
}

fn edited(edit: fn(String) -> String) -> Raw {
    Raw { edit, ..list() }
}

#[test]
fn invalid_signatures_are_rejected_with_the_codes_of_the_service() {
    let sandbox = Sandbox::start().unwrap();
    let old = list().time - Duration::from_secs(6 * 60);
    let ahead = list().time + Duration::from_secs(6 * 60);
    let other_body = Some(br#"{"Catalog": "AWS"}"#.to_vec());
    let cases: [(Raw, &Rule); 15] = [
        (Raw { secret_key: "x", ..list() }, &rules::SIGNATURE),
        (Raw { access_key: "AKIDX", ..list() }, &rules::KNOWN_KEY),
        (Raw { session_token: Some("x"), ..list() }, &rules::KNOWN_KEY),
        (Raw { time: old, ..list() }, &rules::SIGNATURE_DATE),
        (Raw { time: ahead, ..list() }, &rules::SIGNATURE_DATE),
        (Raw { region: "us-west-2", ..list() }, &rules::SCOPE),
        (Raw { service: "s3", ..list() }, &rules::SCOPE),
        (Raw { sent: other_body, ..list() }, &rules::SIGNATURE),
        (edited(|it| it.replace("ListSolutions", "ListOpportunities")), &rules::SIGNATURE),
        (edited(|it| it.replace("authorization: ", "x-none: ")), &rules::SIGNED),
        (edited(|it| it.replace("x-amz-date: ", "x-none: ")), &rules::WHOLE_SIGNATURE),
        (edited(|it| it.replace("AWS4-HMAC-SHA256", "AWS4-X")), &rules::WHOLE_SIGNATURE),
        (edited(|it| it.replace("Signature=", "Sig=")), &rules::WHOLE_SIGNATURE),
        (edited(|it| it.replace("SignedHeaders=", "SignedHeaders=x-none;")), &rules::WHOLE_SIGNATURE),
        (edited(|it| it.replace(";x-amz-target", "")), &rules::SIGNED_HEADERS),
    ];
    for (raw, rule) in cases {
        let response = send(&sandbox, &raw);
        response.is_by(rule);
        assert!(!String::from_utf8_lossy(&response.body).contains("Signature="), "{}", rule.id);
    }
    assert_eq!(send(&sandbox, &list()).status, 200);
}

#[test]
fn dates_that_are_no_dates_are_rejected() {
    let sandbox = Sandbox::start().unwrap();
    for edit in [
        (|it| it.replace("x-amz-date: 2", "x-amz-date: ä")) as fn(String) -> String,
        |it| it.replace("x-amz-date: 20", "x-amz-date: "),
        |it| it.replace("x-amz-date: 2", "x-amz-date: 0"),
    ] {
        let response = send(&sandbox, &edited(edit));
        assert!(response.status == 400 || response.status == 403, "{response:?}");
    }
}

#[tokio::test]
async fn the_client_reports_an_invalid_secret() {
    let sandbox = Sandbox::start().unwrap();
    let config = sandbox.config_builder().static_credentials(ACCESS_KEY, "another/secret", None::<String>);
    let client = Client::new(config.build()).unwrap();
    let error: Error = client.list_solutions(ListSolutionsRequest::new().catalog("Sandbox")).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidSignatureException"), "{error}");
}
