//! Faults that a sandbox injects: delays, errors and broken connections, by operation and share.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

/// A fault that requests meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    operation: Option<String>,
    share: f64,
    delay: Duration,
    effect: Effect,
    applied: bool,
    remaining: Option<u32>,
}

/// What a request gets in place of its response.
#[derive(Clone, Debug, PartialEq)]
enum Effect {
    /// Its response.
    Response,
    /// An error response with a code, and a status if it isn't that of the code.
    Error(String, Option<u16>),
    /// The connection is closed.
    Reset,
}

impl Fault {
    /// A delay of the response.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        let effect = Effect::Response;
        Self { operation: None, share: 1.0, delay, effect, applied: false, remaining: None }
    }

    /// An error response with this code, such as `InternalServerException`.
    #[must_use]
    pub fn error(code: impl Into<String>) -> Self {
        Self { effect: Effect::Error(code.into(), None), ..Self::delay(Duration::ZERO) }
    }

    /// The connection is closed without a response.
    #[must_use]
    pub fn reset() -> Self {
        Self { effect: Effect::Reset, ..Self::delay(Duration::ZERO) }
    }

    /// Sets the operation. Default: all.
    #[must_use]
    pub fn operation(mut self, name: impl Into<String>) -> Self {
        self.operation = Some(name.into());
        self
    }

    /// Sets the share of the requests that meet the fault, from 0 to 1. Default: 1. The choice is random, and the same in
    /// each run.
    #[must_use]
    pub fn share(mut self, share: f64) -> Self {
        self.share = share;
        self
    }

    /// Sets whether the request is applied before the error or reset. Default: false.
    #[must_use]
    pub fn applied(mut self, applied: bool) -> Self {
        self.applied = applied;
        self
    }

    /// Sets how many requests meet the fault. Default: any number.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.remaining = Some(times);
        self
    }

    /// Sets a delay before the error or reset. Default: none.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Reads faults from a JSON list of objects with the members `operation`, `share`, `delay_ms`, `error`, `status`,
    /// `reset`, `applied` and `times`, all optional.
    ///
    /// # Errors
    /// The text is not such a list.
    pub fn from_json(text: &str) -> Result<Vec<Self>, InvalidFaults> {
        let list: Vec<Value> = serde_json::from_str(text).map_err(|error| InvalidFaults(error.to_string()))?;
        let read = |(index, value): (usize, &Value)| {
            read_fault(value).map_err(|problem| InvalidFaults(format!("in the fault {index}, {problem}")))
        };
        list.iter().enumerate().map(read).collect()
    }
}

fn read_fault(value: &Value) -> Result<Fault, String> {
    let members = value.as_object().ok_or("an object is expected")?;
    let (mut fault, mut status) = (Fault::delay(Duration::ZERO), None);
    for (name, value) in members {
        let expected = |what: &str| format!("`{name}` must be {what}");
        match name.as_str() {
            "operation" => fault.operation = Some(value.as_str().ok_or_else(|| expected("a string"))?.to_owned()),
            "share" => {
                let share = value.as_f64().filter(|share| (0.0..=1.0).contains(share));
                fault.share = share.ok_or_else(|| expected("a number from 0 to 1"))?;
            }
            "delay_ms" => {
                let millis = value.as_u64().filter(|millis| *millis <= 3_600_000);
                fault.delay = Duration::from_millis(millis.ok_or_else(|| expected("a number up to 3600000"))?);
            }
            "error" => {
                let code = value.as_str().ok_or_else(|| expected("an error code"))?;
                fault.effect = Effect::Error(code.to_owned(), None);
            }
            "status" => {
                let number = value.as_u64().and_then(|number| u16::try_from(number).ok());
                let number = number.filter(|number| (400..600).contains(number));
                status = Some(number.ok_or_else(|| expected("a number from 400 to 599"))?);
            }
            "reset" if *value == Value::Bool(true) => fault.effect = Effect::Reset,
            "reset" => return Err(expected("true")),
            "applied" => fault.applied = value.as_bool().ok_or_else(|| expected("true or false"))?,
            "times" => {
                let times = value.as_u64().and_then(|times| u32::try_from(times).ok());
                fault.remaining = Some(times.ok_or_else(|| expected("a number"))?);
            }
            _ => return Err(format!("`{name}` is unknown")),
        }
    }
    if members.contains_key("reset") && members.contains_key("error") {
        return Err("`reset` and `error` exclude each other".to_owned());
    }
    match (&mut fault.effect, status) {
        (Effect::Error(_, of_error), status) => *of_error = status,
        (_, Some(_)) => return Err("`status` needs `error`".to_owned()),
        _ => {}
    }
    Ok(fault)
}

/// The error for faults that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidFaults(String);

impl fmt::Display for InvalidFaults {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the faults can't be read: {}", self.0)
    }
}

impl std::error::Error for InvalidFaults {}

/// What a request meets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Met {
    pub(crate) delay: Duration,
    pub(crate) end: Option<End>,
    /// Whether the request is applied before the end.
    pub(crate) applied: bool,
}

/// How a request ends without its response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum End {
    Error(String, Option<u16>),
    Reset,
}

/// The faults of a sandbox, and the random numbers by which requests meet them.
#[derive(Debug)]
pub(crate) struct Faults {
    all: Vec<Fault>,
    random: fastrand::Rng,
}

impl Faults {
    pub(crate) fn new(all: Vec<Fault>) -> Self {
        Self { all, random: fastrand::Rng::with_seed(14) }
    }

    /// What the next request of an operation meets: all delays, and the first error or reset.
    pub(crate) fn meet(&mut self, operation: &str) -> Met {
        let mut met = Met::default();
        for fault in &mut self.all {
            let is_meant = fault.operation.as_deref().is_none_or(|meant| meant == operation);
            if !is_meant || fault.remaining == Some(0) || met.end.is_some() || self.random.f64() >= fault.share {
                continue;
            }
            fault.remaining = fault.remaining.map(|times| times - 1);
            met.delay += fault.delay;
            met.end = match &fault.effect {
                Effect::Response => None,
                Effect::Error(code, status) => Some(End::Error(code.clone(), *status)),
                Effect::Reset => Some(End::Reset),
            };
            met.applied = fault.applied;
        }
        met
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_requests_of_an_operation_meets_a_fault() {
        let text = r#"[{"operation": "GetOpportunity", "share": 0.25, "error": "InternalServerException", "status": 502},
                       {"delay_ms": 5}]"#;
        let mut faults = Faults::new(Fault::from_json(text).unwrap());
        let met: Vec<Met> = (0..1000).map(|_| faults.meet("GetOpportunity")).collect();
        let errors = met.iter().filter(|met| met.end.is_some()).count();
        assert!((200..300).contains(&errors), "{errors}");
        assert!(met.iter().all(|met| met.end.is_some() || met.delay.as_millis() == 5));
        assert!((0..1000).all(|_| faults.meet("ListSolutions").end.is_none()));
    }

    #[test]
    fn a_fault_can_be_limited_to_some_requests() {
        let mut faults = Faults::new(vec![Fault::reset().times(2).applied(true)]);
        let ends: Vec<bool> = (0..4).map(|_| faults.meet("GetOpportunity").end.is_some()).collect();
        assert_eq!(ends, [true, true, false, false]);
    }

    #[test]
    fn invalid_faults_are_reported_with_their_place() {
        let cases = [
            ("{}", "invalid type: map, expected a sequence at line 1 column 0"),
            ("[1]", "in the fault 0, an object is expected"),
            (r#"[{}, {"share": 2}]"#, "in the fault 1, `share` must be a number from 0 to 1"),
            (r#"[{"delay": 2}]"#, "in the fault 0, `delay` is unknown"),
            (r#"[{"status": 500}]"#, "in the fault 0, `status` needs `error`"),
            (r#"[{"reset": true, "error": "X"}]"#, "in the fault 0, `reset` and `error` exclude each other"),
        ];
        for (text, message) in cases {
            let error = Fault::from_json(text).unwrap_err();
            assert_eq!(error.to_string(), format!("the faults can't be read: {message}"));
        }
    }
}
