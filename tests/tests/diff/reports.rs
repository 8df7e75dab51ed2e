//! The forms of a report: text, Markdown, and JSON with its schema; and the allow-list.

use std::fs;

use serde_json::{Value, json};
use smithy_client_codegen::diff::{AllowList, Day, FailOn, Report};

use crate::support::{base, changed, compare, model, patched, repository};

/// A report with changes of all levels.
fn report() -> Report {
    changed(&json!({
        "Part": {"members": {"Label": null}},
        "Title": {"traits": {"smithy.api#length": {"max": 9}}},
        "Scope": {"members": {"TWO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "two"}}}},
        "Query": {"members": {"More": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "x"}}}},
        "Receipt": {"members": {"Note": {"traits": {"smithy.api#documentation": "A note."}}}},
        "Number": {"traits": {"smithy.api#sensitive": {}}}}))
}

/// Checks a value against the parts of JSON Schema that the schema uses.
fn violations(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        return violations(value, root.pointer(reference.trim_start_matches('#')).unwrap(), root, at, found);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed = match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => true,
    };
    if !allowed {
        found.push(format!("{at}: {kind} is not {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
        found.push(format!("{at}: {value} is not one of {}", schema["enum"]));
    }
    if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str())
        && !regex::Regex::new(pattern).unwrap().is_match(text)
    {
        found.push(format!("{at}: {text} doesn't match {pattern}"));
    }
    if schema["minimum"].as_u64().is_some_and(|min| value.as_u64().is_none_or(|value| value < min)) {
        found.push(format!("{at}: {value} is below {}", schema["minimum"]));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        violations(item, &schema["items"], root, &format!("{at}/{index}"), found);
    }
    let Some(entries) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !entries.contains_key(name.as_str().unwrap()) {
            found.push(format!("{at}: {name} is missing"));
        }
    }
    for (key, value) in entries {
        match schema["properties"].get(key) {
            Some(inner) => violations(value, inner, root, &format!("{at}/{key}"), found),
            None if schema["additionalProperties"] == false => found.push(format!("{at}: {key} is unknown")),
            None => {}
        }
    }
}

fn schema_violations(value: &Value) -> Vec<String> {
    let schema = fs::read_to_string(repository("docs/model-diff.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut found = Vec::new();
    violations(value, &schema, &schema, "", &mut found);
    found
}

#[test]
fn json_follows_its_schema() {
    let mut with_list = report();
    let list = json!([
        {"path": "Part$Label", "kind": "member-removed", "reason": "unused", "expires": "2030-01-01"},
        {"path": "Gone", "kind": "member-removed", "reason": "old", "expires": "2020-01-01"},
        {"path": "Gone", "kind": "type-removed", "reason": "old", "expires": "2030-01-01"}]);
    AllowList::parse(&list.to_string()).unwrap().apply(&mut with_list, Day::parse("2025-01-01").unwrap());
    let boxed = changed(&json!({"Part": {"members": {"Whole": {"target": "x.y#Thing"}}}}));
    for report in [report(), with_list, boxed, changed(&json!({}))] {
        let value: Value = serde_json::from_str(&report.to_json()).unwrap();
        assert_eq!(schema_violations(&value), Vec::<String>::new());
    }
    let mut wrong: Value = serde_json::from_str(&report().to_json()).unwrap();
    wrong["verdict"]["wire"] = "fine".into();
    wrong["changes"][0]["extra"] = 1.into();
    wrong.as_object_mut().unwrap().remove("documentation");
    assert_eq!(schema_violations(&wrong).len(), 3);
}

#[test]
fn json_has_the_documented_keys() {
    let value: Value = serde_json::from_str(&report().to_json()).unwrap();
    assert_eq!(value["identical"], false);
    assert_eq!(value["verdict"], json!({"wire": "breaking", "rust": "major"}));
    assert_eq!(value["version"], json!({"from": "0.1.0", "to": "0.2.0"}));
    assert_eq!(value["documentation"], 1);
    let first = &value["changes"][0];
    assert_eq!(first["kind"], "member-removed");
    assert_eq!(first["path"], "Put.Thing.Part.Label");
    assert_eq!(first["operations"], json!(["Get", "List", "Put"]));
    assert_eq!((&first["direction"], &first["old"], &first["new"]), (&json!("both"), &json!("String?"), &Value::Null));
    assert_eq!(first["todo"], "Remove uses of `Put.Thing.Part.Label`.");
}

#[test]
fn documentation_alone_is_counted_and_asks_for_a_patch() {
    let report = changed(&json!({"Receipt": {"members": {"Note": {"traits": {"smithy.api#documentation": "New."}}}}}));
    assert!(report.changes.is_empty() && !report.identical);
    assert_eq!((report.documentation, report.version.to.as_str()), (1, "0.1.1"));
    assert!(!report.fails(FailOn::Breaking) && report.fails(FailOn::Any));
}

#[test]
fn the_text_has_totals_first_and_then_the_changes_by_operation() {
    let text = report().to_text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "The Store: wire breaking, Rust API major; version 0.1.0 becomes 0.2.0");
    assert_eq!(
        lines[1],
        "5 changes. Wire: 1 breaking, 1 behaviour, 3 compatible. Rust API: 1 major, 2 minor, 2 patch. \
         Documentation: 1 text."
    );
    let groups: Vec<&&str> = lines[2..].iter().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
    assert_eq!(groups, [&"Get", &"Several operations"]);
    let same = changed(&json!({})).to_text();
    assert!(same.starts_with("The Store: no change reaches the crate\n"), "{same}");
}

#[test]
fn the_first_screen_of_markdown_has_the_verdict_and_five_changes() {
    let removed: serde_json::Map<String, Value> = ["Title", "Count", "Words", "When", "Level", "Names", "Part"]
        .map(|name| (name.to_owned(), Value::Null))
        .into_iter()
        .collect();
    let markdown = changed(&json!({"Thing": {"members": removed}})).to_markdown();
    let (first, details) = markdown.split_once("<details>").unwrap();
    assert!(first.contains("**Wire: breaking. Rust API: major. Version: 0.1.0 → 0.2.0.**"), "{first}");
    assert_eq!(first.lines().filter(|line| line.starts_with("- ")).count(), 5, "{first}");
    assert!(first.lines().count() <= 20, "{first}");
    assert_eq!(details.matches("- `Put.Thing.").count() + details.matches("- `Get.").count(), 8, "{markdown}");
}

#[test]
fn markdown_of_hostile_names_and_texts_stays_in_its_place() {
    let text = "</details><img src=x> | `x` @someone\n# head";
    let old = patched(&base(), &json!({"Part": {"members": {"Label": {"traits": {"smithy.api#default": "a"}}}}}));
    let new = patched(
        &old,
        &json!({"Part": {"members": {"Label": {"traits": {"smithy.api#default": text}}}},
                "Store": {"traits": {"smithy.api#title": text}}}),
    );
    let markdown = compare(&model(&old), &model(&new)).to_markdown();
    let starting = |tag: &str| markdown.lines().filter(|line| line.starts_with(tag)).count();
    assert_eq!(starting("</details>"), starting("<details>"), "{markdown}");
    // Outside of code there are no tags but ours.
    let outside: String = markdown.split("``").step_by(2).collect();
    assert_eq!(
        outside.matches("</").count(),
        outside.matches("</details>").count() + outside.matches("</summary>").count()
    );
    assert_eq!(outside.matches("<img").count(), 0, "{markdown}");
    assert!(!markdown.contains("\n# head"), "{markdown}");
}

#[test]
fn an_allowed_change_doesn_t_fail_until_it_expires() {
    let entry = json!([{"path": "Put.Thing.Part.Label", "kind": "member-removed", "reason": "Nobody uses it.", "expires": "2025-06-30"}]);
    let list = AllowList::parse(&entry.to_string()).unwrap();
    let on = |day: &str| {
        let mut report = report();
        list.apply(&mut report, Day::parse(day).unwrap());
        report
    };
    assert!(report().fails(FailOn::Breaking));
    let allowed = on("2025-06-30");
    assert!(!allowed.fails(FailOn::Breaking) && allowed.fails(FailOn::Any));
    assert!(allowed.to_text().contains("allowed until 2025-06-30: Nobody uses it."));
    let expired = on("2025-07-01");
    assert!(expired.fails(FailOn::Breaking));
    assert!(expired.to_text().contains("(member-removed) of the allow-list expired on 2025-06-30"));
    let mut unused = changed(&json!({}));
    list.apply(&mut unused, Day::parse("2025-01-01").unwrap());
    assert!(unused.to_markdown().contains("fits no change: remove it."), "{}", unused.to_markdown());
}
