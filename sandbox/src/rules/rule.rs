//! A rule: what it says, how it is known, and what breaking it leads to.

use std::fmt;

/// How a rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The documentation of AWS, or the model of the service.
    Documented,
    /// Users of the service, or recorded responses.
    Reported,
    /// Nobody: the stricter behaviour where the facts are silent.
    Assumed,
}

impl fmt::Display for Source {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(match self {
            Self::Documented => "documented",
            Self::Reported => "reported",
            Self::Assumed => "assumed",
        })
    }
}

/// What the sandbox does by a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// `ValidationException`, reason `BUSINESS_VALIDATION_FAILED`, with this code of a field.
    Business(&'static str),
    /// `ValidationException`, reason `REQUEST_VALIDATION_FAILED`, with this code of a field.
    Request(&'static str),
    /// An error of the model with this code.
    Error(&'static str),
    /// An error of the protocol or of the signature, with this code and HTTP status.
    Protocol(&'static str, u16),
    /// No error: the rule says what the service does.
    Behaviour,
}

/// A rule of the service that its model doesn't state.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name of the rule in texts and logs.
    pub id: &'static str,
    /// How the rule is known.
    pub source: Source,
    /// The operations that it concerns; empty for all.
    pub operations: &'static [&'static str],
    /// What breaking it leads to.
    pub outcome: Outcome,
    /// The rule in a sentence.
    pub text: &'static str,
}
