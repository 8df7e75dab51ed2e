//! Counts the changed documentation of what both models have.

use std::collections::BTreeMap;

use crate::smithy::{Model, Shape, ShapeKind, Traits};

/// The number of shapes, members and values whose documentation changed, among those that operations reach.
pub(super) fn changed(old: &Model, new: &Model) -> usize {
    let (before, after) = (texts(old), texts(new));
    before.iter().filter(|(site, text)| after.get(*site).is_some_and(|other| other != *text)).count()
}

/// The documentation of everything that reaches the crate, with single blanks between words.
fn texts(model: &Model) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut add = |site: String, traits: &Traits| {
        let text = traits.documentation().unwrap_or_default();
        texts.insert(site, text.split_whitespace().collect::<Vec<_>>().join(" "));
    };
    add("service".to_owned(), &model.service.traits);
    let operations = model.operations();
    let mut open = Vec::new();
    for operation in &operations {
        add(format!("operation {}", operation.id.name), operation.traits);
        let shapes = [operation.input, operation.output].into_iter().flatten().chain(operation.errors.iter().copied());
        open.extend(shapes.map(|shape| &shape.id));
    }
    for shape in model.reach(open).into_iter().filter_map(|id| model.get(id)) {
        let site = shape.id.name.as_str();
        if has_documentation(shape) {
            add(site.to_owned(), &shape.traits);
        }
        match &shape.kind {
            ShapeKind::Structure(members) | ShapeKind::Union(members) => {
                members.iter().for_each(|member| add(format!("{site}${}", member.name), &member.traits));
            }
            ShapeKind::Enum(values) => {
                values.iter().for_each(|value| add(format!("{site}${}", value.name), &value.traits))
            }
            ShapeKind::IntEnum(values) => {
                values.iter().for_each(|value| add(format!("{site}${}", value.name), &value.traits));
            }
            _ => {}
        }
    }
    texts
}

/// True if the documentation of a shape is in the crate: that of strings, numbers, lists and maps is not.
fn has_documentation(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_))
}
