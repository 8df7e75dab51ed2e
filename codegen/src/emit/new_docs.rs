//! The documentation of `new`, with the required members and an example that sets them.

use super::examples::{self, Uses};
use crate::markdown::Paragraph;
use crate::plan::{Named, Structure};

/// All lines. `outside` is the path to the crate's root from other crates.
pub(super) fn lines(structure: &Structure, ty: &Named, outside: &str) -> Vec<String> {
    let summary = Paragraph::default().text(match structure.members.iter().any(|member| member.default.is_some()) {
        true => "Creates a value with only the defaults of the model.",
        false => "Creates an empty value.",
    });
    let required: Vec<&str> = structure.required().map(|member| member.field.as_str()).collect();
    if required.is_empty() {
        return summary.lines(4);
    }
    let mut summary = summary.text(" The model requires ");
    for (index, field) in required.iter().enumerate() {
        let before = match index {
            0 => "",
            _ if index + 1 == required.len() => " and ",
            _ => ", ",
        };
        summary = summary.text(before).link(field, &format!("field@Self::{field}"));
    }
    let mut lines = summary.text(".").lines(4);
    let mut uses = Uses::new(outside);
    let before = if ty.in_operation { "let request = " } else { "let value = " };
    let example = examples::required(structure, ty, &mut uses).lines(before, ";");
    lines.extend(["", "```"].map(str::to_owned));
    lines.extend(uses.lines());
    lines.push(String::new());
    lines.extend(example);
    lines.push("```".to_owned());
    lines
}
