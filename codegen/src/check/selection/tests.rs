//! Operations that are wanted, unwanted, unknown, and that can't be.

use super::*;
use crate::smithy;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a.b#Store": {"type": "service", "operations": [{"target": "a.b#Get"}, {"target": "a.b#Put"}, {"target": "a.b#Watch"}]},
"a.b#Get": {"type": "operation"},
"a.b#Put": {"type": "operation", "input": {"target": "a.b#Wide"}, "output": {"target": "a.b#Wide"}},
"a.b#Wide": {"type": "structure", "members": {MEMBERS}},
"a.b#Watch": {"type": "operation", "output": {"target": "a.b#Answer"}},
"a.b#Answer": {"type": "structure", "members": {"inside": {"target": "a.b#Inside"}}},
"a.b#Inside": {"type": "structure", "members": {"events": {"target": "a.b#Events"}}},
"a.b#Events": {"type": "union", "members": {"e": {"target": "a.b#Inside"}}, "traits": {"smithy.api#streaming": {}}}
}}"#;

/// The operations that are left, and what is printed.
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
fn what_cannot_be_generated_is_left_out_with_a_warning_that_names_operation_member_and_reason() {
    let (left, printed) = selected("", "", 0);
    assert_eq!(left, ["Get", "Put"]);
    assert_eq!(
        printed,
        "m:8: warning: the operation `Watch` is left out: its output has an event stream (`a.b#Events`), which is not \
         supported yet\n  shape: a.b#Inside, member: events\n  help: --exclude Watch says that this is meant\n1 warning\n"
    );
}

#[test]
fn an_output_may_require_only_members_that_the_runtime_looks_for() {
    assert_eq!(selected("Put", "", 255), (vec!["Put".to_owned()], String::new()));
    let (left, printed) = selected("", "Watch", 256);
    assert_eq!(left, ["Get"]);
    let reason = "`Put` is left out: its output has 257 members and requires one past the first 256";
    assert!(printed.contains(reason) && printed.contains("shape: a.b#Wide, member: m256"), "{printed}");
}

#[test]
fn only_what_is_wanted_is_left_and_what_is_excluded_costs_no_warning() {
    assert_eq!(selected("Get,Put", "", 0), (vec!["Get".to_owned(), "Put".to_owned()], String::new()));
    assert_eq!(selected("", "Watch,Put", 0), (vec!["Get".to_owned()], String::new()));
    assert_eq!(selected("Get, Put", "Put", 0), (vec!["Get".to_owned()], String::new()));
}

#[test]
fn what_is_wanted_and_cannot_be_is_an_error() {
    let (_, printed) = selected("Get,Watch", "", 0);
    assert!(printed.contains("error: the operation `Watch` can't be generated yet: its output"), "{printed}");
    assert!(printed.contains("help: take it out of --operations"), "{printed}");
}

#[test]
fn unknown_names_are_errors_with_the_nearest_name() {
    let (_, printed) = selected("Gett", "Wtch,Nothing", 0);
    for part in [
        "error: --operations names `Gett`, which is no operation of the service\n  help: did you mean `Get`?",
        "error: --exclude names `Wtch`, which is no operation of the service\n  help: did you mean `Watch`?",
        "error: --exclude names `Nothing`, which is no operation of the service\n",
    ] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
}

#[test]
fn a_crate_without_operations_is_an_error() {
    for (only, except) in [("", "Get,Put,Watch"), ("Get", "Get"), ("Watch", "")] {
        let (_, printed) = selected(only, except, 0);
        assert!(printed.contains("error: no operation is left of the 3 operations that the service has"), "{printed}");
    }
}

#[test]
fn lists_of_names_have_no_gaps() {
    for list in ["", ",", "A,", ",A", "A,,B"] {
        assert!(Selection::names(list).is_err(), "{list}");
    }
    assert_eq!(Selection::names("B, A").unwrap().into_iter().collect::<Vec<_>>(), ["A", "B"]);
}
