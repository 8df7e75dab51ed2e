//! From text to model: the steps in their order.

use std::collections::BTreeMap;

use super::lower::{self, Lowered};
use super::model::{LeftOut, Model};
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
    report_unknown_traits(&raw, diagnostics);
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
    Some(Model::new(service, shapes, left_out))
}

/// One warning for each trait that is in no list, with its first place.
fn report_unknown_traits(model: &RawModel, diagnostics: &mut Diagnostics) {
    let of_shapes = model.shapes.iter().flat_map(|(id, shape)| {
        let of_members = shape.members.iter().map(move |(name, member)| (id, Some(name), &member.traits));
        std::iter::once((id, None, &shape.traits)).chain(of_members)
    });
    let applied = model.applies.iter().map(|apply| (&apply.shape, apply.member.as_ref(), &apply.traits));

    let mut uses: BTreeMap<&str, (usize, Diagnostic)> = BTreeMap::new();
    for (id, member, traits) in of_shapes.chain(applied) {
        for (name, raw) in traits {
            if traits::verdict(name) == Verdict::Unknown {
                let first = || {
                    let message = format!("the trait `{name}` isn't known and has no effect");
                    Diagnostic::warning(message).shape(id).maybe_member(member.map(String::as_str)).at(&raw.pointer)
                };
                uses.entry(name).or_insert_with(|| (0, first())).0 += 1;
            }
        }
    }
    for (count, diagnostic) in uses.into_values() {
        let times = if count == 1 { "used once".to_owned() } else { format!("used {count} times") };
        diagnostics.push(diagnostic.help(format!("{times}; check what it means for callers of the service")));
    }
}
