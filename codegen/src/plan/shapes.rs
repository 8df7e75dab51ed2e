//! Turns shapes into types: structures with their members, unions, enums.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::closure::Closure;
use super::ir::{
    Constraint, DefaultValue, Deprecated, Enum, EnumValue, Facts, Flag, IntEnum, Member, Named, Presence, Site,
    Structure, Type, TypeItem, Union, UnionMember,
};
use super::links::Links;
use super::naming::{MemberNames, Naming, TypeNames};
use crate::check::MAX_NESTING;
use crate::markdown::{Document, Paragraph};
use crate::patterns::Patterns;
use crate::smithy::{self, Model, Node, Shape, ShapeId, ShapeKind, TimestampFormat, Traits};

/// How an operation uses a structure, which decides which fields are optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role<'a> {
    /// An operation's own input. Its defaults are left to the service.
    Input,
    /// An operation's own output. Its required members are plain fields, except the token, which is absent on the last
    /// page.
    Output { next_token: Option<&'a str> },
    /// Not an operation's own input or output.
    Nested,
}

/// The data that is needed to turn shapes into types.
#[derive(Debug)]
pub(crate) struct Shapes<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure<'a>,
    pub(crate) naming: &'a Naming<'a>,
    pub(crate) links: &'a Links,
    pub(crate) patterns: &'a Patterns,
}

impl Shapes<'_> {
    /// The type of a shape that has a separate file.
    pub(crate) fn item(&self, shape: &Shape) -> Option<TypeItem> {
        let names = self.naming.ty(&shape.id);
        if names.in_operation {
            return None;
        }
        let TypeNames { name, module, .. } = names.clone();
        let id = shape.id.clone();
        let docs = self.type_docs(shape);
        let deprecated = deprecated(&shape.traits);
        match &shape.kind {
            ShapeKind::Structure(_) => Some(TypeItem::Structure(self.structure(shape, &names, Role::Nested))),
            ShapeKind::Union(members) => {
                let members = members.iter().map(|member| self.union_member(shape, member)).collect();
                Some(TypeItem::Union(Union { shape: id, name, module, docs, members, deprecated }))
            }
            ShapeKind::Enum(values) => {
                let sensitive = shape.traits.sensitive();
                let values = values.iter().map(|value| self.enum_value(shape, value)).collect();
                Some(TypeItem::Enum(Enum { shape: id, name, module, docs, sensitive, values, deprecated }))
            }
            ShapeKind::IntEnum(values) => {
                let values = values.iter().map(|value| self.enum_value(shape, value)).collect();
                Some(TypeItem::IntEnum(IntEnum { shape: id, name, module, docs, values, deprecated }))
            }
            _ => None,
        }
    }

    /// The documentation of the shape, or else its name, since each public item needs documentation.
    fn type_docs(&self, shape: &Shape) -> Document {
        self.links.docs(&shape.traits).or(|| Paragraph::default().code(&shape.id.name))
    }

    fn enum_value<T: Clone + Display>(&self, shape: &Shape, value: &smithy::EnumMember<T>) -> EnumValue<T> {
        let MemberNames { name: variant, .. } = self.naming.variant(&shape.id, &value.name);
        let docs = super::docs::enum_value(self.links.docs(&value.traits), &variant, &value.value.to_string());
        EnumValue {
            name: value.name.clone(),
            variant,
            wire: value.value.clone(),
            docs,
            deprecated: deprecated(&value.traits),
        }
    }

    /// A structure with these names. They are not those of the shape if it is the input of two operations.
    pub(crate) fn structure(&self, shape: &Shape, names: &TypeNames, role: Role<'_>) -> Structure {
        let field = |member: &smithy::Member| self.naming.field(&shape.id, &member.name).name;
        let fields: Vec<(String, String)> =
            shape.members().into_iter().map(|member| (member.name.clone(), field(member))).collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(wire, field)| (wire.as_str(), field.as_str())).collect();
        let members: Vec<Member> =
            shape.members().into_iter().map(|member| self.member(shape, member, &fields, role)).collect();
        Structure {
            shape: shape.id.clone(),
            name: names.name.clone(),
            module: names.module.clone(),
            docs: if role == Role::Nested { self.type_docs(shape) } else { self.links.docs(&shape.traits) },
            members,
            deprecated: deprecated(&shape.traits),
        }
    }

    fn member(&self, container: &Shape, member: &smithy::Member, fields: &[(&str, &str)], role: Role<'_>) -> Member {
        let facts = self.facts(container, member, role);
        let ty = self.member_type(container, member);
        let (default, service_default) = match role {
            Role::Input => (None, self.default(member)),
            _ => (self.default(member), None),
        };
        let promised = matches!(role, Role::Output { next_token } if next_token != Some(member.name.as_str()))
            && member.traits.required()
            && !member.traits.client_optional()
            // A structure with a required member of its own type would have no finite value.
            && !matches!(ty, Type::Boxed(_));
        let presence = if promised { Presence::Promised } else { Presence::Optional };
        let mut flags = self.flags(member, facts.sensitive.is_some());
        if promised && default.is_none() && self.is_scalar(&member.target) {
            flags.push(Flag::Promised);
        }
        let constraints = match presence {
            Presence::Optional => self.constraints(member, role),
            // A plain field is always set.
            Presence::Promised => self.value_constraints(member, 0),
        };
        let MemberNames { name: field, method: setter } = self.naming.field(&container.id, &member.name);
        let others: Vec<(&str, &str)> = fields.iter().filter(|(wire, _)| *wire != member.name).copied().collect();
        let docs = self.member_docs(member, &others, &facts);
        let example = self.example(member, &docs, &facts);
        Member {
            wire: member.name.clone(),
            field,
            setter,
            docs,
            ty,
            presence,
            flags,
            required: constraints.contains(&Constraint::Required),
            default,
            service_default,
            constraints,
            facts,
            deprecated: deprecated(&member.traits),
            example,
        }
    }

    fn union_member(&self, container: &Shape, member: &smithy::Member) -> UnionMember {
        let facts = self.facts(container, member, Role::Nested);
        let MemberNames { name: variant, method: accessor } = self.naming.variant(&container.id, &member.name);
        let docs = self.member_docs(member, &[], &facts);
        UnionMember {
            wire: member.name.clone(),
            variant,
            accessor,
            docs,
            ty: self.member_type(container, member),
            flags: self.flags(member, facts.sensitive.is_some()),
            constraints: self.value_constraints(member, 0),
            facts,
            deprecated: deprecated(&member.traits),
        }
    }

    /// The documentation of a member, followed by its constraints.
    fn member_docs(&self, member: &smithy::Member, others: &[(&str, &str)], facts: &Facts) -> Document {
        let mut docs = self.links.docs_with(&member.traits, others);
        docs.push(facts.paragraph(&docs));
        docs.or(|| Paragraph::default().code(&member.name))
    }

    fn flags(&self, member: &smithy::Member, sensitive: bool) -> Vec<Flag> {
        let format = match self.timestamp_format(member, 0) {
            Some(TimestampFormat::EpochSeconds) => Some(Flag::EpochSeconds),
            Some(TimestampFormat::HttpDate) => Some(Flag::HttpDate),
            Some(TimestampFormat::DateTime) | None => None,
        };
        sensitive.then_some(Flag::Sensitive).into_iter().chain(format).collect()
    }

    /// The format of the timestamps in a member, if it has any. Numbers are the default of awsJson.
    fn timestamp_format(&self, member: &smithy::Member, depth: usize) -> Option<TimestampFormat> {
        let target = self.model.shape(&member.target);
        match &target.kind {
            ShapeKind::Timestamp => {
                let own = member.traits.timestamp_format().or_else(|| target.traits.timestamp_format());
                Some(own.unwrap_or(TimestampFormat::EpochSeconds))
            }
            ShapeKind::List(inner) | ShapeKind::Map { value: inner, .. } if depth < MAX_NESTING => {
                self.timestamp_format(inner, depth + 1)
            }
            _ => None,
        }
    }

    /// What makes a value, or an item in it, sensitive, so that it must not be printed. Structures redact themselves.
    pub(crate) fn sensitive(&self, site: Site, member: &smithy::Member, depth: usize) -> Option<Site> {
        let target = self.model.shape(&member.target);
        if member.traits.sensitive() {
            return Some(site);
        }
        if target.traits.sensitive() {
            return Some(Site::shape(&target.id));
        }
        if depth >= MAX_NESTING {
            return None;
        }
        let inside = |inner: &smithy::Member| self.sensitive(Site::member(&target.id, &inner.name), inner, depth + 1);
        match &target.kind {
            ShapeKind::List(inner) => inside(inner),
            ShapeKind::Map { key, value } => inside(key).or_else(|| inside(value)),
            _ => None,
        }
    }

    /// True if the type has no empty value that could stand for an absent one.
    fn is_scalar(&self, id: &ShapeId) -> bool {
        !matches!(
            self.model.shape(id).kind,
            ShapeKind::List(_) | ShapeKind::Map { .. } | ShapeKind::Structure(_) | ShapeKind::Document
        )
    }

    fn member_type(&self, container: &Shape, member: &smithy::Member) -> Type {
        let ty = self.shape_type(&member.target, 0);
        if self.closure.closes_loop(&container.id, &member.target) { Type::Boxed(Box::new(ty)) } else { ty }
    }

    /// The Rust type of a shape.
    pub(crate) fn shape_type(&self, id: &ShapeId, depth: usize) -> Type {
        let shape = self.model.shape(id);
        let element = |inner: &smithy::Member| {
            // The checks rejected lists that contain only themselves, so the depth is never reached.
            let ty = if depth < MAX_NESTING { self.shape_type(&inner.target, depth + 1) } else { Type::Document };
            if shape.traits.sparse() { Type::Nullable(Box::new(ty)) } else { ty }
        };
        match &shape.kind {
            ShapeKind::Boolean => Type::Bool,
            ShapeKind::Byte => Type::I8,
            ShapeKind::Short => Type::I16,
            ShapeKind::Integer => Type::I32,
            ShapeKind::Long => Type::I64,
            ShapeKind::Float => Type::F32,
            ShapeKind::Double => Type::F64,
            ShapeKind::Blob => Type::Blob,
            ShapeKind::Timestamp => Type::Timestamp,
            ShapeKind::Document => Type::Document,
            ShapeKind::BigInteger => Type::BigInteger,
            ShapeKind::BigDecimal => Type::BigDecimal,
            ShapeKind::List(inner) => Type::List(Box::new(element(inner))),
            ShapeKind::Map { key, value } => {
                Type::Map(Box::new(self.shape_type(&key.target, depth + 1)), Box::new(element(value)))
            }
            ShapeKind::Structure(_) if *id == ShapeId::prelude("Unit") => Type::Unit,
            ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => {
                let TypeNames { name, in_operation, .. } = self.naming.ty(id);
                Type::Named(Named { name, in_operation, text: matches!(shape.kind, ShapeKind::Enum(_)) })
            }
            // In a checked model, members don't target operations and resources.
            ShapeKind::String | ShapeKind::Operation(_) | ShapeKind::Resource(_) => Type::String,
        }
    }

    fn default(&self, member: &smithy::Member) -> Option<DefaultValue> {
        use smithy::DefaultValue as Modelled;

        if member.traits.client_optional() {
            return None;
        }
        let kind = &self.model.shape(&member.target).kind;
        Some(match (member.traits.default()?, kind) {
            (Modelled::Null, _) => return None,
            (Modelled::EmptyList, ShapeKind::Document) => DefaultValue::Document(Node::List(Vec::new())),
            (Modelled::EmptyMap, ShapeKind::Document) => DefaultValue::Document(Node::Map(BTreeMap::new())),
            (Modelled::Bool(value), ShapeKind::Document) => DefaultValue::Document(Node::Bool(value)),
            (Modelled::Number(number), ShapeKind::Document) => DefaultValue::Document(Node::Number(number)),
            (Modelled::String(text), ShapeKind::Document) => DefaultValue::Document(Node::String(text)),
            (Modelled::EmptyList | Modelled::EmptyMap, _) => DefaultValue::Empty,
            (Modelled::Bool(value), ShapeKind::Boolean) => DefaultValue::Bool(value),
            (Modelled::Number(number), ShapeKind::Float | ShapeKind::Double) => DefaultValue::Float(number.as_f64()),
            (Modelled::Number(number), ShapeKind::IntEnum(_)) => DefaultValue::IntEnum(number.as_i128()?),
            (Modelled::Number(number), ShapeKind::Timestamp) => DefaultValue::EpochSeconds(number.to_string()),
            (Modelled::Number(number), ShapeKind::BigInteger | ShapeKind::BigDecimal) => {
                DefaultValue::Parsed(number.to_string())
            }
            (Modelled::Number(number), _) => DefaultValue::Whole(number.as_i128()?),
            (Modelled::String(text), ShapeKind::String) => DefaultValue::String(text),
            (Modelled::String(text), ShapeKind::Enum(_)) => DefaultValue::Enum(text),
            (Modelled::String(text), ShapeKind::Blob) => DefaultValue::Base64(text),
            (Modelled::String(text), ShapeKind::Timestamp) => DefaultValue::Parsed(text),
            _ => return None,
        })
    }
}

/// The deprecation in the traits.
pub(crate) fn deprecated(traits: &Traits) -> Option<Deprecated> {
    traits.deprecated().map(|smithy::Deprecated { since, message }| {
        // `since` may be a date, but the attribute of the compiler takes only versions.
        let since = since.map(|since| format!("since {since}"));
        let note: Vec<String> = since.into_iter().chain(message).collect();
        Deprecated { note: (!note.is_empty()).then(|| note.join(": ")) }
    })
}
