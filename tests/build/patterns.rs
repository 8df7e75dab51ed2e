//! The patterns of all available models, compiled by the generator: a file of statics, and a list of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use smithy_client_codegen::{Options, RuntimeDependency, generate};

/// The models of this repository, those beside it if there are any, and patterns in forms that no model has.
const MODELS: [&str; 3] = ["../model", "fixtures", "../../shared/models"];
const FORMS: &str = "patterns.txt";

/// The text of the file.
pub(crate) fn text() -> Result<String, String> {
    let mut patterns = BTreeSet::new();
    for path in MODELS.into_iter().flat_map(files) {
        println!("cargo::rerun-if-changed={}", path.display());
        // A file that is not JSON is not a model, and not checked here.
        if let Ok(model) = serde_json::from_str(&read(&path)?) {
            collect(&model, &mut patterns);
        }
    }
    println!("cargo::rerun-if-changed={FORMS}");
    patterns.extend(read(Path::new(FORMS))?.lines().map(str::to_owned));
    let members = patterns.iter().enumerate().map(|(number, pattern)| {
        (format!("m{number}"), json!({"target": "smithy.api#String", "traits": {"smithy.api#pattern": pattern}}))
    });
    let text = model(members.collect()).to_string();
    let options = Options::new(RuntimeDependency::Version("*".to_owned()));
    let generated = generate(&text, &options).map_err(|problems| problems.render("patterns", &text))?;
    let statics = generated.files.get("src/patterns.rs").ok_or("no patterns were generated")?;
    let names =
        statics.lines().filter_map(|line| line.split_once("static ")?.1.strip_suffix(": Pattern = Pattern::new("));
    let names: Vec<String> = names.map(|name| format!("&{name}")).collect();
    let list = format!("/// All patterns.\npub static ALL: &[&Pattern] = &[\n    {},\n];\n", names.join(",\n    "));
    Ok(format!("{statics}\n{list}"))
}

fn model(members: Map<String, Value>) -> Value {
    json!({"smithy": "2.0", "shapes": {
        "a.b#Patterns": {
            "type": "service",
            "version": "1",
            "operations": [{"target": "a.b#Send"}],
            "traits": {"aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "patterns"}},
        },
        "a.b#Send": {"type": "operation", "input": {"target": "a.b#All"}, "output": {"target": "smithy.api#Unit"}},
        "a.b#All": {"type": "structure", "members": members},
    }})
}

fn collect(value: &Value, patterns: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                match value {
                    Value::String(pattern) if name == "smithy.api#pattern" => {
                        patterns.insert(pattern.clone());
                    }
                    value => collect(value, patterns),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, patterns)),
        _ => {}
    }
}

/// The models in a folder and below it. None if the folder doesn't exist.
fn files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => files(path),
            Some(ending) if ending == "json" => vec![path],
            _ => Vec::new(),
        })
        .collect()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
