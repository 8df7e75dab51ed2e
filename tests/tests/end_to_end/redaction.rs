//! `Debug` and errors contain nothing that the model marks as sensitive.

use partnercentral_selling::operation::{GetOpportunityRequest, GetOpportunityResponse};
use partnercentral_selling::runtime::Operation;
use smithy_client_runtime::codec::JsonOptions;
use tests::model::Model;
use tests::{WITH_OUTPUT, response_body};

use crate::responses::read;

#[test]
fn debug_of_a_full_response_shows_no_sensitive_value() {
    let model = Model::load();
    let mut seen = 0;
    for operation in WITH_OUTPUT {
        let text = response_body(operation, "full");
        let debug = read(operation, &text).debug;
        // `Debug` escapes, so the searched values must be escaped too. An enum could print its variant instead of its
        // value.
        let shown = debug.to_lowercase();
        for (path, value) in model.sensitive(operation, &serde_json::from_str(&text).unwrap()) {
            let hidden = format!("{value:?}").trim_matches('"').to_lowercase();
            assert!(!shown.contains(&hidden), "{operation}{path} shows in {debug}");
            seen += 1;
        }
        assert!(!debug.is_empty());
    }
    assert!(seen > 60, "only {seen} sensitive values in all responses");
}

#[test]
fn debug_of_unknown_members_shows_no_value() {
    let debug = read("GetEngagementInvitation", &response_body("GetEngagementInvitation", "tomorrow")).debug;
    for hidden in ["Basalt Books", "o-windward", "Windward"] {
        assert!(!debug.contains(hidden), "{hidden} shows in {debug}");
    }
    for shown in ["LeadInvitation", "Organization", "ON_HOLD"] {
        assert!(debug.contains(shown), "{shown} in {debug}");
    }
}

#[test]
fn debug_shows_what_is_not_sensitive() {
    let debug = read("GetOpportunity", &response_body("GetOpportunity", "full")).debug;
    for shown in ["O5550101", "CRM-77-0042", "TechnicalValidation", "S-0010203", "2026-03-17T08:45:30.120Z"] {
        assert!(debug.contains(shown), "{shown} in {debug}");
    }
}

#[test]
fn the_error_for_an_invalid_response_has_a_path_but_no_values() {
    let secret = "fleet.office@ferries.example.com";
    for (body, path) in [
        (
            r#"{"Customer": {"Contacts": [{}, {"Email": ["fleet.office@ferries.example.com"]}]}}"#,
            "Customer.Contacts[1].Email",
        ),
        (r#"{"LastModifiedDate": "fleet.office@ferries.example.com"}"#, "LastModifiedDate"),
        (r#"{"Customer": "fleet.office@ferries.example.com"}"#, "Customer"),
        (r#"{"Project": {"SalesActivities": "fleet.office@ferries.example.com"}}"#, "Project.SalesActivities"),
        (r#"{"Id": "fleet.office@ferries.example.com"}"#, "Catalog"),
    ] {
        let error = GetOpportunityRequest::decode(body.as_bytes(), &JsonOptions::default()).unwrap_err();
        assert_eq!(error.path(), path, "{error}");
        let by_serde = serde_json::from_str::<GetOpportunityResponse>(body).unwrap_err();
        for text in [error.to_string(), format!("{error:?}"), by_serde.to_string()] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}
