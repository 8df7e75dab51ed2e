//! `compare`, `workflow` and `importers`: run the comparisons with other clients, which are workspaces of their own:
//! `benches/`, and `tests/official_sdk/`.

use std::process::Command;

use crate::root;

const OFFICIAL_SDK: [&str; 2] = ["--manifest-path=tests/official_sdk/Cargo.toml", "--target-dir=target/official-sdk"];

/// Compares everything, or with an option less.
pub(crate) fn run(scope: Option<&str>) -> Result<(), String> {
    let scope: Vec<&str> = scope.into_iter().collect();
    let target = ["--manifest-path=benches/Cargo.toml", "--target-dir=target/compare", "--package=compare", "--"];
    cargo("run", &[&target[..], &scope].concat())
}

/// Runs the workflow of the sandbox with the official SDK.
pub(crate) fn workflow() -> Result<(), String> {
    cargo("run", &OFFICIAL_SDK)
}

/// Compares the importer of the cookbook with one that uses the official SDK.
pub(crate) fn importers() -> Result<(), String> {
    cargo("build", &["--target-dir=target", "--package=examples", "--bin=import_csv"])?;
    cargo("build", &[&OFFICIAL_SDK[..], &["--bin=import_csv"]].concat())?;
    let programs = ["--", "target/debug/import_csv", "target/official-sdk/debug/import_csv"];
    cargo("run", &[&OFFICIAL_SDK[..], &["--bin=importers"], &programs].concat())
}

fn cargo(subcommand: &str, args: &[&str]) -> Result<(), String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    let status = command.args([subcommand, "--quiet", "--locked"]).args(args).current_dir(root()).status();
    let status = status.map_err(|error| format!("error: can't run cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err("error: the comparison failed".to_owned()) }
}
