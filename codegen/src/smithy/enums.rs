//! The values of enums: of enum shapes, of intEnum shapes, and of the older `enum` trait.

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
                    self.enum_error(&name, "the `enumValue` of a member of an enum must be a string");
                    value.to_string()
                }
            };
            values.push(EnumMember { name, value, traits });
        }
        values
    }

    pub(super) fn int_enum_members(&mut self, members: BTreeMap<String, RawMember>) -> Vec<EnumMember<i32>> {
        // Reported here, since members with an invalid value are dropped below.
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
                // Its value is invalid, which has been reported.
                None if has_value => {}
                _ => self.enum_error(&name, "a member of an intEnum needs an `enumValue` that is an integer"),
            }
        }
        values
    }

    fn enum_error(&mut self, member: &str, message: &str) {
        self.diagnostics.push(Diagnostic::error(message).shape(&self.id).member(member));
    }

    /// The values of the trait `smithy.api#enum`, which Smithy 1.0 has instead of enum shapes. Its names are optional
    /// and may be invalid as identifiers; such names are derived from the value.
    pub(super) fn enum_of_trait(&mut self, definitions: Vec<EnumDefinition>) -> Vec<EnumMember<String>> {
        let mut members: BTreeMap<String, EnumMember<String>> = BTreeMap::new();
        for definition in definitions {
            let wanted = as_identifier(definition.name.as_deref().unwrap_or(&definition.value));
            let name = std::iter::once(wanted.clone())
                .chain((2..=u32::MAX).map(|n| format!("{wanted}_{n}")))
                .find(|name| !members.contains_key(name))
                .unwrap_or(wanted);
            let traits = Traits::of_enum_definition(&definition);
            members.insert(name.clone(), EnumMember { name, value: definition.value, traits });
        }
        members.into_values().collect()
    }
}

/// The text if it is an identifier, else the text with underscores for the characters that identifiers can't have.
fn as_identifier(text: &str) -> String {
    let mut name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        name.insert(0, '_');
    }
    if !is_identifier(&name) {
        // An identifier can't consist of underscores only.
        name.push('0');
    }
    name
}
