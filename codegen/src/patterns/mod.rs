//! The pattern compiler: from a pattern of a model to the machines that the runtime matches with.
//!
//! Patterns are in the dialect of ECMA 262 with some of Java, as AWS writes them. [`compile`] takes one apart into its
//! conditions (`lookahead`), puts each into the syntax of regex-syntax (`dialect`, `class`, `property`), and makes a
//! [`Machine`] of it: a counted set of characters where it is no more than that, else a minimal automaton over bytes
//! (`automaton`, `states`). What can't be compiled is [`Uncompiled`], with the reason; no text makes the compiler panic
//! or run for long. [`Patterns`] compiles all patterns of a crate and gives the different ones names.

mod automaton;
mod class;
mod collection;
mod compile;
mod cursor;
mod dialect;
mod form;
mod limits;
mod lookahead;
mod machine;
mod property;
mod reason;
mod sample;
mod states;
#[cfg(test)]
mod tests;

pub use self::collection::{Named, Patterns, Use, uses};
pub use self::compile::compile;
pub use self::machine::{Compiled, Dfa, Machine, Part};
pub use self::reason::Uncompiled;
