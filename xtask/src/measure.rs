//! `measure`: prints numbers for comparison. Nothing is checked here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::ci::FEATURE_SETS;
use crate::{print, root};

/// The number of runs of a fast command, of which the median is printed.
const RUNS: usize = 9;
/// The number of builds of one crate, of which the median is printed.
const BUILDS: usize = 3;

pub(crate) fn run() -> Result<(), String> {
    sizes()?;
    for profile in ["dev", "release"] {
        generator(profile)?;
    }
    for profile in ["dev", "release"] {
        for package in ["smithy-client-runtime", "partnercentral-selling"] {
            unit(package, profile)?;
        }
    }
    for features in FEATURE_SETS {
        let (normal, build) = (crates(features, "normal")?, crates(features, "normal,build")?);
        print(&format!(
            "crates in the runtime's tree with features \"{features}\": {normal}, with build dependencies {build}"
        ));
    }
    Ok(())
}

/// The number of other crates in the dependency tree of the runtime.
fn crates(features: &str, edges: &str) -> Result<usize, String> {
    let package = ["tree", "-p", "smithy-client-runtime", "--no-default-features", "--features", features];
    let tree = cargo(&[&package[..], &["-e", edges, "--prefix", "none", "-f", "{p}"]].concat())?;
    // Repeated crates are marked.
    let packages: BTreeSet<_> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    Ok(packages.len().saturating_sub(1))
}

fn sizes() -> Result<(), String> {
    for (folder, ending) in [
        ("generated", "rs"),
        ("codegen/src", "rs"),
        ("runtime/src", "rs"),
        ("runtime/cli/src", "rs"),
        ("runtime/protocol-tests/src", "rs"),
        ("tests/snapshots", "snap"),
        ("tests/snapshots", "txt"),
    ] {
        let mut files = Vec::new();
        lines(&root().join(folder), ending, &mut files)?;
        let total: usize = files.iter().map(|(lines, _)| lines).sum();
        let Some((most, largest)) = files.iter().max() else { continue };
        let largest = largest.strip_prefix(root()).unwrap_or(largest).display();
        print(&format!("{folder} (.{ending}): {} files, {total} lines; largest {largest}, {most} lines", files.len()));
    }
    Ok(())
}

fn lines(folder: &Path, ending: &str, found: &mut Vec<(usize, PathBuf)>) -> Result<(), String> {
    let unreadable = |error| format!("error: can't read `{}`: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            lines(&path, ending, found)?;
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push((fs::read_to_string(&path).map_err(unreadable)?.lines().count(), path));
        }
    }
    Ok(())
}

/// The time of the whole program, comparing with a folder that is up to date, which is the most common case.
fn generator(profile: &str) -> Result<(), String> {
    cargo(&["build", "--profile", profile, "-p", "smithy-client-codegen"])?;
    let metadata = cargo(&["metadata", "--format-version", "1", "--no-deps"])?;
    let target = metadata.split("\"target_directory\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let folder = if profile == "dev" { "debug" } else { profile };
    let binary = Path::new(target.unwrap_or("target")).join(folder).join("smithy-client-codegen");
    let run = || {
        let mut command = Command::new(&binary);
        command.args([
            "--model",
            "model/partnercentral-selling.json",
            "--out",
            "generated",
            "--runtime",
            "runtime",
            "--check",
        ]);
        timed(command)
    };
    print(&format!("codegen, {profile}: {:.0} ms (median of {RUNS})", median(RUNS, run)? * 1000.0));
    Ok(())
}

/// The build time of one crate: its dependencies are built, and its first file is touched.
fn unit(package: &str, profile: &str) -> Result<(), String> {
    let folder = if package == "partnercentral-selling" { "generated" } else { "runtime" };
    cargo(&["build", "--profile", profile, "-p", package])?;
    let build = || {
        let path = root().join(folder).join("src/lib.rs");
        let touched = fs::File::options()
            .append(true)
            .open(&path)
            .and_then(|file| file.set_modified(std::time::SystemTime::now()));
        touched.map_err(|error| format!("error: can't touch `{}`: {error}", path.display()))?;
        let mut command = Command::new(program());
        command.args(["build", "--quiet", "--profile", profile, "-p", package]).env("CARGO_INCREMENTAL", "0");
        timed(command)
    };
    print(&format!("{package} alone, {profile}: {:.1} s (median of {BUILDS})", median(BUILDS, build)?));
    Ok(())
}

fn program() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn cargo(args: &[&str]) -> Result<String, String> {
    let output = Command::new(program()).args(args).current_dir(root()).output();
    let output = output.map_err(|error| format!("error: can't run cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("error: cargo {} failed\n{}", args.join(" "), String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The time of a command in seconds.
fn timed(mut command: Command) -> Result<f64, String> {
    let start = Instant::now();
    let output =
        command.current_dir(root()).output().map_err(|error| format!("error: can't run {command:?}: {error}"))?;
    let seconds = start.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(format!("error: {command:?} failed\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(seconds)
}

fn median(runs: usize, run: impl Fn() -> Result<f64, String>) -> Result<f64, String> {
    let mut seconds = (0..runs).map(|_| run()).collect::<Result<Vec<f64>, String>>()?;
    seconds.sort_by(f64::total_cmp);
    Ok(seconds.get(runs / 2).copied().unwrap_or_default())
}
