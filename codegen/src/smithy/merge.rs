//! Puts every trait and member where it belongs: carries out `apply` and flattens mixins.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::raw::{Apply, RawMember, RawModel, RawShape, RawTraits};
use super::shape_id::ShapeId;
use super::trait_values::{Mixin, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

const MIXIN: &str = "smithy.api#mixin";

/// Mixins of mixins of mixins: more levels than anyone needs.
const MAX_LEVELS: usize = 64;

/// What is left: plain shapes, and the ids of the mixins that went into them.
pub(super) fn merge(
    model: RawModel,
    diagnostics: &mut Diagnostics,
) -> (BTreeMap<ShapeId, RawShape>, BTreeSet<ShapeId>) {
    let RawModel { mut shapes, applies } = model;
    let mut late = apply(&mut shapes, applies, diagnostics);
    for id in order(&shapes, diagnostics) {
        let Some(mut shape) = shapes.remove(&id) else {
            continue;
        };
        // Of two mixins the later one counts.
        for mixin in std::mem::take(&mut shape.mixins).into_iter().rev() {
            match shapes.get(&mixin) {
                Some(from) if from.traits.contains_key(MIXIN) && from.kind == shape.kind => inherit(&mut shape, from),
                Some(from) => {
                    let problem = if from.kind == shape.kind { "is no mixin" } else { "is of another kind" };
                    let message = format!("the shape mixes in `{mixin}`, which {problem}");
                    diagnostics.push(Diagnostic::error(message).shape(&id));
                }
                // Found missing or cyclic before.
                None => {}
            }
        }
        for apply in late.remove(&id).unwrap_or_default() {
            apply_to_inherited(&id, &mut shape, apply, diagnostics);
        }
        shapes.insert(id, shape);
    }
    let mixins: BTreeSet<ShapeId> =
        shapes.iter().filter(|(_, shape)| shape.traits.contains_key(MIXIN)).map(|(id, _)| id.clone()).collect();
    shapes.retain(|id, _| !mixins.contains(id));
    (shapes, mixins)
}

/// Carries out `apply` on what shapes define themselves. What is left is for inherited members.
fn apply(
    shapes: &mut BTreeMap<ShapeId, RawShape>,
    applies: Vec<Apply>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ShapeId, Vec<Apply>> {
    let mut late: BTreeMap<ShapeId, Vec<Apply>> = BTreeMap::new();
    let mut names: Option<Vec<String>> = None;
    for apply in applies {
        let Some(shape) = shapes.get_mut(&apply.shape) else {
            // Traits on shapes of the prelude would change them for everyone; nobody does it.
            let names = names.get_or_insert_with(|| shapes.keys().map(ToString::to_string).collect());
            let message = format!("traits are applied to `{}`, which the model doesn't define", apply.shape);
            let help = nearest(&apply.shape.to_string(), names.iter().map(String::as_str));
            diagnostics.push(Diagnostic::error(message).at(&apply.pointer).did_you_mean(help));
            continue;
        };
        let own = match &apply.member {
            None => Some(&mut shape.traits),
            Some(name) => shape.members.get_mut(name).map(|member| &mut member.traits),
        };
        match own {
            Some(own) => combine(own, apply, diagnostics),
            None => late.entry(apply.shape.clone()).or_default().push(apply),
        }
    }
    late
}

/// Adds applied traits to those that are there. Lists are joined, as in Smithy.
fn combine(own: &mut RawTraits, apply: Apply, diagnostics: &mut Diagnostics) {
    for (id, added) in apply.traits {
        match own.get_mut(&id) {
            None => {
                own.insert(id, added);
            }
            Some(there) if there.value == added.value => {}
            Some(there) => match (&mut there.value, added.value) {
                (Value::Array(items), Value::Array(more)) => items.extend(more),
                _ => diagnostics.push(
                    Diagnostic::error(format!("`{id}` is applied, but is already set to another value"))
                        .shape(&apply.shape)
                        .maybe_member(apply.member.as_deref())
                        .at(&added.pointer)
                        .help("keep one of the two values"),
                ),
            },
        }
    }
}

fn apply_to_inherited(id: &ShapeId, shape: &mut RawShape, apply: Apply, diagnostics: &mut Diagnostics) {
    let name = apply.member.as_deref().unwrap_or_default();
    match shape.members.get_mut(name) {
        Some(member) => member.traits.extend(apply.traits),
        None => {
            let help = nearest(name, shape.members.keys().map(String::as_str));
            let message = format!("traits are applied to `{id}${name}`, but the shape has no such member");
            diagnostics.push(Diagnostic::error(message).shape(id).at(&apply.pointer).did_you_mean(help));
        }
    }
}

/// The ids in an order in which every mixin comes before those that mix it in.
/// Mixins that are missing, and those that include themselves, are reported and left out.
fn order(shapes: &BTreeMap<ShapeId, RawShape>, diagnostics: &mut Diagnostics) -> Vec<ShapeId> {
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let mut waiting: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    for (id, shape) in shapes {
        for mixin in &shape.mixins {
            if shapes.contains_key(mixin) {
                users.entry(mixin).or_default().push(id);
                *waiting.entry(id).or_default() += 1;
            } else {
                let message = format!("the shape mixes in `{mixin}`, which the model doesn't define");
                diagnostics.push(Diagnostic::error(message).shape(id));
            }
        }
    }
    let mut levels: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut order: Vec<&ShapeId> = shapes.keys().filter(|id| !waiting.contains_key(id)).collect();
    let mut next = 0;
    while let Some(&id) = order.get(next) {
        next += 1;
        let level = levels.get(id).copied().unwrap_or_default() + 1;
        if level > MAX_LEVELS {
            let message = format!("mixins are nested deeper than {MAX_LEVELS} levels");
            diagnostics.push(Diagnostic::error(message).shape(id));
            // Its users stay behind with it.
            continue;
        }
        for user in users.remove(id).unwrap_or_default() {
            let highest = levels.entry(user).or_default();
            *highest = level.max(*highest);
            if let Some(count) = waiting.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    waiting.remove(user);
                    order.push(user);
                }
            }
        }
    }
    report_cycles(shapes, &waiting, diagnostics);
    order.into_iter().cloned().collect()
}

/// Among shapes that wait for each other, every one leads into a cycle (or too deep).
fn report_cycles(
    shapes: &BTreeMap<ShapeId, RawShape>,
    waiting: &BTreeMap<&ShapeId, usize>,
    diagnostics: &mut Diagnostics,
) {
    let mut done: BTreeSet<&ShapeId> = BTreeSet::new();
    for &start in waiting.keys() {
        let mut path: Vec<&ShapeId> = Vec::new();
        let mut on_path: BTreeSet<&ShapeId> = BTreeSet::new();
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| !done.contains(id)) {
            if !on_path.insert(id) {
                let cycle: Vec<_> = path.iter().skip_while(|other| **other != id).map(|id| format!("`{id}`")).collect();
                let message = format!("the mixin includes itself: {} and back", cycle.join(", "));
                diagnostics.push(Diagnostic::error(message).shape(id).help("take one of them out of `mixins`"));
                break;
            }
            path.push(id);
            let mixins = shapes.get(id).map(|shape| shape.mixins.as_slice()).unwrap_or_default();
            at = mixins.iter().find(|mixin| waiting.contains_key(mixin));
        }
        done.extend(path);
    }
}

/// Adds what `mixin` has and `shape` doesn't say itself.
fn inherit(shape: &mut RawShape, mixin: &RawShape) {
    let local = mixin.traits.get(MIXIN).and_then(|raw| serde::Deserialize::deserialize(&raw.value).ok());
    let local = local.map(|mixin: Mixin| mixin.local_traits).unwrap_or_default();
    for (id, inherited) in &mixin.traits {
        if id != MIXIN && !local.contains(id) {
            shape.traits.entry(id.clone()).or_insert_with(|| inherited.clone());
        }
    }
    for (name, inherited) in &mixin.members {
        match shape.members.get_mut(name) {
            None => {
                shape.members.insert(name.clone(), inherited.clone());
            }
            Some(RawMember { traits, .. }) => {
                for (id, inherited) in &inherited.traits {
                    traits.entry(id.clone()).or_insert_with(|| inherited.clone());
                }
            }
        }
    }
    inherit_body(&mut shape.body, &mixin.body);
}

/// Services, operations and resources inherit their lists and tables as well.
fn inherit_body(own: &mut Object, mixin: &Object) {
    for (key, inherited) in mixin {
        match (own.get_mut(key), inherited) {
            (None, _) => {
                own.insert(key.clone(), inherited.clone());
            }
            (Some(Value::Array(own)), Value::Array(inherited)) => own.extend(inherited.iter().cloned()),
            (Some(Value::Object(own)), Value::Object(inherited)) => {
                for (name, value) in inherited {
                    own.entry(name).or_insert_with(|| value.clone());
                }
            }
            _ => {}
        }
    }
}
