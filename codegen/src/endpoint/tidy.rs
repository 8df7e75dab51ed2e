//! Simplifies the compiled body: removes unused names, unreachable statements and unnecessary nesting.

use super::ir::{Condition, EndpointRule, EndpointValue};

/// The simplified body.
pub(super) fn tidy(rules: Vec<EndpointRule>) -> Vec<EndpointRule> {
    let end = rules.iter().position(|rule| matches!(rule, EndpointRule::Endpoint { .. } | EndpointRule::Error(_)));
    let reachable = end.map_or(rules.len(), |end| end + 1);
    let mut kept: Vec<EndpointRule> = Vec::new();
    // Starts at the end, so that uses of a name are searched in simplified statements.
    for rule in rules.into_iter().take(reachable).rev() {
        match rule {
            EndpointRule::If { conditions, then } => kept.insert(0, tidy_if(conditions, tidy(then))),
            EndpointRule::Let { name, .. } if !is_used(&name, &kept) => {}
            rule => kept.insert(0, rule),
        }
    }
    without_repetition(kept)
}

fn tidy_if(mut conditions: Vec<Condition>, mut then: Vec<EndpointRule>) -> EndpointRule {
    if let [EndpointRule::If { .. }] = then.as_slice()
        && let Some(EndpointRule::If { conditions: inner, then: inside }) = then.pop()
    {
        conditions.extend(inner);
        then = inside;
    }
    let mut kept: Vec<Condition> = Vec::new();
    for condition in conditions.into_iter().rev() {
        let condition = match condition {
            Condition::Binds { name, value } => {
                let used = kept.iter().any(|condition| condition.any(&|value| is_local(value, &name)));
                if used || is_used(&name, &then) {
                    Condition::Binds { name, value }
                } else {
                    Condition::Holds(EndpointValue::IsSet(Box::new(value)))
                }
            }
            holds => holds,
        };
        kept.insert(0, condition);
    }
    EndpointRule::If { conditions: kept, then }
}

/// Removes repeated names: adjacent rules often name the same value.
fn without_repetition(rules: Vec<EndpointRule>) -> Vec<EndpointRule> {
    let mut kept: Vec<EndpointRule> = Vec::new();
    for rule in rules {
        let before = kept.iter().rev().find(|before| match (before, &rule) {
            (EndpointRule::Let { name, .. }, EndpointRule::Let { name: again, .. }) => name == again,
            _ => false,
        });
        if before != Some(&rule) {
            kept.push(rule);
        }
    }
    kept
}

/// True if a statement uses the name before it is bound again.
fn is_used(name: &str, rules: &[EndpointRule]) -> bool {
    for rule in rules {
        if rule.any(&|value| is_local(value, name)) {
            return true;
        }
        if matches!(rule, EndpointRule::Let { name: other, .. } if other == name) {
            return false;
        }
    }
    false
}

fn is_local(value: &EndpointValue, name: &str) -> bool {
    matches!(value, EndpointValue::Local { name: local, .. } if local == name)
}
