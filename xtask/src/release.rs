//! `release`: everything that a release needs, except pushing it.

mod api;
mod packages;
#[cfg(test)]
mod tests;

use std::path::Path;

use semver::Version;

pub(crate) use self::packages::{Package, published};
use crate::git::git;
use crate::{ci, print, root};

/// What stands in the manifests until the owner sets the address of the repository.
const PLACEHOLDER: &str = "repository.invalid";

/// The arguments of `cargo xtask release`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// Only check, and make no tag: for the workflow, which runs when the tag was pushed.
    pub(crate) check: bool,
    /// The version that is expected; by default that of the workspace.
    pub(crate) version: Option<String>,
}

/// Checks everything, packages all crates, and makes the tag.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let packages = published(root())?;
    let version = packages::of_workspace(&packages)?;
    let problems = problems(root(), &packages, &version, options);
    if !problems.is_empty() {
        return Err(problems.iter().map(|problem| format!("error: {problem}\n")).collect());
    }
    packages::package(&packages)?;
    if options.check {
        print(&format!("version {version} can be released"));
        return Ok(());
    }
    ci::run()?;
    let tag = format!("v{version}");
    git(root(), &["tag", "--annotate", &tag, "--message", &format!("Version {version}")])
        .map_err(|problem| format!("error: can't make the tag: {problem}"))?;
    print(&format!(
        "the tag {tag} is made. Push it, and the workflow `release` publishes:\n  git push origin main {tag}"
    ));
    Ok(())
}

/// Everything that is in the way of a release.
fn problems(root: &Path, packages: &[Package], version: &Version, options: &Options) -> Vec<String> {
    let mut problems = Vec::new();
    if let Some(expected) = options.version.as_ref().filter(|expected| **expected != version.to_string()) {
        problems.push(format!("the version of the workspace is {version}, and not {expected}: set it in `Cargo.toml`"));
    }
    match git(root, &["status", "--porcelain"]) {
        Ok(changed) if changed.is_empty() => {}
        Ok(_) => problems.push("there are changes that are not committed: commit or stash them".to_owned()),
        Err(problem) => problems.push(format!("git status fails: {problem}")),
    }
    let tag = format!("v{version}");
    if !options.check && git(root, &["rev-parse", "--verify", "--quiet", &format!("refs/tags/{tag}")]).is_ok() {
        problems.push(format!("the tag {tag} exists: set the next version in `Cargo.toml`"));
    }
    problems.extend(packages.iter().flat_map(Package::problems));
    if !problems.is_empty() {
        // Comparing compiles all crates twice.
        return problems;
    }
    match last_tag(root, &tag) {
        Some(last) => problems.extend(api::problems(root, &last, packages)),
        None => print("no version was released before, so that no API is compared"),
    }
    problems
}

/// The tag of the last release before this one.
fn last_tag(root: &Path, own: &str) -> Option<String> {
    let tags = git(root, &["tag", "--merged", "HEAD", "--list", "v*", "--sort=-version:refname"]).ok()?;
    tags.lines().map(str::trim).find(|tag| *tag != own && !tag.is_empty()).map(str::to_owned)
}
