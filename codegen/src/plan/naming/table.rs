//! The names, looked up by what they are for.

use std::collections::{BTreeMap, BTreeSet};

use super::element::{Element, Part};
use super::given::Given;
use super::namer::{Methods, Namer, requests};
use crate::diagnostic::Diagnostics;
use crate::names::{self, Style, Taken};
use crate::options::GivenNames;
use crate::plan::closure::Closure;
use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

/// All names.
#[derive(Debug)]
pub(crate) struct Naming<'a> {
    operations: BTreeMap<&'a ShapeId, OperationNames>,
    types: BTreeMap<&'a ShapeId, TypeNames>,
    members: BTreeMap<&'a ShapeId, BTreeMap<&'a str, MemberNames>>,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub(crate) struct OperationNames {
    pub(crate) module: String,
    pub(crate) method: String,
    pub(crate) input: TypeNames,
    /// `None` if the operation has no output.
    pub(crate) output: Option<TypeNames>,
}

/// The names of a type.
#[derive(Clone, Debug)]
pub(crate) struct TypeNames {
    pub(crate) name: String,
    pub(crate) module: String,
    /// True for requests and responses, which are in the modules of operations.
    pub(crate) in_operation: bool,
}

/// The names of a member of a structure or union, or of a value of an enum.
#[derive(Clone, Debug)]
pub(crate) struct MemberNames {
    /// The field or variant.
    pub(crate) name: String,
    /// The setter of a field, or the accessor of a union variant. Enum values have none.
    pub(crate) method: String,
}

impl<'a> Naming<'a> {
    /// Names everything that the operations reach. Warns about each name that is changed because of a clash.
    pub(crate) fn new(
        model: &'a Model,
        operations: &[Operation<'a>],
        closure: &Closure<'a>,
        given: &GivenNames,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let given = Given::new(model, given, diagnostics);
        let mut namer = Namer { model, given: &given, diagnostics };
        let methods = namer.methods(operations);
        let requests = requests(operations);
        let own: BTreeSet<&Element<'a>> =
            requests.iter().flat_map(|(input, output)| output.iter().chain([input])).collect();
        let nested = closure.nested.iter().filter(|id| has_type(model.shape(id))).map(|id| Element::shape(id));
        let nested: Vec<Element<'a>> = nested.filter(|element| !own.contains(element)).collect();
        let names = namer.types(operations, &methods, &requests, &nested);

        let mut files = Taken::default();
        let mut types = BTreeMap::new();
        for (element, name) in names.iter().filter(|(element, _)| !own.contains(element)) {
            let module = files.free(names::module_name(name), Style::Snake);
            types.insert(element.shape, TypeNames { name: name.clone(), module, in_operation: false });
        }
        let mut named = BTreeMap::new();
        for (operation, (input, output)) in operations.iter().zip(&requests) {
            let Some(Methods { module, method }) = methods.get(operation.id).cloned() else { continue };
            let mut ty = |element: &Element<'a>| {
                let name = names.get(element).cloned().unwrap_or_default();
                let ty = TypeNames { name, module: module.clone(), in_operation: true };
                if element.part == Part::Itself {
                    types.insert(element.shape, ty.clone());
                }
                ty
            };
            let (input, output) = (ty(input), output.as_ref().map(ty));
            named.insert(operation.id, OperationNames { module, method, input, output });
        }
        let members = closure.reachable.iter().map(|id| {
            let named = namer.members(model.shape(id)).into_iter();
            let named = named
                .map(|(element, (name, method))| (element.member.unwrap_or_default(), MemberNames { name, method }));
            (*id, named.collect())
        });
        Self { members: members.collect(), operations: named, types }
    }

    pub(crate) fn operations(&self) -> impl Iterator<Item = (&ShapeId, &OperationNames)> {
        self.operations.iter().map(|(id, names)| (*id, names))
    }

    pub(crate) fn types(&self) -> impl Iterator<Item = (&ShapeId, &TypeNames)> {
        self.types.iter().map(|(id, names)| (*id, names))
    }

    pub(crate) fn operation(&self, id: &ShapeId) -> Option<&OperationNames> {
        self.operations.get(id)
    }

    /// The type of a shape.
    pub(crate) fn ty(&self, id: &ShapeId) -> TypeNames {
        self.types.get(id).cloned().unwrap_or_else(|| {
            let name = names::type_name(&id.name);
            TypeNames { module: names::module_name(&name), name, in_operation: false }
        })
    }

    /// The names of a member of a structure.
    pub(crate) fn field(&self, shape: &ShapeId, member: &str) -> MemberNames {
        self.member(shape, member).unwrap_or_else(|| {
            let name = names::field_name(member);
            MemberNames { method: names::setter_name(&name), name }
        })
    }

    /// The names of a member of a union, or of a value of an enum.
    pub(crate) fn variant(&self, shape: &ShapeId, member: &str) -> MemberNames {
        self.member(shape, member).unwrap_or_else(|| {
            let name = names::variant_name(member, member);
            MemberNames { method: names::accessor_name(&name), name }
        })
    }

    fn member(&self, shape: &ShapeId, member: &str) -> Option<MemberNames> {
        self.members.get(shape)?.get(member).cloned()
    }
}

/// True if the shape becomes a type of the crate.
fn has_type(shape: &Shape) -> bool {
    let kinds = matches!(
        shape.kind,
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
    );
    kinds && shape.id != ShapeId::unit()
}
