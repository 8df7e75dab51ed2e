//! The arguments of `update`.

use std::ffi::OsString;
use std::path::PathBuf;

use smithy_client_codegen::diagnostic::nearest;

/// What the arguments ask for.
#[derive(Debug, PartialEq)]
pub(crate) enum Action {
    /// An update to the model in this file.
    Start(Start),
    /// To end an interrupted update.
    Continue,
    /// To undo an interrupted update.
    Abort,
    Help,
}

/// A new update.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Start {
    /// The file of the new model.
    pub(crate) model: PathBuf,
    /// True if nothing is written.
    pub(crate) dry_run: bool,
    /// True if the documentation of the new model replaces ours.
    pub(crate) take_docs: bool,
    /// True if renamed items keep their Rust names.
    pub(crate) keep_names: bool,
}

const FLAGS: [&str; 6] = ["dry-run", "take-docs", "keep-names", "continue", "abort", "help"];

/// The description of the arguments.
pub(crate) fn help() -> &'static str {
    "  update NEW.json
             replace the model of this repository: report what changes, regenerate, set the
             version, write the change log, and print the text of the pull request
               --dry-run                  only report
               --take-docs                take the documentation of the new model; by default,
                                          ours is kept for all shapes and members that stay
               --keep-names               pin the Rust names of renamed items in the side file
  update --continue | --abort
             end or undo an update that was interrupted
"
}

impl Action {
    /// Parses the arguments after `update`.
    ///
    /// # Errors
    /// The problem, as a sentence.
    pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        use lexopt::prelude::*;

        let mut start = Start::default();
        let mut model = None;
        let mut end = None;
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
            match arg {
                Long("help") | Short('h') => return Ok(Self::Help),
                Long("dry-run") => start.dry_run = true,
                Long("take-docs") => start.take_docs = true,
                Long("keep-names") => start.keep_names = true,
                Long("continue") if end.is_none() => end = Some(Self::Continue),
                Long("abort") if end.is_none() => end = Some(Self::Abort),
                Long("continue" | "abort") => return Err("give either --continue or --abort, once".to_owned()),
                Value(file) if model.is_none() => model = Some(PathBuf::from(file)),
                Long(name) => {
                    let near = nearest(name, FLAGS).map(|near| format!("; did you mean '--{near}'?"));
                    return Err(format!("{}{}", Long(name).unexpected(), near.unwrap_or_default()));
                }
                other => return Err(other.unexpected().to_string()),
            }
        }
        match (end, model) {
            (Some(end), None) if start == Start::default() => Ok(end),
            (Some(_), _) => Err("--continue and --abort take no other arguments".to_owned()),
            (None, Some(model)) if !model.as_os_str().is_empty() => Ok(Self::Start(Start { model, ..start })),
            (None, _) => Err("update needs the file of the new model, or --continue or --abort".to_owned()),
        }
    }
}
