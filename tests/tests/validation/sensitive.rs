//! No value of a request is in its validation report.

use proptest::prelude::*;
use serde_json::Value;
use smithy_client_runtime::{Failure, Validation};
use tests::requests::check;
use tests::wire;

/// A part of every text, and of no message.
const MARKER: char = '\u{e000}';

/// Replaces all texts except timestamps.
fn replace(value: &mut Value, text: &str) {
    match value {
        Value::String(old) if !old.ends_with('Z') => *old = text.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, text)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, text)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn no_value_is_in_a_report(start in ".{0,30}", end in "\\PC{0,300}") {
        let text = format!("{start}{MARKER}{end}");
        for operation in ["AssignOpportunity", "CreateOpportunity", "ListOpportunities", "UpdateOpportunity"] {
            let mut request = wire::full(operation);
            replace(&mut request, &text);
            let error = check(operation, &request, Validation::Strict).unwrap_err();
            let json = serde_json::to_string(&error).unwrap();
            let (display, debug) = (error.to_string(), format!("{error:?}"));
            let failure = Failure::from(error);
            for shown in [json, display, debug, failure.to_string(), format!("{failure:?}")] {
                prop_assert!(!shown.contains(MARKER), "{}", shown);
            }
        }
    }
}
