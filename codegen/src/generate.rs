//! The stages in their order: from the text of a model to the files of a crate.

use std::collections::BTreeMap;

use crate::check::selection;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::options::Options;
use crate::{check, emit, plan, smithy};

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
