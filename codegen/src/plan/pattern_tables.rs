//! The statics of the patterns: one for each pattern that can be compiled, after the tables that it shares with others.

use std::collections::{BTreeMap, BTreeSet};

use super::ir::{PatternItem, PatternPart, PatternStatic};
use crate::markdown::code_span;
use crate::names::{self, Style, Taken};
use crate::patterns::{Compiled, Machine, Patterns};

/// The content of `patterns.rs`, in order.
pub(crate) fn plan(patterns: &Patterns) -> Vec<PatternItem> {
    let named = patterns.by_name();
    let compiled = || named.iter().filter_map(|named| Some((named, named.compiled.ok()?)));
    let shared = shared(compiled().map(|(named, compiled)| (named.name, compiled)));
    let mut items = Vec::new();
    let mut seen = BTreeSet::new();
    for (named, Compiled { parts }) in compiled() {
        let parts = parts.iter().map(|part| {
            let table = shared.get(&Table::of(&part.machine));
            if let Some(name) = table.filter(|name| seen.insert((*name).clone())) {
                items.push(PatternItem::Table { name: name.clone(), machine: part.machine.clone() });
            }
            PatternPart { machine: part.machine.clone(), table: table.cloned(), accepts: part.accepts }
        });
        let parts = parts.collect();
        let (name, source) = (named.name.to_owned(), named.source.to_owned());
        items.push(PatternItem::Pattern(PatternStatic {
            name,
            docs: code_span(&source),
            source,
            form: named.form,
            parts,
        }));
    }
    items
}

/// The part of an automaton that is in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Table<'a> {
    Chars(&'a [(char, char)]),
    Dfa { states: usize, classes: &'a [Vec<(u8, u8)>], cells: &'a [Vec<u16>] },
}

impl<'a> Table<'a> {
    fn of(machine: &'a Machine) -> Self {
        match machine {
            Machine::Chars { set, .. } => Self::Chars(set),
            Machine::Dfa(dfa) => Self::Dfa { states: dfa.states, classes: &dfa.classes, cells: &dfa.cells },
        }
    }

    /// False for a set of ASCII characters, which is shorter than the name of a static.
    fn is_long(&self) -> bool {
        match self {
            Self::Chars(set) => set.iter().any(|(_, last)| !last.is_ascii()),
            Self::Dfa { .. } => true,
        }
    }
}

/// The names of tables that are used more than once. Each is named after the first pattern that has it.
fn shared<'a>(patterns: impl Iterator<Item = (&'a str, &'a Compiled)> + Clone) -> BTreeMap<Table<'a>, String> {
    let mut uses: BTreeMap<Table<'a>, (usize, &str)> = BTreeMap::new();
    let mut taken: Taken = patterns.clone().map(|(name, _)| name).collect();
    let parts = patterns.flat_map(|(name, compiled)| compiled.parts.iter().map(move |part| (name, &part.machine)));
    for (name, machine) in parts {
        uses.entry(Table::of(machine)).or_insert((0, name)).0 += 1;
    }
    uses.retain(|table, (count, _)| *count > 1 && table.is_long());
    let name = |(table, (_, pattern))| {
        let is_set = matches!(table, Table::Chars(_));
        (table, taken.free(names::table_name(pattern, is_set), Style::Snake))
    };
    uses.into_iter().map(name).collect()
}
