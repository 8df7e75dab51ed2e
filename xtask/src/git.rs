//! Runs git.

use std::path::Path;
use std::process::Command;

/// The output of git in a folder.
///
/// # Errors
/// What git reports, as a sentence.
pub(crate) fn git(folder: &Path, args: &[&str]) -> Result<String, String> {
    let output = Command::new("git").args(args).current_dir(folder).output();
    let output = output.map_err(|error| format!("can't run git: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    String::from_utf8(output.stdout).map_err(|_| "it is not valid UTF-8".to_owned())
}
