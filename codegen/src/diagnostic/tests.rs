//! How problems are printed.

use crate::smithy::ShapeId;

use super::*;

const TEXT: &str = r#"{
  "smithy": "2.0",
  "shapes": {
"a.b#List": { "type": "list",
  "member": { "target": "a.b#Gone" } },
"a.b#Thing": {
  "type": "structure",
  "members": {
    "x/y": { "target": "smithy.api#String" }
  }
}
  }
}"#;

fn id(text: &str) -> ShapeId {
    text.parse().unwrap()
}

#[test]
fn problems_are_printed_in_the_order_of_the_file_with_their_places() {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(Diagnostic::warning("odd name").shape(id("a.b#Thing")).member("x/y"));
    diagnostics.push(Diagnostic::error("no target").shape(id("a.b#List")).member("member").help("add it"));
    diagnostics.push(Diagnostic::error("the file is odd"));
    diagnostics.push(Diagnostic::error("no such member").shape(id("a.b#Thing")).member("z"));
    assert_eq!(
        diagnostics.render("m.json", TEXT),
        "m.json: error: the file is odd\n\
         m.json:4: error: no target\n  shape: a.b#List, member: member\n  help: add it\n\
         m.json:8: error: no such member\n  shape: a.b#Thing, member: z\n\
         m.json:9: warning: odd name\n  shape: a.b#Thing, member: x/y\n\
         3 errors, 1 warning\n"
    );
    assert!(diagnostics.has_errors());
}

#[test]
fn the_same_problem_at_the_same_place_is_printed_once() {
    let mut diagnostics = Diagnostics::new();
    for shape in ["a.b#B", "a.b#A"] {
        diagnostics.push(Diagnostic::error("invalid value").shape(id(shape)).at("/shapes/a.b#Thing/type"));
    }
    assert_eq!(diagnostics.render("m", TEXT), "m:7: error: invalid value\n  shape: a.b#A\n1 error\n");
}

#[test]
fn long_lists_are_truncated_and_counted() {
    let mut diagnostics = Diagnostics::new();
    for n in 0..250 {
        diagnostics.push(Diagnostic::warning(format!("number {n:03}")));
    }
    let text = diagnostics.render("m", TEXT);
    assert_eq!(text.lines().count(), 102);
    assert!(text.ends_with("m: warning: number 099\n… and 150 more\n250 warnings\n"), "{text}");
}

#[test]
fn nothing_to_report_prints_nothing() {
    assert_eq!(Diagnostics::new().render("m", TEXT), "");
}

#[test]
fn a_message_stays_on_its_line() {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(Diagnostic::error(format!("a\nb{}", "x".repeat(1000))).at_line(3));
    let text = diagnostics.render("m", TEXT);
    assert!(text.starts_with("m:3: error: a bxx") && text.lines().count() == 2, "{text}");
}
