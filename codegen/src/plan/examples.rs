//! Chooses the values in examples: values that the service would accept, and that change no real data.

use super::ir::{Example, Facts, Named};
use super::naming::TypeNames;
use super::shapes::Shapes;
use crate::check::MAX_NESTING;
use crate::markdown::Document;
use crate::patterns::Compiled;
use crate::smithy::{self, Decimal, Length, ShapeId, ShapeKind};

/// Used if only the caller knows a value.
const PLACEHOLDER: &str = "…";

/// Values by which services distinguish tests from production.
const HARMLESS: &[&str] = &["sandbox", "test"];

/// The maximum length of texts. Longer ones would distract from the example.
const MAX_TEXT: usize = 40;

impl Shapes<'_> {
    /// A value for a member with this documentation and these constraints.
    pub(crate) fn example(&self, member: &smithy::Member, docs: &Document, facts: &Facts) -> Example {
        match &self.model.shape(&member.target).kind {
            ShapeKind::String => Example::Text(self.text(&docs.code(), facts)),
            ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long => Example::Whole(whole(facts)),
            _ => self.example_of(&member.target, 0),
        }
    }

    /// A value that the documentation names, if it is valid, or else a value that matches the pattern.
    fn text(&self, named: &[&str], facts: &Facts) -> String {
        let pattern = facts.pattern.as_deref().and_then(|pattern| self.patterns.get(pattern)?.compiled.ok());
        let fits = |text: &str| {
            let length = text.chars().count() as u64;
            let Length { min, max } = facts.length.as_ref().unwrap_or(&Length { min: None, max: None });
            min.is_none_or(|min| length >= min) && max.is_none_or(|max| length <= max)
        };
        // Without a pattern, it is unknown whether a name is a value.
        let is_value =
            |text: &&str| text.len() <= MAX_TEXT && fits(text) && pattern.is_some_and(|pattern| pattern.accepts(text));
        let mut values = named.iter().copied().filter(is_value);
        let first = values.clone().next();
        let named = values.find(|text| is_harmless(text)).or(first).map(str::to_owned);
        let sample = || pattern.and_then(Compiled::sample).filter(|sample| fits(sample));
        named.or_else(sample).unwrap_or_else(|| PLACEHOLDER.to_owned())
    }

    fn example_of(&self, id: &ShapeId, depth: usize) -> Example {
        let shape = self.model.shape(id);
        let named = || {
            let TypeNames { name, in_operation, .. } = self.naming.ty(id);
            Named { name, in_operation, text: matches!(shape.kind, ShapeKind::Enum(_)) }
        };
        let element = |inner: &smithy::Member| {
            let example = self.element(&inner.target, depth);
            Box::new(if shape.traits.sparse() { Example::Nullable(Box::new(example)) } else { example })
        };
        match &shape.kind {
            ShapeKind::Boolean => Example::Bool(true),
            ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long => Example::Whole(1),
            ShapeKind::Float | ShapeKind::Double => Example::Float(1.0),
            ShapeKind::BigInteger | ShapeKind::BigDecimal => Example::Big(1),
            ShapeKind::Timestamp => Example::Now,
            ShapeKind::List(inner) => Example::List(element(inner)),
            ShapeKind::Map { key, value } => Example::Map(Box::new(self.element(&key.target, depth)), element(value)),
            ShapeKind::Structure(_) if *id == ShapeId::unit() => Example::Unit,
            ShapeKind::Structure(_) => Example::New(named()),
            ShapeKind::Enum(values) => {
                let values = || values.iter().map(|value| value.value.as_str());
                let chosen = values().find(|value| is_harmless(value)).or_else(|| values().next());
                Example::Text(chosen.unwrap_or(PLACEHOLDER).to_owned())
            }
            ShapeKind::IntEnum(values) => values.first().map_or(Example::Big(1), |value| {
                let variant = self.naming.variant(id, &value.name).name;
                Example::Variant { ty: named(), variant, payload: None }
            }),
            ShapeKind::Union(members) => members.first().map_or(Example::Text(PLACEHOLDER.to_owned()), |member| {
                let variant = self.naming.variant(id, &member.name).name;
                let payload = self.element(&member.target, depth);
                let is_boxed = self.closure.closes_loop(id, &member.target);
                let payload = Box::new(if is_boxed { Example::Boxed(Box::new(payload)) } else { payload });
                Example::Variant { ty: named(), variant, payload: Some(payload) }
            }),
            _ => Example::Text(PLACEHOLDER.to_owned()),
        }
    }

    /// A value within another one. A shape that contains only itself has no value.
    fn element(&self, id: &ShapeId, depth: usize) -> Example {
        if depth < MAX_NESTING { self.example_of(id, depth + 1) } else { Example::Text(PLACEHOLDER.to_owned()) }
    }
}

fn is_harmless(value: &str) -> bool {
    HARMLESS.iter().any(|harmless| value.eq_ignore_ascii_case(harmless))
}

/// 1, or the nearest number that is allowed.
fn whole(facts: &Facts) -> i64 {
    let limit = |limit: Option<&Decimal>| limit.and_then(Decimal::as_i128).and_then(|limit| i64::try_from(limit).ok());
    let range = facts.range.as_ref();
    let min = limit(range.and_then(|range| range.min.as_ref())).unwrap_or(1).max(1);
    limit(range.and_then(|range| range.max.as_ref())).map_or(min, |max| min.min(max))
}
