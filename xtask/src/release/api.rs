//! Whether the versions are those that the changes since the last release ask for, by the rules of Cargo.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::SystemTime;

use semver::Version;
use smithy_client_codegen::cli::{DiffFlags, diff_report};

use super::packages::Package;
use crate::codegen::{GENERATED, MODEL};
use crate::diff::model;
use crate::git::git;

/// The reviewed API of the runtime, which a test holds against the source.
const RUNTIME_API: &str = "tests/snapshots/runtime-api.snap";

/// What is wrong with the versions.
pub(super) fn problems(root: &Path, last: &str, version: &Version, packages: &[Package]) -> Vec<String> {
    [runtime(root, last, version), client(root, last, packages)]
        .into_iter()
        .filter_map(Result::err)
        .map(|problem| format!("{problem} (compared with {last})"))
        .collect()
}

/// The API of the runtime may lose items only with a version that is incompatible.
fn runtime(root: &Path, last: &str, version: &Version) -> Result<(), String> {
    let before = git(root, &["show", &format!("{last}:{RUNTIME_API}")])?;
    let now = std::fs::read_to_string(root.join(RUNTIME_API)).map_err(|error| format!("{RUNTIME_API}: {error}"))?;
    let released = Version::parse(last.trim_start_matches('v')).map_err(|error| format!("the tag {last}: {error}"))?;
    let removed = removed(&before, &now);
    match removed.first() {
        Some(first) if !is_breaking(&released, version) => Err(format!(
            "{} items of the runtime's API are gone, among them `{first}`: version {version} must be incompatible with \
             {released}",
            removed.len()
        )),
        _ => Ok(()),
    }
}

fn removed<'a>(before: &'a str, now: &str) -> Vec<&'a str> {
    let now: BTreeSet<&str> = now.lines().collect();
    before.lines().filter(|line| !now.contains(line)).collect()
}

/// The generated crate needs the version that the change of the model asks for.
fn client(root: &Path, last: &str, packages: &[Package]) -> Result<(), String> {
    let generated = packages.iter().find(|package| package.folder.ends_with(GENERATED));
    let Some(Package { name, version, .. }) = generated else { return Ok(()) };
    let (old, new) = (model(last.as_ref())?, model(root.join(MODEL).as_os_str())?);
    let report = diff_report(&DiffFlags::default(), &old, &new, SystemTime::now())?;
    let parse = |text: &str| Version::parse(text).map_err(|error| format!("the version {text} of {name}: {error}"));
    let (has, asked) = (parse(version)?, parse(&report.version.to)?);
    if has < asked {
        return Err(format!("the changes of the model ask for version {asked} of {name}, which has {has}"));
    }
    Ok(())
}

/// True if Cargo doesn't take the new version for the old one.
fn is_breaking(old: &Version, new: &Version) -> bool {
    match (old.major, old.minor) {
        (0, 0) => new != old,
        (0, minor) => new.major > 0 || new.minor > minor,
        (major, _) => new.major > major,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_breaking_by_the_rules_of_cargo() {
        for (old, new, expected) in [
            ("0.1.0", "0.1.1", false),
            ("0.1.0", "0.2.0", true),
            ("0.0.1", "0.0.2", true),
            ("1.2.3", "1.9.0", false),
            ("1.2.3", "2.0.0", true),
            ("0.9.0", "1.0.0", true),
        ] {
            let [old, new] = [old, new].map(|text| Version::parse(text).unwrap());
            assert_eq!(is_breaking(&old, &new), expected, "{old} {new}");
        }
    }

    #[test]
    fn an_item_that_changed_is_one_that_is_gone() {
        assert_eq!(removed("pub fn a()\npub fn b()", "pub fn b()\npub fn a(u8)\npub fn c()"), ["pub fn a()"]);
        assert_eq!(removed("pub fn a()", "pub fn a()\npub fn b()"), [""; 0]);
    }
}
