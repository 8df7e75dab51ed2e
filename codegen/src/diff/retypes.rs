//! Compares the types of values, down to the items of lists and maps.

use std::collections::{BTreeMap, VecDeque};

use super::comparison::{Comparison, change};
use super::rules::Kind;
use super::side::{Body, Reach, Side};
use crate::emit::type_text;
use crate::plan::{Facts, Site, Type};

/// The place of a member: its container on the new side, and itself.
pub(super) struct Place<'p> {
    pub(super) new: usize,
    pub(super) site: &'p Site,
    pub(super) reach: &'p Reach,
}

/// What a value is in JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Json {
    Bool,
    Number,
    Text,
    List,
    Object,
    /// Timestamps, which are numbers or texts, and documents.
    Any,
}

impl Comparison<'_> {
    /// Compares types. Returns true if they are the same, but for boxes and null.
    pub(super) fn retyped(&mut self, at: &Place<'_>, old: (&Type, &Facts), new: (&Type, &Facts)) -> bool {
        if self.same(old.0, new.0) {
            return true;
        }
        let reach = at.reach.clone();
        match (old.0, new.0) {
            (Type::Boxed(a), Type::Boxed(b)) => self.retyped(at, (a, old.1), (b, new.1)),
            (a, Type::Boxed(b)) => {
                let cause = recursion(&self.old, &self.new, at);
                let values = change(type_text(a), type_text(new.0));
                self.add_with_cause(Kind::MemberBoxed, at.site, values, cause, reach);
                self.retyped(at, old, (b, new.1))
            }
            (Type::Boxed(a), b) => {
                let values = change(type_text(old.0), type_text(b));
                self.add(Kind::MemberUnboxed, at.site, values, reach);
                self.retyped(at, (a, old.1), new)
            }
            (Type::Nullable(a), Type::Nullable(b)) => self.retyped(at, (a, old.1), (b, new.1)),
            (a, Type::Nullable(b)) => {
                self.add(Kind::SparseAdded, list_site(at.site, new.1), (None, None), reach);
                self.retyped(at, (a, old.1), (b, new.1))
            }
            (Type::Nullable(a), b) => {
                self.add(Kind::SparseRemoved, list_site(at.site, new.1), (None, None), reach);
                self.retyped(at, (a, old.1), (b, new.1))
            }
            (Type::List(a), Type::List(b)) => self.inside(at, "[]", (a, &old.1.items), (b, &new.1.items)),
            (Type::Map(key, a), Type::Map(other, b)) => {
                let same_keys =
                    self.same(key, other) || self.inside(at, "{}", (key, &old.1.keys), (other, &new.1.keys));
                self.inside(at, "{}", (a, &old.1.items), (b, &new.1.items)) && same_keys
            }
            (a, b) => {
                // A shape that became another type is one change for all its members.
                let is_of_target = old.1.target == new.1.target;
                let site = if is_of_target { Site::shape(&new.1.target) } else { at.site.clone() };
                let values = change(self.phrase(a, true), self.phrase(b, false));
                let kind = self.retype_kind(a, b);
                self.add(kind, site, values, reach);
                false
            }
        }
    }

    fn inside(
        &mut self,
        at: &Place<'_>,
        suffix: &str,
        (a, old): (&Type, &Option<Box<Facts>>),
        (b, new): (&Type, &Option<Box<Facts>>),
    ) -> bool {
        let (Some(old), Some(new)) = (old, new) else { return self.same(a, b) };
        let reach = at.reach.inside(suffix);
        // Lists with the same content under another name are the same.
        let site = if old.site.shape == new.site.shape { &new.site } else { at.site };
        self.retyped(&Place { site, reach: &reach, ..*at }, (a, old), (b, new))
    }

    fn retype_kind(&self, old: &Type, new: &Type) -> Kind {
        let (before, after) = (self.body(old, true), self.body(new, false));
        let is_number = |ty: &Type, body: Option<Body<'_>>| {
            json(ty, body) == Json::Number || matches!(body, Some(Body::IntEnum(_)))
        };
        match (before, after) {
            (Some(Body::Enum(_)), None) if *new == Type::String => Kind::EnumBecameString,
            (None, Some(Body::Enum(_))) if *old == Type::String => Kind::StringBecameEnum,
            _ if is_number(old, before) && is_number(new, after) => Kind::NumberTypeChanged,
            _ => match (json(old, before), json(new, after)) {
                (Json::Any, _) | (_, Json::Any) => Kind::MemberTypeChanged,
                (a, b) if a == b => Kind::MemberTypeChanged,
                _ => Kind::MemberJsonChanged,
            },
        }
    }

    fn body(&self, ty: &Type, is_old: bool) -> Option<Body<'_>> {
        let side = if is_old { &self.old } else { &self.new };
        match ty {
            Type::Named(named) => Some(side.ty(side.named(&named.name)?)?.body),
            _ => None,
        }
    }

    fn phrase(&self, ty: &Type, is_old: bool) -> String {
        match self.body(ty, is_old) {
            Some(body) => format!("{} ({})", type_text(ty), body.kind()),
            None => type_text(ty),
        }
    }
}

/// The list or map that has the items at this site, or the member that has the value.
fn list_site(site: &Site, facts: &Facts) -> Site {
    match facts.site.member.as_deref() {
        Some("member" | "value") if facts.site == *site => Site::shape(&facts.site.shape),
        _ => site.clone(),
    }
}

fn json(ty: &Type, body: Option<Body<'_>>) -> Json {
    match (ty, body) {
        (_, Some(Body::Structure(_) | Body::Union(_))) => Json::Object,
        (_, Some(Body::Enum(_))) => Json::Text,
        (_, Some(Body::IntEnum(_))) => Json::Number,
        (Type::Bool, _) => Json::Bool,
        (Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::F32 | Type::F64, _) => Json::Number,
        (Type::BigInteger | Type::BigDecimal, _) => Json::Number,
        (Type::String | Type::Blob, _) => Json::Text,
        (Type::List(_), _) => Json::List,
        (Type::Map(..) | Type::Unit, _) => Json::Object,
        (Type::Timestamp | Type::Document, _) => Json::Any,
        (Type::Nullable(inner) | Type::Boxed(inner), _) => json(inner, body),
        (Type::Named(_), None) => Json::Object,
    }
}

/// The member that closes a recursion: on the way from the member's type back to its container, the first that the old
/// side doesn't have.
fn recursion(old: &Side<'_>, new: &Side<'_>, at: &Place<'_>) -> Option<String> {
    let name = at.site.member.as_deref()?;
    let start = new.edges(at.new).iter().find(|edge| edge.wire == name)?.to;
    let mut from: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(index) = queue.pop_front().filter(|index| *index != at.new) {
        for edge in new.edges(index).iter().filter(|edge| edge.suffix.is_empty()) {
            if edge.to != start && !from.contains_key(&edge.to) {
                from.insert(edge.to, (index, edge.wire.clone()));
                queue.push_back(edge.to);
            }
        }
    }
    let had = |index: usize, wire: &str| {
        let shape = new.ty(index).map(|ty| ty.body.shape());
        let before = old.types.iter().find(|ty| Some(ty.body.shape()) == shape);
        before.is_some_and(|ty| ty.body.wire_names().contains(wire))
    };
    let mut found = None;
    let mut index = at.new;
    while let Some((before, wire)) = from.get(&index) {
        if !had(*before, wire) {
            found = Some(format!("`{}${wire}`", new.ty(*before)?.body.shape().name));
        }
        index = *before;
        if index == start {
            break;
        }
    }
    found.map(|member| format!("{member} is new and leads back to `{}`", at.site.shape.name))
}
