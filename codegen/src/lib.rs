//! Reads an AWS service model (Smithy 2.0 JSON AST) and writes a Rust client crate.
//!
//! [`generate`] is the way through the rooms of this crate: text is parsed into a [`smithy::Model`], [`check`] takes out
//! the operations that the crate goes without and reports what is wrong with the rest, which is trusted from then on;
//! `plan` decides everything about the crate, and `emit` prints those decisions. Problems of the input are
//! [`diagnostic`]s, all of them at once; nothing in here panics on a model.
//!
//! Each room uses only those above it in this list:
//!
//! - [`diagnostic`]: problems of the input, with their places and the names that were meant
//! - [`smithy`]: the model, read from its JSON form
//! - `names`: Rust names for the names of a model; no other room makes one
//! - `options`: what is asked for beside the model
//! - [`check`]: which operations the crate has, and what is wrong with what they reach
//! - [`patterns`]: patterns of strings as automata
//! - `markdown`: documentation, parsed once and printed in lines of one width
//! - `endpoint`: the endpoint rules of the service as the body of a function
//! - `plan`: everything that is decided about the crate
//! - `emit`: the plan as text, file by file
//! - `generate`: the stages in their order
//! - [`cli`]: the command line, and the run that compares and writes

pub mod check;
pub mod cli;
pub mod diagnostic;
mod emit;
mod endpoint;
mod generate;
mod markdown;
mod names;
mod options;
pub mod patterns;
mod plan;
pub mod smithy;

pub use self::generate::{Generated, ProtocolCases, generate};
pub use self::options::{Asked, Flags, GivenNames, Options, PackageOptions, RuntimeDependency, Selection};
