//! Where and when something was measured, and with which versions.

use std::fs;
use std::process::Command;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Result, root};

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct Machine {
    pub(crate) date: String,
    pub(crate) processor: String,
    pub(crate) cores: usize,
    pub(crate) system: String,
    pub(crate) rustc: String,
    /// The commit of this repository.
    pub(crate) commit: String,
    /// How many processes wanted a core in the minute before, where the system tells.
    pub(crate) load: Option<f64>,
}

impl Machine {
    pub(crate) fn now() -> Result<Self> {
        let file = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let processor = file("/proc/cpuinfo").lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key.trim() == "model name").then(|| value.trim().to_owned())
        });
        let commit = output("git", &["rev-parse", "--short=9", "HEAD"])?;
        let changed = output("git", &["status", "--porcelain", "--", "runtime", "generated"])?;
        Ok(Self {
            date: jiff::Timestamp::now().strftime("%F").to_string(),
            processor: processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: std::thread::available_parallelism()?.get(),
            system: output("uname", &["-sr"])?,
            rustc: output("rustc", &["--version"])?,
            commit: if changed.is_empty() { commit } else { format!("{commit} and changes") },
            load: file("/proc/loadavg").split(' ').next().and_then(|load| load.parse().ok()),
        })
    }
}

/// The libraries whose versions are reported.
const LIBRARIES: [&str; 11] = [
    "aws-sdk-partnercentralselling",
    "aws-smithy-runtime",
    "aws-smithy-http-client",
    "aws-sigv4",
    "reqwest",
    "hyper",
    "hyper-util",
    "rustls",
    "serde",
    "serde_json",
    "tokio",
];

/// The locked versions of the libraries.
pub(crate) fn versions() -> Result<Vec<(String, String)>> {
    let metadata =
        output("cargo", &["metadata", "--format-version=1", "--locked", "--manifest-path=benches/Cargo.toml"])?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata has no packages")?;
    let version = |name: &str| {
        let found: Vec<&str> = packages
            .iter()
            .filter(|package| package["name"] == name)
            .filter_map(|package| package["version"].as_str())
            .collect();
        (name.to_owned(), found.join(" and "))
    };
    Ok(LIBRARIES.into_iter().map(version).collect())
}

/// What a program prints, without blanks at its ends.
pub(crate) fn output(program: &str, args: &[&str]) -> Result<String> {
    let output = Command::new(program).args(args).current_dir(root()).output();
    let output = output.map_err(|error| format!("can't run `{program}`: {error}"))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`{program} {}` failed: {}", args.join(" "), errors.trim()).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
