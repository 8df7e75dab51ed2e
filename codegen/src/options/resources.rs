//! What the side file says about the updates of resources: identifiers with other names, lock tokens, what the service
//! garbles, and what may be changed in which state.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::section::SectionLines;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};

/// The key of the section in the side file.
pub(super) const RESOURCES: &str = "resources";

/// The keys of a resource, each with the type of its value.
const KEYS: [(&str, &str); 7] = [
    ("identifiers", "an object of strings: the members of the response by those of the update"),
    ("lock", "a string: the member with the lock token"),
    ("conflict", "a string: the error for a lock token that is not that of the record"),
    ("response_only", "a list of strings: members that an update never takes"),
    ("unescape", "a list of paths"),
    ("stubs", "an object of lists of members by paths"),
    ("editable", "an object with `status`, `states` and `unchecked`"),
];

/// The keys of what may be changed.
const EDITABLE_KEYS: [(&str, &str); 3] = [
    ("status", "a string: the path of the state"),
    ("states", "an object of states with `only` or `except` and a list of paths"),
    ("unchecked", "a list of paths"),
];

/// The section about resources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    lines: SectionLines,
    /// By the names of resources.
    pub(crate) by_name: BTreeMap<String, ResourceOptions>,
    /// True if entries that don't fit the model are ignored, because they may be for another version of it.
    pub(crate) is_lenient: bool,
}

/// What is said about one resource. Paths are wire names joined by dots, from the request of the update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResourceOptions {
    /// Members of the response by the members of the update that they become.
    pub(crate) identifiers: BTreeMap<String, String>,
    pub(crate) lock: Option<String>,
    pub(crate) conflict: Option<String>,
    pub(crate) response_only: Vec<String>,
    pub(crate) unescape: Vec<String>,
    pub(crate) stubs: BTreeMap<String, Vec<String>>,
    pub(crate) editable: Option<EditableOptions>,
}

/// What may be changed in which state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EditableOptions {
    pub(crate) status: String,
    pub(crate) states: BTreeMap<String, EditableMembers>,
    pub(crate) unchecked: Vec<String>,
}

/// The members that may be changed in a state.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EditableMembers {
    Only(Vec<String>),
    Except(Vec<String>),
}

impl Resources {
    /// Reads the section from the text of a side file that has no other one.
    ///
    /// # Errors
    /// The problems, as lines of text.
    pub fn parse(file: &str, section: &Value) -> Result<Self, String> {
        let mut diagnostics = Diagnostics::new();
        let text = serde_json::json!({ RESOURCES: section }).to_string();
        let resources = Self::read(file, &text, section, &mut diagnostics);
        if diagnostics.is_empty() { Ok(resources) } else { Err(diagnostics.render(file, &text)) }
    }

    /// Reads the section of a side file. Problems go to `diagnostics`.
    pub(super) fn read(file: &str, text: &str, section: &Value, diagnostics: &mut Diagnostics) -> Self {
        let mut reader = Reader { diagnostics };
        let at = pointer::of(&[RESOURCES]);
        let mut by_name = BTreeMap::new();
        for (name, value) in reader.object(section, &at, "an object of resources") {
            by_name.insert(name.clone(), reader.resource(value, &pointer::join(&at, &[name])));
        }
        Self { lines: SectionLines::find(file, text, section, &at), by_name, is_lenient: false }
    }

    /// The same for any version of the model.
    pub(crate) fn lenient(&self) -> Self {
        Self { is_lenient: true, ..self.clone() }
    }

    /// Puts a problem at the line of an entry, which these segments lead to.
    pub(crate) fn place(&self, problem: Diagnostic, segments: &[&str]) -> Diagnostic {
        self.lines.place(problem, &pointer::join(&pointer::of(&[RESOURCES]), segments))
    }
}

/// Reads values, and reports those of another type.
struct Reader<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn resource(&mut self, value: &Value, at: &str) -> ResourceOptions {
        let mut options = ResourceOptions::default();
        for (key, value) in self.object(value, at, "an object with what is known of the resource") {
            let at = pointer::join(at, &[key]);
            match key.as_str() {
                "identifiers" => options.identifiers = self.typed(key, value, &at, &KEYS),
                "lock" => options.lock = self.typed(key, value, &at, &KEYS),
                "conflict" => options.conflict = self.typed(key, value, &at, &KEYS),
                "response_only" => options.response_only = self.typed(key, value, &at, &KEYS),
                "unescape" => options.unescape = self.typed(key, value, &at, &KEYS),
                "stubs" => options.stubs = self.typed(key, value, &at, &KEYS),
                "editable" => options.editable = Some(self.editable(value, &at)),
                _ => self.unknown(key, &at, &KEYS),
            }
        }
        options
    }

    fn editable(&mut self, value: &Value, at: &str) -> EditableOptions {
        let mut options = EditableOptions::default();
        let entries = self.object(value, at, "an object with `status`, `states` and `unchecked`");
        let missing = ["status", "states"].iter().find(|key| entries.iter().all(|(other, _)| other != *key));
        if let (Some(key), false) = (missing, entries.is_empty()) {
            self.diagnostics.push(Diagnostic::error(format!("`{key}` is missing in `editable`")).at(at));
        }
        for (key, value) in entries {
            let at = pointer::join(at, &[key]);
            match key.as_str() {
                "status" => options.status = self.typed(key, value, &at, &EDITABLE_KEYS),
                "unchecked" => options.unchecked = self.typed(key, value, &at, &EDITABLE_KEYS),
                "states" => {
                    for (state, value) in self.object(value, &at, "an object of states") {
                        let at = pointer::join(&at, &[state]);
                        let members: Result<EditableMembers, _> = serde_json::from_value(value.clone());
                        match members {
                            Ok(members) => drop(options.states.insert(state.clone(), members)),
                            Err(_) => self.wrong(state, "an object with `only` or `except` and a list of paths", &at),
                        }
                    }
                }
                _ => self.unknown(key, &at, &EDITABLE_KEYS),
            }
        }
        options
    }

    /// The entries of an object.
    fn object<'v>(&mut self, value: &'v Value, at: &str, expected: &str) -> Vec<(&'v String, &'v Value)> {
        if !value.is_object() {
            self.wrong(&pointer::last(at), expected, at);
        }
        value.as_object().into_iter().flatten().collect()
    }

    fn typed<T: DeserializeOwned + Default>(&mut self, key: &str, value: &Value, at: &str, keys: &[(&str, &str)]) -> T {
        serde_json::from_value(value.clone()).unwrap_or_else(|_| {
            let expected = keys.iter().find(|(name, _)| *name == key).map_or("another value", |(_, expected)| expected);
            self.wrong(key, expected, at);
            T::default()
        })
    }

    fn wrong(&mut self, key: &str, expected: &str, at: &str) {
        self.diagnostics.push(Diagnostic::error(format!("`{key}` must be {expected}")).at(at));
    }

    fn unknown(&mut self, key: &str, at: &str, keys: &[(&str, &str)]) {
        let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
        let help = match nearest(key, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("expected {}", names.join(", ")),
        };
        self.diagnostics.push(Diagnostic::error(format!("the key `{key}` is unknown")).at(at).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_keys_are_read() {
        let section = json!({"Thing": {
            "identifiers": {"Identifier": "Id"}, "lock": "Modified", "conflict": "Conflict", "response_only": ["Arn"],
            "unescape": ["A.B"], "stubs": {"C": ["D"]},
            "editable": {"status": "E.F", "states": {"G": {"only": []}, "H": {"except": ["I"]}}, "unchecked": ["E.F"]}
        }});
        let resources = Resources::parse("m.codegen.json", &section).unwrap();
        let editable = EditableOptions {
            status: "E.F".to_owned(),
            states: BTreeMap::from([
                ("G".to_owned(), EditableMembers::Only(Vec::new())),
                ("H".to_owned(), EditableMembers::Except(vec!["I".to_owned()])),
            ]),
            unchecked: vec!["E.F".to_owned()],
        };
        let expected = ResourceOptions {
            identifiers: BTreeMap::from([("Identifier".to_owned(), "Id".to_owned())]),
            lock: Some("Modified".to_owned()),
            conflict: Some("Conflict".to_owned()),
            response_only: vec!["Arn".to_owned()],
            unescape: vec!["A.B".to_owned()],
            stubs: BTreeMap::from([("C".to_owned(), vec!["D".to_owned()])]),
            editable: Some(editable),
        };
        assert_eq!(resources.by_name.get("Thing"), Some(&expected));
        assert_eq!(Resources::parse("m.codegen.json", &json!({})).unwrap().by_name, BTreeMap::new());
    }

    #[test]
    fn each_wrong_value_is_reported_with_what_is_expected() {
        for (section, expected) in [
            (json!([]), "`resources` must be an object of resources"),
            (json!({"A": 1}), "`A` must be an object with what is known of the resource"),
            (json!({"A": {"lok": "B"}}), "the key `lok` is unknown\n  help: did you mean `lock`?"),
            (json!({"A": {"xyzxyz": 1}}), "help: expected identifiers, lock, conflict"),
            (json!({"A": {"lock": ["B"]}}), "`lock` must be a string: the member with the lock token"),
            (json!({"A": {"identifiers": ["B"]}}), "`identifiers` must be an object of strings"),
            (json!({"A": {"unescape": "B"}}), "`unescape` must be a list of paths"),
            (json!({"A": {"stubs": {"B": "C"}}}), "`stubs` must be an object of lists of members by paths"),
            (json!({"A": {"editable": []}}), "`editable` must be an object with `status`, `states` and `unchecked`"),
            (json!({"A": {"editable": {"status": "B"}}}), "`states` is missing in `editable`"),
            (
                json!({"A": {"editable": {"status": "B", "states": {"C": {"never": []}}}}}),
                "`C` must be an object with `only`",
            ),
            (json!({"A": {"editable": {"status": "B", "states": {}, "unchekced": []}}}), "did you mean `unchecked`?"),
        ] {
            let problems = Resources::parse("m.codegen.json", &section).unwrap_err();
            assert!(
                problems.contains(expected) && problems.contains("m.codegen.json:1: error"),
                "{section}: {problems}"
            );
        }
    }
}
