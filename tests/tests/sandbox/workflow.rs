//! Runs the steps with our client and with boto3, each in a sandbox of its own, and compares the responses.

use std::collections::BTreeSet;
use std::time::Duration;

use partnercentral_sandbox::rules::{Outcome, RULES};
use partnercentral_sandbox::{ACCESS_KEY, ClockSetting, REGION, SECRET_KEY, Sandbox, Seed, Settings};
use partnercentral_selling::{Client, Validation};
use serde_json::{Value, json};
use tests::botocore::{self, RELEASE};
use tests::report_skipped;

use crate::steps::steps;

/// A sandbox that gives the same identifiers and times in each run. Tasks and reviews take no time.
fn sandbox() -> Sandbox {
    let settings = Settings::new().task_duration(Duration::ZERO).review_delay(Duration::ZERO);
    let sandbox = settings.clock(ClockSetting::StopsAt("2026-06-01T12:00:00Z".parse().unwrap())).start().unwrap();
    sandbox.plant(&Seed::from_json(&many().to_string()).unwrap());
    sandbox
}

/// More solutions and products than an opportunity may have.
fn many() -> Value {
    let solution = |number: usize| {
        json!({
            "Catalog": "Sandbox", "Id": format!("S-{number}"), "Name": "One of many", "Category": "Software Product",
            "Status": "Active", "CreatedDate": "2026-01-10T08:00:00.000Z",
        })
    };
    let solutions: Vec<Value> = (1..=11).map(solution).collect();
    let products: Vec<String> = (1..=21).map(|number| format!("Product{number}")).collect();
    json!({ "Sandbox": { "solutions": solutions, "products": products } })
}

/// Fills the texts `$3.Name` of a request with members of earlier responses.
fn filled(value: &Value, responses: &[Value]) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), filled(member, responses))).collect()
        }
        Value::Array(items) => items.iter().map(|item| filled(item, responses)).collect(),
        Value::String(text) => match text.strip_prefix('$').and_then(|text| text.split_once('.')) {
            Some((number, name)) => responses[number.parse::<usize>().unwrap()]["response"][name].clone(),
            None => value.clone(),
        },
        _ => value.clone(),
    }
}

async fn by_our_client(sandbox: &Sandbox, steps: &[Value]) -> Vec<Value> {
    let config = sandbox.config_builder().max_attempts(1).validation(Validation::Off);
    let client = Client::new(config.build()).unwrap();
    let mut responses = vec![json!({})];
    for step in steps {
        let request = filled(&step["request"], &responses).to_string();
        let operation = step["operation"].as_str().unwrap();
        responses.push(match client.call_json(operation, request.as_bytes()).await {
            Ok(response) => json!({ "response": serde_json::from_str::<Value>(&response).unwrap() }),
            Err(error) => {
                let fields = error.fields().iter().map(|it| json!([it.path, it.code]));
                let fields: Vec<Value> = fields.collect();
                json!({ "error": { "code": error.code(), "status": error.status(), "fields": fields } })
            }
        });
    }
    responses
}

/// The identifiers of the rules that the requests of a sandbox broke.
fn broken(sandbox: &Sandbox) -> BTreeSet<&'static str> {
    sandbox.exchanges().into_iter().flat_map(|exchange| exchange.rules).collect()
}

/// Tokens of pages are random.
fn without_tokens(mut responses: Vec<Value>) -> Vec<Value> {
    for response in &mut responses {
        if let Some(members) = response["response"].as_object_mut() {
            members.remove("NextToken");
        }
    }
    responses
}

/// What each step should lead to: `ok`, or an error code.
fn assert_expected(steps: &[Value], responses: &[Value]) {
    for (number, (step, response)) in (1..).zip(steps.iter().zip(&responses[1..])) {
        let found = response["error"]["code"].as_str().unwrap_or("ok");
        let expected = step["expect"].as_str().unwrap();
        assert_eq!(found, expected, "step {number}, {}: {response}", step["operation"]);
    }
}

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
