//! All stages in order: from the text of a model to the files of a crate.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::check::selection;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::options::Options;
use crate::smithy::Model;
use crate::{check, emit, plan, smithy};

/// The result of a generation.
#[derive(Debug)]
pub struct Generated {
    /// The text of each file of the crate, by its path with forward slashes.
    pub files: BTreeMap<String, String>,
    /// The API of the crate, one line for each item, for reviewers.
    pub outline: String,
    /// Warnings and notes about the model.
    pub warnings: Diagnostics,
    /// The human-readable name of the service.
    pub title: String,
    /// The protocol of the service.
    pub protocol: smithy::Protocol,
    /// The number of operations of the crate.
    pub operations: usize,
    /// The number of shapes that the model defines.
    pub shapes: usize,
    /// How long the stages took.
    pub stages: Stages,
    /// The protocol test cases, if tests of them were requested.
    pub protocol_cases: Option<ProtocolCases>,
}

/// How long the stages of a generation took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// Reading the JSON text.
    pub parse: Duration,
    /// Selecting operations, and checking what they reach.
    pub check: Duration,
    /// Deciding everything about the crate: names, documentation, patterns.
    pub plan: Duration,
    /// Printing the files and the outline.
    pub emit: Duration,
}

/// The protocol test cases of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolCases {
    /// The number of cases that are tests of the crate.
    pub tests: usize,
    /// The cases that are skipped, each with the reason.
    pub skipped: Vec<(String, String)>,
}

/// Generates a crate from the text of a model.
///
/// # Errors
/// All problems in the model.
pub fn generate(text: &str, options: &Options) -> Result<Generated, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let begun = Instant::now();
    let Some(model) = smithy::parse(text, &mut diagnostics) else { return Err(diagnostics) };
    let parse = begun.elapsed();
    let Some(Planned { model, service, check, plan }) = plan(model, options, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let begun = Instant::now();
    let files = match emit::files(&service) {
        Ok(files) => files,
        Err(error) => {
            diagnostics.push(
                Diagnostic::error(format!("the generator has a bug: {error}")).help("please report it with the model"),
            );
            return Err(diagnostics);
        }
    };
    let outline = emit::outline(&service);
    Ok(Generated {
        files,
        outline,
        stages: Stages { parse, check, plan, emit: begun.elapsed() },
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

/// A model whose problems are at most warnings, and the plan of its crate.
pub(crate) struct Planned {
    pub(crate) model: Model,
    pub(crate) service: plan::Service,
    check: Duration,
    plan: Duration,
}

/// The stages between parsing and printing. `None` if there is an error in `diagnostics`.
pub(crate) fn plan(mut model: Model, options: &Options, diagnostics: &mut Diagnostics) -> Option<Planned> {
    let begun = Instant::now();
    selection::select(&mut model, &options.selection, diagnostics);
    check::check(&model, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let check = begun.elapsed();
    let begun = Instant::now();
    let service = plan::plan(&model, options, diagnostics);
    (!diagnostics.has_errors()).then(|| Planned { model, service, check, plan: begun.elapsed() })
}
