//! The stored requests: those recorded from botocore, and those of this project.

use serde_json::Value;

/// The expected form of a received request.
#[derive(Clone, Debug)]
pub struct Expected {
    pub operation: String,
    pub case: String,
    pub method: String,
    pub path: String,
    pub target: String,
    pub content_type: String,
    pub body: Value,
}

/// The requests recorded from botocore, two for each operation.
#[must_use]
pub fn botocore() -> Vec<Expected> {
    lines(include_str!("../wire/botocore-1.35.62.jsonl")).map(|line| recorded(&line)).collect()
}

/// Requests of this project that botocore would not send.
#[must_use]
pub fn own() -> Vec<Expected> {
    lines(include_str!("../wire/own.jsonl"))
        .map(|line| Expected {
            operation: text(&line["op"]),
            case: format!("{}: {}", text(&line["op"]), text(&line["case"])),
            method: "POST".to_owned(),
            path: "/".to_owned(),
            target: format!("AWSPartnerCentralSelling.{}", text(&line["op"])),
            content_type: "application/x-amz-json-1.0".to_owned(),
            body: line["body"].clone(),
        })
        .collect()
}

/// The smallest valid request of an operation.
#[must_use]
pub fn smallest(operation: &str) -> Value {
    request(operation, "min")
}

/// The request of an operation with all members.
#[must_use]
pub fn full(operation: &str) -> Value {
    request(operation, "full")
}

fn request(operation: &str, case: &str) -> Value {
    let name = format!("{operation}/{case}");
    let found = botocore().into_iter().find(|request| request.case == name);
    found.unwrap_or_else(|| panic!("no recorded request {name}")).body
}

fn recorded(line: &Value) -> Expected {
    let headers = line["headers"].as_array().expect("headers");
    let header = |name: &str| {
        let found = headers.iter().find(|pair| text(&pair[0]).eq_ignore_ascii_case(name));
        found.map(|pair| text(&pair[1])).unwrap_or_else(|| panic!("no recorded header {name}"))
    };
    Expected {
        operation: text(&line["op"]),
        case: text(&line["case"]),
        method: text(&line["method"]),
        path: text(&line["path"]),
        target: header("X-Amz-Target"),
        content_type: header("Content-Type"),
        body: serde_json::from_str(&text(&line["body"])).expect("a JSON body"),
    }
}

fn lines(file: &str) -> impl Iterator<Item = Value> {
    file.lines().map(|line| serde_json::from_str(line).expect("one JSON object per line"))
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}
