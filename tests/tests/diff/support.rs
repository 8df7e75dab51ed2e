//! The models of the tests, and comparisons of them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use smithy_client_codegen::diff::{Change, Input, Report, diff};
use smithy_client_codegen::{Options, RuntimeDependency};

/// A path of this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)
}

pub(crate) fn options() -> Options {
    Options::new(RuntimeDependency::Version("*".to_owned()))
}

/// The report on two models with the same options.
pub(crate) fn compare(old: &str, new: &str) -> Report {
    compare_with(old, new, &options(), &options())
}

pub(crate) fn compare_with(old: &str, new: &str, old_options: &Options, new_options: &Options) -> Report {
    let old = Input { file: "old.json", text: old, options: old_options };
    let new = Input { file: "new.json", text: new, options: new_options };
    diff(&old, &new).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// The pairs, and the model that they change.
pub(crate) fn pairs() -> Value {
    serde_json::from_str(&fs::read_to_string(repository("tests/diff/pairs.json")).unwrap()).unwrap()
}

/// The model of the pairs, with the namespace `x.y`.
pub(crate) fn base() -> Value {
    patched(&json!({}), &pairs()["shapes"])
}

/// The shapes with a JSON merge patch.
pub(crate) fn patched(shapes: &Value, patch: &Value) -> Value {
    let mut shapes = shapes.clone();
    merge(&mut shapes, patch);
    shapes
}

/// RFC 7396.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(entries) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    for (key, value) in entries {
        if value.is_null() {
            target.as_object_mut().unwrap().remove(key);
        } else {
            merge(&mut target[key], value);
        }
    }
}

/// The text of a model with these shapes, whose names get the namespace.
pub(crate) fn model(shapes: &Value) -> String {
    let shapes = shapes.as_object().unwrap().iter().map(|(name, shape)| (format!("x.y#{name}"), shape.clone()));
    json!({"smithy": "2.0", "shapes": Value::Object(shapes.collect())}).to_string()
}

/// The report on a change of the base model.
pub(crate) fn changed(patch: &Value) -> Report {
    compare(&model(&base()), &model(&patched(&base(), patch)))
}

/// `kind path`, for each change.
pub(crate) fn lines(report: &Report) -> Vec<String> {
    report.changes.iter().map(line).collect()
}

pub(crate) fn line(change: &Change) -> String {
    format!("{} {}", change.kind(), change.path)
}
