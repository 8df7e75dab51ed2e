//! From text to model: the steps in order.

use std::collections::BTreeMap;

use super::lower::{self, Lowered};
use super::model::{LeftOut, Model, UnknownTrait};
use super::raw::{self, RawModel};
use super::traits::{self, Handling};
use super::{json, merge, service};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Parses a model. Returns `None` if the file has no shapes to check. If `diagnostics` has errors, the model may only
/// be used to find more of them.
pub fn parse(text: &str, diagnostics: &mut Diagnostics) -> Option<Model> {
    // Some editors write a byte order mark.
    let document = match json::parse(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(document) => document,
        Err(problem) => {
            let message = if problem.to_string().starts_with("recursion limit exceeded") {
                "the file is nested more than 128 levels deep, which is not supported".to_owned()
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
            Lowered::Invalid => {
                left_out.insert(id, LeftOut::Invalid);
            }
        }
    }
    let service = service::choose(services, &declared, diagnostics);
    Some(Model::new(service, shapes, left_out, unknown_traits))
}

/// All uses of traits that the generator doesn't know.
fn unknown_traits(model: &RawModel) -> Vec<UnknownTrait> {
    let of_shapes = model.shapes.iter().flat_map(|(id, shape)| {
        let of_members = shape.members.iter().map(move |(name, member)| (id, Some(name), &member.traits));
        std::iter::once((id, None, &shape.traits)).chain(of_members)
    });
    let applied = model.applies.iter().map(|apply| (&apply.shape, apply.member.as_ref(), &apply.traits));
    let uses = of_shapes.chain(applied).flat_map(|(shape, member, traits)| {
        let unknown = traits.iter().filter(|(id, _)| traits::handling(id) == Handling::Unknown);
        unknown.map(move |(id, raw)| UnknownTrait {
            id: id.clone(),
            shape: shape.clone(),
            member: member.cloned(),
            pointer: raw.pointer.clone(),
        })
    });
    uses.collect()
}
