//! Patterns: what the generator compiles, matched by the runtime, beside the `regex` crate.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod corpus;
mod dialect;
mod dynamic;
mod mutations;
mod oracle;
mod texts;
