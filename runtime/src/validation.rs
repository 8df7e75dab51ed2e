//! Validation: values are held against the constraints of the model before they are sent, and all that is wrong is
//! told at once.
//!
//! The walk over a value is that of the codec ([`Shape::check`](crate::codec::Shape::check)); `constraints` holds what
//! the model says, `checker` compares and knows the place, `report` tells.

mod checker;
mod constraints;
mod report;
#[cfg(test)]
mod tests;

pub use self::checker::Checker;
pub use self::constraints::Constraints;
pub use self::report::{Constraint, ValidationError, Violation, ViolationCode};
use crate::codec::Shape;

/// How much of the model is checked before a request is sent.
///
/// Without a word of the user it is [`Full`](Self::Full). The service checks everything again, and by its own rules of
/// business beyond the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Validation {
    /// Nothing: the service is asked.
    Off,
    /// Members that must be there, and minimums of lengths and numbers: what other SDKs of AWS check.
    Minimum,
    /// Every constraint of the model. Enum values that the model doesn't know pass: the service may know them already.
    #[default]
    Full,
    /// Everything, and an enum value that the model doesn't know is wrong.
    Strict,
}

/// Holds a value, and all in it, against the constraints of its model.
///
/// # Errors
/// All violations, in the order of member names; 1,000 at most.
pub fn validate<T: Shape>(value: &T, validation: Validation) -> Result<(), ValidationError> {
    if validation == Validation::Off {
        return Ok(());
    }
    checker::check(validation, &mut |checker| value.check(&Constraints::NONE, checker))
}
