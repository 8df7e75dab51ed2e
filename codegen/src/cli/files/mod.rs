//! Compares generated files with a folder, and writes those that differ. Only this module changes files.
//!
//! A folder belongs to the generator if it has the marker file. The generator may write and delete all files in it,
//! except those that Cargo and Git keep there. A folder without the marker must be missing or empty; otherwise it is
//! not changed. Links are not followed: a link in the folder is a stray file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::emit::marker;

/// The names that Cargo and Git keep at the top of an owned folder.
const KEPT: &[&str] = &["target", "Cargo.lock", ".git", ".gitignore"];

/// The differences between a folder and the generated files.
#[derive(Debug)]
pub struct Comparison {
    root: PathBuf,
    files: BTreeMap<PathBuf, String>,
    differences: Vec<Difference>,
    /// In the order in which they can be deleted.
    stray_folders: Vec<PathBuf>,
}

/// A file that differs from the generated one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    path: PathBuf,
    kind: DifferenceKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum DifferenceKind {
    /// The file is missing.
    Missing,
    /// The file is not a generated one.
    Stray,
    /// The content differs: the number of the first line that differs, and both lines. `None` is the end of a file.
    Stale { line: usize, found: Option<String>, expected: Option<String> },
}

/// The result of writing, as numbers of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New or changed files.
    pub written: usize,
    /// Unchanged files, which keep their times.
    pub unchanged: usize,
    /// Deleted files.
    pub removed: usize,
}

/// Compares the folder with the generated files, by path with forward slashes. The marker is one of them.
///
/// # Errors
/// The problems as sentences: the folder doesn't belong to the generator, or a file can't be read.
pub fn compare(root: &Path, files: &BTreeMap<String, String>) -> Result<Comparison, Vec<String>> {
    let mut problems = Vec::new();
    let mut expected = BTreeMap::new();
    for (path, text) in files {
        let path = PathBuf::from(path);
        if path.components().all(|part| matches!(part, Component::Normal(_))) {
            expected.insert(path, text.clone());
        } else {
            problems.push(format!("the generator has a bug: `{}` is not a path in the folder", path.display()));
        }
    }
    if !files.contains_key(marker::NAME) {
        problems.push(format!("the generator has a bug: `{}` is not among the files", marker::NAME));
    }
    let found = scan(root).map_err(|problem| vec![problem])?;
    let mut differences = Vec::new();
    for (path, text) in &expected {
        match found.get(path) {
            Some(Entry::File) => match fs::read(root.join(path)) {
                Ok(bytes) => {
                    let kind = difference(&bytes, text);
                    differences.extend(kind.map(|kind| Difference { path: path.clone(), kind }));
                }
                Err(error) => problems.push(cannot("read", &root.join(path), &error)),
            },
            _ => differences.push(Difference { path: path.clone(), kind: DifferenceKind::Missing }),
        }
    }
    let folders: BTreeSet<&Path> = expected.keys().flat_map(|path| path.ancestors().skip(1)).collect();
    let mut stray_folders = Vec::new();
    for (path, entry) in &found {
        let is_expected = match entry {
            Entry::File => expected.contains_key(path),
            Entry::Link => false,
            Entry::Folder => folders.contains(path.as_path()),
        };
        match entry {
            _ if is_expected => {}
            Entry::Folder => stray_folders.push(path.clone()),
            _ => differences.push(Difference { path: path.clone(), kind: DifferenceKind::Stray }),
        }
    }
    // A folder comes after its content.
    stray_folders.reverse();
    if !problems.is_empty() {
        return Err(problems);
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Comparison { root: root.to_owned(), files: expected, differences, stray_folders })
}

/// Checks that the generator may write to the folder.
///
/// # Errors
/// The problem as a sentence: the folder doesn't belong to the generator, or can't be read.
pub fn check_owned(root: &Path) -> Result<(), String> {
    scan(root).map(|_| ())
}

impl Comparison {
    /// The files that differ, by path.
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// Writes and deletes files until nothing differs. Files that don't differ are not touched.
    ///
    /// # Errors
    /// The problems as sentences, one for each file that can't be written or deleted. The other files are written.
    pub fn write(&self) -> Result<Written, Vec<String>> {
        let mut problems = Vec::new();
        let mut done = Written::default();
        // The marker is written first, so that the next run accepts the folder if this one is interrupted.
        self.put(Path::new(marker::NAME), &mut done, &mut problems);
        // Stray files are deleted before others are written, since they may be in the way, like a link in place of a
        // folder.
        for Difference { path, kind } in &self.differences {
            if *kind == DifferenceKind::Stray {
                match fs::remove_file(self.root.join(path)) {
                    Ok(()) => done.removed += 1,
                    Err(error) => problems.push(cannot("delete", &self.root.join(path), &error)),
                }
            }
        }
        for path in &self.stray_folders {
            if let Err(error) = fs::remove_dir(self.root.join(path)) {
                problems.push(cannot("delete", &self.root.join(path), &error));
            }
        }
        for path in self.files.keys().filter(|path| path.as_path() != Path::new(marker::NAME)) {
            self.put(path, &mut done, &mut problems);
        }
        if problems.is_empty() { Ok(done) } else { Err(problems) }
    }

    fn put(&self, path: &Path, done: &mut Written, problems: &mut Vec<String>) {
        let Some(text) = self.files.get(path) else {
            return;
        };
        if self.differences.iter().any(|difference| difference.path == path) {
            match replace(&self.root.join(path), text) {
                Ok(()) => done.written += 1,
                Err(problem) => problems.push(problem),
            }
        } else {
            done.unchanged += 1;
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            DifferenceKind::Missing => write!(f, "missing: {path}"),
            DifferenceKind::Stray => write!(f, "stray: {path}"),
            DifferenceKind::Stale { line, found, expected } => {
                let show = |line: &Option<String>| line.as_deref().map_or("(end of file)".to_owned(), short);
                write!(f, "stale: {path}, line {line}\n  is:        {}\n  should be: {}", show(found), show(expected))
            }
        }
    }
}

/// Compares a file with the text that it should have. Returns `None` if they are equal.
///
/// # Errors
/// The problem as a sentence: the file can't be read.
pub fn compare_file(path: &Path, text: &str) -> Result<Option<Difference>, String> {
    let kind = match fs::read(path) {
        Ok(bytes) => difference(&bytes, text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(DifferenceKind::Missing),
        Err(error) => return Err(cannot("read", path, &error)),
    };
    Ok(kind.map(|kind| Difference { path: path.to_owned(), kind }))
}

/// Writes a file under a temporary name and renames it, so that it is never incomplete.
///
/// # Errors
/// The problem as a sentence: the file or a folder above it can't be written.
pub fn replace(path: &Path, text: &str) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&temporary, text))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // The file may not exist, if it couldn't be written.
        let _ = fs::remove_file(&temporary);
        cannot("write", path, &error)
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    File,
    Folder,
    Link,
}

/// The content of the folder, which must belong to the generator, be empty or be missing.
fn scan(root: &Path) -> Result<BTreeMap<PathBuf, Entry>, String> {
    // An empty name, as from an unset variable in a script, would be the current folder.
    if root.as_os_str().is_empty() {
        return Err("the name of the output folder is empty; write `.` for the current folder".to_owned());
    }
    let mut found = BTreeMap::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        let full = root.join(&folder);
        let entries = match fs::read_dir(&full) {
            Ok(entries) => entries,
            // The folder doesn't exist.
            Err(error) if folder.as_os_str().is_empty() && error.kind() == io::ErrorKind::NotFound => {
                break;
            }
            Err(error) => return Err(cannot("read", &full, &error)),
        };
        let mut has_kept = false;
        for entry in entries {
            let entry = entry.map_err(|error| cannot("read", &full, &error))?;
            let kind = entry.file_type().map_err(|error| cannot("read", &entry.path(), &error))?;
            let path = folder.join(entry.file_name());
            if KEPT.iter().any(|name| path == Path::new(name)) {
                has_kept = true;
            } else if kind.is_dir() {
                found.insert(path, Entry::Folder);
            } else {
                found.insert(path, if kind.is_symlink() { Entry::Link } else { Entry::File });
            }
        }
        if folder.as_os_str().is_empty() {
            let owned = found.get(Path::new(marker::NAME)) == Some(&Entry::File);
            if !owned && (has_kept || !found.is_empty()) {
                return Err(format!(
                    "`{}` contains files that this tool didn't write (it has no `{}`): \
                     choose a folder that is missing or empty, or empty this one",
                    root.display(),
                    marker::NAME
                ));
            }
        }
        let inside = |path: &PathBuf| path.parent() == Some(&folder);
        open.extend(
            found.iter().filter(|(path, kind)| **kind == Entry::Folder && inside(path)).map(|(path, _)| path.clone()),
        );
    }
    Ok(found)
}

/// The first difference from the text. Line ends that Git changed (`core.autocrlf`) are none.
fn difference(found: &[u8], expected: &str) -> Option<DifferenceKind> {
    if found == expected.as_bytes() {
        return None;
    }
    let found = String::from_utf8_lossy(found).replace("\r\n", "\n");
    (found != expected).then(|| first_difference(&found, expected))
}

fn first_difference(found: &str, expected: &str) -> DifferenceKind {
    // With line ends, so that a missing one at the end is a difference.
    let mut found = found.split_inclusive('\n');
    let mut expected = expected.split_inclusive('\n');
    let mut line = 0;
    loop {
        line += 1;
        let (is, expected) = (found.next(), expected.next());
        if is != expected || is.is_none() {
            let own = |line: Option<&str>| line.map(str::to_owned);
            return DifferenceKind::Stale { line, found: own(is), expected: own(expected) };
        }
    }
}

/// A line for messages: truncated, without its end. A different line end is printed.
fn short(line: &str) -> String {
    const MAX: usize = 140;
    let text = line.strip_suffix('\n').unwrap_or(line);
    let mut short: String = text
        .chars()
        .take(MAX)
        .flat_map(|c| if c.is_control() && c != '\t' { c.escape_debug().collect() } else { vec![c] })
        .collect();
    if text.chars().nth(MAX).is_some() {
        short.push('…');
    }
    if line.len() == text.len() {
        short += " (without an end of line)";
    }
    short
}

/// The sentence for an I/O error.
/// The text of a file.
///
/// # Errors
/// The file can't be read, or is not UTF-8, as a sentence.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| cannot("read", path, &error))?;
    String::from_utf8(bytes).map_err(|_| format!("can't read `{}`: it is not valid UTF-8", path.display()))
}

pub(crate) fn cannot(verb: &str, path: &Path, error: &io::Error) -> String {
    format!("can't {verb} `{}`: {error}", path.display())
}

#[cfg(test)]
mod tests;
