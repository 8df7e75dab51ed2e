//! The same model gives the same bytes, in any order of its keys.

use fastrand::Rng;
use serde_json::Value;
use smithy_client_codegen::Generated;

use crate::support::{MODEL, good, options, texts};

#[test]
fn two_runs_give_the_same_bytes() {
    for (name, text) in all_models() {
        assert_same(&name, &good(&name, &text), &good(&name, &text));
    }
}

#[test]
fn the_order_of_keys_doesn_t_matter() {
    let expected = good("model", MODEL);
    let model: Value = serde_json::from_str(MODEL).unwrap();
    for seed in 0..5 {
        let shuffled = write(&model, &mut Rng::with_seed(seed), false);
        assert_ne!(shuffled, MODEL);
        assert_same(&format!("seed {seed}"), &expected, &good("shuffled", &shuffled));
    }
}

#[test]
fn the_order_of_keys_and_of_bound_shapes_doesn_t_matter_in_any_fixture() {
    for (name, text) in all_models() {
        let model: Value = serde_json::from_str(&text).unwrap();
        let expected = good(&name, &text);
        for seed in 0..3 {
            let shuffled = write(&model, &mut Rng::with_seed(seed), true);
            assert_same(&format!("{name}, seed {seed}"), &expected, &good(&name, &shuffled));
        }
    }
}

#[test]
fn warnings_come_in_the_order_of_the_file() {
    let text = r##"{"smithy": "2.0", "shapes": {
        "a.b#S": {"type": "service", "operations": [{"target": "a.b#O"}], "traits": {
            "x.y#second": {},
            "x.y#first": {},
            "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "s"}}},
        "a.b#O": {"type": "operation", "traits": {"x.y#third": {}}}
    }}"##;
    let printed = good("m", text).warnings.render("m", text);
    let lines: Vec<&str> = printed.lines().filter(|line| line.contains("x.y#")).collect();
    let expected = [
        "m:3: warning: the trait `x.y#second`",
        "m:4: warning: the trait `x.y#first`",
        "m:6: warning: the trait `x.y#third`",
    ];
    assert_eq!(lines.len(), expected.len(), "{printed}");
    for (line, start) in lines.iter().zip(expected) {
        assert!(line.starts_with(start), "{line}");
    }
}

#[test]
fn the_root_changes_paths_and_nothing_else() {
    for (name, text) in texts("fixtures") {
        let inside = smithy_client_codegen::Options { root: "crate::some::module".to_owned(), ..options() };
        let inside = smithy_client_codegen::generate(&text, &inside).unwrap();
        let alone = good(&name, &text);
        assert_eq!(alone.outline, inside.outline);
        for (path, text) in &inside.files {
            let back = text.replace("::some::module", "");
            assert_eq!(without_layout(&back), without_layout(&alone.files[path]), "{name}: {path}");
        }
    }
}

/// The text without layout that depends on line lengths: blanks, comment markers, commas at line ends.
fn without_layout(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !matches!(*word, "///" | "//!"));
    words.collect::<String>().replace(",}", "}").replace(",)", ")").replace(",>", ">")
}

fn all_models() -> Vec<(String, String)> {
    let mut models = texts("fixtures");
    models.push(("model".to_owned(), MODEL.to_owned()));
    models
}

fn assert_same(what: &str, expected: &Generated, found: &Generated) {
    assert_eq!(expected.outline, found.outline, "{what}");
    for (path, text) in &expected.files {
        assert_eq!(Some(text), found.files.get(path), "{what}: {path}");
    }
    assert_eq!(expected.files.len(), found.files.len(), "{what}");
}

/// Lists of targets whose order has no meaning in Smithy.
const SETS: [&str; 4] = ["operations", "resources", "collectionOperations", "errors"];

/// The value as JSON with the keys of all objects in another order, and the items of `SETS` too if requested.
fn write(value: &Value, random: &mut Rng, sets: bool) -> String {
    match value {
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            random.shuffle(&mut entries);
            let entries = entries.into_iter().map(|(key, value)| {
                let mut value = value.clone();
                if let (true, Some(items)) = (sets && SETS.contains(&key.as_str()), value.as_array_mut()) {
                    random.shuffle(items);
                }
                format!("{}: {}", Value::from(key.as_str()), write(&value, random, sets))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| write(item, random, sets));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        simple => simple.to_string(),
    }
}
