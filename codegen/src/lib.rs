//! Reads an AWS service model (Smithy 2.0 JSON AST) and writes a Rust client crate.
//!
//! [`generate`] runs the stages. The text is parsed into a [`smithy::Model`]. [`check`] removes the operations that are
//! not generated and reports what is invalid in the rest; later stages rely on that. `plan` decides everything about
//! the crate, and `emit` prints these decisions. Problems in the input are [`diagnostic`]s, and all of them are
//! reported at once. Nothing in this crate panics, whatever the model.
//!
//! The modules at the top are called rooms. Each uses only those before it in this list:
//!
//! - [`diagnostic`]: problems in the input, with their places and suggested names
//! - [`smithy`]: the model, parsed from its JSON form
//! - `names`: Rust names for the names in a model; no other room makes them
//! - `options`: the input beside the model: flags and the side file
//! - [`check`]: selects the operations of the crate, and reports what is invalid in the shapes that they reach
//! - [`patterns`]: patterns of strings, compiled to automata
//! - `markdown`: documentation, parsed once and printed with a limited line width
//! - `endpoint`: the endpoint rules of the service, compiled to the body of a function
//! - `plan`: all decisions about the crate
//! - `emit`: the text of each file, printed from the plan
//! - `generate`: the stages in order
//! - [`diff`]: what the change of a model means for programs and for the API of the crate
//! - [`cli`]: the command line, which compares or writes the files

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod diff;
mod emit;
mod endpoint;
mod generate;
mod markdown;
mod names;
mod options;
pub mod patterns;
mod plan;
pub mod smithy;

pub use self::generate::{Generated, ProtocolCases, Stages, generate};
pub use self::options::{
    CHANGE_LOG, Flags, GivenNames, Invocation, Options, PackageOptions, Quotas, Resources, RuntimeDependency,
    Selection, Waits,
};
