use serde_json::{Value, json};

use crate::diagnostic::Diagnostics;
use crate::options::{Options, Resources, RuntimeDependency, Selection};
use crate::{generate, smithy};

const SIDE: &str = "m.codegen.json";

/// A model with a resource `Thing`; the shapes are merged over it.
fn model(changes: &Value) -> String {
    let member = |target: &str| json!({"target": target});
    let mut shapes = json!({
        "a.b#S": {"type": "service", "resources": [{"target": "a.b#Thing"}, {"target": "a.b#Other"}], "traits": {
            "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "s"}}},
        "a.b#Thing": {"type": "resource", "identifiers": {"Identifier": member("a.b#Id"), "Place": member("a.b#Id")},
            "read": member("a.b#Get"), "update": member("a.b#Update")},
        "a.b#Other": {"type": "resource", "read": member("a.b#GetOther")},
        "a.b#Get": {"type": "operation", "input": member("a.b#GetInput"), "output": member("a.b#GetOutput")},
        "a.b#GetOther": {"type": "operation"},
        "a.b#Update": {"type": "operation", "input": member("a.b#UpdateInput"), "errors": [member("a.b#ConflictException"), member("a.b#Stale")]},
        "a.b#GetInput": {"type": "structure", "members": {"Place": member("a.b#Id"), "Identifier": member("a.b#Id")}},
        "a.b#GetOutput": {"type": "structure", "members": {
            "Created": member("smithy.api#Timestamp"), "Details": member("a.b#Details"), "Id": member("a.b#Id"),
            "Modified": member("smithy.api#Timestamp"), "Size": member("smithy.api#Integer"), "Token": member("smithy.api#String"),
            "Words": {"target": "a.b#Words", "traits": {"smithy.api#required": {}}}}},
        "a.b#UpdateInput": {"type": "structure", "members": {
            "Details": member("a.b#Details"), "Extra": member("smithy.api#String"), "Identifier": member("a.b#Id"),
            "Modified": member("smithy.api#Timestamp"), "Place": member("a.b#Id"), "Size": member("smithy.api#String"),
            "Token": {"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}}},
            "Words": member("a.b#Words")}},
        "a.b#Details": {"type": "structure", "members": {
            "Inner": member("a.b#Details"), "Items": member("a.b#Items"), "Map": member("a.b#Map"), "Number": member("smithy.api#Integer"),
            "State": member("a.b#State"), "Title": member("smithy.api#String")}},
        "a.b#Items": {"type": "list", "member": member("a.b#Item")},
        "a.b#Item": {"type": "structure", "members": {"Name": member("smithy.api#String")}},
        "a.b#Map": {"type": "map", "key": member("smithy.api#String"), "value": member("a.b#Item")},
        "a.b#Words": {"type": "list", "member": member("smithy.api#String")},
        "a.b#State": {"type": "enum", "members": {"OPEN": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "Open"}}}},
        "a.b#Id": {"type": "string"},
        "a.b#ConflictException": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}},
        "a.b#Stale": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}}
    });
    for (id, shape) in changes.as_object().into_iter().flatten() {
        shapes[id] = shape.clone();
    }
    json!({"smithy": "2.0", "shapes": shapes}).to_string()
}

fn options(section: &Value) -> Options {
    let mut options = Options::new(RuntimeDependency::Version("*".to_owned()));
    options.resources = Resources::parse(SIDE, section).unwrap();
    options
}

/// The part of the outline about the update, or the problems.
fn planned(section: &Value, changes: &Value) -> Result<String, String> {
    let text = model(changes);
    let generated =
        generate::generate(&text, &options(section)).map_err(|diagnostics| diagnostics.render("m.json", &text))?;
    let lines = generated.outline.lines().skip_while(|line| !line.starts_with("operation Get:")).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| line.starts_with(' ')).map(str::trim).collect();
    Ok(lines.join("\n"))
}

fn problem(section: &Value) -> String {
    planned(section, &Value::Null).unwrap_err()
}

#[test]
fn members_of_the_same_name_and_type_move_and_the_rest_is_told() {
    let outline = planned(&json!({}), &Value::Null).unwrap();
    assert_eq!(outline, "becomes Update with from the request Identifier Place with retyped Size");
    let section = json!({"Thing": {"identifiers": {"Identifier": "Id"}}});
    let outline = planned(&section, &Value::Null).unwrap();
    assert_eq!(outline, "becomes Update with Identifier from Id with from the request Place with retyped Size");

    let files = generate::generate(&model(&Value::Null), &options(&section)).unwrap().files;
    let text: String =
        files["src/operation/get.rs"].split_whitespace().filter(|word| *word != "///").collect::<Vec<_>>().join(" ");
    for expected in [
        "if read.size.is_some() { retyped.push(\"Size\"); }",
        "update.details = read.details; update.identifier = read.id; update.modified = read.modified; \
         update.words = (!read.words.is_empty()).then_some(read.words); *update",
        "fn identify(&self, update: &mut UpdateInput) { update.place = self.place.clone(); }",
        "Of another type in the update, and so left out: [`size`]",
        "This response doesn't have [`extra`]",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains("impl Modifiable"), "without a lock token nothing can be modified");
}

#[test]
fn a_lock_token_makes_a_record_modifiable_with_the_structures_that_are_compared() {
    let section = json!({"Thing": {"lock": "Modified", "conflict": "Stale"}});
    assert!(planned(&section, &Value::Null).unwrap().ends_with("\nmodified by Modified or Stale"));
    let files = generate::generate(&model(&Value::Null), &options(&section)).unwrap().files;
    let text = &files["src/operation/get.rs"];
    assert!(text.contains("impl Modifiable for GetInput {}"), "{text}");
    assert!(text.contains(".structures(&[\"Details\"])"), "recursion, lists and maps are compared as a whole: {text}");
}

#[test]
fn a_resource_without_common_members_or_without_update_has_none() {
    let other = json!({"a.b#UpdateInput": {"type": "structure", "members": {
        "Identifier": {"target": "a.b#Id"}, "Extra": {"target": "smithy.api#String"}}}});
    assert_eq!(planned(&json!({}), &other).unwrap(), "");
    let section = json!({"Thing": {"identifiers": {"Identifier": "Id"}}});
    let problems = planned(&section, &other).unwrap_err();
    assert!(problems.contains("takes no member of the response of `Get` but identifiers"), "{problems}");
}

#[test]
fn an_update_that_is_not_selected_is_no_problem() {
    let mut options = options(&json!({"Thing": {"lock": "Modified"}}));
    options.selection = Selection { only: ["Get".to_owned()].into(), ..Selection::default() };
    let generated = generate::generate(&model(&Value::Null), &options).unwrap();
    assert!(!generated.outline.contains("becomes"), "{}", generated.outline);
}

#[test]
fn each_entry_that_does_not_fit_the_model_is_reported_with_a_suggestion() {
    let thing = |key: &str, value: Value| json!({"Thing": {"lock": "Modified", key: value}});
    let editable = |value: Value| thing("editable", value);
    for (section, expected) in [
        (json!({"Thnig": {}}), "the service has no resource `Thnig`\n  help: did you mean `Thing`?"),
        (json!({"Other": {}}), "the resource `Other` has no operation `update`"),
        (
            thing("identifiers", json!({"Identifer": "Id"})),
            "`Identifer` is no identifier of the resource `Thing` in its update\n  help: did you mean `Identifier`?",
        ),
        (
            thing("identifiers", json!({"Identifier": "Idd"})),
            "`GetOutput` has no member `Idd`\n  help: did you mean `Id`?",
        ),
        (
            thing("identifiers", json!({"Identifier": "Size"})),
            "`Size` can't become `Identifier`, which has another type",
        ),
        (
            thing("lock", json!("Modifed")),
            "the lock token `Modifed` is no member that both the response and the update have\n  help: did you mean \
             `Modified`?",
        ),
        (
            thing("conflict", json!("ConflictExceptoin")),
            "the update has no error `ConflictExceptoin`, which would report a conflict\n  help: did you mean \
             `ConflictException`?",
        ),
        (
            json!({"Thing": {"conflict": "Stale", "editable": {"status": "Details.State", "states": {}}}}),
            "`conflict` has no effect without `lock`",
        ),
        (thing("response_only", json!(["Details"])), "`UpdateInput` has the member `Details`, so it would be erased"),
        (
            thing("unescape", json!(["Details.Titel"])),
            "the path `Details.Titel` leads nowhere: `Details` has no member `Titel`\n  help: did you mean \
             `Details.Title`?",
        ),
        (thing("unescape", json!(["Details.Number"])), "`Details.Number` is an integer; only strings are decoded"),
        (thing("unescape", json!(["Details.Map.Name"])), "`Details.Map` is a map, which has no members"),
        (
            thing("stubs", json!({"Details.Itmes": []})),
            "`Details` has no member `Itmes`\n  help: did you mean `Details.Items`?",
        ),
        (thing("stubs", json!({"Details.Items": ["Nam"]})), "`Item` has no member `Nam`\n  help: did you mean `Name`?"),
        (
            editable(json!({"status": "Details.Stat", "states": {}})),
            "`Details` has no member `Stat`\n  help: did you mean `Details.State`?",
        ),
        (
            editable(json!({"status": "Details.Number", "states": {}})),
            "`Details.Number` is an integer; a state is an enum or a string",
        ),
        (
            editable(json!({"status": "Details.State", "states": {"Opne": {"only": []}}})),
            "`Details.State` has no value `Opne`\n  help: did you mean `Open`?",
        ),
        (
            editable(json!({"status": "Details.State", "states": {"Open": {"except": ["Wrods"]}}})),
            "`UpdateInput` has no member `Wrods`\n  help: did you mean `Words`?",
        ),
        (
            editable(json!({"status": "Details.State", "states": {}, "unchecked": ["Details.Itmes.Name"]})),
            "help: did you mean `Details.Items.Name`?",
        ),
    ] {
        let problems = problem(&section);
        assert!(problems.contains(expected), "{section}: {problems}");
        assert!(problems.contains("m.codegen.json:1: error: "), "{section}: {problems}");
    }
    let no_conflict = json!({"a.b#Update": {"type": "operation", "input": {"target": "a.b#UpdateInput"}}});
    let problems = planned(&json!({"Thing": {"lock": "Modified"}}), &no_conflict).unwrap_err();
    assert!(problems.contains("help: name its error in `conflict`"), "{problems}");
}

#[test]
fn entries_for_another_version_of_the_model_are_no_problem_of_a_comparison() {
    let mut options = options(&json!({"Thing": {"unescape": ["Details.Newer"]}, "Newer": {"lock": "X"}}));
    options.resources = options.resources.lenient();
    let mut diagnostics = Diagnostics::new();
    let parsed = smithy::parse(&model(&Value::Null), &mut diagnostics).unwrap();
    assert!(generate::plan(parsed, &options, &mut diagnostics).is_some());
}
