//! This repository at an earlier commit as one more client, so that a change is measured in the same rounds as all others.

use std::fs;
use std::path::Path;

use crate::clients::{BEFORE, CLIENTS};
use crate::machine::output;
use crate::results::Results;
use crate::{Result, builds, report, root, runs, target};

const ROUNDS: usize = 5;

/// Compares all clients and the earlier commit, and prints the tables.
pub(crate) fn compare(commit: &str) -> Result<()> {
    let commit = output("git", &["rev-parse", "--verify", &format!("{commit}^{{commit}}")])?;
    builds::build_all()?;
    println!("build {} ({commit})", BEFORE.package);
    build(&commit)?;
    let mut clients: Vec<_> = CLIENTS.iter().collect();
    clients.insert(1, &BEFORE);
    let results = Results { runs: runs::measure(&clients, ROUNDS)?, builds: None };
    println!("\nBefore: commit {commit}.\n{}", report::against_before(&results));
    Ok(())
}

/// Builds the client of the commit with the libraries of today, as far as they fit it: only our own code differs.
fn build(commit: &str) -> Result<()> {
    let folder = target().join("before");
    let source = folder.join("source");
    check_out(&source, commit)?;
    let package = folder.join("client");
    let own = source.join("benches/clients/ours/src/main.rs");
    // Commits without a comparison have no client of their own. That of today may fit.
    let main = if own.exists() { own } else { root().join("benches/clients/ours/src/main.rs") };
    fs::create_dir_all(&package)?;
    fs::write(package.join("Cargo.toml"), manifest(&source, &main))?;
    fs::copy(root().join("benches/Cargo.lock"), package.join("Cargo.lock"))?;
    let manifest = package.join("Cargo.toml");
    let path = manifest.to_str().ok_or("the path of the repository is not UTF-8")?;
    // Takes what fits from the lock file, and drops the rest.
    output("cargo", &["metadata", "--format-version=1", "--manifest-path", path])?;
    builds::build_from(&manifest, BEFORE.package, &target()).map_err(|error| {
        format!("{error}: the client in `{}` doesn't fit the API of that commit", main.display()).into()
    })
}

/// The files of the commit. Later runs keep them, so that less is built.
fn check_out(folder: &Path, commit: &str) -> Result<()> {
    let path = folder.to_str().ok_or("the path of the repository is not UTF-8")?;
    if folder.exists() {
        output("git", &["-C", path, "checkout", "--quiet", "--detach", commit])?;
    } else {
        output("git", &["worktree", "prune"])?;
        output("git", &["worktree", "add", "--quiet", "--detach", path, commit])?;
    }
    Ok(())
}

fn manifest(source: &Path, main: &Path) -> String {
    let (generated, common) = (source.join("generated"), root().join("benches/common"));
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [[bin]]\nname = {name:?}\npath = {main:?}\n\n\
         [dependencies]\ncommon = {{ path = {common:?} }}\n\
         partnercentral-selling = {{ path = {generated:?}, default-features = false, features = [\"rustls-ring\"] }}\n\n\
         [workspace]\n\n[profile.release]\nstrip = true\n",
        name = BEFORE.package,
    )
}
