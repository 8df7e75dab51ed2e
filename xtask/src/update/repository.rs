//! The repository that is updated: its files, and what must hold before an update.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use smithy_client_codegen::cli::{self, Request};

use crate::codegen::{GENERATED, MODEL, OUTLINE, RUNTIME};
use crate::git::git;

/// A folder with the files of this repository.
#[derive(Debug)]
pub(super) struct Repository {
    pub(super) root: PathBuf,
    git_folder: OnceLock<PathBuf>,
}

impl Repository {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), git_folder: OnceLock::new() }
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The content of a file, or `None` if it is missing.
    ///
    /// # Errors
    /// It can't be read.
    pub(super) fn content(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        read(&self.path(path))
    }

    /// The run of the generator for this repository.
    pub(super) fn request(&self) -> Request {
        let runtime = self.path(RUNTIME).display().to_string();
        let command = "cargo xtask codegen".to_owned();
        Request {
            outline: Some(self.path(OUTLINE)),
            ..Request::new(self.path(MODEL), self.path(GENERATED), runtime, command)
        }
    }

    /// Where the state of an update is kept: the folder of git, which neither git nor cargo cleans.
    ///
    /// # Errors
    /// The folder is not in a repository of git.
    pub(super) fn state_folder(&self) -> Result<PathBuf, String> {
        if let Some(folder) = self.git_folder.get() {
            return Ok(folder.join("model-update"));
        }
        let folder = git(&self.root, &["rev-parse", "--absolute-git-dir"]);
        let folder = folder.map_err(|problem| format!("error: the update needs the repository of git: {problem}"))?;
        let folder = PathBuf::from(folder.trim_end_matches(['\r', '\n']));
        Ok(self.git_folder.get_or_init(|| folder).join("model-update"))
    }

    /// The files that git has in a folder, with forward slashes.
    ///
    /// # Errors
    /// Git fails.
    pub(super) fn tracked(&self, folder: &str) -> Result<Vec<String>, String> {
        let list = git(&self.root, &["ls-files", "-z", "--", folder]);
        let list = list.map_err(|problem| format!("error: can't list the files of `{folder}`: {problem}"))?;
        Ok(list.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// Checks that no work can be lost, and that the update will contain nothing else.
    ///
    /// # Errors
    /// The files that are not committed.
    pub(super) fn check_clean(&self) -> Result<(), String> {
        let status = git(&self.root, &["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"]);
        let status = status.map_err(|problem| format!("error: can't ask git for changes: {problem}"))?;
        // Other files that git doesn't know, such as the new model, don't disturb.
        let owned = ["model/", "generated/", "tests/snapshots/"];
        let disturbs = |entry: &&str| match entry.strip_prefix("?? ") {
            Some(path) => owned.iter().any(|folder| path.starts_with(folder)),
            None => !entry.is_empty(),
        };
        let files: Vec<&str> = status.split('\0').filter(disturbs).filter_map(|entry| entry.get(3..)).collect();
        let Some(first) = files.first() else { return Ok(()) };
        let more = if files.len() > 1 { format!(" and {} more", files.len() - 1) } else { String::new() };
        Err(format!(
            "error: the tree has changes that are not committed: `{first}`{more}\n  help: commit them, or put them away \
             with `git stash -u`; if a new model is in place of `{MODEL}`, move it elsewhere and name it"
        ))
    }

    /// Checks that `generated/` and the outline are those of the present model: otherwise a change of the generator
    /// would pass as one of the model.
    ///
    /// # Errors
    /// The stale files.
    pub(super) fn check_fresh(&self) -> Result<(), String> {
        let request = Request { check: true, ..self.request() };
        cli::generate(&request).map(|_| ()).map_err(|failure| {
            format!("{failure}\n  help: the update would mix this with the change of the model: commit it first")
        })
    }
}

/// The content of a file, or `None` if it is missing.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("error: can't read `{}`: {error}", path.display())),
    }
}
