//! The quotas that the side file states: how many requests of which operations the service accepts.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, Positions, nearest, pointer};

/// The keys in the side file.
pub(super) const QUOTAS: &str = "quotas";
pub(super) const TOKEN_LIFETIME: &str = "token_lifetime";

const KEYS: [&str; 4] = ["operations", "per_second", "burst", "per_day"];

/// The quotas of the side file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotas {
    /// The name of the side file in messages.
    pub(crate) file: String,
    pub(crate) groups: BTreeMap<String, QuotaGroup>,
}

/// Operations that share a quota.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct QuotaGroup {
    /// The names of the operations, each with its line.
    pub(crate) operations: Vec<(String, Option<usize>)>,
    pub(crate) per_second: Option<u32>,
    pub(crate) burst: Option<u32>,
    pub(crate) per_day: Option<u32>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    operations: Vec<String>,
    per_second: Option<u32>,
    burst: Option<u32>,
    per_day: Option<u32>,
}

impl Quotas {
    /// The quotas in the table of a side file. Problems go to `diagnostics`.
    pub(super) fn read(file: &str, text: &str, table: &Value, diagnostics: &mut Diagnostics) -> Self {
        let mut quotas = Self { file: file.to_owned(), groups: BTreeMap::new() };
        let Value::Object(table) = table else {
            let help = "expected an object with a group of operations for each key";
            diagnostics.push(
                Diagnostic::error(format!("`{QUOTAS}` must be an object")).help(help).at(&pointer::of(&[QUOTAS])),
            );
            return quotas;
        };
        for (name, value) in table {
            let at = pointer::of(&[QUOTAS, name]);
            match group(name, value) {
                Ok(entry) => {
                    quotas.groups.insert(name.clone(), entry.with_lines(name, text));
                }
                Err(problem) => diagnostics.push((*problem).at(&at)),
            }
        }
        quotas
    }
}

/// The seconds for which the service keeps idempotency tokens.
pub(super) fn token_lifetime(value: &Value, diagnostics: &mut Diagnostics) -> Option<u32> {
    let seconds = value.as_u64().and_then(|seconds| u32::try_from(seconds).ok()).filter(|seconds| *seconds > 0);
    if seconds.is_none() {
        let problem = format!("`{TOKEN_LIFETIME}` must be a number of seconds above 0");
        diagnostics.push(Diagnostic::error(problem).at(&pointer::of(&[TOKEN_LIFETIME])));
    }
    seconds
}

fn group(name: &str, value: &Value) -> Result<Entry, Box<Diagnostic>> {
    let error = |problem: &str| Diagnostic::error(format!("the group `{name}` in `{QUOTAS}` {problem}"));
    let expected = || format!("expected {}", KEYS.join(", "));
    let Value::Object(members) = value else { return Err(error("must be an object").help(expected()).into()) };
    if let Some(unknown) = members.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let problem = error(&format!("has the unknown key `{unknown}`"));
        return Err(Box::new(match nearest(unknown, KEYS) {
            Some(near) => problem.did_you_mean(Some(near)),
            None => problem.help(expected()),
        }));
    }
    let entry =
        Entry::deserialize(value).map_err(|problem| error(&format!("is invalid: {problem}")).help(expected()))?;
    match entry.problem() {
        None => Ok(entry),
        Some(problem) => Err(error(problem).into()),
    }
}

impl Entry {
    /// What is wrong with its values.
    fn problem(&self) -> Option<&'static str> {
        let Self { operations, per_second, burst, per_day } = self;
        match () {
            () if operations.is_empty() => Some("has no operations"),
            () if per_second.is_none() && per_day.is_none() => Some("has no limit: neither `per_second` nor `per_day`"),
            () if [per_second, burst, per_day].contains(&&Some(0)) => Some("has a limit of 0"),
            () if burst.is_some() && per_second.is_none() => Some("has a burst, but no `per_second`"),
            () => None,
        }
    }

    fn with_lines(self, name: &str, text: &str) -> QuotaGroup {
        let Self { operations, per_second, burst, per_day } = self;
        let pointers: Vec<String> =
            (0..operations.len()).map(|index| pointer::of(&[QUOTAS, name, "operations", &index.to_string()])).collect();
        let lines = Positions::find(text, pointers.iter().map(String::as_str));
        let operations = operations.into_iter().zip(&pointers).map(|(name, at)| (name, lines.line(at))).collect();
        QuotaGroup { operations, per_second, burst, per_day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(quotas: &str) -> String {
        let text = format!("{{\n\"quotas\":\n{quotas}\n}}");
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut diagnostics = Diagnostics::new();
        Quotas::read("m.codegen.json", &text, &value["quotas"], &mut diagnostics);
        diagnostics.render("m.codegen.json", &text)
    }

    #[test]
    fn groups_have_their_limits_and_the_lines_of_their_operations() {
        let text = "{\"quotas\":\n{\"write\":{\"operations\":[\n\"A\",\n\"B\"],\"per_second\":1,\"per_day\":9}}}";
        let value: Value = serde_json::from_str(text).unwrap();
        let mut diagnostics = Diagnostics::new();
        let quotas = Quotas::read("m.codegen.json", text, &value["quotas"], &mut diagnostics);
        assert!(diagnostics.is_empty());
        let operations = vec![("A".to_owned(), Some(3)), ("B".to_owned(), Some(4))];
        let group = QuotaGroup { operations, per_second: Some(1), burst: None, per_day: Some(9) };
        assert_eq!(quotas.groups, BTreeMap::from([("write".to_owned(), group)]));
    }

    #[test]
    fn invalid_groups_are_reported_with_their_lines() {
        for (group, expected) in [
            ("[]", "m.codegen.json:2: error: `quotas` must be an object"),
            ("{\"a\": 1}", "m.codegen.json:3: error: the group `a` in `quotas` must be an object"),
            (
                "{\"a\": {\"operations\": [\"A\"], \"persecond\": 1}}",
                "has the unknown key `persecond`\n  help: did you mean `per_second`?",
            ),
            ("{\"a\": {\"per_second\": 1}}", "has no operations"),
            ("{\"a\": {\"operations\": [\"A\"]}}", "has no limit"),
            ("{\"a\": {\"operations\": [\"A\"], \"per_day\": 0}}", "has a limit of 0"),
            ("{\"a\": {\"operations\": [\"A\"], \"per_day\": -1}}", "is invalid: invalid value: integer `-1`"),
            ("{\"a\": {\"operations\": [\"A\"], \"per_day\": 1, \"burst\": 1}}", "has a burst, but no `per_second`"),
        ] {
            let problems = problems(group);
            assert!(problems.contains(expected), "{problems}");
        }
    }
}
