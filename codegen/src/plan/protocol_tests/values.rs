//! Node values as expressions of the crate's types.

use std::collections::BTreeMap;

use crate::plan::ir::{
    Enum, Expr, Fields, IntEnum, Member, Named, Operation, Presence, SpecialFloat, Structure, Type, TypeItem, Union,
};
use crate::smithy::{Decimal, Node};

/// The types of the crate, by name.
pub(super) struct Values<'a> {
    types: BTreeMap<&'a str, &'a TypeItem>,
    in_operations: BTreeMap<&'a str, &'a Structure>,
}

type Result<T> = std::result::Result<T, String>;

impl<'a> Values<'a> {
    pub(super) fn new(operations: &'a [Operation], items: &'a [TypeItem]) -> Self {
        let structures =
            operations.iter().flat_map(|operation| std::iter::once(&operation.input).chain(&operation.output));
        Self {
            types: items.iter().map(|item| (item.name(), item)).collect(),
            in_operations: structures.map(|structure| (structure.name.as_str(), structure)).collect(),
        }
    }

    /// The value of a structure, by the name of its type.
    pub(super) fn named(&self, name: &str, node: &Node) -> Result<Expr> {
        match (self.types.get(name), self.in_operations.get(name)) {
            (Some(TypeItem::Structure(structure)), _) => self.structure(structure, false, node),
            (_, Some(structure)) => self.structure(structure, true, node),
            _ => Err(format!("`{name}` is not a structure")),
        }
    }

    pub(super) fn structure(&self, structure: &Structure, in_operation: bool, node: &Node) -> Result<Expr> {
        let entries = match node {
            Node::Null => &BTreeMap::new(),
            Node::Map(entries) => entries,
            other => return Err(mismatch("an object", other)),
        };
        if let Some(unknown) = entries.keys().find(|name| !structure.members.iter().any(|member| member.wire == **name))
        {
            return Err(format!("`{}` has no member `{unknown}`", structure.name));
        }
        let given = structure.members.iter().filter_map(|member| match entries.get(&member.wire) {
            None | Some(Node::Null) => None,
            Some(node) => Some((member, node)),
        });
        let given: Vec<(&Member, &Node)> = given.collect();
        let ty = Named { name: structure.name.clone(), in_operation, text: false };
        // A setter takes any item that can be converted, so the compiler couldn't infer the item type of an empty list.
        let typed = !given.iter().any(|(_, node)| is_empty_collection(node));
        let fields = if typed { self.set(&given)? } else { self.assigned(&given)? };
        Ok(Expr::Structure { ty, fields })
    }

    fn set(&self, given: &[(&Member, &Node)]) -> Result<Fields> {
        let setters = given.iter().map(|(member, node)| {
            // Setters box the value themselves.
            let ty = match &member.ty {
                Type::Boxed(inner) => inner,
                ty => ty,
            };
            Ok((member.setter.clone(), self.value(ty, node)?))
        });
        Ok(Fields::Set(setters.collect::<Result<_>>()?))
    }

    fn assigned(&self, given: &[(&Member, &Node)]) -> Result<Fields> {
        let fields = given.iter().map(|(member, node)| {
            let is_optional = member.presence == Presence::Optional;
            Ok((member.field.clone(), is_optional, self.value(&member.ty, node)?))
        });
        Ok(Fields::Assigned(fields.collect::<Result<_>>()?))
    }

    fn value(&self, ty: &Type, node: &Node) -> Result<Expr> {
        Ok(match (ty, node) {
            (Type::Nullable(_), Node::Null) => Expr::Nullable(None),
            (Type::Nullable(inner), node) => Expr::Nullable(Some(Box::new(self.value(inner, node)?))),
            (Type::Boxed(inner), node) => Expr::Boxed(Box::new(self.value(inner, node)?)),
            (Type::Bool, Node::Bool(value)) => Expr::Bool(*value),
            (Type::I8, Node::Number(number)) => whole(number, i8::MIN, i8::MAX)?,
            (Type::I16, Node::Number(number)) => whole(number, i16::MIN, i16::MAX)?,
            (Type::I32, Node::Number(number)) => whole(number, i32::MIN, i32::MAX)?,
            (Type::I64, Node::Number(number)) => whole(number, i64::MIN, i64::MAX)?,
            (Type::F32, Node::Number(number)) if number.as_f64().abs() > f64::from(f32::MAX) => {
                return Err(format!("{number} doesn't fit in a float"));
            }
            (Type::F32 | Type::F64, Node::Number(number)) => Expr::Float(number.as_f64()),
            (Type::F32 | Type::F64, Node::String(text)) => {
                let value = match text.as_str() {
                    "NaN" => SpecialFloat::NotANumber,
                    "Infinity" => SpecialFloat::Infinity,
                    "-Infinity" => SpecialFloat::NegativeInfinity,
                    other => return Err(format!("`{other}` is not a number")),
                };
                Expr::Special { ty: ty.clone(), value }
            }
            (Type::String, Node::String(text)) => Expr::Text(text.clone()),
            (Type::Blob, Node::String(text)) => Expr::Bytes(text.clone()),
            (Type::Timestamp, Node::Number(number)) => Expr::EpochSeconds(number.to_string()),
            (Type::BigInteger | Type::BigDecimal, Node::Number(number)) => {
                Expr::Parsed { ty: ty.clone(), text: number.to_string() }
            }
            (Type::Document, node) => Expr::Document(node.clone()),
            (Type::Unit, Node::Map(_)) => Expr::Unit,
            (Type::List(element), Node::List(nodes)) => {
                Expr::List(nodes.iter().map(|node| self.value(element, node)).collect::<Result<_>>()?)
            }
            (Type::Map(key, value), Node::Map(entries)) => {
                let entries = entries
                    .iter()
                    .map(|(name, node)| Ok((self.value(key, &Node::String(name.clone()))?, self.value(value, node)?)));
                Expr::Map(entries.collect::<Result<_>>()?)
            }
            (Type::Named(named), node) => return self.item(named, node),
            (ty, node) => return Err(mismatch(&format!("{ty:?}"), node)),
        })
    }

    fn item(&self, named: &Named, node: &Node) -> Result<Expr> {
        if named.in_operation {
            return self.named(&named.name, node);
        }
        match (self.types.get(named.name.as_str()), node) {
            (Some(TypeItem::Structure(structure)), node) => self.structure(structure, false, node),
            (Some(TypeItem::Union(union)), Node::Map(entries)) => self.union(union, named, entries),
            (Some(TypeItem::Enum(item)), Node::String(text)) => Ok(variant(item, named, text)),
            (Some(TypeItem::IntEnum(item)), Node::Number(number)) => int_variant(item, named, number.as_i128()),
            (_, node) => Err(mismatch(&format!("`{}`", named.name), node)),
        }
    }

    fn union(&self, union: &Union, ty: &Named, entries: &BTreeMap<String, Node>) -> Result<Expr> {
        let set: Vec<_> = entries.iter().filter(|(_, node)| **node != Node::Null).collect();
        let [(name, node)] = set.as_slice() else {
            return Err(format!("`{}` must have one member, but has {}", union.name, set.len()));
        };
        let member = union.members.iter().find(|member| member.wire == **name);
        let member = member.ok_or_else(|| format!("`{}` has no member `{name}`", union.name))?;
        let value = Box::new(self.value(&member.ty, node)?);
        Ok(Expr::Union { ty: ty.clone(), variant: member.variant.clone(), value })
    }
}

fn is_empty_collection(node: &Node) -> bool {
    match node {
        Node::List(items) => items.is_empty(),
        Node::Map(entries) => entries.is_empty(),
        _ => false,
    }
}

fn whole(number: &Decimal, min: impl Into<i128>, max: impl Into<i128>) -> Result<Expr> {
    match number.as_i128() {
        Some(whole) if (min.into()..=max.into()).contains(&whole) => Ok(Expr::Whole(whole)),
        _ => Err(format!("{number} is out of range")),
    }
}

fn variant(item: &Enum, ty: &Named, text: &str) -> Expr {
    match item.values.iter().find(|value| value.wire == text) {
        Some(value) => Expr::Variant { ty: ty.clone(), variant: value.variant.clone() },
        None => Expr::Unknown { ty: ty.clone(), value: Box::new(Expr::Text(text.to_owned())) },
    }
}

fn int_variant(item: &IntEnum, ty: &Named, number: Option<i128>) -> Result<Expr> {
    let number = number.filter(|number| i32::try_from(*number).is_ok());
    let number = number.ok_or_else(|| format!("`{}` must be a 32-bit integer", ty.name))?;
    Ok(match item.values.iter().find(|value| i128::from(value.wire) == number) {
        Some(value) => Expr::Variant { ty: ty.clone(), variant: value.variant.clone() },
        None => Expr::Unknown { ty: ty.clone(), value: Box::new(Expr::Whole(number)) },
    })
}

fn mismatch(expected: &str, node: &Node) -> String {
    let found = match node {
        Node::Null => "null",
        Node::Bool(_) => "a boolean",
        Node::Number(_) => "a number",
        Node::String(_) => "a string",
        Node::List(_) => "a list",
        Node::Map(_) => "an object",
    };
    format!("expected {expected}, found {found}")
}
