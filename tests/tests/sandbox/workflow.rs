//! Runs the steps with our client and with boto3, each in a sandbox of its own, and compares the responses.

use partnercentral_sandbox::rules::{Outcome, RULES};
use partnercentral_sandbox::{ACCESS_KEY, REGION, SECRET_KEY};
use serde_json::{Value, json};
use tests::botocore::{self, RELEASE};
use tests::report_skipped;
use tests::workflow::{assert_expected, broken, by_our_client, sandbox, steps, without_tokens};

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
