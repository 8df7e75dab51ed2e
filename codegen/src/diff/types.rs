//! Compares the types: which are new, gone, renamed, and what is in those that stay.

use std::collections::BTreeMap;

use super::comparison::{Comparison, change, taken};
use super::rules::Kind;
use super::side::{Body, Key, Reach, Side};
use crate::plan::{Enum, EnumValue, IntEnum, Site};
use crate::smithy::ShapeId;

impl Comparison<'_> {
    pub(super) fn types(&mut self) {
        for (old, new) in self.matching.pairs().collect::<Vec<_>>() {
            self.pair(old, new);
        }
        // Requests and responses belong to their operations, and the types of errors to the errors.
        let is_listed = |side: &Side<'_>, index: usize| {
            side.ty(index).is_some_and(|ty| matches!(ty.key, Key::Shape(_)) && !ty.is_error)
        };
        for index in 0..self.old.types.len() {
            if !self.matching.is_old_matched(index) && is_listed(&self.old, index) {
                self.lone(index, true);
            }
        }
        for index in 0..self.new.types.len() {
            if !self.matching.is_new_matched(index) && is_listed(&self.new, index) {
                self.lone(index, false);
            }
        }
    }

    /// A type that only one side has.
    fn lone(&mut self, index: usize, is_old: bool) {
        let side = if is_old { &self.old } else { &self.new };
        let other = if is_old { &self.new } else { &self.old };
        let Some(ty) = side.ty(index) else { return };
        let (name, shape) = (ty.name.to_owned(), ty.body.shape().clone());
        let value = Some(format!("{name} ({})", ty.body.kind()));
        // A new type needs a cause only if the model had it before.
        let needs_cause = is_old || other.model.shapes.contains_key(&shape);
        let cause = if needs_cause { self.cause(index, is_old) } else { None };
        let place = side.reach(index);
        let (kind, values) =
            if is_old { (Kind::TypeRemoved, (Some(name), None)) } else { (Kind::TypeAdded, (None, value)) };
        self.add_with_cause(kind, shape.name, values, cause, place);
    }

    /// The member that leads to a type on one side only.
    fn cause(&self, index: usize, is_old: bool) -> Option<String> {
        let side = if is_old { &self.old } else { &self.new };
        let shape = side.ty(index)?.body.shape();
        let leads = side.all_edges().filter(|edge| edge.to == index);
        let leads: Vec<String> = leads
            .filter(|edge| edge.from != index)
            .filter_map(|edge| Some(format!("`{}${}`", side.ty(edge.from)?.body.shape().name, edge.wire)))
            .collect();
        let first = leads.first()?;
        let more = if leads.len() > 1 { format!(" and {} more", leads.len() - 1) } else { String::new() };
        Some(match is_old {
            true => format!("{first}{more} no longer leads to `{}`", shape.name),
            false => format!("{first}{more} leads to `{}` now", shape.name),
        })
    }

    fn pair(&mut self, old: usize, new: usize) {
        let (Some(before), Some(after)) = (self.old.ty(old), self.new.ty(new)) else { return };
        let place = self.reach(old, new);
        let (before_key, after_key) = (before.key, after.key);
        let (before_name, after_name) = (before.name.to_owned(), after.name.to_owned());
        let (old_shape, site) = (before.body.shape().name.clone(), after.body.shape().name.clone());
        let new_shape = after.body.shape().clone();
        let (a, b) = (before.body, after.body);
        let module = |key: Key<'_>| if matches!(key, Key::Shape(_)) { "types" } else { "operation" };
        let renamed_operation = match (before_key, after_key) {
            (Key::Request(a), Key::Request(b)) | (Key::Response(a), Key::Response(b)) => a != b,
            _ => false,
        };
        if module(before_key) != module(after_key) {
            let path = |key, name: &str| format!("{}::{name}", module(key));
            let values = change(path(before_key, &before_name), path(after_key, &after_name));
            self.add(Kind::TypeMoved, &site, values, place.clone());
        } else if before_name != after_name && !renamed_operation {
            let kind = if old_shape == site { Kind::RustNameChanged } else { Kind::TypeRenamed };
            self.old_name(&Site::shape(&new_shape), &before_name, kind == Kind::TypeRenamed);
            let owner = self.new.named(&before_name).and_then(|owner| Some(&self.new.ty(owner)?.body.shape().name));
            let cause = owner.map(|owner| taken(owner));
            self.add_with_cause(kind, &site, change(&before_name, &after_name), cause, place.clone());
        }
        match (a, b) {
            (Body::Structure(a), Body::Structure(b)) => {
                self.deprecation(a.deprecated.as_ref(), b.deprecated.as_ref(), &site, &place);
                self.structure(old, a, b, new, &place);
            }
            (Body::Union(a), Body::Union(b)) => {
                self.deprecation(a.deprecated.as_ref(), b.deprecated.as_ref(), &site, &place);
                self.union(old, a, b, new, &place);
            }
            (Body::Enum(a), Body::Enum(b)) => self.open_enum(a, b, &new_shape, &place),
            (Body::IntEnum(a), Body::IntEnum(b)) => self.int_enum(a, b, &new_shape, &place),
            (a, b) => self.add(Kind::TypeKindChanged, &site, change(a.phrase(), b.phrase()), place),
        }
    }

    fn open_enum(&mut self, old: &Enum, new: &Enum, shape: &ShapeId, place: &Reach) {
        let site = &shape.name;
        self.deprecation(old.deprecated.as_ref(), new.deprecated.as_ref(), site, place);
        if old.sensitive != new.sensitive {
            let kind = if new.sensitive { Kind::SensitiveAdded } else { Kind::SensitiveRemoved };
            self.add(kind, site, (None, None), place.clone());
        }
        self.values(&old.values, &new.values, shape, place);
    }

    fn int_enum(&mut self, old: &IntEnum, new: &IntEnum, shape: &ShapeId, place: &Reach) {
        self.deprecation(old.deprecated.as_ref(), new.deprecated.as_ref(), &shape.name, place);
        self.values(&old.values, &new.values, shape, place);
    }

    /// Compares values: by what is on the wire, and then by the name of the variant.
    fn values<T: Ord + std::fmt::Display>(
        &mut self,
        old: &[EnumValue<T>],
        new: &[EnumValue<T>],
        shape: &ShapeId,
        place: &Reach,
    ) {
        let site = &shape.name;
        let before: BTreeMap<&T, &EnumValue<T>> = old.iter().map(|value| (&value.wire, value)).collect();
        let after: BTreeMap<&T, &EnumValue<T>> = new.iter().map(|value| (&value.wire, value)).collect();
        let mut come: Vec<&EnumValue<T>> = new.iter().filter(|value| !before.contains_key(&value.wire)).collect();
        for value in old {
            let name = |value: &EnumValue<T>| format!("{site}${}", value.name);
            if let Some(other) = after.get(&value.wire) {
                let site = name(other);
                if value.variant != other.variant {
                    self.old_name(&Site::member(shape, &other.name), &value.variant, value.name != other.name);
                    let values = change(&value.variant, &other.variant);
                    self.add(Kind::EnumValueRenamed, &site, values, place.clone());
                }
                self.deprecation(value.deprecated.as_ref(), other.deprecated.as_ref(), &site, place);
            } else if let Some(index) = come.iter().position(|other| other.variant == value.variant) {
                let other = come.remove(index);
                let values = change(&value.wire, &other.wire);
                self.add(Kind::EnumWireValueChanged, name(other), values, place.clone());
            } else {
                let place = place.member(&value.name);
                self.add(Kind::EnumValueRemoved, name(value), (Some(value.variant.clone()), None), place);
            }
        }
        for value in come {
            let place = place.member(&value.name);
            self.add(
                Kind::EnumValueAdded,
                format!("{site}${}", value.name),
                (None, Some(value.variant.clone())),
                place,
            );
        }
    }
}
