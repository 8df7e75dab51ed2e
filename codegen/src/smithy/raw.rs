//! Splits the JSON of a model into shapes, members and traits, before mixins and applied traits are merged.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{Document, describe};
use super::shape_id::{InvalidShapeId, ShapeId, is_identifier};
use super::trait_values::Object;
use crate::diagnostic::{Diagnostic, Diagnostics, pointer};

#[derive(Default)]
pub(super) struct RawModel {
    pub(super) shapes: BTreeMap<ShapeId, RawShape>,
    pub(super) applies: Vec<Apply>,
}

pub(super) struct RawShape {
    /// The value of `type`.
    pub(super) kind: String,
    /// The members. Those of lists and maps are called `member`, `key` and `value`.
    pub(super) members: BTreeMap<String, RawMember>,
    pub(super) traits: RawTraits,
    pub(super) mixins: Vec<ShapeId>,
    /// All other keys.
    pub(super) body: Object,
}

#[derive(Clone)]
pub(super) struct RawMember {
    pub(super) target: ShapeId,
    pub(super) traits: RawTraits,
}

pub(super) type RawTraits = BTreeMap<String, RawTrait>;

/// The value of a trait and its place in the file, which may be in another shape.
#[derive(Clone)]
pub(super) struct RawTrait {
    pub(super) value: Value,
    pub(super) pointer: String,
}

/// Traits that an `apply` sets on a shape or member.
pub(super) struct Apply {
    pub(super) shape: ShapeId,
    pub(super) member: Option<String>,
    pub(super) traits: RawTraits,
    pub(super) pointer: String,
}

/// Splits the document. Returns `None` if it is not a Smithy model.
pub(super) fn read(document: Document, diagnostics: &mut Diagnostics) -> Option<RawModel> {
    for pointer in &document.repeated {
        let key = pointer::last(pointer);
        diagnostics.push(
            Diagnostic::error(format!("the key `{key}` occurs more than once in its object"))
                .at(pointer)
                .help("keep one of them"),
        );
    }
    let Value::Object(mut root) = document.value else {
        diagnostics.push(not_a_model(&format!("the file contains {}", describe(&document.value))));
        return None;
    };
    if let Some(problem) = other_format(&root) {
        diagnostics.push(problem);
        return None;
    }
    let Some(Value::Object(shapes)) = root.remove("shapes") else {
        diagnostics.push(not_a_model("the key `shapes` with an object is missing"));
        return None;
    };
    let mut reader = Reader { model: RawModel::default(), diagnostics };
    for (id, body) in shapes {
        reader.shape(&id, body);
    }
    Some(reader.model)
}

fn not_a_model(reason: &str) -> Diagnostic {
    Diagnostic::error(format!("this is not a Smithy model: {reason}"))
        .help("expected the JSON form of a Smithy 2.0 model, an object with the keys `smithy` and `shapes`")
}

/// The problem with the format of the file, if it has another format or Smithy version.
fn other_format(root: &Object) -> Option<Diagnostic> {
    if let Some(Value::String(version)) = root.get("smithy") {
        let major = version.split('.').next().unwrap_or_default();
        return (major != "2").then(|| {
            Diagnostic::error(format!("the model is Smithy {version}, but only Smithy 2.0 is supported"))
                .at("/smithy")
                .help("convert it with `smithy ast FILE`, which writes 2.0")
        });
    }
    if root.contains_key("openapi") || root.contains_key("swagger") {
        let help = "use the Smithy model of the service instead";
        return Some(Diagnostic::error("this is an OpenAPI document, not a Smithy model").help(help));
    }
    if root.contains_key("metadata") && root.contains_key("operations") {
        return Some(
            Diagnostic::error("this is a service description in the older format of the AWS SDKs, not a Smithy model")
                .help("use the Smithy model of the same service, as found in the repositories of the newer SDKs"),
        );
    }
    Some(match root.get("smithy") {
        None => not_a_model("the key `smithy` with the version is missing"),
        Some(_) => not_a_model("the version in `smithy` is not a string").at("/smithy"),
    })
}

struct Reader<'a> {
    model: RawModel,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn shape(&mut self, key: &str, body: Value) {
        let pointer = pointer::join("/shapes", &[key]);
        let (id, member) = match key.split_once('$') {
            Some((id, member)) => (id, Some(member.to_owned())),
            None => (key, None),
        };
        let id: ShapeId = match id.parse() {
            Ok(id) => id,
            Err(problem) => return self.report(&pointer, None, problem.to_string()),
        };
        if id.namespace == "smithy.api" && member.is_none() && body.get("type").is_none_or(|kind| kind != "apply") {
            let message = format!("`{id}` is in the namespace `smithy.api`, in which only Smithy defines shapes");
            return self.report(&pointer, Some(&id), message);
        }
        let Value::Object(mut body) = body else {
            let message = format!("a shape must be an object, found {}", describe(&body));
            return self.report(&pointer, Some(&id), message);
        };
        let Some(Value::String(kind)) = body.remove("type") else {
            return self.report(&pointer, Some(&id), "the shape has no `type`".to_owned());
        };
        let traits = self.traits(&id, &pointer, &mut body);
        if kind == "apply" {
            self.model.applies.push(Apply { shape: id, member, traits, pointer });
        } else if member.is_some() {
            self.report(&pointer, Some(&id), "only an `apply` can name a member with `$`".to_owned());
        } else if id.namespace != "smithy.api" {
            let members = self.members(&id, &pointer, &kind, &mut body);
            let mixins = match body.remove("mixins") {
                Some(mixins) => self.targets(&id, &pointer::join(&pointer, &["mixins"]), mixins),
                None => Vec::new(),
            };
            self.model.shapes.insert(id, RawShape { kind, members, traits, mixins, body });
        }
    }

    fn members(&mut self, id: &ShapeId, pointer: &str, kind: &str, body: &mut Object) -> BTreeMap<String, RawMember> {
        let mut members = BTreeMap::new();
        match kind {
            "structure" | "union" | "enum" | "intEnum" => match body.remove("members") {
                Some(Value::Object(entries)) => {
                    let pointer = pointer::join(pointer, &["members"]);
                    for (name, member) in entries {
                        let pointer = pointer::join(&pointer, &[&name]);
                        if !is_identifier(&name) {
                            let message = format!("the member name `{name}` is invalid");
                            self.push(Diagnostic::error(message).shape(id).at(&pointer).help(
                                "a name starts with a letter and consists of ASCII letters, digits and underscores",
                            ));
                        } else if let Some(member) = self.member(id, &name, &pointer, member) {
                            members.insert(name, member);
                        }
                    }
                }
                Some(other) => {
                    let message = format!("`members` must be an object, found {}", describe(&other));
                    self.report(&pointer::join(pointer, &["members"]), Some(id), message);
                }
                None => {}
            },
            "list" | "set" | "map" => {
                let names: &[&str] = if kind == "map" { &["key", "value"] } else { &["member"] };
                for name in names {
                    if let Some(member) = body.remove(*name)
                        && let Some(member) = self.member(id, name, &pointer::join(pointer, &[name]), member)
                    {
                        members.insert((*name).to_owned(), member);
                    }
                }
            }
            _ => {}
        }
        members
    }

    fn member(&mut self, id: &ShapeId, name: &str, pointer: &str, member: Value) -> Option<RawMember> {
        match member {
            Value::Object(mut body) => {
                let traits = self.traits(id, pointer, &mut body);
                let target = target(&Value::Object(body));
                target.map(|target| RawMember { target, traits }).map_err(|problem| (pointer, problem))
            }
            other => Err((pointer, format!("a member must be an object, found {}", describe(&other)))),
        }
        .map_err(|(pointer, message)| {
            self.push(Diagnostic::error(message).shape(id).named_member(name).at(pointer));
        })
        .ok()
    }

    fn traits(&mut self, id: &ShapeId, pointer: &str, body: &mut Object) -> RawTraits {
        let pointer = pointer::join(pointer, &["traits"]);
        match body.remove("traits") {
            Some(Value::Object(traits)) => traits
                .into_iter()
                .map(|(name, value)| {
                    let pointer = pointer::join(&pointer, &[&name]);
                    (name, RawTrait { value, pointer })
                })
                .collect(),
            Some(other) => {
                let message = format!("`traits` must be an object, found {}", describe(&other));
                self.report(&pointer, Some(id), message);
                RawTraits::new()
            }
            None => RawTraits::new(),
        }
    }

    fn targets(&mut self, id: &ShapeId, pointer: &str, list: Value) -> Vec<ShapeId> {
        targets(&list, |segment, message| {
            let pointer = segment.map_or(pointer.to_owned(), |segment| pointer::join(pointer, &[&segment.to_string()]));
            self.diagnostics.push(Diagnostic::error(message).shape(id).at(&pointer));
        })
    }

    fn report(&mut self, pointer: &str, id: Option<&ShapeId>, message: String) {
        let diagnostic = Diagnostic::error(message);
        let diagnostic = match id {
            Some(id) => diagnostic.shape(id),
            None => diagnostic,
        };
        self.push(diagnostic.at(pointer));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// The id in `{"target": "…"}`.
pub(super) fn target(value: &Value) -> Result<ShapeId, String> {
    match value.get("target") {
        Some(Value::String(id)) => id.parse().map_err(|problem: InvalidShapeId| problem.to_string()),
        Some(other) => Err(format!("`target` must be a string, found {}", describe(other))),
        None => Err("expected an object with a `target`".to_owned()),
    }
}

/// The ids in `[{"target": "…"}, …]`. Problems are passed to `report`, with the index in the list.
pub(super) fn targets(list: &Value, mut report: impl FnMut(Option<usize>, String)) -> Vec<ShapeId> {
    let Value::Array(items) = list else {
        report(None, format!("expected a list, found {}", describe(list)));
        return Vec::new();
    };
    let mut ids = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match target(item) {
            Ok(id) => ids.push(id),
            Err(problem) => report(Some(index), problem),
        }
    }
    ids
}
