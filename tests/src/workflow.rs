//! The workflow that clients run in a sandbox, each in one of its own: its steps, and the responses that our client gets.

pub mod drift;
mod steps;

use std::collections::BTreeSet;
use std::time::Duration;

use partnercentral_sandbox::{ClockSetting, Sandbox, Seed, Settings};
use partnercentral_selling::{Client, Validation};
use serde_json::{Value, json};

pub use self::steps::steps;

/// A sandbox that gives the same identifiers and times in each run. Tasks and reviews take no time.
pub fn sandbox() -> Sandbox {
    let settings = Settings::new().task_duration(Duration::ZERO).review_delay(Duration::ZERO);
    let sandbox = settings
        .clock(ClockSetting::StopsAt("2026-06-01T12:00:00Z".parse().expect("a time")))
        .start()
        .expect("a sandbox");
    sandbox.plant(&Seed::from_json(&many().to_string()).expect("a seed"));
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
            Some((number, name)) => responses[number.parse::<usize>().expect("a number")]["response"][name].clone(),
            None => value.clone(),
        },
        _ => value.clone(),
    }
}

/// Calls the operations of the steps one after another, and returns what each call returned, behind an empty value, so that
/// the numbers are those of the steps.
pub async fn run(steps: &[Value], call: impl AsyncFn(&str, Value) -> Value) -> Vec<Value> {
    let mut responses = vec![json!({})];
    for step in steps {
        let request = filled(&step["request"], &responses);
        responses.push(call(step["operation"].as_str().expect("a name"), request).await);
    }
    responses
}

/// The responses of our client: `{"response": …}`, or `{"error": …}` with the code, the status, and the fields with their
/// codes.
pub async fn by_our_client(sandbox: &Sandbox, steps: &[Value]) -> Vec<Value> {
    let config = sandbox.config_builder().max_attempts(1).validation(Validation::Off);
    let client = Client::new(config.build()).expect("a client");
    run(steps, async |operation, request| match client.call_json(operation, request.to_string()).await {
        Ok(response) => json!({ "response": serde_json::from_str::<Value>(&response).expect("JSON") }),
        Err(error) => {
            let fields: Vec<Value> = error.fields().iter().map(|it| json!([it.path, it.code])).collect();
            json!({ "error": { "code": error.code(), "status": error.status(), "fields": fields } })
        }
    })
    .await
}

/// The identifiers of the rules that the requests of a sandbox broke.
pub fn broken(sandbox: &Sandbox) -> BTreeSet<&'static str> {
    sandbox.exchanges().into_iter().flat_map(|exchange| exchange.rules).collect()
}

/// Tokens of pages are random.
pub fn without_tokens(mut responses: Vec<Value>) -> Vec<Value> {
    for response in &mut responses {
        if let Some(members) = response["response"].as_object_mut() {
            members.remove("NextToken");
        }
    }
    responses
}

/// What each step should lead to: `ok`, or an error code.
pub fn assert_expected(steps: &[Value], responses: &[Value]) {
    for (number, (step, response)) in (1..).zip(steps.iter().zip(&responses[1..])) {
        let found = response["error"]["code"].as_str().unwrap_or("ok");
        let expected = step["expect"].as_str().expect("a code");
        assert_eq!(found, expected, "step {number}, {}: {response}", step["operation"]);
    }
}
