//! `docs`: the documentation of all crates, that of the published ones as docs.rs builds it, and the links in it.

mod links;

use std::fs;
use std::process::{Command, ExitCode};

use crate::release::{Package, published};
use crate::{print, root};

/// Says that this program stands for rustdoc; its value is the program to run.
const RUSTDOC: &str = "XTASK_RUSTDOC";

/// Warnings are errors, and `docsrs` is the condition that docs.rs sets.
const FLAGS: &str = "--cfg docsrs -D warnings";

pub(crate) fn run() -> Result<(), String> {
    let packages = published(root())?;
    let folder = root().join("target/doc");
    for package in &packages {
        // Rustdoc links to the crates whose folders it finds.
        let folder = folder.join(package.library());
        fs::create_dir_all(&folder).map_err(|error| format!("error: can't make `{}`: {error}", folder.display()))?;
    }
    for Package { name, docs_features, .. } in &packages {
        document(&["--package", name, "--features", &docs_features.join(",")])?;
    }
    let others = packages.iter().flat_map(|package| ["--exclude", &package.name]);
    document(&["--workspace"].into_iter().chain(others).collect::<Vec<_>>())?;

    let libraries: Vec<String> = packages.iter().map(Package::library).collect();
    let report = links::check(&folder, &libraries)?;
    if !report.problems.is_empty() {
        let problems: Vec<String> = report.problems.into_iter().collect();
        return Err(format!("error: links of the documentation are broken\n{}", problems.join("\n")));
    }
    print(&format!("{} links on {} pages lead somewhere", report.links, report.pages));
    Ok(())
}

/// Runs `cargo doc`, with this program in the place of rustdoc.
fn document(args: &[&str]) -> Result<(), String> {
    let this = std::env::current_exe().map_err(|error| format!("error: can't find this program: {error}"))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["doc", "--quiet", "--locked", "--no-deps"])
        .args(args)
        .current_dir(root())
        .env(RUSTDOC, std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into()))
        .env("RUSTDOC", this)
        .env("RUSTDOCFLAGS", FLAGS)
        .status()
        .map_err(|error| format!("error: can't run cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("error: cargo doc {} failed", args.join(" "))) }
}

/// Runs rustdoc, if cargo has started this program in its place. With `RUSTC_BOOTSTRAP` a stable rustdoc takes the
/// feature `doc_cfg`, as that of docs.rs does. If cargo had this variable, it would compile all dependencies again.
pub(crate) fn rustdoc() -> Option<ExitCode> {
    let program = std::env::var_os(RUSTDOC)?;
    let status = Command::new(program).args(std::env::args_os().skip(1)).env("RUSTC_BOOTSTRAP", "1").status();
    Some(if status.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
