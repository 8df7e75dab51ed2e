//! Runs the steps with our client and with boto3, each in a sandbox of its own, and compares the responses.

use partnercentral_sandbox::rules::{Outcome, RULES};
use partnercentral_sandbox::{ACCESS_KEY, Fault, REGION, SECRET_KEY, Settings};
use partnercentral_selling::{Client, Validation};
use serde_json::{Value, json};
use tests::botocore::{self, RELEASE};
use tests::report_skipped;
use tests::workflow::{assert_expected, broken, by_our_client, drift, sandbox, steps, without_tokens};

#[tokio::test]
async fn the_workflow_breaks_each_business_rule_once() {
    let sandbox = sandbox();
    let steps = steps();
    let responses = by_our_client(&sandbox, &steps).await;
    assert_expected(&steps, &responses);
    let broken = broken(&sandbox);
    let business = RULES.iter().filter(|rule| matches!(rule.outcome, Outcome::Business(_)));
    let missing: Vec<&str> = business.map(|rule| rule.id).filter(|id| !broken.contains(id)).collect();
    assert_eq!(missing, [""; 0]);
    println!("{} steps, {} rules broken", steps.len(), broken.len());
}

#[tokio::test]
async fn boto3_gets_the_same_responses_as_our_client() {
    let (ours, theirs) = (sandbox(), sandbox());
    let steps = steps();
    let settings = json!({
        "endpoint": theirs.url(), "region": REGION, "access_key": ACCESS_KEY, "secret_key": SECRET_KEY,
    });
    let lines: Vec<Value> = std::iter::once(settings).chain(steps.iter().cloned()).collect();
    let Some(by_boto3) = botocore::ask(env!("CARGO_TARGET_TMPDIR"), "workflow.py", &lines) else {
        report_skipped(&format!("the workflow of boto3: there is no Python, or no registry to get {RELEASE} from"));
        return;
    };
    let by_us = by_our_client(&ours, &steps).await;
    assert_expected(&steps, &by_boto3);
    let (by_us, by_boto3) = (without_tokens(by_us), without_tokens(by_boto3));
    for (number, (step, (us, boto3))) in (1..).zip(steps.iter().zip(by_us[1..].iter().zip(&by_boto3[1..]))) {
        // An empty response is `{}` for both.
        assert_eq!(us, boto3, "step {number}, {}", step["operation"]);
    }
    assert_eq!(broken(&ours), broken(&theirs));
}

#[tokio::test]
async fn a_service_with_the_rules_of_the_sandbox_does_not_differ_from_it() {
    let (service, sandbox) = (sandbox(), sandbox());
    let config = service.config_builder().max_attempts(1).validation(Validation::Off);
    let drift = drift::drift(&Client::new(config.build()).unwrap(), &sandbox).await.unwrap();
    assert_eq!(drift.differences, [""; 0]);
    assert!(drift.sent > 40 && drift.sent + drift.left_out == steps().len(), "{drift:?}");
    let catalogs = service.exchanges();
    assert!(catalogs.iter().all(|exchange| exchange.request.contains(r#""Catalog":"Sandbox""#)));
}

#[tokio::test]
async fn a_service_that_differs_is_told_with_the_rule() {
    let fault = Fault::error("ConflictException").operation("CreateOpportunity").times(1);
    let service = Settings::new().faults(vec![fault]).start().unwrap();
    let config = service.config_builder().max_attempts(1).validation(Validation::Off);
    let drift = drift::drift(&Client::new(config.build()).unwrap(), &sandbox()).await.unwrap();
    let told = drift.differences.first().map(String::as_str);
    let expected = "step 2, CreateOpportunity: the sandbox answers ok; the service answered ConflictException";
    assert_eq!(told, Some(expected), "{drift:?}");
}
