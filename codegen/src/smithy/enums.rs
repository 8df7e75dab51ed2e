//! The values of enums, in their three forms.

use std::collections::BTreeMap;

use super::lower::Lowering;
use super::raw::RawMember;
use super::shape::EnumMember;
use super::shape_id::is_identifier;
use super::trait_values::{EnumDefinition, EnumValue};
use super::traits::Traits;
use crate::diagnostic::Diagnostic;

impl Lowering<'_> {
    pub(super) fn enum_members(&mut self, members: BTreeMap<String, RawMember>) -> Vec<EnumMember<String>> {
        let mut values = Vec::new();
        for (name, raw) in members {
            let traits = self.traits(Some(&name), raw.traits);
            let value = match traits.enum_value() {
                None => name.clone(),
                Some(EnumValue::String(value)) => value,
                Some(EnumValue::Int(value)) => {
                    self.enum_error(&name, "the value of an enum's member must be a string");
                    value.to_string()
                }
            };
            values.push(EnumMember { name, value, traits });
        }
        values
    }

    pub(super) fn int_enum_members(&mut self, members: BTreeMap<String, RawMember>) -> Vec<EnumMember<i32>> {
        // Told here: members of the wrong form are lost later.
        if members.is_empty() {
            let diagnostic = Diagnostic::error("an intEnum needs at least one member").shape(&self.id);
            self.diagnostics.push(diagnostic);
        }
        let mut values = Vec::new();
        for (name, raw) in members {
            let has_value = raw.traits.contains_key("smithy.api#enumValue");
            let traits = self.traits(Some(&name), raw.traits);
            match traits.enum_value() {
                Some(EnumValue::Int(value)) => values.push(EnumMember { name, value, traits }),
                // Its form is wrong, which has been reported.
                None if has_value => {}
                _ => self.enum_error(&name, "a member of an intEnum needs an `enumValue` that is a whole number"),
            }
        }
        values
    }

    fn enum_error(&mut self, member: &str, message: &str) {
        self.diagnostics.push(Diagnostic::error(message).shape(&self.id).member(member));
    }

    /// The values of the trait that came before enums. Names are optional there and need not be
    /// identifiers; they are then made from the value.
    pub(super) fn old_enum(&mut self, definitions: Vec<EnumDefinition>) -> Vec<EnumMember<String>> {
        let mut members: BTreeMap<String, EnumMember<String>> = BTreeMap::new();
        for definition in definitions {
            let wish = definition.name.as_deref().unwrap_or(&definition.value);
            let wish = as_identifier(wish);
            let name = std::iter::once(wish.clone())
                .chain((2..=u32::MAX).map(|n| format!("{wish}_{n}")))
                .find(|name| !members.contains_key(name))
                .unwrap_or(wish);
            let traits = Traits::of_enum_definition(&definition);
            members.insert(name.clone(), EnumMember { name, value: definition.value, traits });
        }
        members.into_values().collect()
    }
}

/// The text as it is if it can name a member, else with an underscore for all that can't be in a name.
fn as_identifier(text: &str) -> String {
    let mut name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        name.insert(0, '_');
    }
    if !is_identifier(&name) {
        // Nothing but underscores.
        name.push('0');
    }
    name
}
