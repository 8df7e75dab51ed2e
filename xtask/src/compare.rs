//! `compare` and `workflow`: run the comparisons with other clients, which are workspaces of their own: `benches/`, and
//! `tests/official_sdk/`.

use std::process::Command;

use crate::root;

/// Compares everything, or with an option less.
pub(crate) fn run(scope: Option<&str>) -> Result<(), String> {
    let scope: Vec<&str> = scope.into_iter().collect();
    let target = ["--manifest-path=benches/Cargo.toml", "--target-dir=target/compare", "--package=compare", "--"];
    run_workspace(&[&target[..], &scope].concat())
}

/// Runs the workflow of the sandbox with the official SDK.
pub(crate) fn workflow() -> Result<(), String> {
    run_workspace(&["--manifest-path=tests/official_sdk/Cargo.toml", "--target-dir=target/official-sdk"])
}

fn run_workspace(args: &[&str]) -> Result<(), String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    let status = command.args(["run", "--quiet", "--locked"]).args(args).current_dir(root()).status();
    let status = status.map_err(|error| format!("error: can't run cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err("error: the comparison failed".to_owned()) }
}
