//! Where the entries of a section of the side file stand, for problems that are found when the model is known.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Positions, pointer};

/// The lines of all entries of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SectionLines {
    /// The name of the side file in messages.
    file: String,
    /// By JSON pointers.
    lines: BTreeMap<String, usize>,
}

impl SectionLines {
    /// Finds the lines of a section, to which `at` points, in the text of the side file.
    pub(super) fn find(file: &str, text: &str, section: &Value, at: &str) -> Self {
        let mut pointers = Vec::new();
        collect(section, at, &mut pointers);
        let positions = Positions::find(text, pointers.iter().map(String::as_str));
        let lines = pointers.iter().filter_map(|at| Some((at.clone(), positions.line(at)?)));
        Self { file: file.to_owned(), lines: lines.collect() }
    }

    /// Puts a problem at the line of an entry, or of the nearest one around it that has a line.
    pub(super) fn place(&self, problem: Diagnostic, at: &str) -> Diagnostic {
        let line = std::iter::successors(Some(at), |at| pointer::parent(at)).find_map(|at| self.lines.get(at));
        problem.in_file(&self.file, line.copied())
    }
}

/// The pointers of a value and of everything in it.
fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    pointers.push(at.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| collect(value, &pointer::join(at, &[name]), pointers));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, value)| collect(value, &pointer::join(at, &[&index.to_string()]), pointers));
        }
        _ => {}
    }
}
