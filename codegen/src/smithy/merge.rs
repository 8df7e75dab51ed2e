//! Merges applied traits and mixins into the shapes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::raw::{Apply, RawMember, RawModel, RawShape, RawTraits};
use super::shape_id::ShapeId;
use super::trait_values::{Mixin, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

const MIXIN: &str = "smithy.api#mixin";

/// The maximum depth of mixins that have mixins.
const MAX_LEVELS: usize = 64;

/// Returns the merged shapes without mixins, and the ids of the mixins.
pub(super) fn merge(
    model: RawModel,
    diagnostics: &mut Diagnostics,
) -> (BTreeMap<ShapeId, RawShape>, BTreeSet<ShapeId>) {
    let RawModel { mut shapes, applies } = model;
    let mut for_inherited = apply(&mut shapes, applies, diagnostics);
    for id in order(&shapes, diagnostics) {
        let Some(mut shape) = shapes.remove(&id) else {
            continue;
        };
        // If two mixins set the same trait, the later one takes precedence.
        for mixin in std::mem::take(&mut shape.mixins).into_iter().rev() {
            match shapes.get(&mixin) {
                Some(from) if from.traits.contains_key(MIXIN) && from.kind == shape.kind => inherit(&mut shape, from),
                Some(from) => {
                    let problem = if from.kind == shape.kind { "is not a mixin" } else { "has another shape type" };
                    let message = format!("the shape mixes in `{mixin}`, which {problem}");
                    diagnostics.push(Diagnostic::error(message).shape(&id));
                }
                // Missing mixins and cycles have been reported.
                None => {}
            }
        }
        for apply in for_inherited.remove(&id).unwrap_or_default() {
            apply_to_inherited(&id, &mut shape, apply, diagnostics);
        }
        shapes.insert(id, shape);
    }
    let mixins: BTreeSet<ShapeId> =
        shapes.iter().filter(|(_, shape)| shape.traits.contains_key(MIXIN)).map(|(id, _)| id.clone()).collect();
    shapes.retain(|id, _| !mixins.contains(id));
    (shapes, mixins)
}

/// Adds applied traits to the members and shapes that define them. Returns the others, which are for inherited members.
fn apply(
    shapes: &mut BTreeMap<ShapeId, RawShape>,
    applies: Vec<Apply>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<ShapeId, Vec<Apply>> {
    let mut for_inherited: BTreeMap<ShapeId, Vec<Apply>> = BTreeMap::new();
    let mut names: Option<Vec<String>> = None;
    for apply in applies {
        let Some(shape) = shapes.get_mut(&apply.shape) else {
            // Traits on shapes of the prelude would apply to all their uses. No model does that.
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
            None => for_inherited.entry(apply.shape.clone()).or_default().push(apply),
        }
    }
    for_inherited
}

/// Adds applied traits to existing ones. Lists are concatenated, as the Smithy specification says.
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
                    Diagnostic::error(format!("`{id}` is applied, but the model already sets it to another value"))
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

/// The ids in an order in which each mixin comes before the shapes that use it. Mixins that are missing or include
/// themselves are reported and left out.
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
            // The shapes that use it are left out too.
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

/// Reports the cycles of mixins. Each shape in `waiting` leads to a cycle, or to mixins that are nested too deep.
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
                diagnostics.push(Diagnostic::error(message).shape(id).help("remove one of them from `mixins`"));
                break;
            }
            path.push(id);
            let mixins = shapes.get(id).map(|shape| shape.mixins.as_slice()).unwrap_or_default();
            at = mixins.iter().find(|mixin| waiting.contains_key(mixin));
        }
        done.extend(path);
    }
}

/// Adds the traits and members of `mixin` that `shape` doesn't set itself.
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

/// Adds the lists and tables of a mixin, such as the operations of a service.
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
