//! Gives names, scope by scope, and tells where two met.

use std::collections::BTreeMap;

use super::given::Given;
use super::thing::{Part, Thing};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::{self, Clash, MAX_NAME, Style, Taken, Wish};
use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

/// The request and, if there is one, the response of an operation.
pub(super) type Requests<'a> = (Thing<'a>, Option<Thing<'a>>);

/// Those of each operation. A shape that is nothing else is the type itself; operations that share one, or have none, get
/// types of their own.
pub(super) fn requests<'a>(operations: &[Operation<'a>]) -> Vec<Requests<'a>> {
    let mut uses: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    for shape in operations.iter().flat_map(|operation| [operation.input, operation.output]).flatten() {
        *uses.entry(&shape.id).or_default() += 1;
    }
    let thing = |operation: &Operation<'a>, shape: Option<&'a Shape>, part| match shape {
        Some(shape) if uses.get(&shape.id) == Some(&1) => Thing::shape(&shape.id),
        _ => Thing { part, ..Thing::shape(operation.id) },
    };
    let pair = |operation: &Operation<'a>| {
        let output = operation.output.map(|shape| thing(operation, Some(shape), Part::Response));
        (thing(operation, operation.input, Part::Request), output)
    };
    operations.iter().map(pair).collect()
}

/// How the model itself ends the names of inputs and outputs.
fn endings(operations: &[Operation<'_>]) -> (&'static str, &'static str) {
    let ends = |shape: Option<&Shape>| shape.is_some_and(|shape| shape.id.name.ends_with("Request"));
    let requests = operations.iter().filter(|operation| ends(operation.input)).count();
    if requests * 2 >= operations.len() { ("Request", "Response") } else { ("Input", "Output") }
}

/// Where an operation is.
#[derive(Clone, Debug)]
pub(super) struct Methods {
    pub(super) module: String,
    pub(super) method: String,
}

pub(super) struct Namer<'a, 'n> {
    pub(super) model: &'a Model,
    pub(super) given: &'n Given<'n>,
    pub(super) diagnostics: &'n mut Diagnostics,
}

impl<'a> Namer<'a, '_> {
    /// The module and the method of each operation.
    pub(super) fn methods(&mut self, operations: &[Operation<'a>]) -> BTreeMap<&'a ShapeId, Methods> {
        let natural = |thing: &Thing<'a>| names::method_name(thing.wire);
        let things = operations.iter().map(|operation| Thing::shape(operation.id));
        let methods = self.assign("method", things, natural, Style::Snake);
        let mut files = Taken::default();
        let named = methods.into_iter().map(|(thing, method)| {
            let of = if method == natural(&thing) { thing.wire } else { &method };
            let module = files.free(names::module_name(of), Style::Snake);
            (thing.shape, Methods { module, method })
        });
        named.collect()
    }

    /// The types of nested shapes, requests and responses.
    pub(super) fn types(
        &mut self,
        operations: &[Operation<'a>],
        methods: &BTreeMap<&'a ShapeId, Methods>,
        requests: &[Requests<'a>],
        nested: &[Thing<'a>],
    ) -> BTreeMap<Thing<'a>, String> {
        let (request, response) = endings(operations);
        let rename = &self.model.service.rename;
        // An operation that hasn't got its own name can't give it to its request either.
        let operation = |thing: &Thing<'a>| match methods.get(thing.shape) {
            Some(Methods { module, .. }) if *module != names::module_name(thing.wire) => module.clone(),
            _ => thing.wire.to_owned(),
        };
        let natural = |thing: &Thing<'a>| match thing.part {
            Part::Itself => names::type_name(rename.get(thing.shape).map_or(thing.wire, String::as_str)),
            Part::Request => names::request_name(&operation(thing), request),
            Part::Response => names::request_name(&operation(thing), response),
        };
        let requests = requests.iter().flat_map(|(input, output)| std::iter::once(input).chain(output));
        let things = || nested.iter().chain(requests.clone());
        for thing in things().filter(|thing| thing.wire.len() > MAX_NAME && self.given.name(thing).is_none()) {
            let length = thing.wire.len();
            let message = format!(
                "{} becomes the type `{}`: files are named after it, which can't have names of {length} characters",
                thing.phrase(),
                natural(thing)
            );
            self.diagnostics.push(Diagnostic::warning(message).shape(thing.shape).help(other_name(thing)));
        }
        self.assign("type", things().cloned(), natural, Style::Camel)
    }

    /// The names of the members of a structure or union, or of the values of an enum; each with its setter or accessor.
    pub(super) fn members(&mut self, shape: &'a Shape) -> BTreeMap<Thing<'a>, (String, String)> {
        let thing = |name: &'a str, wire: &'a str| {
            let member = Some(name);
            Thing { wire, member, ..Thing::shape(&shape.id) }
        };
        let field = |thing: &Thing<'a>| names::field_name(thing.wire);
        let variant = |thing: &Thing<'a>| names::variant_name(thing.member.unwrap_or_default(), thing.wire);
        match &shape.kind {
            ShapeKind::Structure(members) => {
                let things = members.iter().map(|member| thing(&member.name, &member.name));
                let names = self.assign("field", things, field, Style::Snake);
                self.with_methods("setter", names, names::setter_name)
            }
            ShapeKind::Union(members) => {
                let things = members.iter().map(|member| thing(&member.name, &member.name));
                let names = self.assign("variant", things, variant, Style::Camel);
                self.with_methods("method", names, names::accessor_name)
            }
            ShapeKind::Enum(values) => {
                let things = values.iter().map(|value| thing(&value.name, &value.value));
                without_methods(self.assign("variant", things, variant, Style::Camel))
            }
            ShapeKind::IntEnum(values) => {
                let things = values.iter().map(|value| thing(&value.name, &value.name));
                without_methods(self.assign("variant", things, variant, Style::Camel))
            }
            _ => BTreeMap::new(),
        }
    }

    fn with_methods(
        &mut self,
        what: &str,
        names: BTreeMap<Thing<'a>, String>,
        method: fn(&str) -> String,
    ) -> BTreeMap<Thing<'a>, (String, String)> {
        let wishes = names.iter().map(|(thing, name)| Wish { key: thing.clone(), name: method(name), given: false });
        let mut methods = self.report(what, wishes.collect(), Style::Snake);
        let pair = |(thing, name)| {
            let method = methods.remove(&thing).unwrap_or_default();
            (thing, (name, method))
        };
        names.into_iter().map(pair).collect()
    }

    /// Names for the things of one scope: given ones, or else those that they have by nature.
    fn assign(
        &mut self,
        what: &str,
        things: impl Iterator<Item = Thing<'a>>,
        natural: impl Fn(&Thing<'a>) -> String,
        style: Style,
    ) -> BTreeMap<Thing<'a>, String> {
        let wishes = things.map(|key| match self.given.name(&key) {
            Some(name) => Wish { key, name: name.to_owned(), given: true },
            None => Wish { name: natural(&key), key, given: false },
        });
        let wishes = wishes.collect();
        self.report(what, wishes, style)
    }

    fn report(&mut self, what: &str, wishes: Vec<Wish<Thing<'a>>>, style: Style) -> BTreeMap<Thing<'a>, String> {
        let (names, clashes) = names::assign(wishes, style);
        for Clash { key, wanted, got, owner, given } in clashes {
            let (loser, winner) = (key.phrase(), owner.phrase());
            self.diagnostics.push(if given {
                let message = format!("{loser} can't be the {what} `{wanted}`, which {winner} is");
                self.given.place(&key, Diagnostic::error(message))
            } else {
                let message = format!("{loser} becomes the {what} `{got}`, because {winner} is `{wanted}`");
                Diagnostic::warning(message).shape(key.shape).maybe_member(key.member).help(other_name(&key))
            });
        }
        names
    }
}

fn other_name(thing: &Thing<'_>) -> String {
    format!("the side file can give another name, under `names`: \"{}\": \"…\"", thing.id())
}

fn without_methods(names: BTreeMap<Thing<'_>, String>) -> BTreeMap<Thing<'_>, (String, String)> {
    names.into_iter().map(|(thing, name)| (thing, (name, String::new()))).collect()
}
