//! `compare`: runs the comparison with other clients, which is a workspace of its own in `benches/`.

use std::process::Command;

use crate::root;

/// Compares everything, or with an option less.
pub(crate) fn run(scope: Option<&str>) -> Result<(), String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(["run", "--quiet", "--locked", "--manifest-path=benches/Cargo.toml", "--target-dir=target/compare"]);
    let status = command.args(["--package=compare", "--"]).args(scope).current_dir(root()).status();
    let status = status.map_err(|error| format!("error: can't run cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err("error: the comparison failed".to_owned()) }
}
