//! A program that uses every public item of a crate, made from the list of items.

use crate::api::{Api, CRATE};

/// Modules of the standard library that have no public path, with those that export their items.
const PUBLIC_PATHS: [(&str, &str); 2] =
    [("core::iter::traits::collect::", "core::iter::"), ("alloc::collections::btree::map::", "alloc::collections::")];

/// The text of a program.
pub(super) struct Program {
    pub(super) text: String,
    pub(super) used: usize,
    /// The items that can't be used without naming types that have no public path, or without a type to infer.
    pub(super) skipped: usize,
}

/// Where a line stands: the block of inherent items, or that of a trait.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Inherent,
    Trait,
}

pub(super) fn program(api: &Api) -> Program {
    let exported: Vec<&str> = api.lines.iter().filter_map(|line| line.strip_prefix("pub use ")).collect();
    let mut program = Program {
        text: "//! Uses every public item.\n#![allow(unused)]\nextern crate alloc;\n".to_owned(),
        used: 0,
        skipped: 0,
    };
    let mut block = Block::Inherent;
    for line in &api.lines {
        if line.starts_with("impl") {
            block = if line.contains(" for ") { Block::Trait } else { Block::Inherent };
        }
        match use_of(api, line, block, &exported, program.used) {
            Some(text) if text.is_empty() => {}
            Some(text) => {
                program.text += &text;
                program.text.push('\n');
                program.used += 1;
            }
            None => program.skipped += 1,
        }
    }
    program
}

/// The text that uses an item. It is empty if another item stands for this one.
fn use_of(api: &Api, line: &str, block: Block, exported: &[&str], number: usize) -> Option<String> {
    let line = line.strip_prefix("#[non_exhaustive] ").unwrap_or(line);
    if let Some(item) = line.strip_prefix("impl") {
        return implementation(item, number);
    }
    let item = line.strip_prefix("pub ")?;
    let (word, rest) = item.split_once(' ').unwrap_or((item, ""));
    match word {
        "mod" | "use" => Some(format!("use {rest} as _use_{number};")),
        "struct" | "enum" => Some(format!("type Use{number} = {rest};")),
        "type" if block == Block::Trait => Some(String::new()),
        "type" => Some(format!("type Use{number} = {};", rest.split(" = ").next()?)),
        "static" => Some(format!("fn use_{number}() {{ let _ = &{}; }}", rest.split(": ").next()?)),
        "fn" | "async" | "const" if block == Block::Trait => Some(String::new()),
        "fn" => function(api, rest, exported, number),
        "const" => match rest.strip_prefix("fn ") {
            Some(rest) => function(api, rest, exported, number),
            None => Some(format!("fn use_{number}() {{ let _ = {}; }}", rest.split(": ").next()?)),
        },
        _ => member(item, exported, number),
    }
}

/// A field, or a variant.
fn member(item: &str, exported: &[&str], number: usize) -> Option<String> {
    if let Some((path, ty)) = item.split_once(": ") {
        let (owner, field) = path.rsplit_once("::")?;
        let ty = nameable(ty, exported).map(|ty| format!(": &{ty}")).unwrap_or_default();
        return Some(format!("fn use_{number}(value: &{owner}) {{ let _{ty} = &value.{field}; }}"));
    }
    let Some((path, content)) = item.split_once('(') else {
        let (owner, _) = item.rsplit_once("::")?;
        return Some(format!("fn use_{number}(value: {owner}) -> {owner} {{ if let {item} = value {{}} {item} }}"));
    };
    let (owner, _) = path.rsplit_once("::")?;
    Some(match nameable(content.strip_suffix(')')?, exported) {
        Some(ty) => format!(
            "fn use_{number}(value: {owner}, inner: {ty}) -> {owner} {{ if let {path}(inner) = value {{ let _: {ty} = inner; \
             }} {path}(inner) }}"
        ),
        None => format!("fn use_{number}(value: {owner}) {{ if let {path}(_) = value {{}} }}"),
    })
}

/// A bound that only types with the trait meet.
fn implementation(item: &str, number: usize) -> Option<String> {
    let Some((bound, ty)) = item.split_once(" for ") else { return Some(String::new()) };
    let bound = match bound.trim() {
        bound if bound.contains("StructuralPartialEq") => return Some(String::new()),
        bound if bound.contains("serde_core::ser::Serialize") => "serde::Serialize".to_owned(),
        bound if bound.contains("serde_core::de::Deserialize") => "serde::de::DeserializeOwned".to_owned(),
        bound if bound.starts_with("core::") || bound.starts_with("alloc::") => bound.replace('&', "&'static "),
        _ => return None,
    };
    Some(format!("fn use_{number}() {{ fn has<T: {bound}>() {{}} has::<{ty}>(); }}"))
}

/// A call with arguments of the declared types.
fn function(api: &Api, item: &str, exported: &[&str], number: usize) -> Option<String> {
    let open = item.find(['(', '<'])?;
    let (path, rest) = item.split_at_checked(open)?;
    let (owner, name) = path.rsplit_once("::")?;
    let close = closing(rest)?;
    let (arguments, rest) = rest.split_at_checked(close)?;
    let arguments = arguments.strip_prefix('(')?;
    let result = rest.strip_prefix(')')?.strip_prefix(" -> ");
    if rest.contains(" where ") {
        return None;
    }
    let own = |ty: &str| words(ty, "Self", owner);
    let mut parameters = Vec::new();
    for argument in split(arguments) {
        let ty = match argument {
            "self" => owner.to_owned(),
            "&self" => format!("&{owner}"),
            "&mut self" => format!("&mut {owner}"),
            ty => nameable(&own(ty), exported)?,
        };
        parameters.push(ty);
    }
    let declared: Vec<String> =
        parameters.iter().enumerate().map(|(index, ty)| format!("argument_{index}: {ty}")).collect();
    let passed: Vec<String> = (0..parameters.len()).map(|index| format!("argument_{index}")).collect();
    let (declared, passed) = (declared.join(", "), passed.join(", "));
    let call = format!("{path}({passed})");
    // A call of an operation is awaited, and has its response.
    if owner == format!("{CRATE}::Client")
        && let Some(input) = result.and_then(|ty| ty.split_once("::Call<")?.1.strip_suffix('>'))
    {
        let output = format!("pub type {input}::Output = ");
        let output = api.lines.iter().find_map(|line| line.strip_prefix(&output))?;
        let ty = format!("core::result::Result<{output}, {CRATE}::Error>");
        return Some(format!("async fn use_{number}({declared}) {{ let _: {ty} = {path}({passed}).await; }}"));
    }
    let references = declared.matches('&').count();
    let result = result.map_or_else(|| Some("()".to_owned()), |ty| nameable(&own(ty), exported));
    let _ = name;
    Some(match result.filter(|ty| !ty.contains('&') || references == 1 || ty.contains("&'static")) {
        Some(ty) => format!("fn use_{number}({declared}) -> {ty} {{ {call} }}"),
        None => format!("fn use_{number}({declared}) {{ let _ = {call}; }}"),
    })
}

/// The type, if a program can name it: types of the runtime only by the names that the crate exports.
fn nameable(ty: &str, exported: &[&str]) -> Option<String> {
    let mut text = String::new();
    let mut path = String::new();
    // The blank at the end ends the last path.
    for character in ty.chars().chain([' ']) {
        if character.is_alphanumeric() || character == '_' || character == ':' {
            path.push(character);
            continue;
        }
        if let Some(inner) = path.strip_prefix("smithy_client_runtime::") {
            let name = inner.rsplit("::").next()?;
            text += exported.iter().find(|export| export.rsplit("::").next() == Some(name))?;
        } else {
            text += &PUBLIC_PATHS.iter().fold(path.clone(), |path, (inner, public)| path.replace(inner, public));
        }
        path.clear();
        text.push(character);
    }
    Some(text.trim_end().to_owned())
}

/// The text with a word replaced.
fn words(text: &str, word: &str, with: &str) -> String {
    let is_part = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = rest.split_at(at);
        let after = after.strip_prefix(word).unwrap_or_default();
        let whole = !is_part(before.chars().next_back()) && !is_part(after.chars().next());
        result += before;
        result += if whole { with } else { word };
        rest = after;
    }
    result + rest
}

/// The position of the parenthesis that closes the one at the start. `None` for a function with type parameters.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '<' if at == 0 => return None,
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The parts between commas that are not inside of brackets.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let parts = text.split(move |character: char| {
        match character {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            _ => {}
        }
        character == ',' && depth == 0
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text for one line, in a crate with these lines.
    fn used(line: &str, others: &[&str]) -> Option<String> {
        let lines: Vec<String> = others.iter().map(|line| (*line).to_owned()).collect();
        use_of(&Api { lines }, line, Block::Inherent, &["subject::Config"], 1)
    }

    #[test]
    fn each_kind_of_item_is_used_with_its_types() {
        for (line, text) in [
            ("pub mod subject::types", "use subject::types as _use_1;"),
            ("#[non_exhaustive] pub enum subject::types::Color", "type Use1 = subject::types::Color;"),
            (
                "pub subject::types::A::b: core::option::Option<i32>",
                "fn use_1(value: &subject::types::A) { let _: &core::option::Option<i32> = &value.b; }",
            ),
            (
                "pub subject::types::A::b: smithy_client_runtime::x::Timestamp",
                "fn use_1(value: &subject::types::A) { let _ = &value.b; }",
            ),
            (
                "pub fn subject::types::A::b(self, impl core::convert::Into<core::option::Option<i32>>) -> Self",
                "fn use_1(argument_0: subject::types::A, argument_1: impl core::convert::Into<core::option::Option<i32>>) -> \
                 subject::types::A { subject::types::A::b(argument_0, argument_1) }",
            ),
            (
                "pub fn subject::Client::new(smithy_client_runtime::config::Config) -> core::result::Result<Self, ()>",
                "fn use_1(argument_0: subject::Config) -> core::result::Result<subject::Client, ()> { \
                 subject::Client::new(argument_0) }",
            ),
            (
                "impl core::convert::From<&str> for subject::types::Color",
                "fn use_1() { fn has<T: core::convert::From<&'static str>>() {} has::<subject::types::Color>(); }",
            ),
        ] {
            assert_eq!(used(line, &[]).as_deref(), Some(text), "{line}");
        }
        let call =
            "pub fn subject::Client::get(&self, subject::G) -> smithy_client_runtime::call::builder::Call<subject::G>";
        let text = used(call, &["pub type subject::G::Output = subject::R"]).unwrap();
        assert!(text.contains("let _: core::result::Result<subject::R, subject::Error> = ") && text.contains(".await"));
        assert_eq!(used("pub fn subject::Client::call<O: smithy_client_runtime::Operation>(&self, O)", &[]), None);
    }
}
