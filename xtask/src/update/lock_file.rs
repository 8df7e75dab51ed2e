//! The version of the generated crate in `Cargo.lock`, which cargo doesn't change with `--locked`.

use super::repository::Repository;
use crate::codegen::GENERATED;

pub(super) const PATH: &str = "Cargo.lock";

/// The lock file with the new version of the generated crate. `None` if the repository has no lock file with it.
pub(super) fn updated(repository: &Repository, (from, to): (&str, &str)) -> Result<Option<String>, String> {
    let text = |path: &str| -> Result<Option<String>, String> {
        Ok(repository.content(path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    };
    let (Some(lock), Some(manifest)) = (text(PATH)?, text(&format!("{GENERATED}/Cargo.toml"))?) else {
        return Ok(None);
    };
    let Some(name) = manifest.lines().find(|line| line.starts_with("name = ")) else { return Ok(None) };
    let entry = |version: &str, end: &str| format!("{name}{end}version = \"{version}\"{end}");
    let changed = ["\n", "\r\n"].iter().find(|end| lock.contains(&entry(from, end)));
    Ok(changed.map(|end| lock.replace(&entry(from, end), &entry(to, end))))
}
