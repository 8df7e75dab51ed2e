//! `corpus`: runs the generator on all models of a folder, and cargo on all crates.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use smithy_client_codegen::cli::files;
use smithy_client_codegen::diagnostic::{Diagnostics, Severity};
use smithy_client_codegen::{Generated, Options as GeneratorOptions, RuntimeDependency, Stages, generate, smithy};

use crate::{print, root};

/// The folders of the crates and of cargo's output. All crates have the same depth.
const CRATES: &str = "target/corpus";
const TARGET: &str = "target/corpus-target";
const RUNTIME: &str = "../../../runtime";

/// The arguments of `cargo xtask corpus`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    pub(crate) folder: PathBuf,
    /// True if each crate is checked.
    pub(crate) check: bool,
    /// True if each crate is documented.
    pub(crate) doc: bool,
}

/// The result for a model.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// A crate, and the result of cargo; `None` if cargo was not run.
    Crate { facts: Facts, cargo: Option<Result<Duration, String>> },
    /// The service has other protocols.
    Skipped(String),
    /// The model could not be generated.
    Failed(String),
}

/// The numbers of a crate.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) title: String,
    pub(crate) protocol: &'static str,
    pub(crate) operations: usize,
    pub(crate) shapes: usize,
    pub(crate) lines: usize,
    pub(crate) warnings: usize,
    /// The times of the generation, without reading and writing files.
    pub(crate) stages: Stages,
    /// The size of the model in bytes.
    pub(crate) bytes: usize,
}

pub(crate) fn run(options: &Options) -> Result<(), String> {
    let mut models = Vec::new();
    find(&options.folder, &mut models)?;
    if models.is_empty() {
        return Err(format!("error: there are no models (*.json) in `{}`", options.folder.display()));
    }
    models.sort();
    let mut rows = Vec::new();
    for (index, path) in models.iter().enumerate() {
        let name = path.strip_prefix(&options.folder).unwrap_or(path).with_extension("").display().to_string();
        print(&format!("[{}/{}] {name}", index + 1, models.len()));
        let outcome = outcome(path, &name, options);
        match &outcome {
            Outcome::Crate { facts, cargo: Some(Err(problem)) } => print(&format!("{}: {problem}", facts.title)),
            Outcome::Failed(problem) => print(problem),
            Outcome::Skipped(protocols) => print(&format!("skipped: it uses {protocols}")),
            Outcome::Crate { .. } => {}
        }
        rows.push((name, outcome));
    }
    print("");
    print(&table::text(&rows));
    let failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed(_) | Outcome::Crate { cargo: Some(Err(_)), .. });
    match rows.iter().filter(|(_, outcome)| failed(outcome)).count() {
        0 => Ok(()),
        count => Err(format!("error: {count} of {} models failed", rows.len())),
    }
}

/// The models in a folder and below it, without side files.
fn find(folder: &Path, models: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("error: can't read `{}`: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            find(&path, models)?;
        } else if name.ends_with(".json") && !name.ends_with(".codegen.json") {
            models.push(path);
        }
    }
    Ok(())
}

fn outcome(path: &Path, name: &str, options: &Options) -> Outcome {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Outcome::Failed(format!("error: can't read `{}`: {error}", path.display())),
    };
    let runtime = RuntimeDependency::Path(RUNTIME.to_owned());
    let generated = generate(&text, &GeneratorOptions::new(runtime));
    let generated = match generated {
        Ok(generated) => generated,
        Err(problems) => {
            return match other_protocols(&text) {
                Some(protocols) => Outcome::Skipped(protocols),
                None => Outcome::Failed(problems.render(&path.display().to_string(), &text)),
            };
        }
    };
    let folder = root().join(CRATES).join(name.replace(['/', '\\'], "-"));
    if let Err(problem) = write(&folder, &generated) {
        return Outcome::Failed(problem);
    }
    let facts = Facts {
        lines: generated
            .files
            .iter()
            .filter(|(path, _)| path.ends_with(".rs"))
            .map(|(_, text)| text.lines().count())
            .sum(),
        warnings: generated.warnings.count(Severity::Warning),
        protocol: generated.protocol.name(),
        title: generated.title,
        operations: generated.operations,
        shapes: generated.shapes,
        stages: generated.stages,
        bytes: text.len(),
    };
    let cargo = (options.check || options.doc).then(|| run_cargo(&folder, options));
    Outcome::Crate { facts, cargo }
}

/// The protocols of a service, if it has none that is supported.
fn other_protocols(text: &str) -> Option<String> {
    let model = smithy::parse(text, &mut Diagnostics::new())?;
    let protocols = model.service.traits.protocols();
    let is_other = !protocols.is_empty() && !protocols.iter().any(|name| name.starts_with("awsJson"));
    is_other.then(|| protocols.join(", "))
}

/// Writes the crate, with the lock file of this repository.
fn write(folder: &Path, generated: &Generated) -> Result<(), String> {
    let fail = |problems: Vec<String>| format!("error: {}", problems.join("; "));
    files::compare(folder, &generated.files).and_then(|comparison| comparison.write()).map_err(fail)?;
    let lock = folder.join("Cargo.lock");
    fs::copy(root().join("Cargo.lock"), &lock)
        .map(|_| ())
        .map_err(|error| format!("error: can't write `{}`: {error}", lock.display()))
}

/// Checks that cargo accepts the crate without a warning. Returns the time.
fn run_cargo(folder: &Path, options: &Options) -> Result<Duration, String> {
    let begun = Instant::now();
    let mut commands = Vec::new();
    if options.check {
        commands.push(["check", "--all-targets"]);
    }
    if options.doc {
        commands.push(["doc", "--no-deps"]);
    }
    for arguments in commands {
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .arg("--quiet")
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", root().join(TARGET))
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .map_err(|error| format!("error: can't run cargo: {error}"))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
    }
    Ok(begun.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_of_another_protocol_is_distinguished_from_an_invalid_model() {
        let model = |protocol: &str| {
            format!(r#"{{"smithy": "2.0", "shapes": {{"a.b#S": {{"type": "service", "traits": {{{protocol}}}}}}}}}"#)
        };
        assert_eq!(other_protocols(&model(r#""aws.protocols#restJson1": {}"#)), Some("restJson1".to_owned()));
        for protocol in ["", r#""aws.protocols#awsJson1_0": {}"#, r#""aws.protocols#awsJson1_1": {}"#] {
            assert_eq!(other_protocols(&model(protocol)), None);
        }
        assert_eq!(other_protocols("{"), None);
    }

    #[test]
    fn an_empty_folder_and_a_missing_folder_are_errors() {
        for folder in ["src/corpus", "nowhere"] {
            let options = Options { folder: Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ..Options::default() };
            assert!(run(&options).unwrap_err().contains(folder));
        }
    }
}
