//! Reads an AWS service model (Smithy 2.0 JSON AST) and writes a Rust client crate.
//!
//! The stages, each in a module of its own: text is parsed into a [`smithy::Model`], which is [`check`]ed; from then on
//! it is trusted. `plan` decides everything about the crate, [`patterns`] compiles the patterns of strings for it, `emit`
//! prints those decisions, `render` lays the text out.
//! [`files`] compares the result with a folder and writes it. Problems of the input are [`diagnostic`]s, all of them at
//! once; nothing in here panics on a model.

pub mod check;
pub mod cli;
pub mod diagnostic;
mod emit;
pub mod files;
mod outline;
pub mod patterns;
mod plan;
mod position;
mod render;
mod side_file;
pub mod smithy;
mod suggest;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics};

/// What a crate needs beside the model.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the model can't say.
    pub package: PackageOptions,
    /// Where the generated crate finds `smithy-client-runtime`.
    pub runtime: RuntimeDependency,
    /// The path by which emitted code reaches its own root: `crate`, unless the files become a module of another crate.
    pub root: String,
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
    /// How many operations the crate has.
    pub operations: usize,
    /// How many shapes the model defines.
    pub shapes: usize,
}

/// Makes a crate of a model's text.
///
/// # Errors
/// Everything that is wrong with the model.
pub fn generate(text: &str, options: &Options) -> Result<Generated, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let Some(model) = smithy::parse(text, &mut diagnostics) else { return Err(diagnostics) };
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
        operations: service.operations.len(),
        shapes: model.shapes.len(),
    })
}
