//! Comparisons that collect differences.

use serde_json::Value;

use crate::{Mismatch, Outcome};

#[derive(Default)]
pub(crate) struct Problems(Vec<String>);

impl Problems {
    pub(crate) fn check(&mut self, holds: bool, problem: impl FnOnce() -> String) {
        if !holds {
            self.0.push(problem());
        }
    }

    pub(crate) fn equal(&mut self, what: &str, found: &str, expected: &str) {
        self.check(found == expected, || format!("{what} is {found:?} but should be {expected:?}"));
    }

    pub(crate) fn same_json(&mut self, what: &str, found: &[u8], expected: &[u8]) {
        let same = match (serde_json::from_slice(found), serde_json::from_slice(expected)) {
            (Ok(found), Ok(expected)) => same_json(&found, &expected),
            _ => false,
        };
        let text = String::from_utf8_lossy;
        self.check(same, || format!("{what} is\n{}\nbut should be\n{}", text(found), text(expected)));
    }

    pub(crate) fn outcome(self) -> Outcome {
        if self.0.is_empty() { Ok(()) } else { Err(Mismatch(self.0.join("\n"))) }
    }
}

/// True if two JSON values are equal, where `1` is equal to `1.0`.
pub(crate) fn same_json(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_json(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same_json(a, b)))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::same_json;

    #[test]
    fn json_values_are_compared_with_numbers_in_any_notation() {
        for (a, b, same) in [
            ("1", "1.0", true),
            ("[1e2]", "[100]", true),
            ("{\"a\": 1}", "{\"a\": 2}", false),
            ("{\"a\": 1}", "{\"b\": 1}", false),
            ("[1]", "[1, 1]", false),
            ("null", "{}", false),
            ("\"1\"", "1", false),
        ] {
            assert_eq!(
                same_json(&serde_json::from_str(a).unwrap(), &serde_json::from_str(b).unwrap()),
                same,
                "{a} {b}"
            );
        }
    }
}
