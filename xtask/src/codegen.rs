//! `codegen` and `outline`: the generator, pointed at the repository's own model or at another.

use std::path::PathBuf;

use smithy_client_codegen::Flags;
use smithy_client_codegen::cli::{self, Request};

use crate::{complain, root, say};

pub(crate) const MODEL: &str = "model/partnercentral-selling.json";
const GENERATED: &str = "generated";
const RUNTIME: &str = "runtime";
/// The outline of `MODEL`, for whoever reviews an update of the model.
const OUTLINE: &str = "tests/snapshots/outline.txt";

pub(crate) fn codegen(flags: Flags) -> Result<(), String> {
    let command = format!("cargo xtask codegen{flags}");
    let outline = flags.out.is_none().then(|| near(OUTLINE));
    let flags = Flags {
        model: flags.model.or_else(|| Some(near(MODEL))),
        out: flags.out.or_else(|| Some(near(GENERATED))),
        runtime: flags.runtime.or_else(|| Some(near(RUNTIME).display().to_string())),
        ..flags
    };
    let request = Request { outline, ..Request::of(flags, command)? };
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
