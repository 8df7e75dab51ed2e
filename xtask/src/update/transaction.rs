//! Replaces the files of an update all together: they are built beside, and moved under a marker. After an interruption
//! at any point, either nothing has changed, or the marker is there and [`resume`] or [`abort`] ends the update.
//!
//! The marker is a folder with the text of the pull request, the list of files, and both contents of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use smithy_client_codegen::cli::files;

use super::repository::{Repository, read};

/// The files of an update: their contents before and after, by path. `None` is a missing file.
pub(super) type Changes = BTreeMap<String, (Option<Vec<u8>>, Option<Vec<u8>>)>;

/// Is told each step after it is done. An error stops at once, as if the process were killed.
pub(super) type Steps<'a> = &'a mut dyn FnMut() -> Result<(), String>;

const PLAN: &str = "plan.json";
const UNFINISHED: &str =
    "\n  help: the update is incomplete: run `cargo xtask update --continue` to end it, or `--abort` to undo it";

/// Checks that no update was interrupted.
pub(super) fn check_none(repository: &Repository) -> Result<(), String> {
    match repository.state_folder()?.exists() {
        false => Ok(()),
        true => Err("error: an update was interrupted\n  help: run `cargo xtask update --continue` to end it, or \
                     `cargo xtask update --abort` to undo it"
            .to_owned()),
    }
}

/// Makes the changes.
pub(super) fn run(repository: &Repository, changes: &Changes, body: &str, steps: Steps<'_>) -> Result<(), String> {
    let folder = repository.state_folder()?;
    let beside = folder.with_extension("new");
    // What an update left that was interrupted before it changed anything.
    remove(&beside)?;
    for (path, (old, new)) in changes {
        for (side, content) in [("old", old), ("new", new)] {
            if let Some(content) = content {
                put(&beside.join(side).join(path), content)?;
                steps()?;
            }
        }
    }
    let paths: Vec<&String> = changes.keys().collect();
    put(&beside.join(PLAN), json!({"files": paths, "body": body}).to_string().as_bytes())?;
    steps()?;
    rename(&beside, &folder)?;
    steps()?;
    resume(repository, steps).map(|_| ())
}

/// Makes the changes that an interrupted update has not made. Returns the text of the pull request.
pub(super) fn resume(repository: &Repository, steps: Steps<'_>) -> Result<String, String> {
    end(repository, "new", steps)
}

/// Undoes what an interrupted update has changed.
pub(super) fn abort(repository: &Repository, steps: Steps<'_>) -> Result<(), String> {
    let folder = repository.state_folder()?;
    if !folder.exists() && folder.with_extension("new").exists() {
        // It was interrupted before it changed anything.
        return remove(&folder.with_extension("new"));
    }
    end(repository, "old", steps).map(|_| ())
}

/// Gives all files the contents of one side, and removes the marker.
fn end(repository: &Repository, side: &str, steps: Steps<'_>) -> Result<String, String> {
    let folder = repository.state_folder()?;
    remove(&folder.with_extension("done"))?;
    let Some(plan) = read(&folder.join(PLAN))? else {
        return Err("error: there is no interrupted update: nothing was changed".to_owned());
    };
    let plan: Value = serde_json::from_slice(&plan)
        .map_err(|error| format!("error: the plan in `{}` is invalid: {error}", folder.display()))?;
    let paths: Vec<&str> = plan["files"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    check_untouched(repository, &folder, &paths)?;
    for path in paths {
        remove_temporary(&repository.path(path));
        let wanted = read(&folder.join(side).join(path))?;
        if repository.content(path)? != wanted {
            apply(repository, path, wanted.as_deref()).map_err(|problem| format!("{problem}{UNFINISHED}"))?;
        }
        steps()?;
    }
    let done = folder.with_extension("done");
    rename(&folder, &done)?;
    steps()?;
    remove(&done)?;
    Ok(plan["body"].as_str().unwrap_or_default().to_owned())
}

/// Checks that each file is as it was before or as it is after the update: other changes must not be lost.
fn check_untouched(repository: &Repository, folder: &Path, paths: &[&str]) -> Result<(), String> {
    for path in paths {
        let present = repository.content(path)?;
        if present != read(&folder.join("old").join(path))? && present != read(&folder.join("new").join(path))? {
            return Err(format!(
                "error: `{path}` was changed after the update was interrupted\n  help: undo that with `git checkout -- \
                 {path}`, and run the command again"
            ));
        }
    }
    Ok(())
}

fn apply(repository: &Repository, path: &str, content: Option<&[u8]>) -> Result<(), String> {
    let full = repository.path(path);
    let Some(content) = content else {
        fs::remove_file(&full).map_err(|error| cannot("delete", &full, &error))?;
        // Folders that are empty now; the others can't be deleted.
        for folder in Path::new(path).ancestors().skip(1).filter(|folder| folder.components().count() > 1) {
            if fs::remove_dir(repository.root.join(folder)).is_err() {
                break;
            }
        }
        return Ok(());
    };
    let text = std::str::from_utf8(content).map_err(|_| format!("error: `{path}` is not valid UTF-8"))?;
    files::replace(&full, text).map_err(|problem| format!("error: {problem}"))
}

/// Removes what a process left that was killed while it wrote this file.
fn remove_temporary(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else { return };
    let prefix = format!(".{name}.");
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let found = entry.file_name();
        let process = found.to_str().and_then(|found| found.strip_prefix(&prefix)?.strip_suffix(".tmp"));
        if process.is_some_and(|process| !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())) {
            // It would be reported as a stray file.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn put(path: &PathBuf, content: &[u8]) -> Result<(), String> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, content));
    written.map_err(|error| cannot("write", path, &error))
}

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    fs::rename(from, to).map_err(|error| cannot("rename", from, &error))
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(cannot("delete", folder, &error)),
        _ => Ok(()),
    }
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> String {
    format!("error: can't {verb} `{}`: {error}", path.display())
}
