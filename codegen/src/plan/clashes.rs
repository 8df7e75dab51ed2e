//! Names that differ in the model and not in Rust: each is an error that tells both.

use std::collections::{BTreeMap, BTreeSet};

use super::operations::OperationTypes;
use super::shapes::Shapes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names;
use crate::smithy::{Member, Operation, Shape, ShapeId, ShapeKind};

/// Reports every clash among types, files, methods, fields, setters and variants.
pub(crate) fn report(
    shapes: &Shapes<'_>,
    operations: &[Operation<'_>],
    types: &[OperationTypes<'_>],
    diagnostics: &mut Diagnostics,
) {
    let mut type_names = Names::default();
    let mut modules = Names::default();
    let mut methods = Names::default();
    let operation_ids: BTreeSet<&ShapeId> = operations.iter().map(|operation| operation.id).collect();
    for (operation, types) in operations.iter().zip(types) {
        for (name, shape) in
            std::iter::once(&types.input).zip([operation.input]).chain(types.output.iter().zip([operation.output]))
        {
            // A type that was made up is the operation's doing, not the shape's.
            let source = shape.map(|shape| &shape.id).filter(|id| types.own.contains(id)).unwrap_or(operation.id);
            type_names.add(name.clone(), source);
        }
        methods.add(names::method_name(&operation.id.name), operation.id);
    }
    for shape in shapes.closure.reachable.iter().filter_map(|id| shapes.model.get(id)) {
        members(shape, diagnostics);
        let has_file = matches!(
            shape.kind,
            ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
        );
        if has_file && shapes.closure.nested.contains(&shape.id) && !shapes.in_operations.contains(&shape.id) {
            let name = shapes.type_name(&shape.id);
            modules.add(names::module_name(&name), &shape.id);
            type_names.add(name, &shape.id);
        }
    }
    // Types of one name have one module, too: that is one clash.
    modules.0.retain(|_, sources| {
        !type_names.0.values().any(|clash| sources.iter().all(|id| clash.contains(id))) || sources.len() < 2
    });
    type_names.report("type", &operation_ids, diagnostics);
    modules.report("module", &operation_ids, diagnostics);
    methods.report("method of the client", &operation_ids, diagnostics);
}

fn members(shape: &Shape, diagnostics: &mut Diagnostics) {
    match &shape.kind {
        ShapeKind::Structure(members) => {
            let fields = members.iter().map(|member| (names::field_name(&member.name), member.name.as_str()));
            report_members("field", shape, fields, diagnostics);
            setters(shape, members, diagnostics);
        }
        ShapeKind::Union(members) => {
            let variants = members.iter().map(|member| (names::variant_name(&member.name), member.name.as_str()));
            report_members("variant", shape, variants, diagnostics);
            accessors(shape, members, diagnostics);
        }
        ShapeKind::Enum(values) => {
            let variants = values.iter().map(|value| (names::variant_name(&value.name), value.name.as_str()));
            report_members("variant", shape, variants, diagnostics);
        }
        ShapeKind::IntEnum(values) => {
            let variants = values.iter().map(|value| (names::variant_name(&value.name), value.name.as_str()));
            report_members("variant", shape, variants, diagnostics);
        }
        _ => {}
    }
}

/// A setter that can't have its field's name may meet the one of another field.
fn setters(shape: &Shape, members: &[Member], diagnostics: &mut Diagnostics) {
    let setter = |member: &Member| names::setter_name(&names::field_name(&member.name));
    for member in members {
        let name = setter(member);
        let moved = name != names::field_name(&member.name);
        let other = members.iter().find(|other| moved && other.name != member.name && setter(other) == name);
        if let Some(other) = other {
            report_pair("setter", &name, shape, (&other.name, &member.name), diagnostics);
        }
    }
}

/// Variants that differ in capitals have one accessor.
fn accessors(shape: &Shape, members: &[Member], diagnostics: &mut Diagnostics) {
    let mut by_name: BTreeMap<String, (String, &str)> = BTreeMap::new();
    for member in members {
        let variant = names::variant_name(&member.name);
        let accessor = names::accessor_name(&variant);
        match by_name.get(&accessor) {
            // Equal variants have been reported.
            Some((other, _)) if *other == variant => {}
            Some((_, first)) => report_pair("method", &accessor, shape, (first, &member.name), diagnostics),
            None => drop(by_name.insert(accessor, (variant, &member.name))),
        }
    }
}

fn report_pair(what: &str, name: &str, shape: &Shape, (first, second): (&str, &str), diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::error(format!("`{first}` and `{second}` would both become the {what} `{name}`"))
            .shape(&shape.id)
            .member(second)
            .help("give one of them another name in the model"),
    );
}

fn report_members<'a>(
    what: &str,
    shape: &Shape,
    members: impl Iterator<Item = (String, &'a str)>,
    diagnostics: &mut Diagnostics,
) {
    let mut by_name: BTreeMap<String, &str> = BTreeMap::new();
    for (name, member) in members {
        if let Some(first) = by_name.insert(name.clone(), member) {
            report_pair(what, &name, shape, (first, member), diagnostics);
        }
    }
}

/// Rust names with the shapes they were made from.
#[derive(Default)]
struct Names<'a>(BTreeMap<String, Vec<&'a ShapeId>>);

impl<'a> Names<'a> {
    fn add(&mut self, name: String, source: &'a ShapeId) {
        let sources = self.0.entry(name).or_default();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn report(self, what: &str, operations: &BTreeSet<&ShapeId>, diagnostics: &mut Diagnostics) {
        for (name, sources) in self.0 {
            let [first, others @ ..] = sources.as_slice() else { continue };
            for other in others {
                // Smithy's `rename` doesn't reach operations.
                let help = match [first, other].map(|id| operations.contains(*id)) {
                    [true, true] => "rename one of them in the model".to_owned(),
                    [true, false] => {
                        format!("rename one of them in the model, or `{other}` in the `rename` of the service")
                    }
                    [false, true] => {
                        format!("rename one of them in the model, or `{first}` in the `rename` of the service")
                    }
                    [false, false] => "rename one of them in the model, or in the `rename` of the service".to_owned(),
                };
                diagnostics.push(
                    Diagnostic::error(format!("`{first}` and `{other}` would both become the {what} `{name}`"))
                        .shape(other)
                        .help(help),
                );
            }
        }
    }
}
