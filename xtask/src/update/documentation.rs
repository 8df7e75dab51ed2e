//! Keeps our documentation in a new model: that of all shapes and members that stay.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstObject, CstRootNode};
use serde_json::Value;

const TRAIT: &str = "smithy.api#documentation";

/// The types of shapes whose documentation is not in the crate.
const SILENT: [&str; 13] = [
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "document",
    "double",
    "integer",
    "list",
    "long",
    "map",
    "string",
    "timestamp",
];

/// The new model with our documentation.
pub(super) struct Kept {
    pub(super) text: String,
    /// The shapes and members whose documentation is not ours, by shape: those that are new, and those for which we had
    /// none.
    pub(super) foreign: BTreeMap<String, BTreeSet<String>>,
}

/// Puts the documentation of the old model into the new one. Everything else in its text stays as it is.
///
/// # Errors
/// A text is not JSON, as a sentence.
pub(super) fn keep(old: &str, new: &str) -> Result<Kept, String> {
    let parse =
        |text: &str| serde_json::from_str::<Value>(text).map_err(|error| format!("error: not a model: {error}"));
    let (before, after) = (parse(old)?, parse(new)?);
    let ours = texts(&before);
    let root = CstRootNode::parse(new, &ParseOptions::default())
        .map_err(|error| format!("error: the new model is not valid JSON: {error}"))?;
    let shapes = root.object_value().and_then(|model| model.object_value("shapes"));
    for property in shapes.iter().flat_map(CstObject::properties) {
        let (Some(id), Some(shape)) = (property.decoded_name(), property.object_value()) else { continue };
        set(&shape, ours.get(&id).copied());
        // Texts inside of other traits, such as those about parameters of endpoint rules.
        if let (Some(traits), Some(old)) = (shape.object_value("traits"), before["shapes"][&id]["traits"].as_object()) {
            for property in traits.properties() {
                let old = property.decoded_name().and_then(|name| old.get(&name));
                if let (Some(inner), Some(old)) = (property.object_value(), old) {
                    nested(&inner, old);
                }
            }
        }
        let members = shape.object_value("members");
        for member in members.iter().flat_map(CstObject::properties) {
            if let (Some(name), Some(member)) = (member.decoded_name(), member.object_value()) {
                set(&member, ours.get(&format!("{id}${name}")).copied());
            }
        }
    }
    Ok(Kept { text: root.to_string(), foreign: foreign(&ours, &before, &after) })
}

/// Sets the documentation of a shape or member.
fn set(item: &CstObject, ours: Option<&str>) {
    let Some(ours) = ours else { return };
    let present = item.object_value("traits").and_then(|traits| traits.get(TRAIT));
    let text = || CstInputValue::String(ours.to_owned());
    match present {
        Some(present) if is(&present, ours) => {}
        Some(present) => present.set_value(text()),
        None => {
            item.object_value_or_set("traits").append(TRAIT, text());
        }
    }
}

/// Sets the texts that are at the same place in both models.
fn nested(item: &CstObject, old: &Value) {
    for property in item.properties() {
        let Some(old) = property.decoded_name().and_then(|name| old.get(&name)) else { continue };
        match (property.object_value(), old) {
            (Some(inner), _) => nested(&inner, old),
            (None, Value::String(text))
                if property.decoded_name().as_deref() == Some("documentation") && !is(&property, text) =>
            {
                property.set_value(CstInputValue::String(text.clone()));
            }
            _ => {}
        }
    }
}

fn is(property: &jsonc_parser::cst::CstObjectProp, text: &str) -> bool {
    let value = property.value().and_then(|value| value.as_string_lit());
    value.is_some_and(|value| value.decoded_value().is_ok_and(|value| value == text))
}

/// The documentation of all shapes and members, by their ids.
fn texts(model: &Value) -> BTreeMap<String, &str> {
    let mut texts = BTreeMap::new();
    for (id, shape) in model["shapes"].as_object().into_iter().flatten() {
        let members = shape["members"].as_object().into_iter().flatten();
        let members = members.map(|(name, member)| (format!("{id}${name}"), member));
        for (id, item) in std::iter::once((id.clone(), shape)).chain(members) {
            texts.extend(item["traits"][TRAIT].as_str().map(|text| (id, text)));
        }
    }
    texts
}

/// What is new or has only the text of the new model. What neither documents, such as most enum values, is not listed.
fn foreign(ours: &BTreeMap<String, &str>, old: &Value, new: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let mut foreign: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, shape) in new["shapes"].as_object().into_iter().flatten() {
        if SILENT.contains(&shape["type"].as_str().unwrap_or_default()) {
            continue;
        }
        let name = id.rsplit('#').next().unwrap_or(id);
        let is_foreign = |id: &str, before: &Value, after: &Value, is_value: bool| {
            let has_text = after["traits"][TRAIT].is_string();
            !ours.contains_key(id) && (has_text || (before.is_null() && !is_value))
        };
        let before = &old["shapes"][id];
        if is_foreign(id, before, shape, false) {
            foreign.entry(name.to_owned()).or_default();
        }
        let is_enum = shape["type"] == "enum" || shape["type"] == "intEnum";
        for (member, item) in shape["members"].as_object().into_iter().flatten() {
            if is_foreign(&format!("{id}${member}"), &before["members"][member], item, is_enum) {
                foreign.entry(name.to_owned()).or_default().insert(member.clone());
            }
        }
    }
    foreign
}
