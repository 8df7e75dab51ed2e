//! The limits of a rule: its conditions, how often it is used, its delay.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::request::MockRequest;
use super::rule::{Condition, Rule};
use super::script::Shared;
use crate::codec::to_json;
use crate::operation::Operation;

/// A rule of a [`Mock`](super::Mock), returned by [`Mock::on`](super::Mock::on) and [`Mock::respond`](super::Mock::respond). Its methods limit the rule.
pub struct MockRule<'a, Op> {
    script: &'a Shared,
    id: usize,
    operation: PhantomData<fn(Op)>,
}

impl<'a, Op: Operation> MockRule<'a, Op> {
    pub(super) fn new(script: &'a Shared, id: usize) -> Self {
        Self { script, id, operation: PhantomData }
    }

    /// Uses the rule only for requests for which the function returns true.
    pub fn when(self, condition: impl Fn(&Op) -> bool + Send + Sync + 'static) -> Self {
        let condition = move |request: &MockRequest| request.read().is_ok_and(|request| condition(&request));
        self.change(|rule| rule.conditions.push(Arc::new(Condition::When(Box::new(condition)))))
    }

    /// Uses the rule only for requests that have all members of this request, with the same values. Other members don't
    /// matter. In contrast to [`when`](Self::when), messages have the paths of the members that differ.
    pub fn matching(self, request: Op) -> Self {
        // A request that can't be written is equal to no other.
        let members = to_json(&request).ok().and_then(|json| serde_json::from_slice(&json).ok());
        self.change(|rule| rule.conditions.push(Arc::new(Condition::Members(members.unwrap_or(Value::Null)))))
    }

    /// Uses the rule for this number of requests; further ones go to the next rule.
    pub fn times(self, times: usize) -> Self {
        self.change(|rule| rule.times = Some(times))
    }

    /// Uses the rule for one request.
    pub fn once(self) -> Self {
        self.times(1)
    }

    /// Uses the rule for all requests, of which there must be at least one.
    pub fn always(self) -> Self {
        self.change(|rule| rule.times = None)
    }

    /// Sets the time until a response arrives, measured with the client's clock. Time limits apply.
    pub fn delay(self, delay: Duration) -> Self {
        self.change(|rule| rule.delay = delay)
    }

    fn change(self, change: impl FnOnce(&mut Rule)) -> Self {
        // It is not there if the script was cleared.
        if let Some(rule) = self.script.lock().rules.iter_mut().find(|rule| rule.id == self.id) {
            change(rule);
        }
        self
    }
}

impl<Op: Operation> fmt::Debug for MockRule<'_, Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("MockRule").field("operation", &Op::NAME).finish_non_exhaustive()
    }
}
