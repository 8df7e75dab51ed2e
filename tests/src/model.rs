//! The service model, read without the generator: which members a response can have, which are sensitive, which are
//! kept.

use serde_json::{Map, Value};

/// The file of the model.
#[derive(Debug)]
pub struct Model(Map<String, Value>);

const NAMESPACE: &str = "com.amazonaws.partnercentralselling";
const NOTHING: &str = "smithy.api#Unit";

struct Member<'a> {
    name: &'a str,
    target: &'a str,
    sensitive: bool,
    required: bool,
}

impl Model {
    /// The model of this repository.
    #[must_use]
    pub fn load() -> Self {
        let text = include_str!("../../model/partnercentral-selling.json");
        let mut document: Value = serde_json::from_str(text).expect("the model is JSON");
        let Value::Object(shapes) = document["shapes"].take() else { panic!("the model has no shapes") };
        Self(shapes)
    }

    /// The operations, sorted by name, with true for those with an output.
    #[must_use]
    pub fn operations(&self) -> Vec<(&str, bool)> {
        let operations = self.0.iter().filter(|(_, shape)| shape["type"] == "operation");
        let mut found: Vec<_> = operations
            .map(|(id, shape)| (id.rsplit('#').next().unwrap_or(id), shape["output"]["target"] != NOTHING))
            .collect();
        found.sort_unstable();
        found
    }

    /// The members of an operation's output that are absent from a response, or from an entry of its lists.
    #[must_use]
    pub fn missing(&self, operation: &str, response: &Value) -> Vec<String> {
        let mut paths = Vec::new();
        self.find_missing(self.output(operation), response, "", &mut paths);
        paths
    }

    fn find_missing(&self, shape: &str, value: &Value, path: &str, paths: &mut Vec<String>) {
        for member in self.members(shape) {
            let path = format!("{path}.{}", member.name);
            match &value[member.name] {
                Value::Null => paths.push(path),
                Value::Array(list) if list.is_empty() => paths.push(path),
                Value::Array(list) => {
                    for element in list {
                        self.find_missing(self.element(member.target), element, &path, paths);
                    }
                }
                value => self.find_missing(member.target, value, &path, paths),
            }
        }
    }

    /// The sensitive values of a response, with their paths.
    #[must_use]
    pub fn sensitive(&self, operation: &str, response: &Value) -> Vec<(String, String)> {
        let mut found = Vec::new();
        self.find_sensitive(self.output(operation), response, "", &mut found);
        found
    }

    fn find_sensitive(&self, shape: &str, value: &Value, path: &str, found: &mut Vec<(String, String)>) {
        for member in self.members(shape) {
            let path = format!("{path}.{}", member.name);
            match &value[member.name] {
                Value::Array(list) => {
                    for element in list {
                        self.find_sensitive(self.element(member.target), element, &path, found);
                    }
                }
                Value::String(text) if member.sensitive => found.push((path, text.clone())),
                value => self.find_sensitive(member.target, value, &path, found),
            }
        }
    }

    /// The part of a response that a client keeps: members of the model with a value, list entries that are not null,
    /// one member of a union, and promised members, which may be empty lists or structures.
    #[must_use]
    pub fn kept(&self, operation: &str, response: &Value) -> Value {
        let output = self.output(operation);
        let mut kept = self.keep(output, response);
        for member in self.members(output).filter(|member| member.required) {
            let empty = match self.kind(member.target) {
                "list" => Value::Array(Vec::new()),
                "structure" => Value::Object(Map::new()),
                _ => continue,
            };
            if kept[member.name].is_null() {
                kept[member.name] = empty;
            }
        }
        kept
    }

    fn keep(&self, shape: &str, value: &Value) -> Value {
        match (self.kind(shape), value) {
            ("structure", Value::Object(from)) => {
                let members = self.members(shape).filter_map(|member| {
                    let value = from.get(member.name).filter(|value| !value.is_null())?;
                    Some((member.name.to_owned(), self.keep(member.target, value)))
                });
                let mut kept: Map<_, _> = members.collect();
                let is_kept = |(name, value): &(&String, &Value)| !value.is_null() && *name != "__type";
                let unknown = from
                    .iter()
                    .filter(is_kept)
                    .filter(|(name, _)| self.members(shape).all(|member| member.name != **name));
                kept.extend(unknown.map(|(name, value)| (name.clone(), value.clone())));
                kept.into()
            }
            ("union", Value::Object(from)) => {
                let known =
                    self.members(shape).find(|member| from.get(member.name).is_some_and(|value| !value.is_null()));
                let kept = match known {
                    Some(member) => Some((member.name.to_owned(), self.keep(member.target, &from[member.name]))),
                    None => from
                        .iter()
                        .find(|(name, value)| *name != "__type" && !value.is_null())
                        .map(|(name, value)| (name.clone(), value.clone())),
                };
                kept.into_iter().collect::<Map<_, _>>().into()
            }
            ("list", Value::Array(from)) => {
                let element = self.element(shape);
                from.iter().filter(|value| !value.is_null()).map(|value| self.keep(element, value)).collect()
            }
            _ => value.clone(),
        }
    }

    fn output(&self, operation: &str) -> &str {
        self.shape(&format!("{NAMESPACE}#{operation}"))["output"]["target"].as_str().expect("an output")
    }

    pub(crate) fn input(&self, operation: &str) -> &str {
        self.shape(&format!("{NAMESPACE}#{operation}"))["input"]["target"].as_str().expect("an input")
    }

    /// Shapes of `smithy.api` are not in the file, and have no traits.
    pub(crate) fn shape(&self, id: &str) -> &Value {
        self.0.get(id).unwrap_or(&Value::Null)
    }

    fn kind(&self, shape: &str) -> &str {
        // The used shapes of `smithy.api` are simple.
        self.shape(shape)["type"].as_str().unwrap_or("string")
    }

    fn element(&self, list: &str) -> &str {
        self.0[list]["member"]["target"].as_str().expect("a list has a member")
    }

    fn members(&self, shape: &str) -> impl Iterator<Item = Member<'_>> {
        let members = self.0.get(shape).and_then(|shape| shape["members"].as_object());
        let named = members.filter(|_| matches!(self.kind(shape), "structure" | "union")).into_iter().flatten();
        named.map(|(name, member)| {
            let target = member["target"].as_str().expect("a member has a target");
            let has = |of: &Value, name: &str| of["traits"].get(name).is_some();
            let on_target = self.0.get(target).is_some_and(|shape| has(shape, "smithy.api#sensitive"));
            Member {
                name,
                target,
                sensitive: on_target || has(member, "smithy.api#sensitive"),
                required: has(member, "smithy.api#required"),
            }
        })
    }
}
