//! What the outline and the report of a comparison don't show, doesn't change the crate, apart from documentation.

use std::collections::BTreeMap;

use fastrand::Rng;
use regex::Regex;
use serde_json::Value;
use smithy_client_codegen::diff::{Input, Report, diff};
use smithy_client_codegen::{Generated, generate};

use crate::mutations::change;
use crate::support::{options, texts};

/// The number of changed versions of each fixture.
const ROUNDS: u64 = 60;

/// The code of a crate without documentation and layout.
fn code(generated: &Generated) -> BTreeMap<String, String> {
    let summary = Regex::new(r#"const SUMMARY: &'static str = "(?:[^"\\]|\\.)*"; "#).unwrap();
    let files = generated.files.iter().filter(|(path, _)| !path.ends_with(".md"));
    let code = files.map(|(path, text)| {
        let is_comment = |line: &&str| line.trim_start().starts_with("//");
        let lines: Vec<&str> = text.lines().filter(|line| !is_comment(line)).collect();
        let joined = lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        (path.clone(), summary.replace_all(&joined, "").into_owned())
    });
    code.collect()
}

/// The code without the notes of deprecations, which are texts for readers.
fn without_notes(mut code: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let note = Regex::new(r#"#\[deprecated\(\s*note = "(?:[^"\\]|\\.)*",?\s*\)\]"#).unwrap();
    for text in code.values_mut() {
        *text = note.replace_all(text, "#[deprecated]").into_owned();
    }
    // It contains the title and the keywords of the service.
    code.remove("Cargo.toml");
    code
}

fn report(old: &str, new: &str) -> Report {
    let options = options();
    let input = |file, text| Input { file, text, options: &options };
    diff(&input("old", old), &input("new", new)).unwrap_or_else(|rejected| panic!("{rejected}"))
}

/// The first file that differs, for messages.
fn difference(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Option<String> {
    let paths = old.keys().chain(new.keys());
    let path = paths.into_iter().find(|path| old.get(*path) != new.get(*path))?;
    Some(format!("{path}:\n{:?}\n{:?}", old.get(path), new.get(path)))
}

#[test]
fn a_change_of_the_code_is_reported_and_is_in_the_outline() {
    let (mut changed_crates, mut silent) = (0, 0);
    for (name, text) in texts("fixtures") {
        let model: Value = serde_json::from_str(&text).unwrap();
        let before = generate(&text, &options()).unwrap();
        let (old_code, old_plain) = (code(&before), without_notes(code(&before)));
        for seed in 0..ROUNDS {
            let mut random = Rng::with_seed(seed);
            let mut changed = model.clone();
            let what = format!("{name}, seed {seed}: {}", change(&mut changed["shapes"], &mut random));
            let new = changed.to_string();
            let Ok(after) = generate(&new, &options()) else { continue };
            let report = report(&text, &new);
            let new_code = code(&after);
            if let Some(difference) = difference(&old_code, &new_code) {
                changed_crates += 1;
                assert!(!report.changes.is_empty(), "not reported: {what}: {difference}");
            } else {
                silent += 1;
            }
            if before.outline == after.outline {
                let difference = difference(&old_plain, &without_notes(new_code));
                assert_eq!(difference, None, "not in the outline: {what}");
            }
            if report.identical {
                assert_eq!(before.outline, after.outline, "{what}");
            }
        }
    }
    // Both occur.
    assert!(changed_crates > 100 && silent > 100, "{changed_crates} changed, {silent} silent");
}
