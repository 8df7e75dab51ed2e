//! The link targets of code in documentation.

use std::collections::{BTreeMap, BTreeSet};

use super::closure::Closure;
use super::naming::{Naming, TypeNames};
use crate::markdown::Document;
use crate::smithy::{Model, Shape, ShapeKind, Traits};

/// The link targets by name.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// The path of the crate's root, with which all targets start.
    pub(crate) root: String,
    targets: BTreeMap<String, String>,
}

impl Links {
    /// Has operations, types, and members with their types (`Type$member`).
    ///
    /// If an operation and a type have the same name, the operation is linked. A word that may have another meaning is
    /// not linked to a type.
    pub(crate) fn new(root: &str, model: &Model, closure: &Closure<'_>, naming: &Naming<'_>) -> Self {
        let mut links = Self { root: root.to_owned(), targets: BTreeMap::new() };
        let types = || naming.types().filter_map(|(id, names)| Some((model.get(id)?, names)));
        for among_operations in [false, true] {
            for (shape, names) in types().filter(|(_, names)| names.in_operation == among_operations) {
                links.insert_type(shape, names, naming);
            }
        }
        for name in other_meanings(model, closure) {
            links.targets.remove(name);
        }
        for (id, names) in naming.operations() {
            links.targets.insert(id.name.clone(), format!("{root}::Client::{}", names.method));
        }
        links
    }

    fn insert_type(&mut self, shape: &Shape, names: &TypeNames, naming: &Naming<'_>) {
        let module = if names.in_operation { "operation" } else { "types" };
        let path = format!("{}::{module}::{}", self.root, names.name);
        let field = |name: &str| format!("field@{path}::{}", naming.field(&shape.id, name).name);
        let variant = |name: &str| format!("{path}::{}", naming.variant(&shape.id, name).name);
        let parts: Vec<(&str, String)> = match &shape.kind {
            ShapeKind::Structure(members) => {
                members.iter().map(|member| (member.name.as_str(), field(&member.name))).collect()
            }
            ShapeKind::Union(members) => {
                members.iter().map(|member| (member.name.as_str(), variant(&member.name))).collect()
            }
            ShapeKind::Enum(values) => values.iter().map(|value| (value.name.as_str(), variant(&value.name))).collect(),
            ShapeKind::IntEnum(values) => {
                values.iter().map(|value| (value.name.as_str(), variant(&value.name))).collect()
            }
            _ => return,
        };
        let name = &shape.id.name;
        self.targets.extend(parts.into_iter().map(|(part, target)| (format!("{name}${part}"), target)));
        self.targets.insert(name.clone(), path);
    }

    /// The documentation in the traits.
    pub(crate) fn docs(&self, traits: &Traits) -> Document {
        self.docs_with(traits, &[])
    }

    /// The documentation in the traits of a member, which may refer to other members of its structure.
    pub(crate) fn docs_with(&self, traits: &Traits, members: &[(&str, &str)]) -> Document {
        let mut document = traits.documentation().map(Document::parse).unwrap_or_default();
        document.link(|name| self.target(name, members));
        document
    }

    fn target(&self, name: &str, members: &[(&str, &str)]) -> Option<String> {
        let member = members.iter().find(|(wire, _)| *wire == name);
        member.map(|(_, field)| format!("field@Self::{field}")).or_else(|| self.targets.get(name).cloned())
    }
}

/// The names of members and the values of enums, except members whose type has the same name.
fn other_meanings<'a>(model: &'a Model, closure: &Closure<'_>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for shape in closure.reachable.iter().filter_map(|id| model.get(id)) {
        match &shape.kind {
            ShapeKind::Structure(members) | ShapeKind::Union(members) => {
                let others = members.iter().filter(|member| member.target.name != member.name);
                names.extend(others.map(|member| member.name.as_str()));
            }
            ShapeKind::Enum(values) => names.extend(values.iter().map(|value| value.value.as_str())),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::{Options, RuntimeDependency, generate};

    /// The printed documentation of the member `Probe`.
    fn printed(documentation: &str) -> String {
        let model = r#"{"smithy": "2.0", "shapes": {
            "a.b#Store": {"type": "service", "version": "1", "operations": [{"target": "a.b#GetBox"}], "traits": {
                "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "store"}}},
            "a.b#GetBox": {"type": "operation", "input": {"target": "a.b#GetBoxRequest"}},
            "a.b#GetBoxRequest": {"type": "structure", "members": {
                "Probe": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "DOCUMENTATION"}},
                "Box": {"target": "a.b#Box"}, "Content": {"target": "a.b#Content"}}},
            "a.b#Box": {"type": "structure", "members": {
                "Size": {"target": "a.b#Size"}, "Lid": {"target": "a.b#Lid"}, "Date": {"target": "a.b#Date"}}},
            "a.b#Lid": {"type": "structure", "members": {"Size": {"target": "a.b#Size"}, "Date": {"target": "smithy.api#String"}}},
            "a.b#Date": {"type": "structure", "members": {}},
            "a.b#Closed": {"type": "structure", "members": {}},
            "a.b#Size": {"type": "enum", "members": {
                "SMALL": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "small"}},
                "CLOSED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "Closed"}}}},
            "a.b#Content": {"type": "union", "members": {"GetBox": {"target": "a.b#Closed"}}}}}"#;
        let options = Options::new(RuntimeDependency::Version("1".to_owned()));
        let generated = generate(&model.replace("DOCUMENTATION", documentation), &options).unwrap();
        let file = &generated.files["src/operation/get_box.rs"];
        let (before, _) = file.split_once("\n    pub probe: ").unwrap();
        before.lines().last().unwrap().trim_start_matches([' ', '/']).to_owned()
    }

    #[test]
    fn code_is_a_link_if_it_has_only_one_meaning() {
        for (text, expected) in [
            // Members of the same structure take precedence over operations.
            ("`Box`", "[`Box`](field@Self::box_)"),
            ("`GetBox`", "[`GetBox`](crate::Client::get_box)"),
            // Each member of this name has this type.
            ("`Size`", "[`Size`](crate::types::Size)"),
            ("`Lid`", "[`Lid`](crate::types::Lid)"),
            ("`GetBoxRequest`", "[`GetBoxRequest`](crate::operation::GetBoxRequest)"),
            // A member of this name has another type.
            ("`Date`", "`Date`"),
            // This is also a value.
            ("`Closed`", "`Closed`"),
            ("`SMALL`, `Other`, `Date.Size`", "`SMALL`, `Other`, `Date.Size`"),
            ("`Lid$Date`", "[`Lid$Date`](field@crate::types::Lid::date)"),
            ("`Size$CLOSED`", "[`Size$CLOSED`](crate::types::Size::Closed)"),
            ("`Content$GetBox`", "[`Content$GetBox`](crate::types::Content::GetBox)"),
            ("`GetBoxRequest$Probe`", "[`GetBoxRequest$Probe`](field@crate::operation::GetBoxRequest::probe)"),
            // Not code, or part of a link.
            ("Size", "Size"),
            ("[the `Size` here](https://a.b)", "[the `Size` here](https://a.b)"),
            ("<p>A <a>Size</a>.</p>", "A [`Size`](crate::types::Size)."),
        ] {
            assert_eq!(printed(text), expected, "{text}");
        }
    }
}
