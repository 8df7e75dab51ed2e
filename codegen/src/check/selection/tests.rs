//! Operations that are requested, excluded, unknown, and not supported.

use super::*;
use crate::smithy;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a.b#Store": {"type": "service", "operations": [{"target": "a.b#Get"}, {"target": "a.b#Put"}, {"target": "a.b#Watch"}]},
"a.b#Get": {"type": "operation"},
"a.b#Put": {"type": "operation", "input": {"target": "a.b#Wide"}, "output": {"target": "a.b#Wide"}},
"a.b#Wide": {"type": "structure", "members": {MEMBERS}},
"a.b#Watch": {"type": "operation", "output": {"target": "a.b#Response"}},
"a.b#Response": {"type": "structure", "members": {"inside": {"target": "a.b#Inside"}}},
"a.b#Inside": {"type": "structure", "members": {"events": {"target": "a.b#Events"}}},
"a.b#Events": {"type": "union", "members": {"e": {"target": "a.b#Inside"}}, "traits": {"smithy.api#streaming": {}}}
}}"#;

/// The names of the remaining operations, and the rendered problems.
fn selected(only: &str, except: &str, required: usize) -> (Vec<String>, String) {
    let members = (0..257).map(|n| {
        let traits = if n == required { r#", "traits": {"smithy.api#required": {}}"# } else { "" };
        format!(r#""m{n:03}": {{"target": "smithy.api#String"{traits}}}"#)
    });
    let text = MODEL.replace("MEMBERS", &members.collect::<Vec<_>>().join(","));
    let mut ignored = Diagnostics::new();
    let mut model = smithy::parse(&text, &mut ignored).unwrap();
    let names = |list: &str| if list.is_empty() { BTreeSet::new() } else { Selection::names(list).unwrap() };
    let mut diagnostics = Diagnostics::new();
    select(&mut model, &Selection { only: names(only), except: names(except) }, &mut diagnostics);
    let left = model.operations().iter().map(|operation| operation.id.name.clone()).collect();
    (left, diagnostics.render("m", &text))
}

#[test]
fn an_unsupported_operation_is_left_out_with_a_warning_that_names_operation_member_and_reason() {
    let (left, printed) = selected("", "", 0);
    assert_eq!(left, ["Get", "Put"]);
    assert_eq!(
        printed,
        "m:8: warning: the operation `Watch` is left out: its output has an event stream (`a.b#Events`), which is not \
         supported yet\n  shape: a.b#Inside, member: events\n  help: use --exclude Watch to exclude it without this warning\n1 warning\n"
    );
}

#[test]
fn an_output_may_require_only_members_that_the_runtime_records() {
    assert_eq!(selected("Put", "", 255), (vec!["Put".to_owned()], String::new()));
    let (left, printed) = selected("", "Watch", 256);
    assert_eq!(left, ["Get"]);
    let reason = "`Put` is left out: its output has 257 members and requires one past the first 256";
    assert!(printed.contains(reason) && printed.contains("shape: a.b#Wide, member: m256"), "{printed}");
}

#[test]
fn only_requested_operations_are_left_and_excluded_ones_cause_no_warning() {
    assert_eq!(selected("Get,Put", "", 0), (vec!["Get".to_owned(), "Put".to_owned()], String::new()));
    assert_eq!(selected("", "Watch,Put", 0), (vec!["Get".to_owned()], String::new()));
    assert_eq!(selected("Get, Put", "Put", 0), (vec!["Get".to_owned()], String::new()));
}

#[test]
fn an_unsupported_operation_that_is_requested_by_name_is_an_error() {
    let (_, printed) = selected("Get,Watch", "", 0);
    assert!(printed.contains("error: the operation `Watch` can't be generated yet: its output"), "{printed}");
    assert!(printed.contains("help: remove it from --operations"), "{printed}");
}

#[test]
fn unknown_names_are_errors_with_the_nearest_name() {
    let (_, printed) = selected("Gett", "Wtch,Nothing", 0);
    for part in [
        "error: `Gett` in --operations is not an operation of the service\n  help: did you mean `Get`?",
        "error: `Wtch` in --exclude is not an operation of the service\n  help: did you mean `Watch`?",
        "error: `Nothing` in --exclude is not an operation of the service\n",
    ] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
}

#[test]
fn a_crate_without_operations_is_an_error() {
    for (only, except) in [("", "Get,Put,Watch"), ("Get", "Get"), ("Watch", "")] {
        let (_, printed) = selected(only, except, 0);
        assert!(printed.contains("error: none of the 3 operations of the service is left"), "{printed}");
    }
}

#[test]
fn lists_of_names_have_no_empty_names() {
    for list in ["", ",", "A,", ",A", "A,,B"] {
        assert!(Selection::names(list).is_err(), "{list}");
    }
    assert_eq!(Selection::names("B, A").unwrap().into_iter().collect::<Vec<_>>(), ["A", "B"]);
}
