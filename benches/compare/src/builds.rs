//! Building the clients: once for the runs, and from nothing for the costs.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::clients::CLIENTS;
use crate::machine::{Machine, output};
use crate::results::{Build, Builds, Program};
use crate::{Result, root, target};

/// The number of builds after a change.
const WARM: usize = 3;

/// Builds the server and all clients. Each alone, since together they would have the features of all.
pub(crate) fn build_all() -> Result<()> {
    for package in ["server"].into_iter().chain(CLIENTS.iter().map(|client| client.package)) {
        println!("build {package}");
        build(package, &target())?;
    }
    Ok(())
}

fn build(package: &str, target: &Path) -> Result<()> {
    build_from(Path::new("benches/Cargo.toml"), package, target)
}

/// Builds a package of the workspace with this manifest.
pub(crate) fn build_from(manifest: &Path, package: &str, target: &Path) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args(["build", "--quiet", "--release", "--locked", "-p", package]);
    command.arg("--manifest-path").arg(manifest).arg("--target-dir").arg(target);
    let status = command.current_dir(root()).status()?;
    if status.success() { Ok(()) } else { Err(format!("`{package}` can't be built").into()) }
}

/// What the programs consist of.
pub(crate) fn programs() -> Result<Vec<Program>> {
    let program = |package: &str| -> Result<Program> {
        let bytes = fs::metadata(target().join("release").join(package))?.len();
        let (crates, crates_to_build) = (crates(package, "normal")?, crates(package, "normal,build")?);
        Ok(Program { client: package.to_owned(), crates, crates_to_build, bytes })
    };
    CLIENTS.iter().map(|client| program(client.package)).collect()
}

/// The number of crates in the tree, except those that are there for the comparison.
fn crates(package: &str, edges: &str) -> Result<usize> {
    let tree = ["tree", "--locked", "--manifest-path=benches/Cargo.toml", "--prefix=none", "--format={p}"];
    let tree = output("cargo", &[&tree[..], &["-p", package, "-e", edges]].concat())?;
    let names: BTreeSet<&str> = tree
        .lines()
        // Repeated crates are marked.
        .map(|line| line.trim_end_matches(" (*)").trim_end_matches(" (proc-macro)"))
        .filter(|line| !line.contains("/benches/"))
        .filter(|line| !line.starts_with("allocation-counter ") && !line.starts_with("cpu-time "))
        .collect();
    Ok(names.len())
}

/// Measures the costs of building those clients that an application could use. `keep` is called after each of them,
/// since a build can take many minutes.
pub(crate) fn measure(mut keep: impl FnMut(Builds) -> Result<()>) -> Result<()> {
    let machine = Machine::now()?;
    let mut builds = Vec::new();
    for client in CLIENTS.iter().filter(|client| client.is_complete) {
        builds.push(build_from_nothing(client.package)?);
        keep(Builds { machine: machine.clone(), builds: builds.clone() })?;
    }
    Ok(())
}

fn build_from_nothing(package: &str) -> Result<Build> {
    println!("build {package} from nothing");
    let target = root().join("target/compare-cold");
    let clear = || if target.exists() { fs::remove_dir_all(&target) } else { Ok(()) };
    clear()?;
    let cold_cpu_s = cpu_of(|| build(package, &target))?;
    let own = root().join("benches/clients").join(package).join("src/main.rs");
    let warm = |_| {
        File::options().write(true).open(&own)?.set_modified(SystemTime::now())?;
        cpu_of(|| build(package, &target))
    };
    let warm_cpu_s = (0..WARM).map(warm).collect::<Result<_>>()?;
    clear()?;
    Ok(Build { client: package.to_owned(), cold_cpu_s, warm_cpu_s })
}

/// The seconds of CPU, user and system, of the processes that the work starts and waits for.
fn cpu_of(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let now = || -> Result<f64> {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        Ok((usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6)
    };
    let before = now()?;
    work()?;
    Ok(now()? - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cpu_of_child_processes_is_counted() {
        let loops = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
        let cpu = cpu_of(|| Ok(Command::new("sh").args(["-c", loops]).status().map(drop)?)).expect("a shell");
        assert!(cpu > 0.005, "{cpu}");
    }
}
