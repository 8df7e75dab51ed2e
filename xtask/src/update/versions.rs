//! The version of the generated crate in the files that repeat it: lock files, which cargo doesn't change with `--locked`,
//! and the requirement in `Cargo.toml`, without which the crates that use it can't be published.

use std::collections::BTreeMap;

use super::repository::Repository;
use crate::codegen::GENERATED;

/// The lock files of the workspaces that use the crate.
const LOCKS: [&str; 3] = ["Cargo.lock", "benches/Cargo.lock", "tests/official_sdk/Cargo.lock"];
const MANIFEST: &str = "Cargo.toml";

/// The files with the new version of the generated crate, by path; those without the old one are left out.
pub(super) fn updated(
    repository: &Repository,
    (from, to): (&str, &str),
) -> Result<BTreeMap<&'static str, String>, String> {
    let text = |path: &str| -> Result<String, String> {
        let bytes = repository.content(path)?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let mut updated = BTreeMap::new();
    let generated = text(&format!("{GENERATED}/Cargo.toml"))?;
    let Some(name) = generated.lines().find_map(|line| line.strip_prefix("name = ")) else { return Ok(updated) };
    for lock in LOCKS {
        if let Some(changed) = in_lock_file(&text(lock)?, name, from, to) {
            updated.insert(lock, changed);
        }
    }
    if let Some(changed) = in_manifest(&text(MANIFEST)?, name, from, to) {
        updated.insert(MANIFEST, changed);
    }
    Ok(updated)
}

fn in_lock_file(lock: &str, name: &str, from: &str, to: &str) -> Option<String> {
    let entry = |version: &str, end: &str| format!("name = {name}{end}version = \"{version}\"{end}");
    let end = ["\n", "\r\n"].iter().find(|end| lock.contains(&entry(from, end)))?;
    Some(lock.replace(&entry(from, end), &entry(to, end)))
}

fn in_manifest(manifest: &str, name: &str, from: &str, to: &str) -> Option<String> {
    let key = format!("{} = {{", name.trim_matches('"'));
    let [from, to] = [from, to].map(|version| format!("version = \"{version}\""));
    let line = manifest.lines().find(|line| line.starts_with(&key) && line.contains(&from))?;
    Some(manifest.replace(line, &line.replace(&from, &to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_of_the_crate_changes() {
        let lock = "name = \"a-b\"\r\nversion = \"0.1.0\"\r\n\r\nname = \"a\"\r\nversion = \"0.1.0\"\r\n";
        let changed = "name = \"a-b\"\r\nversion = \"0.1.0\"\r\n\r\nname = \"a\"\r\nversion = \"0.2.0\"\r\n";
        assert_eq!(in_lock_file(lock, "\"a\"", "0.1.0", "0.2.0").as_deref(), Some(changed));
        assert_eq!(in_lock_file(lock, "\"a\"", "0.3.0", "0.4.0"), None);
        let manifest =
            "version = \"0.1.0\"\na-b = { version = \"0.1.0\" }\na = { path = \"a\", version = \"0.1.0\" }\n";
        let changed = "version = \"0.1.0\"\na-b = { version = \"0.1.0\" }\na = { path = \"a\", version = \"0.2.0\" }\n";
        assert_eq!(in_manifest(manifest, "\"a\"", "0.1.0", "0.2.0").as_deref(), Some(changed));
        assert_eq!(in_manifest(manifest, "\"c\"", "0.1.0", "0.2.0"), None);
    }
}
