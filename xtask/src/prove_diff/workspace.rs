//! The workspace of the crates and programs, below `target/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use smithy_client_codegen::cli::files;

use super::cases::Subject;
use super::consumer::Program;
use crate::api::{Api, CRATE};
use crate::root;

/// All features that add items, except those that need TLS or the whole of `aws-config`.
const FEATURES: [&str; 3] = ["blocking", "stream", "test-util"];

pub(super) struct Workspace {
    folder: PathBuf,
    crates: Vec<BTreeMap<String, String>>,
}

/// The result of compiling a program.
#[derive(Clone, Default)]
pub(super) struct Checked {
    pub(super) errors: Vec<String>,
    pub(super) deprecated: usize,
}

fn crate_name(index: usize) -> String {
    format!("subject-{index:03}")
}

fn program_name(old: usize, new: usize) -> String {
    format!("program-{old:03}-{new:03}")
}

impl Workspace {
    pub(super) fn new() -> Result<Self, String> {
        let folder = root().join("target/prove-diff");
        // What is built stays, so that the runtime is compiled once.
        for part in ["crates", "programs"] {
            let part = folder.join(part);
            if let Err(error) = fs::remove_dir_all(&part)
                && error.kind() != std::io::ErrorKind::NotFound
            {
                return Err(format!("error: can't delete `{}`: {error}", part.display()));
            }
        }
        Ok(Self { folder, crates: Vec::new() })
    }

    pub(super) fn len(&self) -> usize {
        self.crates.len()
    }

    /// Adds a crate, unless the same is there. Returns its number.
    pub(super) fn add(&mut self, subject: &Subject) -> Result<usize, String> {
        let plain = subject.files(CRATE)?;
        if let Some(index) = self.crates.iter().position(|files| *files == plain) {
            return Ok(index);
        }
        let name = crate_name(self.crates.len());
        for (path, text) in subject.files(&name)? {
            self.put(&format!("crates/{name}/{path}"), &text)?;
        }
        self.crates.push(plain);
        Ok(self.crates.len() - 1)
    }

    fn put(&self, path: &str, text: &str) -> Result<(), String> {
        files::replace(&self.folder.join(path), text).map_err(|problem| format!("error: {problem}"))
    }

    /// The public APIs of all crates.
    pub(super) fn document(&self) -> Result<Vec<Api>, String> {
        self.put("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n")?;
        // The versions of this repository.
        let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap_or_default();
        self.put("Cargo.lock", &lock)?;
        let output = self
            .cargo()
            .args(["doc", "--quiet", "--no-deps", "--lib", "--workspace", "--no-default-features", "--features"])
            .arg(FEATURES.join(","))
            .env("RUSTDOCFLAGS", "-Zunstable-options --output-format json --cap-lints allow")
            .output();
        let output = output.map_err(|error| format!("error: can't run cargo: {error}"))?;
        if !output.status.success() {
            return Err(format!("error: rustdoc failed\n{}", String::from_utf8_lossy(&output.stderr)));
        }
        let api = |index: usize| {
            let library = crate_name(index).replace('-', "_");
            Api::read(&self.folder.join(format!("build/doc/{library}.json")), &library)
        };
        (0..self.crates.len()).map(api).collect()
    }

    /// Compiles the program of each old crate against the new one. Each program must compile against its own crate.
    pub(super) fn check(&self, programs: &[Program], steps: &[[usize; 2]]) -> Result<Vec<Checked>, String> {
        let own = steps.iter().map(|[old, _]| [*old, *old]);
        let all: BTreeSet<[usize; 2]> = steps.iter().copied().chain(own).collect();
        for [old, new] in &all {
            let name = program_name(*old, *new);
            let subject = crate_name(*new);
            let features = FEATURES.map(|feature| format!("\"{feature}\"")).join(", ");
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{CRATE} = {{ \
                 package = \"{subject}\", path = \"../../crates/{subject}\", default-features = false, features = \
                 [{features}] }}\nserde = \"1\"\n"
            );
            self.put(&format!("programs/{name}/Cargo.toml"), &manifest)?;
            let text = programs.get(*old).map(|program| program.text.as_str()).unwrap_or_default();
            self.put(&format!("programs/{name}/src/lib.rs"), text)?;
        }
        self.put("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\", \"programs/*\"]\n")?;
        let output = self.cargo().args(["check", "--keep-going", "--message-format=json", "-p", "program-*"]).output();
        let output = output.map_err(|error| format!("error: can't run cargo: {error}"))?;
        let found = messages(&output)?;
        let result = |[old, new]: &[usize; 2]| found.get(&program_name(*old, *new)).cloned().unwrap_or_default();
        if let Some((step, first)) =
            steps.iter().find_map(|[old, _]| Some((old, result(&[*old, *old]).errors.first()?.clone())))
        {
            return Err(format!(
                "error: a program doesn't compile against its own crate, so it proves nothing: `{}`\n  {first}",
                program_name(*step, *step)
            ));
        }
        let checked = steps.iter().map(|[old, new]| {
            let (before, after) = (result(&[*old, *old]), result(&[*old, *new]));
            Checked { deprecated: after.deprecated.saturating_sub(before.deprecated), ..after }
        });
        Ok(checked.collect())
    }

    fn cargo(&self) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // The JSON of rustdoc is not stable yet.
        command
            .current_dir(&self.folder)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", self.folder.join("build"));
        command.env_remove("RUSTFLAGS").env_remove("RUSTDOCFLAGS");
        command
    }
}

/// The messages of the compiler, by package.
fn messages(output: &Output) -> Result<BTreeMap<String, Checked>, String> {
    let mut checked: BTreeMap<String, Checked> = BTreeMap::new();
    let mut finished = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(value) = serde_json::from_str::<Value>(line) else { continue };
        finished |= value["reason"] == "build-finished";
        if value["reason"] != "compiler-message" {
            continue;
        }
        let entry = checked.entry(value["target"]["name"].as_str().unwrap_or_default().replace('_', "-")).or_default();
        let message = &value["message"];
        if message["level"] == "error" {
            entry.errors.push(message["message"].as_str().unwrap_or_default().to_owned());
        } else if message["code"]["code"] == "deprecated" {
            entry.deprecated += 1;
        }
    }
    if finished {
        Ok(checked)
    } else {
        Err(format!("error: cargo failed\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}
