//! The states of the side file that calls can be waited for: which operation shows them, and which operations lead to
//! them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::section::SectionLines;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};

/// The key of the section in the side file.
pub(super) const WAITS: &str = "waits";

const KEYS: [&str; 10] = [
    "documentation",
    "operation",
    "path",
    "reached",
    "failed",
    "pending_errors",
    "min_delay",
    "max_delay",
    "deadline",
    "after",
];

const AFTER_KEYS: [&str; 7] = ["request", "path", "failed", "reason", "stale", "started_at", "changed_at"];

/// The section about waits.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    lines: SectionLines,
    pub(crate) by_name: BTreeMap<String, WaitOptions>,
    /// True if entries that don't fit the model are ignored, because they may be for another version of it.
    pub(crate) is_lenient: bool,
}

/// A state, and the operation that shows it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct WaitOptions {
    pub(crate) documentation: String,
    pub(crate) operation: String,
    /// The path of an enum in the response: wire names joined by dots.
    pub(crate) path: String,
    /// The values that end the wait.
    pub(crate) reached: Vec<String>,
    /// The values with which the state can't be reached any more.
    #[serde(default)]
    pub(crate) failed: Vec<String>,
    /// The codes of errors that mean that the state is not reached yet.
    #[serde(default)]
    pub(crate) pending_errors: Vec<String>,
    /// In seconds, like the following.
    pub(crate) min_delay: u32,
    pub(crate) max_delay: u32,
    pub(crate) deadline: u32,
    /// The operations that lead to the state, by name.
    #[serde(default)]
    pub(crate) after: BTreeMap<String, AfterOptions>,
}

/// An operation that leads to a state.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct AfterOptions {
    /// The members of the request that shows the state: each is `request.` or `response.` with a member of the operation
    /// that leads to it.
    pub(crate) request: BTreeMap<String, String>,
    /// The path of an enum in the response that shows whether the work has failed already.
    pub(crate) path: Option<String>,
    /// Its values that mean so.
    #[serde(default)]
    pub(crate) failed: Vec<String>,
    /// The path of an enum that says why.
    pub(crate) reason: Option<String>,
    /// Values of the state that may be there from before the work: they count after another value was seen, or if the
    /// record was changed after the begin of the work.
    #[serde(default)]
    pub(crate) stale: Vec<String>,
    /// The path of the timestamp in the response that says when the work began.
    pub(crate) started_at: Option<String>,
    /// The path of the timestamp in the response that shows the state that says when the record was last changed.
    pub(crate) changed_at: Option<String>,
}

impl Waits {
    /// Reads the section from JSON that is not in a side file.
    ///
    /// # Errors
    /// The problems, as lines of text.
    pub fn parse(file: &str, section: &Value) -> Result<Self, String> {
        let mut diagnostics = Diagnostics::new();
        let text = serde_json::json!({ WAITS: section }).to_string();
        let waits = Self::read(file, &text, section, &mut diagnostics);
        if diagnostics.is_empty() { Ok(waits) } else { Err(diagnostics.render(file, &text)) }
    }

    /// Reads the section of a side file. Problems go to `diagnostics`.
    pub(super) fn read(file: &str, text: &str, section: &Value, diagnostics: &mut Diagnostics) -> Self {
        let at = pointer::of(&[WAITS]);
        let mut by_name = BTreeMap::new();
        let Value::Object(waits) = section else {
            diagnostics.push(Diagnostic::error(format!("`{WAITS}` must be an object of states by name")).at(&at));
            return Self::default();
        };
        for (name, value) in waits {
            let at = pointer::join(&at, &[name]);
            if let Some(wait) = read(name, value, &at, diagnostics) {
                by_name.insert(name.clone(), wait);
            }
        }
        Self { lines: SectionLines::find(file, text, section, &at), by_name, is_lenient: false }
    }

    /// The same for any version of the model.
    pub(crate) fn lenient(&self) -> Self {
        Self { is_lenient: true, ..self.clone() }
    }

    /// Puts a problem at the line of an entry, which these segments lead to.
    pub(crate) fn place(&self, problem: Diagnostic, segments: &[&str]) -> Diagnostic {
        self.lines.place(problem, &pointer::join(&pointer::of(&[WAITS]), segments))
    }
}

fn read(name: &str, value: &Value, at: &str, diagnostics: &mut Diagnostics) -> Option<WaitOptions> {
    let mut known = check_keys(value, &KEYS, at, diagnostics);
    if let Some(Value::Object(after)) = value.get("after") {
        for (operation, value) in after {
            known &= check_keys(value, &AFTER_KEYS, &pointer::join(at, &["after", operation]), diagnostics);
        }
    }
    match serde_json::from_value(value.clone()) {
        Ok(wait) if known => Some(wait),
        Ok(_) => None,
        // An unknown key is often the reason why another one is missing.
        Err(_) if !known => None,
        Err(problem) => {
            diagnostics.push(Diagnostic::error(format!("the wait `{name}` can't be read: {problem}")).at(at));
            None
        }
    }
}

/// Reports unknown keys; false if there are any.
fn check_keys(value: &Value, keys: &[&str], at: &str, diagnostics: &mut Diagnostics) -> bool {
    let unknown = value.as_object().into_iter().flatten().filter(|(key, _)| !keys.contains(&key.as_str()));
    let unknown: Vec<&String> = unknown.map(|(key, _)| key).collect();
    for key in &unknown {
        let help = match nearest(key, keys.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("expected {}", keys.join(", ")),
        };
        let problem = Diagnostic::error(format!("the key `{key}` is unknown")).help(help);
        diagnostics.push(problem.at(&pointer::join(at, &[key])));
    }
    unknown.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(section: &str) -> String {
        let text = format!("{{\n\"waits\": {section}}}");
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut diagnostics = Diagnostics::new();
        Waits::read("m.codegen.json", &text, &value[WAITS], &mut diagnostics);
        diagnostics.render("m.codegen.json", &text)
    }

    #[test]
    fn wrong_entries_are_reported_with_their_lines_and_the_nearest_key() {
        for (section, expected) in [
            ("[]", "m.codegen.json:2: error: `waits` must be an object of states by name"),
            (
                "{\n\"A\": {\n\"pth\": 1}}",
                "m.codegen.json:4: error: the key `pth` is unknown\n  help: did you mean `path`?",
            ),
            ("{\n\"A\": {}}", "m.codegen.json:3: error: the wait `A` can't be read: missing field `documentation`"),
            ("{\"A\": 1}", "the wait `A` can't be read: invalid type: integer"),
            (
                "{\"A\": {\"after\": {\n\"B\": {\n\"raeson\": \"C\"}}}}",
                "m.codegen.json:4: error: the key `raeson` is unknown",
            ),
        ] {
            let problems = problems(section);
            assert!(problems.contains(expected), "{problems}");
        }
    }
}
