//! The values and conditions that are known at a place in the rules.

use std::collections::BTreeMap;

use super::attributes::{Ty, Typed};
use super::ir::{Condition, EndpointRule, EndpointValue};
use crate::names::{Style, Taken, local_name};

/// A step before the body of a rule.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Test(Condition),
    Let { name: String, value: EndpointValue },
}

/// The named values and known conditions. Each rule gets a copy of those around it.
#[derive(Clone, Debug)]
pub(super) struct Bindings {
    values: BTreeMap<String, Typed>,
    /// The names that are used in Rust.
    taken: Taken,
    /// Conditions that are known to hold or not to hold.
    known: Vec<(EndpointValue, bool)>,
}

impl Bindings {
    pub(super) fn new() -> Self {
        // The parameter of the generated function.
        let taken = Taken::from_iter(["params"]);
        Self { values: BTreeMap::new(), taken, known: Vec::new() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Typed> {
        self.values.get(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    pub(super) fn set(&mut self, name: &str, value: Typed) {
        self.values.insert(name.to_owned(), value);
    }

    /// A name for Rust that is not used.
    pub(super) fn fresh(&mut self, name: &str) -> String {
        self.taken.free(local_name(name), Style::Snake)
    }

    /// Names a value. A short one is repeated instead.
    pub(super) fn assign(&mut self, name: &str, typed: Typed, steps: &mut Vec<Step>) {
        let value = match typed.value {
            EndpointValue::Unset | EndpointValue::Bool(_) | EndpointValue::Int(_) | EndpointValue::Text(_) => {
                typed.value
            }
            EndpointValue::List(_) | EndpointValue::Setting(_) | EndpointValue::Local { .. } => typed.value,
            value => self.hoist(name, value, steps),
        };
        self.set(name, Typed { value, ..typed });
    }

    /// Moves a value into a separate statement.
    pub(super) fn hoist(&mut self, name: &str, value: EndpointValue, steps: &mut Vec<Step>) -> EndpointValue {
        let name = self.fresh(name);
        let local = EndpointValue::Local { name: name.clone(), owned: value.is_owned() };
        steps.push(Step::Let { name, value });
        local
    }

    /// Unwraps an optional value under a name. False if it is known to be absent.
    pub(super) fn unwrap(&mut self, name: &str, typed: Typed, steps: &mut Vec<Step>) -> bool {
        let is_set = EndpointValue::IsSet(Box::new(typed.value.clone()));
        if self.truth(&is_set) == Some(false) {
            self.set(name, Typed::new(typed.ty, EndpointValue::Unset));
            return false;
        }
        let local = self.fresh(name);
        self.set(name, Typed::new(typed.ty, EndpointValue::local(&local)));
        self.known.push((is_set, true));
        steps.push(Step::Test(Condition::Binds { name: local, value: typed.value }));
        true
    }

    /// Requires a boolean to be true. False if it is known to be false.
    pub(super) fn hold(&mut self, value: EndpointValue, steps: &mut Vec<Step>) -> bool {
        match self.truth(&value) {
            Some(truth) => truth,
            None => {
                self.learn(value.clone(), true);
                steps.push(Step::Test(Condition::Holds(value)));
                true
            }
        }
    }

    /// Records what is known after a rule that applies if this condition holds.
    pub(super) fn learn_opposite(&mut self, condition: &Condition) {
        match condition {
            Condition::Holds(value) => self.learn(value.clone(), false),
            Condition::Binds { value, .. } => self.learn(EndpointValue::IsSet(Box::new(value.clone())), false),
        }
    }

    fn learn(&mut self, value: EndpointValue, truth: bool) {
        match value {
            EndpointValue::Not(value) => self.learn(*value, !truth),
            value => self.known.push((value, truth)),
        }
    }

    /// The value of a boolean, if it is known.
    pub(super) fn truth(&self, value: &EndpointValue) -> Option<bool> {
        match value {
            EndpointValue::Bool(truth) => Some(*truth),
            EndpointValue::Not(value) => self.truth(value).map(|truth| !truth),
            value => self.known.iter().find(|(known, _)| known == value).map(|(_, truth)| *truth),
        }
    }

    /// Requires an optional boolean to be present and true.
    pub(super) fn hold_optional(&mut self, typed: Typed, steps: &mut Vec<Step>) -> bool {
        // No rule can use the empty name.
        self.unwrap("", typed, steps)
            && match self.get("").cloned() {
                Some(Typed { value, ty: Ty::Bool, .. }) => self.hold(value, steps),
                _ => false,
            }
    }
}

/// The body with the steps before it.
pub(super) fn nest(steps: Vec<Step>, body: Vec<EndpointRule>) -> Vec<EndpointRule> {
    let mut body = body;
    let mut conditions = Vec::new();
    for step in steps.into_iter().rev() {
        match step {
            Step::Test(condition) => conditions.insert(0, condition),
            Step::Let { name, value } => {
                body = wrap(std::mem::take(&mut conditions), body);
                body.insert(0, EndpointRule::Let { name, value });
            }
        }
    }
    wrap(conditions, body)
}

fn wrap(conditions: Vec<Condition>, then: Vec<EndpointRule>) -> Vec<EndpointRule> {
    if conditions.is_empty() { then } else { vec![EndpointRule::If { conditions, then }] }
}
