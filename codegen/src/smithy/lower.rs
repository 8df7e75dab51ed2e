//! Gives shapes and traits their types, after mixins and `apply` have been merged.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json;
use super::model::{Protocol, Service};
use super::raw::{RawMember, RawShape, RawTraits, target, targets};
use super::shape::{Member, OperationShape, ResourceShape, Shape, ShapeKind};
use super::shape_id::{ShapeId, is_identifier};
use super::trait_values::Object;
use super::traits::Traits;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};

/// What a raw shape becomes.
pub(super) enum Lowered {
    Shape(Shape),
    /// A service; its protocol is set later.
    Service(Service),
    /// Nothing, because the shape is invalid, which has been reported.
    Invalid,
}

pub(super) fn lower(id: ShapeId, raw: RawShape, diagnostics: &mut Diagnostics) -> Lowered {
    let RawShape { kind, members, traits, mut body, .. } = raw;
    let mut lowering = Lowering { id, diagnostics };
    let mut traits = lowering.traits(None, traits);
    let kind = match kind.as_str() {
        "blob" => ShapeKind::Blob,
        "boolean" => ShapeKind::Boolean,
        "string" => match traits.enum_definitions() {
            Some(definitions) => ShapeKind::Enum(lowering.enum_of_trait(definitions)),
            None => ShapeKind::String,
        },
        "byte" => ShapeKind::Byte,
        "short" => ShapeKind::Short,
        "integer" => ShapeKind::Integer,
        "long" => ShapeKind::Long,
        "float" => ShapeKind::Float,
        "double" => ShapeKind::Double,
        "bigInteger" => ShapeKind::BigInteger,
        "bigDecimal" => ShapeKind::BigDecimal,
        "timestamp" => ShapeKind::Timestamp,
        "document" => ShapeKind::Document,
        "enum" => ShapeKind::Enum(lowering.enum_members(members)),
        "intEnum" => ShapeKind::IntEnum(lowering.int_enum_members(members)),
        "structure" => ShapeKind::Structure(lowering.members(members)),
        "union" => ShapeKind::Union(lowering.members(members)),
        "list" | "set" => {
            let [member] = lowering.fixed_members(["member"], members);
            let Some(member) = member else {
                return Lowered::Invalid;
            };
            if kind == "set" {
                traits.mark("smithy.api#uniqueItems");
            }
            ShapeKind::List(member)
        }
        "map" => match lowering.fixed_members(["key", "value"], members) {
            [Some(key), Some(value)] => ShapeKind::Map { key, value },
            _ => return Lowered::Invalid,
        },
        "operation" => ShapeKind::Operation(lowering.operation(&mut body)),
        "resource" => ShapeKind::Resource(Box::new(lowering.resource(&mut body))),
        "service" => {
            let service = lowering.service(traits, &mut body);
            lowering.warn_unknown_keys(&kind, &body);
            return Lowered::Service(service);
        }
        unknown => {
            let message = format!("`{unknown}` is not a shape type");
            let diagnostic = Diagnostic::error(message).shape(&lowering.id).at(&lowering.pointer(&["type"]));
            lowering.diagnostics.push(diagnostic.did_you_mean(nearest(unknown, KINDS.iter().copied())));
            return Lowered::Invalid;
        }
    };
    lowering.warn_unknown_keys(kind.name(), &body);
    Lowered::Shape(Shape { id: lowering.id, kind, traits })
}

const KINDS: &[&str] = &[
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

pub(super) struct Lowering<'a> {
    pub(super) id: ShapeId,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Lowering<'_> {
    fn pointer(&self, segments: &[&str]) -> String {
        pointer::join(&pointer::join("/shapes", &[&self.id.to_string()]), segments)
    }

    fn error(&mut self, segments: &[&str], message: impl Into<String>) {
        let diagnostic = Diagnostic::error(message).shape(&self.id).at(&self.pointer(segments));
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn traits(&mut self, member: Option<&str>, raw: RawTraits) -> Traits {
        let mut traits = Traits::new();
        for (name, raw) in raw {
            if let Err(problem) = traits.insert(name.clone(), raw.value) {
                // serde also says how the text would be stored.
                let problem = problem.to_string().replace("a borrowed string", "a string");
                let message = format!("the value of the trait `{name}` is invalid: {problem}");
                let diagnostic = Diagnostic::error(message).shape(&self.id).maybe_member(member).at(&raw.pointer);
                self.diagnostics.push(diagnostic);
            }
        }
        traits
    }

    fn member(&mut self, name: String, raw: RawMember) -> Member {
        let traits = self.traits(Some(&name), raw.traits);
        Member { name, target: raw.target, traits }
    }

    fn members(&mut self, members: BTreeMap<String, RawMember>) -> Vec<Member> {
        members.into_iter().map(|(name, raw)| self.member(name, raw)).collect()
    }

    fn fixed_members<const N: usize>(
        &mut self,
        names: [&str; N],
        mut members: BTreeMap<String, RawMember>,
    ) -> [Option<Member>; N] {
        names.map(|name| match members.remove(name) {
            Some(raw) => Some(self.member(name.to_owned(), raw)),
            None => {
                self.error(&[], format!("the shape has no member `{name}`"));
                None
            }
        })
    }

    fn operation(&mut self, body: &mut Object) -> OperationShape {
        let unit = ShapeId::unit();
        OperationShape {
            input: self.take_target(body, "input").filter(|id| *id != unit),
            output: self.take_target(body, "output").filter(|id| *id != unit),
            errors: self.take_targets(body, "errors"),
        }
    }

    fn resource(&mut self, body: &mut Object) -> ResourceShape {
        ResourceShape {
            identifiers: self.take_table(body, "identifiers"),
            properties: self.take_table(body, "properties"),
            create: self.take_target(body, "create"),
            put: self.take_target(body, "put"),
            read: self.take_target(body, "read"),
            update: self.take_target(body, "update"),
            delete: self.take_target(body, "delete"),
            list: self.take_target(body, "list"),
            operations: self.take_targets(body, "operations"),
            collection_operations: self.take_targets(body, "collectionOperations"),
            resources: self.take_targets(body, "resources"),
        }
    }

    fn service(&mut self, traits: Traits, body: &mut Object) -> Service {
        let version = match body.remove("version") {
            Some(Value::String(version)) => version,
            None => String::new(),
            Some(other) => {
                self.error(&["version"], format!("`version` must be a string, found {}", json::describe(&other)));
                String::new()
            }
        };
        Service {
            id: self.id.clone(),
            traits,
            protocol: Protocol::AwsJson1_0,
            version,
            operations: self.take_targets(body, "operations"),
            resources: self.take_targets(body, "resources"),
            errors: self.take_targets(body, "errors"),
            rename: self.take_rename(body),
        }
    }

    fn take_rename(&mut self, body: &mut Object) -> BTreeMap<ShapeId, String> {
        let mut renamed = BTreeMap::new();
        let entries = match body.remove("rename") {
            Some(Value::Object(entries)) => entries,
            None => return renamed,
            Some(other) => {
                self.error(&["rename"], format!("`rename` must be an object, found {}", json::describe(&other)));
                return renamed;
            }
        };
        for (from, to) in entries {
            match (from.parse::<ShapeId>(), to.as_str().filter(|to| is_identifier(to))) {
                (Ok(id), Some(to)) => {
                    renamed.insert(id, to.to_owned());
                }
                (Err(problem), _) => self.error(&["rename", &from], problem.to_string()),
                (_, None) => self.error(&["rename", &from], "the new name must be a shape name without a namespace"),
            }
        }
        renamed
    }

    fn take_target(&mut self, body: &mut Object, key: &str) -> Option<ShapeId> {
        target(&body.remove(key)?).map_err(|problem| self.error(&[key], problem)).ok()
    }

    fn take_targets(&mut self, body: &mut Object, key: &str) -> Vec<ShapeId> {
        let Some(list) = body.remove(key) else {
            return Vec::new();
        };
        targets(&list, |index, problem| match index {
            Some(index) => self.error(&[key, &index.to_string()], problem),
            None => self.error(&[key], problem),
        })
    }

    fn take_table(&mut self, body: &mut Object, key: &str) -> BTreeMap<String, ShapeId> {
        let mut table = BTreeMap::new();
        match body.remove(key) {
            Some(Value::Object(entries)) => {
                for (name, value) in entries {
                    match target(&value) {
                        Ok(id) => {
                            table.insert(name, id);
                        }
                        Err(problem) => self.error(&[key, &name], problem),
                    }
                }
            }
            Some(other) => self.error(&[key], format!("`{key}` must be an object, found {}", json::describe(&other))),
            None => {}
        }
        table
    }

    /// Warns about the keys that no other method took.
    fn warn_unknown_keys(&mut self, kind: &str, body: &Object) {
        for key in body.keys() {
            let message = format!("the key `{key}` is unknown for the shape type {kind}; it has no effect");
            let diagnostic = Diagnostic::warning(message).shape(&self.id).at(&self.pointer(&[key]));
            self.diagnostics.push(diagnostic);
        }
    }
}
