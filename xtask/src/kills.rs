//! `kills`: the tests of killed imports and of killed sandboxes, with more kills than in `ci`.

use std::process::Command;

use crate::root;

/// The number of kills without an argument.
pub(crate) const COUNT: u32 = 200;

/// Runs each test with this number of kills.
pub(crate) fn run(count: u32) -> Result<(), String> {
    let status = Command::new(env!("CARGO"))
        .args([
            "test",
            "--locked",
            "-p",
            "tests",
            "-p",
            "partnercentral-sandbox",
            "--test",
            "kills",
            "--",
            "--nocapture",
        ])
        .env("KILLS", count.to_string())
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo can't be run: {error}"))?;
    let problem = "an import or a sandbox that was killed lost something, or did it twice";
    if status.success() { Ok(()) } else { Err(problem.to_owned()) }
}
