//! Changed models: the generator either reports problems or writes files that are valid Rust. It never panics.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use serde_json::{Map, Value, json};
use smithy_client_codegen::{Generated, Options, Selection, generate};

use crate::support::{good, options, run, texts};

/// The number of changed versions of each fixture.
const ROUNDS: u64 = 16;

#[test]
fn a_changed_model_is_generated_or_rejected_but_never_panics() {
    let (mut generated, mut rejected) = (0, 0);
    for (name, text) in texts("fixtures").into_iter().chain(texts("protocol")) {
        let model: Value = serde_json::from_str(&text).unwrap();
        for seed in 0..ROUNDS {
            let mut random = Rng::with_seed(seed);
            let mut changed = model.clone();
            let changes: Vec<String> = (0..=seed % 3).map(|_| change(&mut changed["shapes"], &mut random)).collect();
            let text = repeat_a_key(changed.to_string(), seed);
            let what = format!("{name}, seed {seed}: {}", changes.join("; "));
            let options = Options { protocol_tests: true, selection: selection(&changed, seed), ..options() };
            let outcome = catch_unwind(AssertUnwindSafe(|| generate(&text, &options)));
            match outcome.unwrap_or_else(|_| panic!("panicked: {what}")) {
                Ok(crate_) => {
                    generated += 1;
                    assert_rust(&crate_, &what);
                }
                Err(problems) => {
                    rejected += 1;
                    let printed = problems.render("m", &text);
                    assert!(printed.contains("error: "), "rejected without an error: {what}");
                    assert!(!printed.contains("the generator has a bug"), "{what}:\n{printed}");
                }
            }
        }
    }
    // Both outcomes occur.
    assert!(generated > 100 && rejected > 100, "{generated} generated, {rejected} rejected");
}

#[test]
fn truncated_text_is_rejected() {
    for (name, text) in texts("fixtures") {
        let mut random = Rng::with_seed(7);
        for _ in 0..8 {
            let mut end = random.usize(..text.trim_end().len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            assert!(run(&text[..end]).is_err(), "{name} cut at {end}");
        }
    }
}

#[test]
fn a_service_with_any_name_gives_a_valid_crate() {
    let fixtures = texts("fixtures");
    let (_, text) = fixtures.iter().find(|(name, _)| name == "whole_crate").unwrap();
    for name in ["", " ", "1 ÄÖ \" / type", "a \n */ b `c\r", "\u{202e}x\u{0}", "crate", "//! */ {} <b>"] {
        let mut model: Value = serde_json::from_str(text).unwrap();
        for service in model["shapes"].as_object_mut().unwrap().values_mut().filter(|shape| shape["type"] == "service")
        {
            service["traits"]["smithy.api#title"] = name.into();
            service["traits"]["smithy.api#documentation"] = name.into();
            service["traits"]["aws.api#service"]["sdkId"] = name.into();
        }
        assert_rust(&good(name, &model.to_string()), name);
    }
}

/// Sometimes a part of the service.
fn selection(model: &Value, seed: u64) -> Selection {
    let is_operation = |shape: &Value| shape["type"] == "operation";
    let shapes = model["shapes"].as_object().into_iter().flatten().filter(|(_, shape)| is_operation(shape));
    let first = shapes.map(|(id, _)| id.rsplit('#').next().unwrap().to_owned()).next();
    match seed % 8 {
        6 => Selection { only: first.into_iter().collect(), ..Selection::default() },
        7 => Selection { except: first.into_iter().collect(), ..Selection::default() },
        _ => Selection::default(),
    }
}

fn assert_rust(generated: &Generated, what: &str) {
    for (path, text) in generated.files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        assert!(syn::parse_file(text).is_ok(), "{path} is no Rust: {what}\n{text}");
    }
}

/// Changes something in the shapes. Returns a description for messages.
pub(crate) fn change(shapes: &mut Value, random: &mut Rng) -> String {
    let ids: Vec<String> = shapes.as_object().unwrap().keys().cloned().collect();
    let mut pointers = Vec::new();
    collect(shapes, "", &mut pointers);
    let pointer = pointers[random.usize(..pointers.len())].clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let Some(parent) = shapes.pointer_mut(parent) else { return "nothing".to_owned() };
    let key = key.replace("~1", "/").replace("~0", "~");
    let Value::Object(entries) = parent else { return "nothing".to_owned() };
    let way = random.usize(..9);
    let some_id = ids[random.usize(..ids.len())].as_str();
    match way {
        0 => drop(entries.remove(&key)),
        1 => rename(entries, &key, NAMES[random.usize(..NAMES.len())]),
        2 => drop(entries.insert(key, VALUES[random.usize(..VALUES.len())].parse().unwrap())),
        3 => drop(entries.insert("target".to_owned(), some_id.into())),
        4 => drop(entries.insert("type".to_owned(), KINDS[random.usize(..KINDS.len())].into())),
        5 => {
            // A copy under another name.
            let copy = entries.get(&key).cloned().unwrap_or_default();
            entries.insert(format!("{key}2"), copy.clone());
            entries.insert(key.to_uppercase(), copy);
        }
        6 => {
            let inside = entries.remove(&key).unwrap_or_default();
            let deep = (0..random.usize(1..60)).fold(inside, |inside, _| json!({ key.as_str(): inside }));
            entries.insert(key, deep);
        }
        7 => {
            let traits = entries.entry("traits").or_insert_with(|| json!({}));
            if let Value::Object(traits) = traits {
                let (id, value) = TRAITS[random.usize(..TRAITS.len())];
                traits.insert(id.to_owned(), value.parse().unwrap());
            }
        }
        _ => {
            let reference = json!([{ "target": some_id }, { "target": some_id }]);
            let lists = ["mixins", "errors", "operations", "resources"];
            entries.insert(lists[random.usize(..lists.len())].to_owned(), reference);
        }
    }
    format!("way {way} at {pointer}")
}

/// All places with a key.
fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    if let Value::Object(entries) = value {
        for (key, value) in entries {
            let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            collect(value, &at, pointers);
            pointers.push(at);
        }
    }
}

fn rename(entries: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = entries.remove(from) {
        let to = from.rsplit_once('#').map_or(to.to_owned(), |(namespace, _)| format!("{namespace}#{to}"));
        entries.insert(to, value);
    }
}

/// In some texts, repeats a key, which a `Value` can't contain.
fn repeat_a_key(text: String, seed: u64) -> String {
    if seed % 8 == 5 { text.replacen("\"type\":", "\"type\":\"list\",\"type\":", 1) } else { text }
}

const NAMES: &[&str] = &[
    "Self",
    "self",
    "_",
    "",
    "größe",
    "a\u{202e}b",
    "r#type",
    "Option",
    "9lives",
    "__",
    "A$b",
    "a.b#c",
    "crate",
    "💥",
    "x y",
    "Unknown",
    "UNKNOWN_",
    "smithy.api#String",
];

const VALUES: &[&str] = &[
    "null",
    "true",
    "0",
    "-1",
    "1e300",
    "99999999999999999999",
    "\"\"",
    "\"\\u0000\"",
    "\"`\\n*/ \\u202e {}\"",
    "[]",
    "{}",
    "[null]",
    "[{\"target\": \"x.y#Z\"}]",
    "{\"target\": 5}",
    "\"smithy.api#Unit\"",
    "{\"target\": \"smithy.api#Document\"}",
];

const KINDS: &[&str] = &[
    "structure",
    "union",
    "list",
    "map",
    "enum",
    "intEnum",
    "string",
    "service",
    "operation",
    "resource",
    "apply",
    "set",
    "float",
    "document",
    "timestamp",
    "blob",
    "member",
    "",
];

const TRAITS: &[(&str, &str)] = &[
    ("smithy.api#mixin", "{}"),
    ("smithy.api#default", "\"x\""),
    ("smithy.api#default", "1.5"),
    ("smithy.api#default", "[]"),
    ("smithy.api#default", "{}"),
    ("smithy.api#required", "{}"),
    ("smithy.api#sensitive", "{}"),
    ("smithy.api#sparse", "{}"),
    ("smithy.api#idempotencyToken", "{}"),
    ("smithy.api#error", "\"client\""),
    ("smithy.api#streaming", "{}"),
    ("smithy.api#deprecated", "{\"message\": \"a \\\"b\\\" \\\\ \\n c\", \"since\": \"\"}"),
    ("smithy.api#documentation", "\"<p>`a</p><ul><li>[b](c)\\r\\n```\\r <code>x */ \\u202e\""),
    ("smithy.api#enum", "[{\"value\": \"a b\"}, {\"value\": \"a-b\"}, {\"value\": \"\"}]"),
    ("smithy.api#timestampFormat", "\"http-date\""),
    ("smithy.api#paginated", "{\"inputToken\": \"Text\", \"outputToken\": \"Text\"}"),
    ("smithy.api#title", "\"a \\n */ b `c\""),
    ("aws.api#service", "{\"sdkId\": \"1 ÄÖ \\\" / type\"}"),
    ("aws.api#service", "{\"sdkId\": \"\"}"),
    ("smithy.api#length", "{\"min\": 18446744073709551615}"),
    ("smithy.api#range", "{\"min\": -1e300}"),
    ("smithy.api#pattern", "\"`[\\n\\r*/\\\"\""),
    ("smithy.api#httpError", "418"),
    ("smithy.api#endpoint", "{\"hostPrefix\": \"{Text}.{Name}-\"}"),
    ("smithy.api#endpoint", "{\"hostPrefix\": \"{\\u202e}\"}"),
    ("smithy.api#hostLabel", "{}"),
    ("smithy.api#requestCompression", "{\"encodings\": [\"gzip\"]}"),
    ("smithy.api#auth", "[]"),
    (
        "smithy.test#httpRequestTests",
        "[{\"id\": \"9 a-b */\", \"protocol\": \"aws.protocols#awsJson1_0\", \"method\": \"POST\", \"uri\": \"/\", \"body\": \"\\u0000\\\"\", \"params\": {\"Name\": \"\\u202e\\n\", \"Text\": [null, 1e300, {}]}}]",
    ),
    (
        "smithy.test#httpResponseTests",
        "[{\"id\": \"\", \"protocol\": \"aws.protocols#awsJson1_0\", \"code\": 200, \"body\": \"{\", \"params\": 5}, {\"id\": \"\", \"protocol\": \"aws.protocols#awsJson1_0\", \"code\": 65535, \"params\": {}}]",
    ),
    ("smithy.test#httpRequestTests", "[{}]"),
    ("smithy.rules#endpointTests", "{\"testCases\": [{\"expect\": {\"error\": \"\\u0000\"}}]}"),
    ("x.y#z", "[]"),
];
