//! Finds the lines of JSON pointers in a text. The text is parsed again for that, but only if there are problems to
//! print.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::pointer::{parent, push};

/// The lines of the requested places.
pub(crate) struct Positions {
    lines: BTreeMap<String, usize>,
}

impl Positions {
    /// Finds all of them in one walk.
    pub(crate) fn find<'a>(text: &str, pointers: impl Iterator<Item = &'a str>) -> Self {
        let mut wanted: BTreeSet<&str> = BTreeSet::new();
        for pointer in pointers {
            wanted.extend(std::iter::successors(Some(pointer), |pointer| parent(pointer)));
        }
        let mut walk = Walk { wanted, line_starts: line_starts(text), lines: BTreeMap::new() };
        if !walk.wanted.is_empty()
            && let Ok(parsed) = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default())
            && let Some(root) = &parsed.value
        {
            walk.value(&mut String::new(), root);
        }
        Self { lines: walk.lines }
    }

    /// The line, counted from 1, of the place or of the nearest existing place above it.
    pub(crate) fn line(&self, pointer: &str) -> Option<usize> {
        std::iter::successors(Some(pointer), |pointer| parent(pointer)).find_map(|place| self.lines.get(place)).copied()
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

struct Walk<'a> {
    wanted: BTreeSet<&'a str>,
    line_starts: Vec<usize>,
    lines: BTreeMap<String, usize>,
}

impl Walk<'_> {
    fn value(&mut self, pointer: &mut String, value: &Value<'_>) {
        let parent = pointer.len();
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    push(pointer, property.name.as_str());
                    self.place(pointer, start(property), &property.value);
                    pointer.truncate(parent);
                }
            }
            Value::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    *pointer += &format!("/{index}");
                    self.place(pointer, element.start(), element);
                    pointer.truncate(parent);
                }
            }
            _ => {}
        }
    }

    fn place(&mut self, pointer: &mut String, start: usize, value: &Value<'_>) {
        // All ancestors of a wanted place are wanted, so a place that isn't wanted contains no wanted one.
        if self.wanted.contains(pointer.as_str()) {
            // If a key is repeated, its last value counts.
            self.lines.insert(pointer.clone(), self.line_starts.partition_point(|line| *line <= start));
            self.value(pointer, value);
        }
    }
}

fn start(property: &ObjectProp<'_>) -> usize {
    property.range.start
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": {\n    \"b/c\": [\n 1,\n 2]\n  },\n  \"a\": 3\n}";

    fn lines(pointers: &[&str]) -> Vec<Option<usize>> {
        let positions = Positions::find(TEXT, pointers.iter().copied());
        pointers.iter().map(|pointer| positions.line(pointer)).collect()
    }

    #[test]
    fn a_place_is_where_its_name_or_value_begins() {
        assert_eq!(lines(&["/a/b~1c", "/a/b~1c/1"]), [Some(3), Some(5)]);
    }

    #[test]
    fn of_a_repeated_key_the_last_counts() {
        assert_eq!(lines(&["/a"]), [Some(7)]);
    }

    #[test]
    fn a_missing_place_has_the_line_of_the_nearest_existing_one() {
        assert_eq!(lines(&["/a/b~1c/7/x/y", "/z/q"]), [Some(5 - 2), None]);
    }

    #[test]
    fn invalid_json_has_no_places() {
        assert_eq!(Positions::find("{", ["/a"].into_iter()).line("/a"), None);
    }
}
