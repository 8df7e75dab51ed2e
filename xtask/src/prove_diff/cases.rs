//! The steps that are proven: pairs with one change each, in both directions, or models of a history.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use smithy_client_codegen::diff::{Input, Rust, diff};
use smithy_client_codegen::{GivenNames, Options, Resources, RuntimeDependency, Waits, generate};

use crate::root;

/// The place of the runtime, from a crate of the workspace.
const RUNTIME: &str = "../../../../runtime";

/// A step from one crate to another.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) kinds: Vec<String>,
    /// What diff says.
    pub(super) rust: Rust,
    pub(super) old: Subject,
    pub(super) new: Subject,
}

/// A generated crate.
#[derive(PartialEq)]
pub(super) struct Subject {
    pub(super) library: String,
    pub(super) text: String,
    /// The sections of the side file.
    side: Value,
}

/// All cases. The arguments are models, or words in the names of pairs.
pub(super) fn read(arguments: &[String]) -> Result<Vec<Case>, String> {
    match arguments.first() {
        Some(first) if Path::new(first).is_file() => history(arguments),
        _ => pairs(arguments),
    }
}

fn history(files: &[String]) -> Result<Vec<Case>, String> {
    let read = |file: &String| fs::read_to_string(file).map_err(|error| format!("error: can't read `{file}`: {error}"));
    let texts = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let steps = texts.iter().zip(texts.iter().skip(1)).zip(files.iter().skip(1));
    steps.map(|((old, new), file)| case(file, old, new, (None, None), [&Value::Null, &Value::Null])).collect()
}

fn pairs(words: &[String]) -> Result<Vec<Case>, String> {
    let path = root().join("tests/diff/pairs.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("error: can't read `{}`: {error}", path.display()))?;
    let pairs: Value = serde_json::from_str(&text).map_err(|error| format!("error: `{}`: {error}", path.display()))?;
    let mut cases = Vec::new();
    for pair in pairs["pairs"].as_array().into_iter().flatten() {
        let name = pair["name"].as_str().unwrap_or_default();
        if !words.is_empty() && !words.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let base = patched(&json!({}), &pairs["shapes"]);
        let old = patched(&base, &pair["old"]);
        let (old_text, new_text) = (model(&old), model(&patched(&old, &pair["new"])));
        let package = pair["crate"].as_str();
        let section = |name: &str, side: usize| pair[name].get(side).cloned().unwrap_or_default();
        let side = |names: &Value, side: usize| json!({ "names": names, "resources": section("resources", side), "waits": section("waits", side) });
        let [before, after] = [side(&Value::Null, 0), side(&pair["names"], 1)];
        let there = pair["there"]["kind"].as_str();
        let back = pair["back"]["kind"].as_str();
        cases.push(case(name, &old_text, &new_text, (package, there), [&before, &after])?);
        cases.push(case(&format!("{name}, back"), &new_text, &old_text, (package, back), [&after, &before])?);
    }
    Ok(cases)
}

/// A step, with the sections of both side files. If the kind that it is for is not given, it is for all of its changes.
fn case(
    name: &str,
    old: &str,
    new: &str,
    (package, kind): (Option<&str>, Option<&str>),
    sides: [&Value; 2],
) -> Result<Case, String> {
    let [before, after] = sides.map(|side| options(package, side));
    let (before, after) = (before?, after?);
    let old_input = Input { file: "old", text: old, options: &before };
    let report = diff(&old_input, &Input { file: "new", text: new, options: &after })
        .map_err(|rejected| format!("error: {name}: {rejected}"))?;
    let mut kinds: Vec<String> = match kind {
        Some(kind) => vec![kind.to_owned()],
        None => report.changes.iter().map(|change| change.kind()).collect(),
    };
    kinds.sort();
    kinds.dedup();
    Ok(Case {
        name: name.to_owned(),
        kinds,
        rust: report.verdict.rust,
        old: Subject::new(old, &before, sides[0])?,
        new: Subject::new(new, &after, sides[1])?,
    })
}

fn options(package: Option<&str>, side: &Value) -> Result<Options, String> {
    let mut options = Options::new(RuntimeDependency::Path(RUNTIME.to_owned()));
    options.package.name = package.map(str::to_owned);
    options.names = GivenNames::new("names");
    for (id, name) in side["names"].as_object().into_iter().flatten() {
        options.names.insert(id, name.as_str().unwrap_or_default(), None);
    }
    if side["resources"].is_object() {
        options.resources = Resources::parse("resources", &side["resources"])?;
    }
    if side["waits"].is_object() {
        options.waits = Waits::parse("waits", &side["waits"])?;
    }
    Ok(options)
}

impl Subject {
    fn new(text: &str, options: &Options, side: &Value) -> Result<Self, String> {
        let files = files(text, options)?;
        let manifest = files.get("Cargo.toml").map(String::as_str).unwrap_or_default();
        let library = manifest.split("[lib]\nname = \"").nth(1).and_then(|rest| rest.split('"').next());
        Ok(Self { library: library.unwrap_or_default().to_owned(), text: text.to_owned(), side: side.clone() })
    }

    /// The files of the crate as a package with this name.
    pub(super) fn files(&self, package: &str) -> Result<BTreeMap<String, String>, String> {
        files(&self.text, &options(Some(package), &self.side)?)
    }
}

fn files(text: &str, options: &Options) -> Result<BTreeMap<String, String>, String> {
    generate(text, options)
        .map(|generated| generated.files)
        .map_err(|problems| format!("error: no crate can be generated\n{}", problems.render("model", text)))
}

/// The shapes with a JSON merge patch (RFC 7396).
fn patched(shapes: &Value, patch: &Value) -> Value {
    let mut shapes = shapes.clone();
    if !patch.is_null() {
        merge(&mut shapes, patch);
    }
    shapes
}

fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(entries) = patch else {
        *target = patch.clone();
        return;
    };
    let mut merged = target.as_object().cloned().unwrap_or_else(Map::new);
    for (key, value) in entries {
        match value {
            Value::Null => drop(merged.remove(key)),
            value => merge(merged.entry(key.clone()).or_insert(Value::Null), value),
        }
    }
    *target = Value::Object(merged);
}

/// The text of a model with these shapes, whose names get the namespace of the pairs.
fn model(shapes: &Value) -> String {
    let shapes = shapes.as_object().into_iter().flatten();
    let shapes = shapes.map(|(name, shape)| (format!("x.y#{name}"), shape.clone()));
    json!({"smithy": "2.0", "shapes": Value::Object(shapes.collect())}).to_string()
}
