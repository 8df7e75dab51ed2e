//! What each kind of change means. `table.rs` has all rows; everything that reports a change takes its levels from it.

mod table;

use heck::ToKebabCase as _;

pub(crate) use self::table::{KINDS, Kind};
use super::levels::{Direction, Rust, Wire};

/// All rows of one kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    pub(crate) kind: Kind,
    /// The kind in a few words.
    pub(crate) title: &'static str,
    pub(crate) rows: &'static [Rule],
}

/// One row: the levels of a kind of change in some directions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) when: When,
    pub(crate) wire: Wire,
    pub(crate) rust: Rust,
    /// Why it has these levels.
    pub(crate) reason: &'static str,
    /// What users must do. `{at}`, `{old}` and `{new}` stand for the place and the values.
    pub(crate) todo: &'static str,
}

/// The directions of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Any,
    /// Requests, or both requests and responses.
    Input,
    /// Only responses and errors.
    Output,
}

impl When {
    /// The directions in a word; empty for all.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Input => "input",
            Self::Output => "output",
        }
    }
}

impl Kind {
    /// The word for it in JSON and in allow-lists, such as `member-removed`.
    pub(crate) fn id(self) -> String {
        format!("{self:?}").to_kebab_case()
    }

    pub(crate) fn rules(self) -> &'static Rules {
        // The table has an entry for each kind, in the order of the kinds.
        KINDS.get(self as usize).unwrap_or(&KINDS[0])
    }

    /// The row for a direction.
    pub(crate) fn rule(self, direction: Direction) -> &'static Rule {
        let is_for = |rule: &&Rule| match rule.when {
            When::Any => true,
            When::Input => direction != Direction::Output,
            When::Output => direction == Direction::Output,
        };
        let rows = self.rules().rows;
        rows.iter().find(is_for).unwrap_or(&rows[0])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_kind_has_rows_for_all_directions_and_an_id_of_its_own() {
        let mut ids = BTreeSet::new();
        for (index, rules) in KINDS.iter().enumerate() {
            assert_eq!(rules.kind as usize, index);
            assert!(ids.insert(rules.kind.id()));
            let whens: Vec<When> = rules.rows.iter().map(|rule| rule.when).collect();
            assert!(whens == [When::Any] || whens == [When::Input, When::Output], "{:?}: {whens:?}", rules.kind);
            for rule in rules.rows {
                assert!(rule.reason.ends_with('.') && rule.todo.ends_with('.'), "{:?}", rules.kind);
            }
        }
    }
}
