//! The outline: one line for each item of the API, so that the diff of a model update is like release notes.

use std::fmt::Write as _;

use crate::plan::{DefaultValue, Presence, Service, Signature, Structure, Type, TypeItem};
use crate::smithy::Node;

/// The outline of a planned crate.
pub(crate) fn text(service: &Service) -> String {
    let mut text = String::new();
    let mut line = |indent: usize, words: &[&str]| {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        // Writing to a String can't fail.
        let _ = writeln!(text, "{:indent$}{}", "", words.join(", "));
    };
    line(
        0,
        &[
            &format!("service {}", service.sdk_id),
            &format!("target {}", service.target_prefix),
            &format!("signs for {}", service.signing_name),
        ],
    );
    for operation in &service.operations {
        let output = operation.output.as_ref().map_or("()", |output| output.name.as_str());
        let paging = operation.paging.as_ref().map(|paging| match &paging.items {
            Some(items) => format!("pages of {}", type_text(&items.item)),
            None => "pages".to_owned(),
        });
        let prefix = operation.host_prefix.as_ref().map(|prefix| format!("host prefix {}", prefix.text));
        let errors: Vec<&str> = operation.errors.iter().map(|error| error.name.as_str()).collect();
        let errors = format!("errors {}", errors.join(" "));
        line(
            0,
            &[
                &format!("operation {}: {} -> {output}", operation.name, operation.input.name),
                paging.as_deref().unwrap_or_default(),
                prefix.as_deref().unwrap_or_default(),
                match operation.signature {
                    Signature::Whole => "",
                    Signature::WithoutBody => "unsigned body",
                    Signature::None => "unsigned",
                },
                if operation.gzip { "gzip" } else { "" },
                if operation.errors.is_empty() { "" } else { &errors },
                if operation.deprecated.is_some() { "deprecated" } else { "" },
            ],
        );
    }
    for error in &service.errors {
        let status = error.status.map(|status| status.to_string()).unwrap_or_default();
        line(0, &[&format!("error {}", error.code), &status, if error.server_fault { "server" } else { "client" }]);
    }
    for operation in &service.operations {
        for structure in std::iter::once(&operation.input).chain(&operation.output) {
            structure_lines(structure, &mut line);
        }
    }
    for item in &service.types {
        match item {
            TypeItem::Structure(item) => structure_lines(item, &mut line),
            TypeItem::Union(item) => {
                line(0, &[&format!("union {}", item.name)]);
                for member in &item.members {
                    line(2, &[&format!("{}: {}", member.wire, type_text(&member.ty)), &member.outline]);
                }
            }
            TypeItem::Enum(item) => {
                line(0, &[&format!("enum {}", item.name), if item.sensitive { "sensitive" } else { "" }]);
                for value in &item.values {
                    line(2, &[&format!("{} = {:?}", value.variant, value.wire)]);
                }
            }
            TypeItem::IntEnum(item) => {
                line(0, &[&format!("int enum {}", item.name)]);
                for value in &item.values {
                    line(2, &[&format!("{} = {}", value.variant, value.wire)]);
                }
            }
        }
    }
    text
}

fn structure_lines(structure: &Structure, line: &mut impl FnMut(usize, &[&str])) {
    line(
        0,
        &[&format!("structure {}", structure.name), if structure.deprecated.is_some() { "deprecated" } else { "" }],
    );
    for member in &structure.members {
        let ty = type_text(&member.ty);
        let ty = if member.presence == Presence::Optional { format!("{ty}?") } else { ty };
        let default = member.default.as_ref().map(|default| format!("default {}", default_text(default)));
        let default = default.unwrap_or_default();
        let deprecated = if member.deprecated.is_some() { "deprecated" } else { "" };
        line(2, &[&format!("{}: {ty}", member.wire), &member.outline, &default, deprecated]);
    }
}

/// The default in JSON, except that empty values are `empty`.
fn default_text(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Bool(value) | DefaultValue::Document(Node::Bool(value)) => value.to_string(),
        DefaultValue::Whole(number) | DefaultValue::IntEnum(number) => number.to_string(),
        DefaultValue::Float(number) => number.to_string(),
        DefaultValue::EpochSeconds(digits) => digits.clone(),
        DefaultValue::Document(Node::Number(number)) => number.to_string(),
        DefaultValue::String(text)
        | DefaultValue::Enum(text)
        | DefaultValue::Base64(text)
        | DefaultValue::Parsed(text)
        | DefaultValue::Document(Node::String(text)) => format!("{text:?}"),
        DefaultValue::Empty | DefaultValue::Document(_) => "empty".to_owned(),
    }
}

fn type_text(ty: &Type) -> String {
    match ty {
        Type::Named(named) => named.name.clone(),
        Type::List(element) => format!("[{}]", type_text(element)),
        Type::Map(key, value) => format!("{{{}: {}}}", type_text(key), type_text(value)),
        Type::Nullable(inner) => format!("{} or null", type_text(inner)),
        // Boxes are visible to callers, so an update that adds a recursion must be visible here.
        Type::Boxed(inner) => format!("boxed {}", type_text(inner)),
        simple => format!("{simple:?}"),
    }
}
