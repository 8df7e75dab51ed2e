//! `smoke`: the workflow of the sandbox's tests with the real service, to find where the sandbox differs from it.

use std::process::Command;

use crate::root;

/// Runs it; without the consent, it only says what it would do.
pub(crate) fn run(consent: bool) -> Result<(), String> {
    let consent: &[&str] = if consent { &["--", "--yes"] } else { &[] };
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "-p", "tests", "--bin", "smoke"])
        .args(consent)
        .current_dir(root())
        .status()
        .map_err(|error| format!("error: can't run cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err("error: nothing was compared".to_owned()) }
}
