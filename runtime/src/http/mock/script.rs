//! The script of a mock: its rules, and the record of the requests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::request::MockRequest;
use super::rule::{Condition, Mismatch, Rule, Taken};
use crate::error::Failure;

/// The script, which clones of a mock share.
#[derive(Clone, Default)]
pub(super) struct Shared(Arc<Mutex<Script>>);

impl Shared {
    pub(super) fn lock(&self) -> MutexGuard<'_, Script> {
        // No code panics while it holds the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Default)]
pub(super) struct Script {
    pub(super) rules: Vec<Rule>,
    /// The number of rules so far, also of those that were removed.
    pub(super) made: usize,
    pub(super) requests: Vec<MockRequest>,
    /// The requests without a rule, as messages.
    pub(super) unexpected: Vec<String>,
}

/// The rules for the operation of a request: their ids and conditions.
pub(super) type Candidates = Vec<(usize, Vec<Arc<Condition>>)>;

impl Script {
    pub(super) fn record(&mut self, request: &MockRequest) -> Candidates {
        self.requests.push(request.clone());
        let rules = self.rules.iter().filter(|rule| rule.is_of(request));
        rules.map(|rule| (rule.id, rule.conditions.clone())).collect()
    }

    /// Chooses the first rule that has no mismatch and is not used up.
    pub(super) fn take(
        &mut self,
        request: &MockRequest,
        checked: Vec<(usize, Option<Mismatch>)>,
    ) -> Result<Taken, Failure> {
        let mut nearest: Option<(Mismatch, String)> = None;
        for (id, mismatch) in checked {
            let Some(rule) = self.rules.iter_mut().find(|rule| rule.id == id) else { continue };
            let mismatch = match mismatch {
                None if !rule.is_used_up() => return Ok(rule.take()),
                None => Mismatch::UsedUp(rule.used),
                Some(mismatch) => {
                    rule.note(&mismatch);
                    mismatch
                }
            };
            if nearest.as_ref().is_none_or(|(nearest, _)| mismatch < *nearest) {
                nearest = Some((mismatch, rule.title()));
            }
        }
        let (attempt, operation) = (request.attempt(), request.operation());
        let reason = match nearest {
            Some((mismatch, rule)) => format!("the nearest, {rule}, {mismatch}"),
            None => self.other_rules(),
        };
        let message = format!("The mock has no rule for attempt {attempt} of {operation}: {reason}");
        self.unexpected.push(message.clone());
        Err(Failure::configuration("UnexpectedRequest", message))
    }

    fn other_rules(&self) -> String {
        let titles: Vec<String> = self.rules.iter().map(Rule::title).collect();
        match titles.is_empty() {
            true => "it has no rules".to_owned(),
            false => format!("it has rules for {}", titles.join(", ")),
        }
    }
}
