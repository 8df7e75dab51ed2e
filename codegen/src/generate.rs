//! All stages in order: from the text of a model to the files of a crate.

use std::collections::BTreeMap;

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
    /// The protocol test cases, if tests of them were requested.
    pub protocol_cases: Option<ProtocolCases>,
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
    let planned = smithy::parse(text, &mut diagnostics).and_then(|model| plan(model, options, &mut diagnostics));
    let Some(Planned { model, service }) = planned else { return Err(diagnostics) };
    let files = match emit::files(&service) {
        Ok(files) => files,
        Err(error) => {
            diagnostics.push(
                Diagnostic::error(format!("the generator has a bug: {error}")).help("please report it with the model"),
            );
            return Err(diagnostics);
        }
    };
    Ok(Generated {
        files,
        outline: emit::outline(&service),
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
}

/// The stages between parsing and printing. `None` if there is an error in `diagnostics`.
pub(crate) fn plan(mut model: Model, options: &Options, diagnostics: &mut Diagnostics) -> Option<Planned> {
    selection::select(&mut model, &options.selection, diagnostics);
    check::check(&model, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let service = plan::plan(&model, options, diagnostics);
    (!diagnostics.has_errors()).then_some(Planned { model, service })
}
