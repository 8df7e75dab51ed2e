//! Reads an AWS service model (Smithy 2.0 JSON AST) and writes a Rust client crate.
//!
//! The stages, each in a module of its own: text is parsed into a [`smithy::Model`], `selection` takes out the operations
//! that the crate goes without, and the rest is [`check`]ed; from then on it is trusted. `plan` decides everything about
//! the crate, [`patterns`] compiles the patterns of strings for it, `markdown` reads the documentation, `emit` prints
//! those decisions, `render` lays the text out.
//! [`files`] compares the result with a folder and writes it. Problems of the input are [`diagnostic`]s, all of them at
//! once; nothing in here panics on a model.

pub mod check;
pub mod cli;
pub mod diagnostic;
mod emit;
pub mod files;
mod markdown;
mod outline;
pub mod patterns;
mod plan;
mod position;
mod render;
mod selection;
mod side_file;
pub mod smithy;
mod suggest;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
pub use crate::selection::Selection;

/// What a crate needs beside the model.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the model can't say.
    pub package: PackageOptions,
    /// Where the generated crate finds `smithy-client-runtime`.
    pub runtime: RuntimeDependency,
    /// The path by which emitted code reaches its own root: `crate`, unless the files become a module of another crate.
    pub root: String,
    /// The operations to make the crate of.
    pub selection: Selection,
    /// Whether to make tests of the protocol cases that the model has.
    pub protocol_tests: bool,
}

impl Options {
    /// A crate of its own with all operations, its names taken from the model.
    pub fn new(runtime: RuntimeDependency) -> Self {
        Self {
            package: PackageOptions::default(),
            runtime,
            root: "crate".to_owned(),
            selection: Selection::default(),
            protocol_tests: false,
        }
    }

    /// The flags of the command line that make the same crate again, each with a blank before it.
    fn flags(&self) -> String {
        format!("{}{}", self.selection, if self.protocol_tests { " --protocol-tests" } else { "" })
    }
}

/// What the model can't say about the package; where it is silent, the service's `sdkId` speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageOptions {
    /// The package's name.
    pub name: Option<String>,
    /// Its version; `0.1.0` if absent.
    pub version: Option<String>,
    /// Its licence expression. Without one, the package can't be published.
    pub license: Option<String>,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// What it is, in a line.
    pub description: Option<String>,
}

/// Where the generated crate finds `smithy-client-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeDependency {
    /// A folder, relative to the generated crate, with forward slashes.
    Path(String),
    /// A version requirement.
    Version(String),
}

/// What came out.
#[derive(Debug)]
pub struct Generated {
    /// The text of each file of the crate, by its path with forward slashes.
    pub files: BTreeMap<String, String>,
    /// The crate in single lines, for reviewers.
    pub outline: String,
    /// What has no effect on the crate, but perhaps should have.
    pub warnings: Diagnostics,
    /// How people call the service.
    pub title: String,
    /// How requests are written.
    pub protocol: smithy::Protocol,
    /// How many operations the crate has.
    pub operations: usize,
    /// How many shapes the model defines.
    pub shapes: usize,
    /// The protocol cases, if tests of them were wanted.
    pub protocol_cases: Option<ProtocolCases>,
}

/// What became of the protocol cases of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolCases {
    /// How many are tests of the crate.
    pub tests: usize,
    /// Those that aren't, each with its reason.
    pub skipped: Vec<(String, String)>,
}

/// Makes a crate of a model's text.
///
/// # Errors
/// Everything that is wrong with the model.
pub fn generate(text: &str, options: &Options) -> Result<Generated, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let Some(mut model) = smithy::parse(text, &mut diagnostics) else { return Err(diagnostics) };
    selection::select(&mut model, &options.selection, &mut diagnostics);
    check::check(&model, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let service = plan::plan(&model, options, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let files = match emit::files(&service) {
        Ok(files) => files,
        Err(bug) => {
            diagnostics.push(
                Diagnostic::error(format!("the generator has a bug: {bug}")).help("please report it with the model"),
            );
            return Err(diagnostics);
        }
    };
    Ok(Generated {
        files,
        outline: outline::text(&service),
        warnings: diagnostics,
        title: service.title,
        protocol_cases: service
            .protocol_tests
            .map(|planned| ProtocolCases { tests: planned.tests.len(), skipped: planned.skipped }),
        protocol: model.service.protocol,
        operations: service.operations.len(),
        shapes: model.shapes.len(),
    })
}
