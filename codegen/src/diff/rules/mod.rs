//! What each kind of change means. `table.rs` has all rows; everything that reports a change takes its levels from it.

mod rule;
mod table;

use heck::ToKebabCase as _;

pub(crate) use self::rule::{Rule, Rules, When};
pub(crate) use self::table::Kind;
use self::table::RULES;
use super::levels::Direction;

impl Kind {
    /// The word for it in JSON and in allow-lists, such as `member-removed`.
    pub(crate) fn id(self) -> String {
        format!("{self:?}").to_kebab_case()
    }

    pub(crate) fn rules(self) -> &'static Rules {
        // The table has an entry for each kind, in the order of the kinds.
        RULES.get(self as usize).unwrap_or(&RULES[0])
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
        for (index, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, index);
            assert!(ids.insert(kind.id()));
            let rules = kind.rules();
            let whens: Vec<When> = rules.rows.iter().map(|rule| rule.when).collect();
            assert!(whens == [When::Any] || whens == [When::Input, When::Output], "{kind:?}: {whens:?}");
            for rule in rules.rows {
                assert!(rule.reason.ends_with('.') && rule.todo.ends_with('.'), "{kind:?}");
            }
        }
    }
}
