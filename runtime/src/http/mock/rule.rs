//! A rule of a mock: which requests it is for, how often, and its response.

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;

use super::differences::differences;
use super::request::MockRequest;
use super::response::MockResponse;
use crate::operation::Operation;

type Answer = Box<dyn FnMut(&MockRequest) -> MockResponse + Send>;

/// A rule without the type of its operation.
pub(super) struct Rule {
    pub(super) id: usize,
    pub(super) operation: &'static str,
    /// The header `x-amz-target` of its requests.
    target: String,
    made_at: &'static Location<'static>,
    /// The number of requests that it is for; `None` is any number.
    pub(super) times: Option<usize>,
    pub(super) used: usize,
    pub(super) delay: Duration,
    pub(super) conditions: Vec<Arc<Condition>>,
    answer: Arc<Mutex<Answer>>,
    /// The nearest of the requests that it was not for.
    pub(super) nearest: Option<Mismatch>,
}

/// What a request must fulfil.
pub(super) enum Condition {
    /// A function returns true.
    When(Box<dyn Fn(&MockRequest) -> bool + Send + Sync>),
    /// It has these members.
    Members(Value),
}

/// Why a rule is not for a request; the nearest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mismatch {
    UsedUp(usize),
    /// The paths of the members that differ.
    Members(usize, Vec<String>),
    Condition,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UsedUp(1) => to.write_str("is for one request and is used up"),
            Self::UsedUp(times) => write!(to, "is for {times} requests and is used up"),
            Self::Members(_, paths) => write!(to, "expects another value of `{}`", paths.join("` and of `")),
            Self::Condition => to.write_str("has a condition (`when`) that is false"),
        }
    }
}

impl Rule {
    pub(super) fn new<Op: Operation>(
        id: usize,
        made_at: &'static Location<'static>,
        times: Option<usize>,
        answer: impl FnMut(&MockRequest) -> MockResponse + Send + 'static,
    ) -> Self {
        Self {
            id,
            operation: Op::NAME,
            target: format!("{}.{}", Op::SERVICE.target_prefix, Op::NAME),
            made_at,
            times,
            used: 0,
            delay: Duration::ZERO,
            conditions: Vec::new(),
            answer: Arc::new(Mutex::new(Box::new(answer))),
            nearest: None,
        }
    }

    pub(super) fn is_of(&self, request: &MockRequest) -> bool {
        self.target == request.target()
    }

    pub(super) fn is_used_up(&self) -> bool {
        self.times.is_some_and(|times| self.used >= times)
    }

    pub(super) fn is_unused(&self) -> bool {
        self.used < self.times.unwrap_or(1)
    }

    /// Records that the rule was not for a request.
    pub(super) fn note(&mut self, mismatch: &Mismatch) {
        if self.nearest.as_ref().is_none_or(|nearest| mismatch < nearest) {
            self.nearest = Some(mismatch.clone());
        }
    }

    /// Counts a request. The response is computed with the returned value, without the lock of the script.
    pub(super) fn take(&mut self) -> Taken {
        self.used += 1;
        Taken { answer: Arc::clone(&self.answer), delay: self.delay }
    }

    /// Name and origin, like `GetThing (tests/things.rs:12:10)`.
    pub(super) fn title(&self) -> String {
        format!("{} ({})", self.operation, self.made_at)
    }

    /// How often it was used and should have been, and the nearest request that it was not for.
    pub(super) fn unused(&self) -> String {
        let expected = match self.times {
            None => "at least once".to_owned(),
            Some(1) => "once".to_owned(),
            Some(times) => format!("{times} times"),
        };
        let nearest = self.nearest.as_ref();
        let nearest = nearest.map(|nearest| format!("; for the nearest other request, the rule {nearest}"));
        let (title, used) = (self.title(), self.used);
        format!(
            "the rule for {title} was to be used {expected}, and was used {used} times{}",
            nearest.unwrap_or_default()
        )
    }
}

/// A rule that was chosen for a request.
pub(super) struct Taken {
    answer: Arc<Mutex<Answer>>,
    delay: Duration,
}

impl Taken {
    /// The response to a request.
    pub(super) fn response(&self, request: &MockRequest) -> MockResponse {
        // After a panic in the function of a test, the test has failed anyway.
        let response = (self.answer.lock().unwrap_or_else(PoisonError::into_inner))(request);
        response.delayed_by(self.delay)
    }
}

/// Why a request doesn't fulfil the conditions; `None` if it does.
pub(super) fn mismatch(conditions: &[Arc<Condition>], request: &MockRequest) -> Option<Mismatch> {
    let mismatch = |condition: &Arc<Condition>| match condition.as_ref() {
        Condition::When(is_fulfilled) => (!is_fulfilled(request)).then_some(Mismatch::Condition),
        Condition::Members(expected) => {
            let found = serde_json::from_slice(&request.json()).unwrap_or(Value::Null);
            let paths = differences(expected, &found);
            (!paths.is_empty()).then_some(Mismatch::Members(paths.len(), paths))
        }
    };
    conditions.iter().filter_map(mismatch).max()
}
