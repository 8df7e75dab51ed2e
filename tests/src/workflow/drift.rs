//! Where a service differs from the sandbox: the steps of the workflow with both, and what each answered.

use std::collections::BTreeSet;

use partnercentral_sandbox::Sandbox;
use partnercentral_sandbox::rules::{RULES, Rule};
use partnercentral_selling::{Client, Error};
use serde_json::{Value, json};

use super::{filled, steps};

/// The catalog for tests. Nothing is sent to the other one, which is real business.
const CATALOG: &str = "Sandbox";

/// The solution that the documentation of the service names for this catalog.
const SOLUTION: &str = "S-1234567";

/// The result of a comparison.
#[derive(Debug, Default)]
pub struct Drift {
    /// The number of steps that were sent.
    pub sent: usize,
    /// The number of steps that were left out: those of the other catalog, of records that only the sandbox has, and those
    /// that need the response to a step that failed or was left out.
    pub left_out: usize,
    /// A sentence for each difference.
    pub differences: Vec<String>,
}

/// The number of steps that are sent at most.
#[must_use]
pub fn size() -> usize {
    steps().iter().filter(|step| is_portable(&step["request"])).count()
}

/// Runs the steps with a client of a service, and in a sandbox.
///
/// # Errors
/// The first step was not answered at all: credentials, endpoint, network.
pub async fn drift(client: &Client, sandbox: &Sandbox) -> Result<Drift, Error> {
    let local = sandbox.client().expect("a client of the sandbox");
    let mut drift = Drift::default();
    let (mut of_service, mut of_sandbox) = (vec![json!({})], vec![json!({})]);
    for (number, step) in (1..).zip(steps()) {
        let operation = step["operation"].as_str().expect("a name");
        let expected = call(&local, operation, &filled(&step["request"], &of_sandbox)).await.0;
        let rules = sandbox.exchanges().pop().map(|exchange| exchange.rules).unwrap_or_default();
        of_sandbox.push(expected.clone());
        let is_known = needed(&step["request"]).iter().all(|needed| of_service[*needed]["response"].is_object());
        if !is_portable(&step["request"]) || !is_known {
            drift.left_out += 1;
            of_service.push(Value::Null);
            continue;
        }
        let request = with_own_solution(filled(&step["request"], &of_service), of_service.get(1));
        let (found, error) = call(client, operation, &request).await;
        if let Some(error) = error.filter(|error| drift.sent == 0 && error.status().is_none()) {
            return Err(error);
        }
        drift.sent += 1;
        if shown(&found) != shown(&expected) {
            let by = rules.iter().filter_map(|id| RULES.iter().find(|rule| rule.id == *id)).map(|rule| named(rule));
            let by: Vec<String> = by.collect();
            let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
            drift.differences.push(format!(
                "step {number}, {operation}: the sandbox answers {}{by}; the service answered {}",
                shown(&expected),
                shown(&found)
            ));
        }
        of_service.push(found);
    }
    Ok(drift)
}

fn named(rule: &Rule) -> String {
    format!("the rule `{}` ({})", rule.id, rule.source)
}

async fn call(client: &Client, operation: &str, request: &Value) -> (Value, Option<Error>) {
    match client.call_json(operation, request.to_string()).await {
        Ok(response) => (json!({ "response": serde_json::from_str::<Value>(&response).expect("JSON") }), None),
        Err(error) => {
            let fields: Vec<Value> = error.fields().iter().map(|it| json!([it.path, it.code])).collect();
            (json!({ "error": { "code": error.code(), "fields": fields } }), Some(error))
        }
    }
}

/// `ok`, or the error code with the fields and their codes.
fn shown(answer: &Value) -> String {
    let Some(code) = answer["error"]["code"].as_str() else { return "ok".to_owned() };
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let fields = answer["error"]["fields"].as_array().into_iter().flatten();
    let fields: BTreeSet<String> = fields.map(|field| format!("{} {}", text(&field[0]), text(&field[1]))).collect();
    if fields.is_empty() {
        return code.to_owned();
    }
    format!("{code} ({})", fields.into_iter().collect::<Vec<_>>().join(", "))
}

/// False for requests to the other catalog, and for those that name records with which only the sandbox starts.
fn is_portable(request: &Value) -> bool {
    let names_seed = |text: &str| {
        text.starts_with("engi-") || text.starts_with("S-") && text != SOLUTION || text.starts_with("Product")
    };
    let mut portable = request["Catalog"] == CATALOG;
    each_text(request, &mut |text| portable &= !names_seed(text));
    portable
}

/// The request with the first solution of the account, which the first step lists, in place of the documented one.
fn with_own_solution(request: Value, solutions: Option<&Value>) -> Value {
    let own = solutions.and_then(|it| it["response"]["SolutionSummaries"][0]["Id"].as_str()).unwrap_or(SOLUTION);
    match request["RelatedEntityIdentifier"] == SOLUTION {
        true => {
            let mut request = request;
            request["RelatedEntityIdentifier"] = own.into();
            request
        }
        false => request,
    }
}

/// The steps whose responses a request needs.
fn needed(request: &Value) -> Vec<usize> {
    let mut needed = Vec::new();
    each_text(request, &mut |text| {
        let number = text.strip_prefix('$').and_then(|rest| rest.split_once('.')).map(|(number, _)| number);
        needed.extend(number.and_then(|number| number.parse::<usize>().ok()));
    });
    needed
}

fn each_text(value: &Value, see: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, see)),
        Value::Object(members) => members.values().for_each(|member| each_text(member, see)),
        _ => {}
    }
}
