//! Endpoint rules in a form without the names of values, which have no meaning outside of the rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::endpoint::{Condition, EndpointRule, EndpointValue};

/// The rules with numbered names.
pub(super) fn normalized(rules: &[EndpointRule]) -> Vec<EndpointRule> {
    Names::default().rules(rules)
}

/// The URLs of the rules, for the report.
pub(super) fn urls(rules: &[EndpointRule]) -> String {
    let mut urls = BTreeSet::new();
    collect(rules, &mut urls);
    urls.into_iter().collect::<Vec<_>>().join(", ")
}

fn collect(rules: &[EndpointRule], urls: &mut BTreeSet<String>) {
    for rule in rules {
        match rule {
            EndpointRule::Endpoint { url, .. } => drop(urls.insert(text(url))),
            EndpointRule::If { then, .. } => collect(then, urls),
            _ => {}
        }
    }
}

fn text(value: &EndpointValue) -> String {
    match value {
        EndpointValue::Text(text) => text.clone(),
        EndpointValue::Format(pieces) => pieces.iter().map(text).collect(),
        EndpointValue::Local { name, .. } | EndpointValue::Given { name, .. } => format!("{{{name}}}"),
        EndpointValue::Setting(setting) => format!("{{{setting:?}}}"),
        EndpointValue::Attribute { attribute, .. } => format!("{{{attribute:?}}}"),
        _ => "{…}".to_owned(),
    }
}

/// The numbers of names, in the order in which they are found.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn name(&mut self, name: &str) -> String {
        let next = self.0.len();
        format!("v{}", self.0.entry(name.to_owned()).or_insert(next))
    }

    fn rules(&mut self, rules: &[EndpointRule]) -> Vec<EndpointRule> {
        rules.iter().map(|rule| self.rule(rule)).collect()
    }

    fn rule(&mut self, rule: &EndpointRule) -> EndpointRule {
        match rule {
            EndpointRule::Let { name, value } => EndpointRule::Let { value: self.value(value), name: self.name(name) },
            EndpointRule::Require { name, value, message } => {
                EndpointRule::Require { value: self.value(value), name: self.name(name), message: message.clone() }
            }
            EndpointRule::If { conditions, then } => EndpointRule::If {
                conditions: conditions.iter().map(|condition| self.condition(condition)).collect(),
                then: self.rules(then),
            },
            EndpointRule::Endpoint { url, signing_region, signing_name } => EndpointRule::Endpoint {
                url: self.value(url),
                signing_region: signing_region.as_ref().map(|value| self.value(value)),
                signing_name: signing_name.as_ref().map(|value| self.value(value)),
            },
            EndpointRule::Error(message) => EndpointRule::Error(self.value(message)),
        }
    }

    fn condition(&mut self, condition: &Condition) -> Condition {
        match condition {
            Condition::Holds(value) => Condition::Holds(self.value(value)),
            Condition::Binds { name, value } => Condition::Binds { value: self.value(value), name: self.name(name) },
        }
    }

    fn boxed(&mut self, value: &EndpointValue) -> Box<EndpointValue> {
        Box::new(self.value(value))
    }

    fn values(&mut self, values: &[EndpointValue]) -> Vec<EndpointValue> {
        values.iter().map(|value| self.value(value)).collect()
    }

    fn value(&mut self, value: &EndpointValue) -> EndpointValue {
        use EndpointValue as V;

        match value {
            V::Local { name, owned } => V::Local { name: self.name(name), owned: *owned },
            V::Format(pieces) => V::Format(self.values(pieces)),
            V::Attribute { of, attribute } => V::Attribute { of: self.boxed(of), attribute: *attribute },
            V::Item { of, index } => V::Item { of: self.boxed(of), index: *index },
            V::Partition(region) => V::Partition(self.boxed(region)),
            V::Call { function, arguments } => V::Call { function: *function, arguments: self.values(arguments) },
            V::IsSet(inner) => V::IsSet(self.boxed(inner)),
            V::Not(inner) => V::Not(self.boxed(inner)),
            V::Equal(first, second) => V::Equal(self.boxed(first), self.boxed(second)),
            V::Coalesce { first, second, optional } => {
                V::Coalesce { first: self.boxed(first), second: self.boxed(second), optional: *optional }
            }
            V::Either { condition, yes, no } => {
                V::Either { condition: self.boxed(condition), yes: self.boxed(yes), no: self.boxed(no) }
            }
            V::Present(inner) => V::Present(self.boxed(inner)),
            V::Unset | V::Bool(_) | V::Int(_) | V::Text(_) | V::List(_) | V::Setting(_) | V::Given { .. } => {
                value.clone()
            }
        }
    }
}
