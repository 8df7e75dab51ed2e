//! `codegen` and `outline`: the generator, pointed at the repository's own model or at another.

use std::path::PathBuf;

use smithy_client_codegen::Selection;
use smithy_client_codegen::cli::{self, Request};

use crate::{complain, root, say};

pub(crate) const MODEL: &str = "model/partnercentral-selling.json";
const GENERATED: &str = "generated";
const RUNTIME: &str = "runtime";
/// The outline of `MODEL`, for whoever reviews an update of the model.
const OUTLINE: &str = "tests/snapshots/outline.txt";

/// What `cargo xtask codegen` was given.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    pub(crate) check: bool,
    /// Another one than the repository's own, for another folder.
    pub(crate) model: Option<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    /// What the crate in another folder depends on.
    pub(crate) runtime: Option<String>,
    pub(crate) selection: Selection,
    pub(crate) protocol_tests: bool,
    pub(crate) deny_warnings: bool,
}

pub(crate) fn codegen(options: Options) -> Result<(), String> {
    let mut command = "cargo xtask codegen".to_owned();
    let given = [
        ("--model", options.model.as_ref().map(|path| path.display().to_string())),
        ("--out", options.out.as_ref().map(|path| path.display().to_string())),
        ("--runtime", options.runtime.clone()),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            command += &format!(" {name} {value}");
        }
    }
    command += &options.selection.to_string();
    if options.protocol_tests {
        command += " --protocol-tests";
    }
    let request = Request {
        outline: options.out.is_none().then(|| near(OUTLINE)),
        model: options.model.unwrap_or_else(|| near(MODEL)),
        out: options.out.unwrap_or_else(|| near(GENERATED)),
        runtime: options.runtime.unwrap_or_else(|| near(RUNTIME).display().to_string()),
        selection: options.selection,
        protocol_tests: options.protocol_tests,
        deny_warnings: options.deny_warnings,
        check: options.check,
        command,
    };
    let summary = cli::generate(&request).map_err(|failure| failure.to_string())?;
    if !summary.warnings().is_empty() {
        complain(summary.warnings());
    }
    say(&summary.to_string());
    Ok(())
}

pub(crate) fn outline(model: Option<PathBuf>) -> Result<(), String> {
    let outline = cli::outline(&model.unwrap_or_else(|| near(MODEL))).map_err(|failure| failure.to_string())?;
    say(&outline);
    Ok(())
}

/// A path of the repository, relative where the command runs in its root, so that messages stay short.
pub(crate) fn near(path: &str) -> PathBuf {
    match std::env::current_dir() {
        Ok(here) if here == root() => PathBuf::from(path),
        _ => root().join(path),
    }
}
