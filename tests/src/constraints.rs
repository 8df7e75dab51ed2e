//! The constraints of requests, read from the model without the generator, and a change that violates each of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use smithy_client_runtime::ViolationCode;

use crate::model::Model;

/// A text that no pattern of the model accepts, and that must not be in a report.
pub const MARKER: &str = "\u{7f}jane@secret";

/// A change of a request that violates one constraint.
#[derive(Debug)]
pub struct Mutation {
    /// The constraint: `Shape$member: trait`, with the member of the structure.
    pub constraint: String,
    pub pointer: String,
    /// The new value; `None` removes the member.
    pub value: Option<Value>,
    pub path: String,
    pub code: ViolationCode,
    /// Only the strict level reports it.
    pub strict: bool,
    /// The level of other SDKs reports it too.
    pub minimum: bool,
    /// The pattern, if a pattern is violated.
    pub pattern: Option<String>,
}

struct Place<'a> {
    /// The traits of the member and of its target.
    own: &'a Value,
    under: &'a Value,
    target: &'a str,
    /// The owner of the constraint.
    owner: String,
    pointer: String,
    path: String,
}

impl Model {
    /// All constraints on members of structures that inputs lead to, as `Shape$member: trait`.
    #[must_use]
    pub fn constraints(&self, operations: &[&str]) -> BTreeSet<String> {
        let mut open: Vec<&str> = operations.iter().map(|operation| self.input(operation)).collect();
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let shape = self.shape(id);
            if shape["type"] == "list" {
                open.extend(shape["member"]["target"].as_str());
            }
            for (name, member) in members(shape) {
                let target = member["target"].as_str().expect("a target");
                open.push(target);
                let owner = format!("{}${name}", short(id));
                let mut holders = vec![(&member["traits"], self.shape(target))];
                let element = &self.shape(target)["member"];
                if let Some(inner) = element["target"].as_str() {
                    holders.push((&element["traits"], self.shape(inner)));
                }
                for (own, under) in holders {
                    for kind in ["length", "pattern", "range"] {
                        let is_set = !trait_of(own, &under["traits"], kind).is_null();
                        found.extend(is_set.then(|| format!("{owner}: {kind}")));
                    }
                    found.extend((under["type"] == "enum").then(|| format!("{owner}: enum")));
                }
                let required = has(&member["traits"], "required") && !has(&member["traits"], "idempotencyToken");
                found.extend(required.then(|| format!("{owner}: required")));
            }
        }
        found
    }

    /// A change for each constraint on the values of a request.
    #[must_use]
    pub fn mutations(&self, operation: &str, request: &Value) -> Vec<Mutation> {
        let mut mutations = Vec::new();
        self.structure(self.input(operation), request, "", "", &mut mutations);
        mutations
    }

    /// Each text of a request whose member has a pattern, with the pattern.
    #[must_use]
    pub fn patterns(&self, operation: &str, request: &Value) -> Vec<(String, String)> {
        let mutations = self.mutations(operation, request).into_iter();
        let texts = mutations.filter(|mutation| mutation.constraint.ends_with(": pattern"));
        let pair = |mutation: Mutation| {
            let text = request.pointer(&mutation.pointer)?.as_str()?.to_owned();
            Some((mutation.pattern?, text))
        };
        texts.filter_map(pair).collect()
    }

    fn structure(&self, id: &str, value: &Value, pointer: &str, path: &str, to: &mut Vec<Mutation>) {
        for (name, member) in members(self.shape(id)) {
            let target = member["target"].as_str().expect("a target");
            let place = Place {
                own: &member["traits"],
                under: &self.shape(target)["traits"],
                target,
                owner: format!("{}${name}", short(id)),
                pointer: format!("{pointer}/{name}"),
                path: if path.is_empty() { name.clone() } else { format!("{path}.{name}") },
            };
            let found = value.get(name).unwrap_or_else(|| panic!("{} is not in the full request", place.path));
            if has(place.own, "required") && !has(place.own, "idempotencyToken") {
                to.push(place.mutation("required", None, ViolationCode::RequiredFieldMissing).minimum());
            }
            self.value(&place, found, to);
        }
    }

    fn value(&self, place: &Place<'_>, value: &Value, to: &mut Vec<Mutation>) {
        let shape = self.shape(place.target);
        match shape["type"].as_str().unwrap_or("string") {
            "structure" => self.structure(place.target, value, &place.pointer, &place.path, to),
            "list" => self.list(place, value, to),
            "integer" => place.range(to),
            "enum" => {
                let mutation = place.mutation("enum", Some(json!(MARKER)), ViolationCode::InvalidEnumValue);
                to.push(Mutation { strict: true, ..mutation });
                place.text(shape, to);
            }
            _ => place.text(shape, to),
        }
    }

    fn list(&self, place: &Place<'_>, value: &Value, to: &mut Vec<Mutation>) {
        let items = value.as_array().expect("a list");
        let length = trait_of(place.own, place.under, "length");
        if let Some(max) = length["max"].as_u64() {
            let many: Vec<&Value> =
                items.iter().cycle().take(usize::try_from(max).expect("a limit that fits") + 1).collect();
            to.push(place.mutation("length", Some(json!(many)), ViolationCode::TooManyValues));
        }
        if length["min"].as_u64().is_some_and(|min| min > 0) {
            to.push(place.mutation("length", Some(json!([])), ViolationCode::NotEnoughValues).minimum());
        }
        let element = &self.shape(place.target)["member"];
        let target = element["target"].as_str().expect("a target");
        for (index, item) in items.iter().enumerate() {
            let item_place = Place {
                own: &element["traits"],
                under: &self.shape(target)["traits"],
                target,
                owner: place.owner.clone(),
                pointer: format!("{}/{index}", place.pointer),
                path: format!("{}[{index}]", place.path),
            };
            self.value(&item_place, item, to);
        }
    }
}

impl Place<'_> {
    fn mutation(&self, kind: &str, value: Option<Value>, code: ViolationCode) -> Mutation {
        let (constraint, pointer, path) = (format!("{}: {kind}", self.owner), self.pointer.clone(), self.path.clone());
        Mutation { constraint, pointer, value, path, code, strict: false, minimum: false, pattern: None }
    }

    fn text(&self, shape: &Value, to: &mut Vec<Mutation>) {
        let length = trait_of(self.own, self.under, "length");
        let (min, max) = (length["min"].as_u64().unwrap_or(0), length["max"].as_u64());
        if let Some(max) = max {
            let text = marked(max + 1);
            to.push(self.mutation("length", Some(json!(text)), ViolationCode::InvalidValue));
        }
        if min > 0 {
            let text = marked(min - 1);
            to.push(self.mutation("length", Some(json!(text)), ViolationCode::InvalidValue).minimum());
        }
        let Some(pattern) = trait_of(self.own, self.under, "pattern").as_str() else { return };
        // For an enum, a known value that the member's pattern doesn't match.
        let known = members(shape).map(|(_, value)| &value["traits"]["smithy.api#enumValue"]).nth(1);
        let text = known.cloned().unwrap_or_else(|| json!(marked(max.unwrap_or(20).min(min.max(20)))));
        let mutation = self.mutation("pattern", Some(text), ViolationCode::InvalidStringFormat);
        to.push(Mutation { pattern: Some(pattern.to_owned()), ..mutation });
    }

    fn range(&self, to: &mut Vec<Mutation>) {
        let range = trait_of(self.own, self.under, "range");
        let out_of_range = |value: i64| self.mutation("range", Some(json!(value)), ViolationCode::ValueOutOfRange);
        to.extend(range["min"].as_i64().map(|min| out_of_range(min - 1).minimum()));
        to.extend(range["max"].as_i64().map(|max| out_of_range(max + 1)));
    }
}

impl Mutation {
    fn minimum(self) -> Self {
        Self { minimum: true, ..self }
    }

    /// The request with the change.
    #[must_use]
    pub fn apply(&self, request: &Value) -> Value {
        let mut changed = request.clone();
        match &self.value {
            Some(value) => *changed.pointer_mut(&self.pointer).expect("the place exists") = value.clone(),
            None => {
                let (parent, name) = self.pointer.rsplit_once('/').expect("a pointer");
                changed.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(name);
            }
        }
        changed
    }
}

/// A text of this length that starts with the marker, or with a part of it.
fn marked(characters: u64) -> String {
    MARKER.chars().cycle().take(usize::try_from(characters).expect("a length that fits")).collect()
}

/// The name of a shape without its namespace.
fn short(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}

fn members(shape: &Value) -> impl Iterator<Item = (&String, &Value)> {
    shape["members"].as_object().into_iter().flatten()
}

fn has(traits: &Value, name: &str) -> bool {
    traits.get(format!("smithy.api#{name}")).is_some()
}

/// The trait of the member, or else of its target.
fn trait_of<'a>(own: &'a Value, under: &'a Value, name: &str) -> &'a Value {
    let name = format!("smithy.api#{name}");
    own.get(&name).unwrap_or(&under[&name])
}
