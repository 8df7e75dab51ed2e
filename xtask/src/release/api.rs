//! Whether the versions are those that the changes since the last release ask for, by the rules of Cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use semver::Version;
use smithy_client_codegen::cli::{DiffFlags, diff_report};

use super::packages::{Package, published};
use crate::api::{Api, CRATE};
use crate::codegen::{GENERATED, MODEL};
use crate::diff::model;
use crate::git::git;

/// How many items a problem names.
const NAMED: usize = 10;

/// What is wrong with the versions, compared with a tag.
pub(super) fn problems(root: &Path, last: &str, packages: &[Package]) -> Vec<String> {
    let mut problems: Vec<String> = client(root, last, packages).err().into_iter().collect();
    match compared(root, last, packages) {
        Ok(found) => problems.extend(found),
        Err(problem) => problems.push(problem.trim_start_matches("error: ").to_owned()),
    }
    problems.into_iter().map(|problem| format!("{problem} (compared with {last})")).collect()
}

/// Compares each crate with the one of the tag. There is nothing to compare a new crate with.
fn compared(root: &Path, last: &str, packages: &[Package]) -> Result<Vec<String>, String> {
    let release = Release::check_out(root, last)?;
    let before = published(&release.folder)?;
    let mut problems = Vec::new();
    for new in packages {
        let Some(old) = before.iter().find(|old| old.name == new.name) else { continue };
        let [from, to] = [parse(old)?, parse(new)?];
        if to <= from {
            problems.push(format!("{} {from} is released, and {to} is no later version: set the next one", new.name));
        }
        let [then, now] = [api(root, &release.folder, old)?, api(root, root, new)?];
        let (gone, come) = then.compare(&now);
        problems.extend(problem(new, &from, &to, &gone, come));
    }
    Ok(problems)
}

/// What is wrong with the version of a crate whose API has lost or got items.
pub(super) fn problem(package: &Package, from: &Version, to: &Version, gone: &[String], come: usize) -> Option<String> {
    let name = &package.name;
    if !gone.is_empty() && !is_breaking(from, to) {
        let items = gone.iter().take(NAMED).map(|item| format!("\n    {}", item.replace(CRATE, &package.library())));
        let (count, items) = (gone.len(), items.collect::<String>());
        return Some(format!(
            "the API of {name} has lost or changed {count} of its items, so that version {to} must be incompatible with \
             {from}:{items}\n   "
        ));
    }
    let may_add = from.major == 0 || to.major > from.major || to.minor > from.minor;
    (come > 0 && !may_add)
        .then(|| format!("the API of {name} has new items ({come}), so that version {to} must be a minor one"))
}

/// The documented API of a crate, with the features that docs.rs turns on, and without TLS. What is built has a folder of
/// its own, since the flag that a stable Rust needs for the JSON of rustdoc would compile everything else again.
fn api(root: &Path, folder: &Path, package: &Package) -> Result<Api, String> {
    let target = root.join("target/public-api");
    let json = target.join(format!("doc/{}.json", package.library()));
    // It may be that of another version.
    let _ = fs::remove_file(&json);
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["rustdoc", "--quiet", "--lib", "--package", &package.name, "--no-default-features", "--features"])
        .arg(package.docs_features.join(","))
        .arg("--target-dir")
        .arg(target)
        .args(["--", "-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"])
        .current_dir(folder)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .output()
        .map_err(|error| format!("can't run cargo: {error}"))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("the API of {} can't be read\n{errors}", package.name));
    }
    Api::read(&json, &package.library())
}

/// The source of a tag in a folder, until it is dropped.
struct Release<'a> {
    root: &'a Path,
    folder: PathBuf,
}

impl<'a> Release<'a> {
    fn check_out(root: &'a Path, tag: &str) -> Result<Self, String> {
        let release = Self { root, folder: root.join("target/last-release") };
        // It is there if the last run was killed.
        release.remove();
        git(root, &["worktree", "add", "--detach", "--force", &release.folder.to_string_lossy(), tag])?;
        Ok(release)
    }

    fn remove(&self) {
        let _ = git(self.root, &["worktree", "remove", "--force", &self.folder.to_string_lossy()]);
    }
}

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The generated crate needs the version that the change of the model asks for, which no API shows as a whole.
fn client(root: &Path, last: &str, packages: &[Package]) -> Result<(), String> {
    let generated = packages.iter().find(|package| package.folder.ends_with(GENERATED));
    let Some(package @ Package { name, version, .. }) = generated else { return Ok(()) };
    let (old, new) = (model(last.as_ref())?, model(root.join(MODEL).as_os_str())?);
    let report = diff_report(&DiffFlags::default(), &old, &new, SystemTime::now())?;
    let to = &report.version.to;
    let asked = Version::parse(to).map_err(|error| format!("the version {to} that the model asks for: {error}"))?;
    if parse(package)? < asked {
        return Err(format!("the changes of the model ask for version {asked} of {name}, which has {version}"));
    }
    Ok(())
}

fn parse(package: &Package) -> Result<Version, String> {
    let Package { name, version, .. } = package;
    Version::parse(version).map_err(|error| format!("the version {version} of {name}: {error}"))
}

/// True if Cargo doesn't take the new version for the old one.
pub(super) fn is_breaking(old: &Version, new: &Version) -> bool {
    match (old.major, old.minor) {
        (0, 0) => new != old,
        (0, minor) => new.major > 0 || new.minor > minor,
        (major, _) => new.major > major,
    }
}
