//! `screenshots`: the pictures of the sandbox's page in the README, taken by its test in Chromium.

use std::process::Command;

use crate::{print, root};

/// The test that takes them, if its variable names a folder.
const TEST: &str = "page::browser::pages_are_labelled_readable_and_fit_a_phone_in_light_and_dark";
const VARIABLE: &str = "SANDBOX_SCREENSHOTS";

pub(crate) fn run() -> Result<(), String> {
    let has_driver = Command::new("chromedriver").arg("--version").output().is_ok();
    if !has_driver {
        return Err("Chromium is missing: install the packages `chromium` and `chromium-driver`".to_owned());
    }
    let folder = root().join("docs/sandbox");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["test", "--quiet", "-p", "partnercentral-sandbox", "--test", "sandbox", "--", "--exact", TEST]);
    let status = cargo.current_dir(root()).env(VARIABLE, &folder).status();
    if !status.map_err(|error| format!("cargo can't be run: {error}"))?.success() {
        return Err("the test that takes the pictures has failed".to_owned());
    }
    print(&format!("the pictures are in {}", folder.display()));
    Ok(())
}
