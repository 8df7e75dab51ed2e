//! `patterns.rs`: the patterns of the model, compiled to tables.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::render::{Item, WIDTH, doc_line};
use crate::patterns::{Dfa, Machine};
use crate::plan::{PatternItem, PatternPart, PatternStatic};

/// A static for each pattern, and for each table that several patterns have.
pub(crate) fn items(patterns: &[PatternItem]) -> Vec<Item> {
    let statics = patterns.iter().map(|item| match item {
        PatternItem::Table { name, machine } => {
            let Table { ty, value } = table(machine);
            // Values are indented for their place in a pattern.
            format!("static {name}: {ty} = {};\n", value.replace("\n        ", "\n"))
        }
        PatternItem::Pattern(item) => pattern(item),
    });
    let imports = (!patterns.is_empty()).then(|| imports(patterns));
    imports.into_iter().chain(statics).map(Item::Table).collect()
}

fn imports(patterns: &[PatternItem]) -> String {
    let parts = || {
        patterns.iter().flat_map(|item| match item {
            PatternItem::Table { .. } => &[],
            PatternItem::Pattern(item) => item.parts.as_slice(),
        })
    };
    let has_set = parts().any(|part| matches!(part.machine, Machine::Chars { .. }));
    let has_dfa = parts().any(|part| matches!(part.machine, Machine::Dfa(_)));
    let names = [("CharSet", has_set), ("Part", true), ("Pattern", true), ("Table", has_dfa)];
    let names: Vec<&str> = names.into_iter().filter_map(|(name, used)| used.then_some(name)).collect();
    format!("use smithy_client_runtime::__v1::{{{}}};\n", names.join(", "))
}

fn pattern(PatternStatic { name, docs, source, form, parts }: &PatternStatic) -> String {
    let mut text = doc_line("///", docs);
    // Writing to a String can't fail.
    let _ = writeln!(text, "pub static {name}: Pattern = Pattern::new(");
    let _ = writeln!(text, "    {},", literal(source));
    text += "    &[\n";
    for PatternPart { machine, table, accepts } in parts {
        let table = table.clone().unwrap_or_else(|| self::table(machine).value);
        let negated = if *accepts { "" } else { ".negated()" };
        let _ = writeln!(text, "        {}{negated},", constructor(machine, &table));
    }
    text += "    ],\n)";
    if let Some(form) = form {
        let _ = write!(text, "\n.described({form:?})");
    }
    text + ";\n"
}

fn constructor(machine: &Machine, table: &str) -> String {
    match machine {
        Machine::Chars { min, max, .. } => {
            let max = max.map_or_else(|| "usize::MAX".to_owned(), |max| max.to_string());
            format!("Part::chars({min}, {max}, &{table})")
        }
        Machine::Dfa(dfa) => {
            let kind = if dfa.is_wide() { "wide_dfa" } else { "dfa" };
            // In a static, the result of a function call is constant only in a `const` block.
            let table = if table.ends_with(')') { format!("const {{ {table} }}") } else { table.to_owned() };
            format!("Part::{kind}({}, {}, &{table})", dfa.start, dfa.accepting)
        }
    }
}

/// A string literal. It is raw if the text can be printed without escapes.
fn literal(text: &str) -> String {
    if text.chars().all(|character| character == ' ' || character.is_ascii_graphic()) {
        let hashes = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len() + 1).max();
        let hashes = "#".repeat(hashes.unwrap_or(0));
        format!("r{hashes}\"{text}\"{hashes}")
    } else {
        format!("{text:?}")
    }
}

/// The table of an automaton: its type and its value.
struct Table {
    ty: String,
    value: String,
}

fn table(machine: &Machine) -> Table {
    match machine {
        Machine::Chars { set, .. } => Table { ty: "CharSet".to_owned(), value: char_set(set) },
        Machine::Dfa(dfa) => {
            let cell = if dfa.is_wide() { "u16" } else { "u8" };
            let ty = format!("Table<{cell}, {}, {}>", dfa.states, dfa.classes.len());
            Table { value: automaton(dfa, &ty), ty }
        }
    }
}

fn char_set(set: &[(char, char)]) -> String {
    let ascii: Vec<u8> = set
        .iter()
        .filter(|(first, _)| first.is_ascii())
        .flat_map(|(first, last)| [*first, (*last).min('\u{7f}')])
        .filter_map(|character| u8::try_from(character).ok())
        .collect();
    let others = set.iter().filter(|(_, last)| !last.is_ascii()).map(|(first, last)| {
        let first = u32::from((*first).max('\u{80}'));
        format!("('\\u{{{first:x}}}', '\\u{{{:x}}}')", u32::from(*last))
    });
    let others = wrapped("            ", others);
    let others = if others.is_empty() { "&[]".to_owned() } else { format!("&[\n{others}        ]") };
    format!("CharSet::new({}, {others})", bytes(&ascii))
}

fn automaton(dfa: &Dfa, ty: &str) -> String {
    let mut text = format!("{}::new([\n", ty.replacen('<', "::<", 1));
    for (class, column) in dfa.classes.iter().zip(&dfa.cells) {
        let ends: Vec<u8> = class.iter().flat_map(|(first, last)| [*first, *last]).collect();
        text += &column_line(&bytes(&ends), column);
    }
    text + "        ])"
}

/// A class and its column, in the form of the runtime's `Column`.
fn column_line(class: &str, column: &[u16]) -> String {
    let common = most_common(column);
    let mut runs: Vec<(usize, usize, u16)> = Vec::new();
    for (state, next) in column.iter().enumerate().skip(1).filter(|(_, next)| **next != common) {
        match runs.last_mut() {
            Some((first, last, begin))
                if *last + 1 == state && usize::from(*next) == usize::from(*begin) + (state - *first) =>
            {
                *last = state;
            }
            _ => runs.push((state, state, *next)),
        }
    }
    let runs = runs.into_iter().map(|(first, last, next)| format!("({first}, {last}, {next})"));
    let line = format!("            ({class}, {common}, &[{}]),\n", runs.clone().collect::<Vec<_>>().join(", "));
    if line.len() <= WIDTH + 1 {
        return line;
    }
    format!("            ({class}, {common}, &[\n{}            ]),\n", wrapped("                ", runs))
}

/// The state to which most states lead, except the dead state.
fn most_common(column: &[u16]) -> u16 {
    let mut counts = BTreeMap::new();
    for next in column.iter().skip(1) {
        *counts.entry(*next).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(next, count)| (*count, Reverse(*next))).map_or(0, |(next, _)| next)
}

/// A byte string literal. Bytes other than printable ASCII are escaped.
fn bytes(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}

/// Words, each followed by a comma, in lines.
fn wrapped(indent: &str, words: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for word in words {
        if !line.is_empty() && indent.len() + line.len() + word.len() + 2 > WIDTH {
            text += &format!("{indent}{line}\n");
            line.clear();
        }
        line += if line.is_empty() { "" } else { " " };
        line += &format!("{word},");
    }
    if line.is_empty() { text } else { text + &format!("{indent}{line}\n") }
}
