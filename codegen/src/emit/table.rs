//! Tables in macro calls. A row has a name, a wire name, flags, constraints and a default.

use std::fmt::Write as _;

use super::defaults;
use super::render::WIDTH;
use super::scope::Scope;
use crate::plan::{Constraint, Enum, Flag, IntEnum, Structure, Union};

/// The members of a structure: field, wire name, flags, constraints, default.
pub(super) fn structure(structure: &Structure, scope: &mut Scope) -> String {
    let rows = structure.members.iter().map(|member| {
        let default = member.default.as_ref().map(|value| format!(" = {}", defaults::expression(value, member, scope)));
        let (flags, constraints) = (flags(&member.flags), constraints(&member.constraints, scope));
        format!("{}: {:?}{flags}{constraints}{}", member.field, member.wire, default.unwrap_or_default())
    });
    table("structure", &structure.name, rows.chain(["..unknown_members".to_owned()]))
}

/// The members of a union: variant, wire name, flags, constraints.
pub(super) fn union(item: &Union, scope: &mut Scope) -> String {
    let rows = item.members.iter().map(|member| {
        let (flags, constraints) = (flags(&member.flags), constraints(&member.constraints, scope));
        format!("{} = {:?}{flags}{constraints}", member.variant, member.wire)
    });
    table("union", &item.name, rows)
}

/// The values of an enum: variant and text.
pub(super) fn open_enum(item: &Enum) -> String {
    let rows = item.values.iter().map(|value| format!("{} = {:?}", value.variant, value.wire));
    let sensitive = if item.sensitive { "sensitive " } else { "" };
    table("open_enum", &format!("{sensitive}{}", item.name), rows)
}

/// The values of an integer enum: variant and number.
pub(super) fn int_enum(item: &IntEnum) -> String {
    let rows = item.values.iter().map(|value| format!("{} = {}", value.variant, value.wire));
    table("int_enum", &item.name, rows)
}

fn table(macro_name: &str, head: &str, rows: impl Iterator<Item = String>) -> String {
    let mut text = format!("smithy_client_runtime::__v1::{macro_name}! {{\n    {head} {{");
    let empty = text.len();
    for row in rows {
        text.push('\n');
        // Nothing follows the field of unknown members.
        let comma = if row.starts_with("..") { "" } else { "," };
        push_wrapped(&mut text, &format!("{row}{comma}"));
    }
    text += if text.len() == empty { "}\n}\n" } else { "\n    }\n}\n" };
    text
}

/// Breaks a row between its words, but not at the blanks in strings.
fn push_wrapped(text: &mut String, row: &str) {
    let mut indent = 8;
    let mut width = 0;
    for word in words(row) {
        if width > 0 && width + 1 + word.len() > WIDTH {
            text.push('\n');
            (indent, width) = (12, 0);
        }
        let before = if width == 0 { indent } else { 1 };
        // Writing to a String can't fail.
        let _ = write!(text, "{:before$}{word}", "");
        width += before + word.len();
    }
}

fn words(row: &str) -> Vec<&str> {
    let (mut in_string, mut is_escaped) = (false, false);
    let words = row.split(|character: char| {
        match character {
            '"' if !is_escaped => in_string = !in_string,
            '\\' if !is_escaped => {
                is_escaped = true;
                return false;
            }
            _ => {}
        }
        is_escaped = false;
        character == ' ' && !in_string
    });
    words.collect()
}

fn flags(flags: &[Flag]) -> String {
    let names: Vec<&str> = flags
        .iter()
        .map(|flag| match flag {
            Flag::Sensitive => "sensitive",
            Flag::Promised => "promised",
            Flag::EpochSeconds => "epoch_seconds",
            Flag::HttpDate => "http_date",
        })
        .collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

fn constraints(constraints: &[Constraint], scope: &mut Scope) -> String {
    if constraints.is_empty() { String::new() } else { format!(" [{}]", list(constraints, scope)) }
}

fn list(constraints: &[Constraint], scope: &mut Scope) -> String {
    let words: Vec<String> = constraints.iter().map(|constraint| self::constraint(constraint, scope)).collect();
    words.join(", ")
}

fn constraint(constraint: &Constraint, scope: &mut Scope) -> String {
    let float = |limit: Option<f64>, none: &str| limit.map_or_else(|| none.to_owned(), |limit| format!("{limit:?}"));
    match constraint {
        Constraint::Required => "required".to_owned(),
        Constraint::Length { min, max: Some(max) } => format!("length({min}, {max})"),
        Constraint::Length { min, max: None } => format!("min_length({min})"),
        Constraint::WholeRange { min: Some(min), max: Some(max) } => format!("range({min}, {max})"),
        Constraint::WholeRange { min, max: None } => format!("min({})", min.unwrap_or(i64::MIN)),
        Constraint::WholeRange { min: None, max: Some(max) } => format!("max({max})"),
        Constraint::FloatRange { min, max } => {
            let (min, max) =
                (float(*min, "::core::primitive::f64::NEG_INFINITY"), float(*max, "::core::primitive::f64::INFINITY"));
            format!("float_range({min}, {max})")
        }
        Constraint::Pattern(name) => format!("pattern(&{}::{name})", scope.module("patterns")),
        Constraint::Unique => "unique".to_owned(),
        Constraint::Items(inner) => format!("items({})", list(inner, scope)),
        Constraint::Keys(inner) => format!("keys({})", list(inner, scope)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_rows_are_broken_between_words_but_not_in_strings() {
        let long = "x".repeat(60);
        let row = format!("field: \"a b \\\" c\" (sensitive) [required, pattern(&patterns::{long}), items(unique)],");
        let mut text = String::new();
        push_wrapped(&mut text, &row);
        let expected = [
            "        field: \"a b \\\" c\" (sensitive) [required,",
            &format!("            pattern(&patterns::{long}),"),
            "            items(unique)],",
        ];
        assert_eq!(text, expected.join("\n"));
    }
}
