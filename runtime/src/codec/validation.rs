//! Validation: values are checked against the constraints of the model before they are sent, and all violations are
//! reported at once.
//!
//! `constraints` holds what the model says, `checker` compares and knows the place, `walk` leads it through a value,
//! `violation` is what is reported.

mod checker;
mod constraints;
mod level;
#[cfg(test)]
mod tests;
mod violation;
mod walk;

pub use self::checker::Checker;
pub use self::constraints::Constraints;
pub use self::level::Validation;
pub use self::violation::{Constraint, ValidationError, Violation, ViolationCode};
pub use self::walk::{check, check_union, validate};
