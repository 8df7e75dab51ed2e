//! Checks that each id refers to an existing shape of a suitable type.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::smithy::{LeftOut, Model, Shape, ShapeId, ShapeKind};

/// The maximum number of suggested names. Each one takes long to find.
const MAX_SUGGESTIONS: usize = 100;

/// What a reference is used for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    StructureMember,
    UnionMember,
    Item,
    Key,
    Input,
    Output,
    Error,
    Operation,
    Resource,
    Property,
}

struct Reference<'a> {
    from: &'a ShapeId,
    member: Option<&'a str>,
    role: Role,
    target: &'a ShapeId,
    /// The place of the reference, below the shape.
    place: Vec<String>,
}

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let mut checker = Checker { model, diagnostics, names: None, suggestions: BTreeMap::new() };
    let service = &model.service;
    checker.list(&service.id, "errors", Role::Error, &service.errors);
    if !model.is_partial() {
        checker.list(&service.id, "operations", Role::Operation, &service.operations);
        checker.list(&service.id, "resources", Role::Resource, &service.resources);
    }
    for shape in model.selected() {
        checker.shape(shape);
    }
}

struct Checker<'a> {
    model: &'a Model,
    diagnostics: &'a mut Diagnostics,
    names: Option<Vec<String>>,
    suggestions: BTreeMap<&'a ShapeId, Option<String>>,
}

impl<'a> Checker<'a> {
    fn shape(&mut self, shape: &'a Shape) {
        match &shape.kind {
            ShapeKind::Operation(operation) => {
                for (key, role, id) in
                    [("input", Role::Input, &operation.input), ("output", Role::Output, &operation.output)]
                {
                    if let Some(id) = id {
                        self.one(&shape.id, key, role, id);
                    }
                }
                self.list(&shape.id, "errors", Role::Error, &operation.errors);
            }
            ShapeKind::Resource(resource) => {
                for (key, id) in resource.lifecycle() {
                    self.one(&shape.id, key, Role::Operation, id);
                }
                self.list(&shape.id, "operations", Role::Operation, &resource.operations);
                self.list(&shape.id, "collectionOperations", Role::Operation, &resource.collection_operations);
                self.list(&shape.id, "resources", Role::Resource, &resource.resources);
                for (key, table) in [("identifiers", &resource.identifiers), ("properties", &resource.properties)] {
                    for (name, id) in table {
                        let place = vec![key.to_owned(), name.clone()];
                        self.reference(&Reference {
                            from: &shape.id,
                            member: None,
                            role: Role::Property,
                            target: id,
                            place,
                        });
                    }
                }
            }
            kind => {
                for member in shape.members() {
                    let (role, place) = match kind {
                        ShapeKind::Map { .. } if member.name == "key" => (Role::Key, vec![member.name.clone()]),
                        ShapeKind::List(_) | ShapeKind::Map { .. } => (Role::Item, vec![member.name.clone()]),
                        ShapeKind::Union(_) => (Role::UnionMember, vec!["members".to_owned(), member.name.clone()]),
                        _ => (Role::StructureMember, vec!["members".to_owned(), member.name.clone()]),
                    };
                    self.reference(&Reference {
                        from: &shape.id,
                        member: Some(&member.name),
                        role,
                        target: &member.target,
                        place,
                    });
                }
            }
        }
    }

    fn one(&mut self, from: &'a ShapeId, key: &str, role: Role, target: &'a ShapeId) {
        self.reference(&Reference { from, member: None, role, target, place: vec![key.to_owned()] });
    }

    fn list(&mut self, from: &'a ShapeId, key: &str, role: Role, targets: &'a [ShapeId]) {
        for (index, target) in targets.iter().enumerate() {
            let place = vec![key.to_owned(), index.to_string()];
            self.reference(&Reference { from, member: None, role, target, place });
        }
    }

    fn reference(&mut self, reference: &Reference<'a>) {
        let target = reference.target;
        match (self.model.get(target), self.model.left_out.get(target)) {
            (Some(shape), _) => {
                if let Some(expected) = reference.role.expected_instead_of(shape) {
                    let actual = reference.role.actual(shape);
                    let message = format!("{} must be {expected}, but `{target}` {actual}", reference.role);
                    self.report(reference, message, None);
                }
            }
            (None, Some(LeftOut::Invalid)) => {}
            (None, Some(LeftOut::Mixin)) => {
                let message = format!("{} must not be `{target}`, which is a mixin", reference.role);
                self.report(reference, message, Some("a mixin can only be used in `mixins`".to_owned()));
            }
            (None, Some(LeftOut::Service)) => {
                let message = format!("{} must not be `{target}`, which is a service", reference.role);
                self.report(reference, message, None);
            }
            (None, None) => {
                let message = format!("{} is `{target}`, which the model doesn't define", reference.role);
                let help = self.suggest(target).map(|name| format!("did you mean `{name}`?"));
                self.report(reference, message, help);
            }
        }
    }

    fn report(&mut self, reference: &Reference<'_>, message: String, help: Option<String>) {
        let shape = reference.from.to_string();
        let segments: Vec<&str> =
            ["shapes", shape.as_str()].into_iter().chain(reference.place.iter().map(String::as_str)).collect();
        let mut diagnostic = Diagnostic::error(message).shape(reference.from).at(&pointer::of(&segments));
        if let Some(member) = reference.member {
            diagnostic = diagnostic.named_member(member);
        }
        if let Some(help) = help {
            diagnostic = diagnostic.help(help);
        }
        self.diagnostics.push(diagnostic);
    }

    /// The nearest id. A shape with the same name in another namespace takes precedence.
    fn suggest(&mut self, id: &'a ShapeId) -> Option<String> {
        if let Some(known) = self.suggestions.get(id) {
            return known.clone();
        }
        if self.suggestions.len() >= MAX_SUGGESTIONS {
            return None;
        }
        let prelude = ShapeId { namespace: "smithy.api".to_owned(), name: id.name.clone() };
        let same_name = self.model.shapes.keys().find(|other| other.name == id.name).cloned();
        let same_name = same_name.or_else(|| self.model.get(&prelude).map(|shape| shape.id.clone()));
        let names =
            self.names.get_or_insert_with(|| self.model.shapes.keys().map(ToString::to_string).collect::<Vec<_>>());
        let found = match same_name {
            Some(id) => Some(id.to_string()),
            None => nearest(&id.to_string(), names.iter().map(String::as_str)).map(str::to_owned),
        };
        self.suggestions.insert(id, found.clone());
        found
    }
}

impl Role {
    /// The expected shape, if this one can't have the role.
    fn expected_instead_of(self, shape: &Shape) -> Option<&'static str> {
        let is_unit = shape.id == ShapeId::unit();
        let (fits, expected) = match self {
            Self::StructureMember | Self::Item | Self::Property => {
                (shape.kind.is_data() && !is_unit, "a simple or aggregate shape")
            }
            Self::UnionMember => (shape.kind.is_data(), "a simple or aggregate shape"),
            Self::Key => (matches!(shape.kind, ShapeKind::String | ShapeKind::Enum(_)), "a string or an enum"),
            Self::Input | Self::Output => (matches!(shape.kind, ShapeKind::Structure(_)), "a structure"),
            Self::Error => (
                matches!(shape.kind, ShapeKind::Structure(_)) && shape.traits.error().is_some(),
                "a structure with the trait `smithy.api#error`",
            ),
            Self::Operation => (matches!(shape.kind, ShapeKind::Operation(_)), "an operation"),
            Self::Resource => (matches!(shape.kind, ShapeKind::Resource(_)), "a resource"),
        };
        (!fits).then_some(expected)
    }

    /// What the shape is instead of the expected one.
    fn actual(self, shape: &Shape) -> String {
        match shape.kind {
            _ if shape.id == ShapeId::unit() => "is the unit type".to_owned(),
            // It is a structure, but it doesn't have the trait.
            ShapeKind::Structure(_) if self == Self::Error => "doesn't have it".to_owned(),
            _ => format!("is {}", shape.kind.phrase()),
        }
    }
}

impl std::fmt::Display for Role {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::StructureMember | Self::UnionMember => "the target of a member",
            Self::Item => "the target of a list or map",
            Self::Key => "the key of a map",
            Self::Input => "the input of an operation",
            Self::Output => "the output of an operation",
            Self::Error => "an error",
            Self::Operation => "a bound operation",
            Self::Resource => "a bound resource",
            Self::Property => "a property",
        })
    }
}
