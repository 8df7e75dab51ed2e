//! Assigns names, scope by scope, and reports clashes.

use std::collections::BTreeMap;

use super::element::{Element, Part};
use super::given::Given;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::{self, Clash, MAX_NAME, Style, Taken, Wanted};
use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

/// The request and, if the operation has an output, the response of an operation.
pub(super) type Requests<'a> = (Element<'a>, Option<Element<'a>>);

/// The requests and responses of all operations. A shape that is used only once is the type itself. Operations without
/// an input, or with a shared shape, get separate types.
pub(super) fn requests<'a>(operations: &[Operation<'a>]) -> Vec<Requests<'a>> {
    let mut uses: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    for shape in operations.iter().flat_map(|operation| [operation.input, operation.output]).flatten() {
        *uses.entry(&shape.id).or_default() += 1;
    }
    let element = |operation: &Operation<'a>, shape: Option<&'a Shape>, part| match shape {
        Some(shape) if uses.get(&shape.id) == Some(&1) => Element::shape(&shape.id),
        _ => Element { part, ..Element::shape(operation.id) },
    };
    let pair = |operation: &Operation<'a>| {
        let output = operation.output.map(|shape| element(operation, Some(shape), Part::Response));
        (element(operation, operation.input, Part::Request), output)
    };
    operations.iter().map(pair).collect()
}

/// The suffixes of requests and responses, as the model names most of its inputs.
fn suffixes(operations: &[Operation<'_>]) -> (&'static str, &'static str) {
    let has_suffix = |shape: Option<&Shape>| shape.is_some_and(|shape| shape.id.name.ends_with("Request"));
    let requests = operations.iter().filter(|operation| has_suffix(operation.input)).count();
    if requests * 2 >= operations.len() { ("Request", "Response") } else { ("Input", "Output") }
}

/// The module and the method of an operation.
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
    /// The modules and methods of all operations.
    pub(super) fn methods(&mut self, operations: &[Operation<'a>]) -> BTreeMap<&'a ShapeId, Methods> {
        let derived = |element: &Element<'a>| names::method_name(element.wire);
        let elements = operations.iter().map(|operation| Element::shape(operation.id));
        let methods = self.assign("method", elements, derived, Style::Snake);
        let mut files = Taken::default();
        let named = methods.into_iter().map(|(element, method)| {
            let of = if method == derived(&element) { element.wire } else { &method };
            let module = files.free(names::module_name(of), Style::Snake);
            (element.shape, Methods { module, method })
        });
        named.collect()
    }

    /// The types of nested shapes, requests and responses.
    pub(super) fn types(
        &mut self,
        operations: &[Operation<'a>],
        methods: &BTreeMap<&'a ShapeId, Methods>,
        requests: &[Requests<'a>],
        nested: &[Element<'a>],
    ) -> BTreeMap<Element<'a>, String> {
        let (request, response) = suffixes(operations);
        let rename = &self.model.service.rename;
        // If the name of an operation is changed, so are those of its request and response.
        let operation = |element: &Element<'a>| match methods.get(element.shape) {
            Some(Methods { module, .. }) if *module != names::module_name(element.wire) => module.clone(),
            _ => element.wire.to_owned(),
        };
        let derived = |element: &Element<'a>| match element.part {
            Part::Itself => names::type_name(rename.get(element.shape).map_or(element.wire, String::as_str)),
            Part::Request => names::request_name(&operation(element), request),
            Part::Response => names::request_name(&operation(element), response),
        };
        let requests = requests.iter().flat_map(|(input, output)| std::iter::once(input).chain(output));
        let elements = || nested.iter().chain(requests.clone());
        let is_too_long = |element: &&Element<'a>| element.wire.len() > MAX_NAME && self.given.name(element).is_none();
        for element in elements().filter(is_too_long) {
            let message = format!(
                "{} becomes the type `{}`: files are named after types, and a name of {} characters is too long",
                element.phrase(),
                derived(element),
                element.wire.len()
            );
            self.diagnostics.push(Diagnostic::warning(message).shape(element.shape).help(other_name(element)));
        }
        self.assign("type", elements().cloned(), derived, Style::Camel)
    }

    /// The names of the members of a structure or union, or of the values of an enum, each with its setter or accessor.
    pub(super) fn members(&mut self, shape: &'a Shape) -> BTreeMap<Element<'a>, (String, String)> {
        let element = |name: &'a str, wire: &'a str| {
            let member = Some(name);
            Element { wire, member, ..Element::shape(&shape.id) }
        };
        let field = |element: &Element<'a>| names::field_name(element.wire);
        let variant = |element: &Element<'a>| names::variant_name(element.member.unwrap_or_default(), element.wire);
        match &shape.kind {
            ShapeKind::Structure(members) => {
                let elements = members.iter().map(|member| element(&member.name, &member.name));
                let names = self.assign("field", elements, field, Style::Snake);
                self.with_methods("setter", names, names::setter_name)
            }
            ShapeKind::Union(members) => {
                let elements = members.iter().map(|member| element(&member.name, &member.name));
                let names = self.assign("variant", elements, variant, Style::Camel);
                self.with_methods("method", names, names::accessor_name)
            }
            ShapeKind::Enum(values) => {
                let elements = values.iter().map(|value| element(&value.name, &value.value));
                without_methods(self.assign("variant", elements, variant, Style::Camel))
            }
            ShapeKind::IntEnum(values) => {
                let elements = values.iter().map(|value| element(&value.name, &value.name));
                without_methods(self.assign("variant", elements, variant, Style::Camel))
            }
            _ => BTreeMap::new(),
        }
    }

    fn with_methods(
        &mut self,
        what: &str,
        names: BTreeMap<Element<'a>, String>,
        method: fn(&str) -> String,
    ) -> BTreeMap<Element<'a>, (String, String)> {
        let wanted =
            names.iter().map(|(element, name)| Wanted { key: element.clone(), name: method(name), given: false });
        let mut methods = self.report(what, wanted.collect(), Style::Snake);
        let pair = |(element, name)| {
            let method = methods.remove(&element).unwrap_or_default();
            (element, (name, method))
        };
        names.into_iter().map(pair).collect()
    }

    /// Assigns the names of one scope: those of the side file, or else derived ones.
    fn assign(
        &mut self,
        what: &str,
        elements: impl Iterator<Item = Element<'a>>,
        derived: impl Fn(&Element<'a>) -> String,
        style: Style,
    ) -> BTreeMap<Element<'a>, String> {
        let wanted = elements.map(|key| match self.given.name(&key) {
            Some(name) => Wanted { key, name: name.to_owned(), given: true },
            None => Wanted { name: derived(&key), key, given: false },
        });
        let wanted = wanted.collect();
        self.report(what, wanted, style)
    }

    fn report(&mut self, what: &str, wanted: Vec<Wanted<Element<'a>>>, style: Style) -> BTreeMap<Element<'a>, String> {
        let (names, clashes) = names::assign(wanted, style);
        for Clash { key, wanted, got, owner, given } in clashes {
            let (renamed, owner) = (key.phrase(), owner.phrase());
            self.diagnostics.push(if given {
                let message = format!("{renamed} and {owner} have the same {what} name `{wanted}`");
                self.given.place(&key, Diagnostic::error(message))
            } else {
                let message =
                    format!("{renamed} becomes the {what} `{got}`, because {owner} already has the name `{wanted}`");
                Diagnostic::warning(message).shape(key.shape).maybe_member(key.member).help(other_name(&key))
            });
        }
        names
    }
}

fn other_name(element: &Element<'_>) -> String {
    format!("to choose another name, add it to `names` in the side file: \"{}\": \"…\"", element.id())
}

fn without_methods(names: BTreeMap<Element<'_>, String>) -> BTreeMap<Element<'_>, (String, String)> {
    names.into_iter().map(|(element, name)| (element, (name, String::new()))).collect()
}
