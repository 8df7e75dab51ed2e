//! Validation: values are checked against the constraints of the model before they are sent, and all violations are
//! reported at once.
//!
//! `constraints` has the constraints of the model, `checker` compares single values with them, `walk` visits all values
//! in a value, and `violation` has the types that are reported.

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
pub(crate) use self::violation::PlaceStep;
pub use self::violation::{Constraint, ValidationError, Violation, ViolationCode};
pub use self::walk::{check, check_union, validate};
