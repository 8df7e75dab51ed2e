//! What the update of an opportunity takes from a read.

use partnercentral_selling::Client;
use partnercentral_selling::operation::{GetOpportunityRequest, GetOpportunityResponse, UpdateOpportunityRequest};
use partnercentral_selling::runtime::{Mock, MockResponse, Validation, validate};
use serde_json::{Value, json};
use tests::{CASES, config, response_body};

fn read(json: &str) -> GetOpportunityResponse {
    serde_json::from_str(json).unwrap()
}

/// The members of the response that an update takes, as in the model.
fn expected(response: &Value) -> Value {
    let mut update = response.clone();
    let members = update.as_object_mut().unwrap();
    let id = members.remove("Id").unwrap();
    for name in ["Arn", "CreatedDate", "OpportunityTeam", "RelatedEntityIdentifiers"] {
        members.remove(name);
    }
    members.insert("Identifier".to_owned(), id);
    update
}

#[test]
fn a_complete_record_becomes_an_update_with_every_member() {
    let text = response_body("GetOpportunity", "full");
    let made = read(&text).to_update();
    assert_eq!(made.omissions, []);
    assert_eq!(serde_json::to_value(&made.update).unwrap(), expected(&serde_json::from_str(&text).unwrap()));
}

#[test]
fn every_stored_response_becomes_an_update_that_has_what_the_model_requires() {
    for case in CASES {
        let made = read(&response_body("GetOpportunity", case)).to_update();
        assert_eq!(validate(&made.update, Validation::Minimum), Ok(()), "{case}");
    }
}

#[test]
fn the_stubs_of_the_service_are_left_out_and_listed() {
    let made = read(&response_body("GetOpportunity", "partial")).to_update();
    let omissions: Vec<String> = made.omissions.iter().map(ToString::to_string).collect();
    assert_eq!(
        omissions,
        [
            "Customer.Account: lacks CompanyName, which the model requires",
            "Customer.Contacts[0]: lacks FirstName or LastName, which the service requires",
            "Customer.Contacts[1]: lacks FirstName or LastName, which the service requires",
            "LifeCycle.NextStepsHistory[0]: lacks Time, which the model requires",
            "LifeCycle.NextStepsHistory[1]: lacks Time and Value, which the model requires",
            "Project.ExpectedCustomerSpend[0]: lacks Amount, Frequency and TargetCompany, which the model requires",
            "Project.ExpectedCustomerSpend[1]: lacks CurrencyCode, Frequency and TargetCompany, which the model requires",
            "Project.SalesActivities: is empty, which the service doesn't accept",
            "SoftwareRevenue.Value: lacks Amount, which the model requires",
        ]
    );
    let kept = serde_json::to_value(&made.update).unwrap();
    assert_eq!(kept["Project"], json!({"Title": ""}));
    assert_eq!((kept.get("Customer"), kept.get("LifeCycle"), kept.get("SoftwareRevenue")), (None, None, None));
}

#[tokio::test]
async fn the_lock_token_keeps_its_digits_and_members_of_tomorrow_go_back() {
    let mock = Mock::new();
    let response = json!({
        "Arn": "arn:aws:partnercentral:us-east-1::catalog/Sandbox/opportunity/O1",
        "Catalog": "Sandbox", "CreatedDate": "2026-01-01T00:00:00Z", "Id": "O1",
        "LastModifiedDate": "2026-01-01T00:00:00.123456789Z",
        "LifeCycle": {"Stage": "Qualified", "Score": {"Value": 12}},
        "Project": {"CustomerUseCase": "AI Machine Learning &amp; Analytics", "Fresh": [1, {"a": null}]},
        "RelatedEntityIdentifiers": {},
    });
    mock.respond::<GetOpportunityRequest>(MockResponse::json(response.to_string()));
    let updated = r#"{"Id": "O1", "LastModifiedDate": "2026-01-02T00:00:00Z"}"#;
    mock.respond::<UpdateOpportunityRequest>(MockResponse::json(updated));
    let client = Client::new(config("https://example.com", None).mock(&mock).build()).unwrap();
    let request = GetOpportunityRequest::new().catalog("Sandbox").identifier("O1");
    let change = |update: &mut UpdateOpportunityRequest| {
        update.life_cycle.as_mut().unwrap().next_steps = Some("new".to_owned());
    };
    client.get_opportunity(request).modify(change).await.unwrap();
    let sent: Value = serde_json::from_slice(mock.take_requests().pop().unwrap().body()).unwrap();
    assert_eq!(
        sent,
        json!({
            "Catalog": "Sandbox", "Identifier": "O1", "LastModifiedDate": "2026-01-01T00:00:00.123456789Z",
            "LifeCycle": {"NextSteps": "new", "Stage": "Qualified", "Score": {"Value": 12}},
            "Project": {"CustomerUseCase": "AI Machine Learning & Analytics", "Fresh": [1, {"a": null}]},
        })
    );
}
