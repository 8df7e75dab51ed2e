//! One side of a comparison: a planned crate with its types by name, and what its operations reach.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::plan::{Enum, IntEnum, Operation, Service, Structure, Type, TypeItem, Union};
use crate::smithy::{Model, ShapeId};

/// A planned crate.
pub(super) struct Side<'a> {
    pub(super) model: &'a Model,
    pub(super) service: &'a Service,
    pub(super) types: Vec<Ty<'a>>,
    by_name: BTreeMap<&'a str, usize>,
    /// The members of each type that lead to types.
    edges: Vec<Vec<Edge>>,
    reach: Vec<Reach>,
}

/// A type of the crate.
pub(super) struct Ty<'a> {
    pub(super) key: Key<'a>,
    pub(super) name: &'a str,
    pub(super) body: Body<'a>,
    pub(super) is_error: bool,
}

impl Ty<'_> {
    /// The wire name of the member that has this field or variant.
    pub(super) fn owner(&self, name: &str) -> Option<String> {
        match self.body {
            Body::Structure(item) => item.members.iter().find(|member| member.field == name).map(|m| m.wire.clone()),
            Body::Union(item) => item.members.iter().find(|member| member.variant == name).map(|m| m.wire.clone()),
            Body::Enum(_) | Body::IntEnum(_) => None,
        }
    }
}

/// What a type is for, independent of its Rust name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    Request(&'a str),
    Response(&'a str),
    Shape(&'a ShapeId),
}

/// The content of a type.
#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Structure(&'a Structure),
    Union(&'a Union),
    Enum(&'a Enum),
    IntEnum(&'a IntEnum),
}

impl Body<'_> {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Structure(_) => "structure",
            Self::Union(_) => "union",
            Self::Enum(_) => "enum",
            Self::IntEnum(_) => "int enum",
        }
    }

    pub(super) fn shape(&self) -> &ShapeId {
        match self {
            Self::Structure(item) => &item.shape,
            Self::Union(item) => &item.shape,
            Self::Enum(item) => &item.shape,
            Self::IntEnum(item) => &item.shape,
        }
    }

    /// The wire names of members, and the wire values of enums.
    pub(super) fn wire_names(&self) -> BTreeSet<String> {
        match self {
            Self::Structure(item) => item.members.iter().map(|member| member.wire.clone()).collect(),
            Self::Union(item) => item.members.iter().map(|member| member.wire.clone()).collect(),
            Self::Enum(item) => item.values.iter().map(|value| value.wire.clone()).collect(),
            Self::IntEnum(item) => item.values.iter().map(|value| value.wire.to_string()).collect(),
        }
    }
}

/// What reaches a type.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach {
    /// The names of operations.
    pub(super) operations: BTreeSet<String>,
    pub(super) input: bool,
    pub(super) output: bool,
    /// The shortest way from an operation.
    pub(super) path: String,
}

/// A member that leads to a type.
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) wire: String,
    /// `[]` for each list, `{}` for each map in between.
    pub(super) suffix: String,
    pub(super) to: usize,
}

impl<'a> Side<'a> {
    pub(super) fn new(model: &'a Model, service: &'a Service) -> Self {
        let errors: BTreeSet<&ShapeId> = service.errors.iter().map(|error| &error.shape).collect();
        let own = service.operations.iter().flat_map(|operation| {
            let request = (Key::Request(&operation.name), &operation.input);
            let response = operation.output.iter().map(|output| (Key::Response(&operation.name), output));
            std::iter::once(request).chain(response)
        });
        let own = own.map(|(key, structure)| {
            let is_error = errors.contains(&structure.shape);
            Ty { key, name: &structure.name, body: Body::Structure(structure), is_error }
        });
        let nested = service.types.iter().map(|item| {
            let body = match item {
                TypeItem::Structure(item) => Body::Structure(item),
                TypeItem::Union(item) => Body::Union(item),
                TypeItem::Enum(item) => Body::Enum(item),
                TypeItem::IntEnum(item) => Body::IntEnum(item),
            };
            let shape = match item {
                TypeItem::Structure(item) => &item.shape,
                TypeItem::Union(item) => &item.shape,
                TypeItem::Enum(item) => &item.shape,
                TypeItem::IntEnum(item) => &item.shape,
            };
            Ty { key: Key::Shape(shape), name: item.name(), body, is_error: errors.contains(shape) }
        });
        let types: Vec<Ty<'a>> = own.chain(nested).collect();
        let by_name = types.iter().enumerate().map(|(index, ty)| (ty.name, index)).collect();
        let mut side = Self { model, service, types, by_name, edges: Vec::new(), reach: Vec::new() };
        side.edges = (0..side.types.len()).map(|index| side.edges_of(index)).collect();
        side.reach = side.reached();
        side
    }

    pub(super) fn ty(&self, index: usize) -> Option<&Ty<'a>> {
        self.types.get(index)
    }

    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(super) fn operation(&self, name: &str) -> Option<&'a Operation> {
        self.service.operations.iter().find(|operation| operation.name == name)
    }

    pub(super) fn reach(&self, index: usize) -> Reach {
        self.reach.get(index).cloned().unwrap_or_default()
    }

    /// The members of a type that lead to types.
    pub(super) fn edges(&self, from: usize) -> &[Edge] {
        self.edges.get(from).map(Vec::as_slice).unwrap_or_default()
    }

    /// The members of all types that lead to types.
    pub(super) fn all_edges(&self) -> impl Iterator<Item = &Edge> {
        self.edges.iter().flatten()
    }

    fn edges_of(&self, from: usize) -> Vec<Edge> {
        let mut edges = Vec::new();
        let mut add = |wire: &str, ty: &Type| {
            for (suffix, name) in named_types(ty) {
                edges.extend(self.named(name).map(|to| Edge { from, wire: wire.to_owned(), suffix, to }));
            }
        };
        match self.ty(from).map(|ty| ty.body) {
            Some(Body::Structure(item)) => item.members.iter().for_each(|member| add(&member.wire, &member.ty)),
            Some(Body::Union(item)) => item.members.iter().for_each(|member| add(&member.wire, &member.ty)),
            _ => {}
        }
        edges
    }

    fn reached(&self) -> Vec<Reach> {
        let mut reach = vec![Reach::default(); self.types.len()];
        let mut starts = Vec::new();
        for operation in &self.service.operations {
            let request = self.named(&operation.input.name).into_iter().collect();
            let output = operation.output.iter().map(|output| output.name.as_str());
            let errors = operation.errors.iter().map(|error| error.name.as_str());
            let response: Vec<usize> = output.chain(errors).filter_map(|name| self.named(name)).collect();
            for (open, is_input) in [(request, true), (response, false)] {
                mark(&mut reach, &self.edges, &operation.name, open, is_input);
            }
            let own =
                [Some(operation.input.name.as_str()), operation.output.as_ref().map(|output| output.name.as_str())];
            let own = own
                .into_iter()
                .enumerate()
                .filter_map(|(order, name)| Some((order, operation.name.clone(), self.named(name?)?)));
            starts.extend(own);
        }
        let errors = self.service.errors.iter();
        starts.extend(errors.filter_map(|error| Some((2, error.code.clone(), self.named(&error.ty.name)?))));
        // Requests before responses before errors.
        starts.sort();
        let mut seen = BTreeSet::new();
        let mut queue: VecDeque<(String, usize)> = starts.into_iter().map(|(_, path, index)| (path, index)).collect();
        while let Some((path, index)) = queue.pop_front() {
            if !seen.insert(index) {
                continue;
            }
            let out = self.edges(index).iter();
            queue.extend(out.map(|edge| (format!("{path}.{}{}", edge.wire, edge.suffix), edge.to)));
            if let Some(reach) = reach.get_mut(index) {
                reach.path = path;
            }
        }
        reach
    }
}

/// Marks all types that an operation reaches from these.
fn mark(reach: &mut [Reach], edges: &[Vec<Edge>], operation: &str, mut open: Vec<usize>, is_input: bool) {
    let mut seen = BTreeSet::new();
    while let Some(index) = open.pop() {
        if !seen.insert(index) {
            continue;
        }
        open.extend(edges.get(index).into_iter().flatten().map(|edge| edge.to));
        if let Some(reach) = reach.get_mut(index) {
            if !reach.operations.contains(operation) {
                reach.operations.insert(operation.to_owned());
            }
            *(if is_input { &mut reach.input } else { &mut reach.output }) = true;
        }
    }
}

/// The types of the crate in a type, each with the lists and maps that lead to it.
fn named_types(ty: &Type) -> Vec<(String, &str)> {
    let inside = |suffix: &str, inner| {
        named_types(inner).into_iter().map(|(rest, name)| (format!("{suffix}{rest}"), name)).collect::<Vec<_>>()
    };
    match ty {
        Type::Named(named) => vec![(String::new(), named.name.as_str())],
        Type::List(inner) => inside("[]", inner),
        Type::Map(key, value) => [inside("{}", value), inside("{}", key)].concat(),
        Type::Nullable(inner) | Type::Boxed(inner) => inside("", inner),
        _ => Vec::new(),
    }
}
