//! The checked parts of Markdown files: blocks of Rust, and items in tables.

use std::fs;

use super::fail;

/// The blocks of Rust, each as a module, so that each can have its own imports.
pub(crate) fn code(path: &str) -> String {
    let text = read(path);
    let blocks = text.split("```rust\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0));
    let modules = blocks.enumerate().map(|(index, block)| format!("mod block_{index} {{\n{block}}}\n"));
    let code: String = modules.collect();
    if code.is_empty() {
        fail(path, "there is no Rust code");
    }
    code
}

/// The text with a link for each item in the last column of a table, which rustdoc checks.
pub(crate) fn linked(path: &str) -> String {
    let text = read(path);
    let linked: Vec<String> = text.lines().map(link_last_cell).collect();
    let linked = linked.join("\n");
    if linked == text.trim_end() {
        fail(path, "no table names an item");
    }
    linked
}

fn link_last_cell(line: &str) -> String {
    let row = line.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
    let Some((cells, last)) = row.and_then(|row| row.rsplit_once('|')) else { return line.to_owned() };
    // Every second part is between backticks.
    let parts = last.split('`').enumerate().map(|(index, part)| match index % 2 {
        0 => part.to_owned(),
        _ if is_item(part) => format!("[`{part}`]"),
        _ => format!("`{part}`"),
    });
    format!("|{cells}|{}|", parts.collect::<String>())
}

/// True for a type or an item of a type, such as `Pool` or `Call::send`, but not for `AWS_REGION` or `stream`.
fn is_item(code: &str) -> bool {
    let is_type = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.chars().all(|character| character.is_ascii_alphanumeric())
            && name.chars().any(|character| character.is_ascii_lowercase())
    };
    let (first, rest) = code.split_once("::").map_or((code, None), |(first, rest)| (first, Some(rest)));
    is_type(first)
        && rest.is_none_or(|rest| rest.chars().all(|character| character.is_ascii_alphanumeric() || character == '_'))
}

fn read(path: &str) -> String {
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(path).unwrap_or_else(|error| fail(path, error))
}
