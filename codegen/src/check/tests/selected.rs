//! Problems of what is not selected, which are not reported.

use super::model;
use crate::check::{check, selection};
use crate::diagnostic::Diagnostics;
use crate::options::Selection;
use crate::smithy;

/// The rendered problems of a model with a valid operation `Get` and an invalid one, for a selection of them.
fn selected(only: &str, except: &str) -> String {
    let bad = r#""a.b#Bad": {"type": "operation", "input": {"target": "a.b#BadIn"}},
        "a.b#BadIn": {"type": "structure", "members": {
            "gone": {"target": "a.b#Gone"},
            "count": {"target": "smithy.api#Integer", "traits": {"smithy.api#pattern": "x"}},
            "text": {"target": "smithy.api#String", "traits": {"smithy.api#length": {"min": "1"}}},
            "endless": {"target": "a.b#Endless", "traits": {"x.y#z": {}}}}},
        "a.b#Endless": {"type": "list", "member": {"target": "a.b#Endless"}},
        "a.b#Empty": {"type": "union", "members": {}}"#;
    let text = model(bad).replace(r#"[{"target": "a.b#Get"}]"#, r#"[{"target": "a.b#Get"}, {"target": "a.b#Bad"}]"#);
    selected_of(&text, only, except)
}

fn selected_of(text: &str, only: &str, except: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let mut model = smithy::parse(text, &mut diagnostics).unwrap();
    let names = |list: &str| if list.is_empty() { Default::default() } else { Selection::names(list).unwrap() };
    let selection = Selection { only: names(only), except: names(except) };
    selection::select(&mut model, &selection, &mut diagnostics);
    check(&model, &mut diagnostics);
    diagnostics.render("", text)
}

/// Each kind of problem is reported if an operation that has it is selected, and only then.
#[test]
fn no_kind_of_problem_of_what_is_not_selected_is_reported() {
    for (bad, problem) in [
        (r#""input": {"target": "a.b#Gone"}}"#, "which the model doesn't define"),
        (r#""errors": [{"target": "a.b#In"}]}"#, "an error must be a structure"),
        (r#""traits": {"smithy.api#endpoint": {"hostPrefix": "{x}."}}}"#, "the host prefix"),
        (r#""traits": {"smithy.api#paginated": {"inputToken": "x"}}}"#, "without paging"),
        (r#""traits": {"smithy.api#paginated": 1}}"#, "the value of the trait"),
        (r#""traits": {"smithy.api#lenght": {}}}"#, "is unknown"),
        (
            r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"e": {"target": "a.b#E"}}},
            "a.b#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "A"}}}}"#,
            "have the same value",
        ),
        (
            r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {
            "n": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 1000}}}}"#,
            "doesn't fit in a byte",
        ),
        (
            r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"u": {"target": "a.b#U"}}},
            "a.b#U": {"type": "union", "members": {}}"#,
            "needs at least one member",
        ),
        (r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "strcture"}"#, "strcture"),
        (r#""input": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"x": 1}}"#, "a.b#X"),
        (
            r#""output": {"target": "a.b#X"}}, "a.b#X": {"type": "structure", "members": {"s": {"target": "a.b#S"},
            "n": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 1000}}}},
            "a.b#S": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
            "is left out",
        ),
    ] {
        let with = |only: &str, except: &str| {
            let text = model(&format!(r#""a.b#Bad": {{"type": "operation", {bad}"#));
            let text = text.replace(r#"[{"target": "a.b#Get"}]"#, r#"[{"target": "a.b#Get"}, {"target": "a.b#Bad"}]"#);
            selected_of(&text, only, except)
        };
        assert!(with("", "").contains(problem), "{}", with("", ""));
        assert_eq!((with("Get", ""), with("", "Bad")), (String::new(), String::new()), "{problem}");
    }
}

#[test]
fn what_only_an_operation_that_is_left_out_reaches_is_not_checked_after_a_selection() {
    let text = model(
        r#""a.b#Watch": {"type": "operation", "output": {"target": "a.b#X"}},
        "a.b#Other": {"type": "operation"},
        "a.b#X": {"type": "structure", "members": {"s": {"target": "a.b#S"},
        "n": {"target": "smithy.api#Byte", "traits": {"smithy.api#default": 1000}}}},
        "a.b#S": {"type": "blob", "traits": {"smithy.api#streaming": {}}}"#,
    );
    let all = r#"[{"target": "a.b#Get"}, {"target": "a.b#Watch"}, {"target": "a.b#Other"}]"#;
    let printed = selected_of(&text.replace(r#"[{"target": "a.b#Get"}]"#, all), "", "Other");
    assert!(printed.contains("`Watch` is left out") && printed.ends_with("\n1 warning\n"), "{printed}");
}

#[test]
fn only_the_selected_part_of_a_service_is_checked() {
    assert_eq!(selected("Get", ""), "");
    assert_eq!(selected("", "Bad"), "");
    for (only, problems) in [("", "5 errors, 1 warning\n"), ("Bad", "4 errors, 1 warning\n")] {
        let printed = selected(only, "");
        for part in ["`a.b#Gone`", "smithy.api#pattern", "expected u64", "contains itself", "x.y#z"] {
            assert!(printed.contains(part), "{part}: {printed}");
        }
        assert_eq!(printed.contains("a union needs at least one member"), only.is_empty(), "{printed}");
        assert!(printed.ends_with(problems), "{printed}");
    }
}
