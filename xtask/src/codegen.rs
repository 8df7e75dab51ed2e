//! `codegen` and `outline`: run the generator on the model of the repository or on another one.

use std::fs;
use std::path::PathBuf;

use smithy_client_codegen::Flags;
use smithy_client_codegen::cli::{self, Request};

use crate::{print, print_error, root};

pub(crate) const MODEL: &str = "model/partnercentral-selling.json";
pub(crate) const GENERATED: &str = "generated";
pub(crate) const RUNTIME: &str = "runtime";
/// The outline of `MODEL`, for reviewers of model updates.
pub(crate) const OUTLINE: &str = "tests/snapshots/outline.txt";

/// The page about changes of models, made from the table of the generator.
const PAGE: &str = "docs/model-changes.md";

pub(crate) fn codegen(flags: Flags) -> Result<(), String> {
    let command = format!("cargo xtask codegen{flags}");
    if flags.out.is_none() {
        page(flags.check)?;
    }
    let outline = flags.out.is_none().then(|| repository_path(OUTLINE));
    let flags = Flags {
        model: flags.model.or_else(|| Some(repository_path(MODEL))),
        out: flags.out.or_else(|| Some(repository_path(GENERATED))),
        runtime: flags.runtime.or_else(|| Some(repository_path(RUNTIME).display().to_string())),
        ..flags
    };
    let request = Request { outline, ..Request::of(flags, command)? };
    let summary = cli::generate(&request).map_err(|failure| failure.to_string())?;
    if !summary.warnings().is_empty() {
        print_error(summary.warnings());
    }
    print(&summary.to_string());
    Ok(())
}

/// Writes the page, or compares it.
fn page(check: bool) -> Result<(), String> {
    let (path, text) = (repository_path(PAGE), smithy_client_codegen::diff::page());
    // Line ends may be those of the system.
    let is_fresh = fs::read_to_string(&path).is_ok_and(|there| there.replace("\r\n", "\n") == text);
    match check {
        _ if is_fresh => Ok(()),
        true => Err(format!("error: `{}` is stale\n  help: run `cargo xtask codegen`", path.display())),
        false => fs::write(&path, text).map_err(|error| format!("error: can't write `{}`: {error}", path.display())),
    }
}

pub(crate) fn outline(model: Option<PathBuf>) -> Result<(), String> {
    let outline =
        cli::outline(&model.unwrap_or_else(|| repository_path(MODEL))).map_err(|failure| failure.to_string())?;
    print(&outline);
    Ok(())
}

/// A path of the repository. It is relative if the command runs in the root, so that messages are short.
pub(crate) fn repository_path(path: &str) -> PathBuf {
    match std::env::current_dir() {
        Ok(here) if here == root() => PathBuf::from(path),
        _ => root().join(path),
    }
}
