//! From text to model: the steps in their order.

use std::collections::BTreeMap;

use super::lower::{self, Lowered};
use super::model::{LeftOut, Model, UnknownTrait};
use super::raw::{self, RawModel};
use super::traits::{self, Verdict};
use super::{json, merge, service};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reads a model. `None` means that there is no way to look further; a model that comes with
/// errors in `diagnostics` is good for finding more of them, and for nothing else.
pub fn parse(text: &str, diagnostics: &mut Diagnostics) -> Option<Model> {
    // Editors of some systems put a mark in front.
    let document = match json::parse(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(document) => document,
        Err(problem) => {
            let message = if problem.to_string().starts_with("recursion limit exceeded") {
                "the file is nested deeper than 128 levels, which is not supported".to_owned()
            } else {
                format!("the file is not JSON: {problem}")
            };
            let mut diagnostic = Diagnostic::error(message);
            if problem.line() > 0 {
                diagnostic = diagnostic.at_line(problem.line());
            }
            diagnostics.push(diagnostic);
            return None;
        }
    };
    let raw = raw::read(document, diagnostics)?;
    let unknown_traits = unknown_traits(&raw);
    let (raw, mixins) = merge::merge(raw, diagnostics);

    let declared = raw
        .iter()
        .filter(|(_, shape)| shape.kind == "service")
        .map(|(id, shape)| (id.clone(), shape.traits.keys().cloned().collect()))
        .collect();

    let mut shapes = BTreeMap::new();
    let mut services = Vec::new();
    let mut left_out: BTreeMap<_, _> = mixins.into_iter().map(|id| (id, LeftOut::Mixin)).collect();
    for (id, shape) in raw {
        match lower::lower(id.clone(), shape, diagnostics) {
            Lowered::Shape(shape) => {
                shapes.insert(id, shape);
            }
            Lowered::Service(service) => {
                left_out.insert(id, LeftOut::Service);
                services.push(service);
            }
            Lowered::Nothing => {
                left_out.insert(id, LeftOut::Broken);
            }
        }
    }
    let service = service::choose(services, &declared, diagnostics);
    Some(Model::new(service, shapes, left_out, unknown_traits))
}

/// Every use of a trait that is in no list.
fn unknown_traits(model: &RawModel) -> Vec<UnknownTrait> {
    let of_shapes = model.shapes.iter().flat_map(|(id, shape)| {
        let of_members = shape.members.iter().map(move |(name, member)| (id, Some(name), &member.traits));
        std::iter::once((id, None, &shape.traits)).chain(of_members)
    });
    let applied = model.applies.iter().map(|apply| (&apply.shape, apply.member.as_ref(), &apply.traits));
    let uses = of_shapes.chain(applied).flat_map(|(shape, member, traits)| {
        let unknown = traits.iter().filter(|(id, _)| traits::verdict(id) == Verdict::Unknown);
        unknown.map(move |(id, raw)| UnknownTrait {
            id: id.clone(),
            shape: shape.clone(),
            member: member.cloned(),
            pointer: raw.pointer.clone(),
        })
    });
    uses.collect()
}
