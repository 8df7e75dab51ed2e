//! The pattern compiler: compiles the patterns of a model to automata for the runtime.
//!
//! The dialect is that of ECMA 262 with some features of Java, as in the models of AWS. [`compile`] splits a pattern
//! into conditions (`lookahead`), translates each to the syntax of regex-syntax (`dialect`, `class`, `property`), and
//! compiles it to a [`Machine`]: a counted set of characters if that suffices, else a minimal automaton over bytes
//! (`automaton`, `states`). If that is impossible, or no text matches (`emptiness`), it returns a [`PatternError`] with the reason. No text makes it
//! panic or run for long. [`Patterns`] compiles all patterns of a crate and names them.

mod automaton;
mod class;
mod collection;
mod compile;
mod cursor;
mod dialect;
mod emptiness;
mod form;
mod limits;
mod lookahead;
mod machine;
mod property;
mod reason;
mod relation;
mod sample;
mod states;
#[cfg(test)]
mod tests;

pub use self::collection::{Named, Patterns, Use, uses};
pub use self::compile::compile;
pub use self::machine::{Compiled, Dfa, Machine, Part};
pub use self::reason::PatternError;
pub use self::relation::{Limits, Relation, relation};
