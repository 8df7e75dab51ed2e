//! Patterns: compiled by the generator, matched by the runtime, compared with the crate `regex`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod corpus;
mod dialect;
mod dynamic;
mod mutations;
mod oracle;
mod texts;
