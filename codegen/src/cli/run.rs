//! A run: reads the model, generates the crate, compares and writes the files.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::diff::{ModelText, read_copied};
use super::files::{self, Difference, Written};
use super::runtime::runtime_dependency;
use crate::diagnostic::{Diagnostics, Severity, counted};
use crate::generate::{Generated, ProtocolCases};
use crate::options::side_file::{self, SideFile};
use crate::options::{Flags, Options, RuntimeDependency, Selection};

/// The maximum number of differences that are printed; the others are only counted.
const MAX_SHOWN: usize = 20;

/// The input and output of a run.
#[derive(Clone, Debug)]
pub struct Request {
    /// The file of the model.
    pub model: PathBuf,
    /// The folder of the generated crate.
    pub out: PathBuf,
    /// The folder of the runtime, relative to the current one, or a version requirement.
    pub runtime: String,
    /// The file of the outline, if it is written or compared too.
    pub outline: Option<PathBuf>,
    /// The operations to generate.
    pub selection: Selection,
    /// True if tests of the model's protocol test cases are generated.
    pub protocol_tests: bool,
    /// True if warnings are errors.
    pub deny_warnings: bool,
    /// True if the files are only compared, not written.
    pub check: bool,
    /// The command that updates the files, for messages.
    pub command: String,
}

impl Request {
    /// The run with these flags. `command` is the command that updates the files.
    ///
    /// # Errors
    /// The problem as a sentence: required flags are missing.
    pub fn of(flags: Flags, command: String) -> Result<Self, String> {
        let Flags { model, out, runtime, selection, protocol_tests, deny_warnings, check } = flags;
        match (model, out, runtime) {
            (Some(model), Some(out), Some(runtime)) => {
                let request = Self::new(model, out, runtime, command);
                Ok(Self { selection, protocol_tests, deny_warnings, check, ..request })
            }
            (model, out, runtime) => {
                let needed = [("--model", model.is_none()), ("--out", out.is_none()), ("--runtime", runtime.is_none())];
                let missing: Vec<&str> =
                    needed.into_iter().filter_map(|(name, missing)| missing.then_some(name)).collect();
                Err(format!("missing {}", missing.join(", ")))
            }
        }
    }

    /// A run with all operations of the model. `command` is the command that updates the files.
    pub fn new(model: PathBuf, out: PathBuf, runtime: String, command: String) -> Self {
        Self {
            model,
            out,
            runtime,
            outline: None,
            selection: Selection::default(),
            protocol_tests: false,
            deny_warnings: false,
            check: false,
            command,
        }
    }
}

/// The result of a run.
#[derive(Debug)]
pub struct Summary {
    title: String,
    operations: usize,
    shapes: usize,
    out: PathBuf,
    /// `None` if the files were only compared.
    written: Option<Written>,
    /// The number of warnings, and the rendered warnings and notes.
    warnings: (usize, String),
    protocol_cases: Option<ProtocolCases>,
    time: Duration,
}

/// The error for runs: one or more lines of human-readable text.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operations, shapes) = (counted(self.operations, "operation"), counted(self.shapes, "shape"));
        writeln!(f, "{}: {operations}, {shapes}", self.title)?;
        match self.written {
            Some(Written { written, unchanged, removed }) => {
                writeln!(
                    f,
                    "{}: {} written, {unchanged} unchanged, {removed} removed",
                    self.out.display(),
                    counted(written, "file")
                )?;
            }
            None => writeln!(f, "{}: up to date", self.out.display())?,
        }
        if let Some(ProtocolCases { tests, skipped }) = &self.protocol_cases {
            writeln!(f, "{}, {} skipped", counted(*tests, "protocol test"), skipped.len())?;
            for (id, reason) in skipped {
                writeln!(f, "  skipped {id}: {reason}")?;
            }
        }
        write!(f, "{}, {} ms", counted(self.warnings.0, "warning"), self.time.as_millis())
    }
}

impl Summary {
    /// The rendered warnings and notes, often empty.
    pub fn warnings(&self) -> &str {
        &self.warnings.1
    }
}

/// Reads the model and writes the crate, or compares them with `check`. If it fails, no files are changed.
///
/// # Errors
/// All problems with the model, its side file, the runtime and the folder. With `check` also the stale files.
pub fn generate(request: &Request) -> Result<Summary, Failure> {
    let start = Instant::now();
    let mut problems = Problems::default();
    let runtime = problems.sentence(runtime_dependency(&request.runtime, &request.out));
    problems.sentence(files::check_owned(&request.out));
    let (selection, protocol_tests) = (request.selection.clone(), request.protocol_tests);
    // If the runtime is missing, the run has failed, but the problems in the model are reported too.
    let runtime = runtime.unwrap_or_else(|| RuntimeDependency::Version("*".to_owned()));
    let options = Options { selection, protocol_tests, ..Options::new(runtime) };
    let generated = generate_text(&request.model, options, &mut problems);
    let (Some((generated, warnings)), true) = (generated, problems.0.is_empty()) else {
        return Err(problems.into_failure());
    };
    if let (count @ 1.., text) = &warnings
        && request.deny_warnings
    {
        return Err(Failure(format!("{text}error: {}, and --deny-warnings is set\n", counted(*count, "warning"))));
    }

    let comparison = files::compare(&request.out, &generated.files).map_err(|sentences| Problems::of(&sentences))?;
    let outline = match &request.outline {
        Some(path) => files::compare_file(path, &generated.outline).map_err(|sentence| Problems::of(&[sentence]))?,
        None => None,
    };
    let written = if request.check {
        let differences: Vec<_> = comparison.differences().iter().chain(&outline).collect();
        if !differences.is_empty() {
            return Err(Failure(stale(request, &differences)));
        }
        None
    } else {
        let mut written = comparison.write().map_err(|sentences| Problems::of(&sentences))?;
        if let (Some(path), Some(_)) = (&request.outline, outline) {
            files::replace(path, &generated.outline).map_err(|sentence| Problems::of(&[sentence]))?;
            written.written += 1;
        }
        Some(written)
    };
    Ok(Summary {
        title: generated.title,
        operations: generated.operations,
        shapes: generated.shapes,
        out: request.out.clone(),
        written,
        warnings,
        protocol_cases: generated.protocol_cases,
        time: start.elapsed(),
    })
}

/// The crate that a run would write if the model were this text. Nothing is read but the manifest of the runtime, and
/// nothing is written.
///
/// # Errors
/// All problems with the model, its side file and the runtime.
pub fn preview(request: &Request, model: &ModelText) -> Result<Generated, Failure> {
    let mut problems = Problems::default();
    let runtime = problems.sentence(runtime_dependency(&request.runtime, &request.out));
    let runtime = runtime.unwrap_or_else(|| RuntimeDependency::Version("*".to_owned()));
    let (selection, protocol_tests) = (request.selection.clone(), request.protocol_tests);
    let options = Options { selection, protocol_tests, ..Options::new(runtime) };
    match (generate_from(model, options, &mut problems), problems.0.is_empty()) {
        (Some(generated), true) => Ok(generated),
        _ => Err(problems.into_failure()),
    }
}

/// The outline of a model: one line for each item of the API.
///
/// # Errors
/// All problems with the model and its side file.
pub fn outline(model: &Path) -> Result<String, Failure> {
    let mut problems = Problems::default();
    let options = Options::new(RuntimeDependency::Version("*".to_owned()));
    match generate_text(model, options, &mut problems) {
        Some((generated, _)) if problems.0.is_empty() => Ok(generated.outline),
        _ => Err(problems.into_failure()),
    }
}

/// The generated crate, and the rendered warnings with their number.
fn generate_text(model: &Path, options: Options, problems: &mut Problems) -> Option<(Generated, (usize, String))> {
    // All files that can't be read are reported.
    let text = problems.sentence(files::read_text(model));
    let side = side_file::path_of(model);
    let side_text = if side.exists() { problems.sentence(files::read_text(&side)) } else { None };
    let copied = read_copied(model).filter_map(|read| problems.sentence(read)).collect();
    let side_file = side_text.map(|text| (side.display().to_string(), text));
    let file = model.display().to_string();
    let Some(text) = text else {
        side_file.iter().for_each(|(file, text)| drop(parse_side_file(file, text, problems)));
        return None;
    };
    let model = ModelText { file, text, side_file, copied };
    let generated = generate_from(&model, options, problems)?;
    let count = generated.warnings.count(Severity::Warning);
    let warnings = generated.warnings.render(&model.file, &model.text);
    Some((generated, (count, warnings)))
}

fn generate_from(model: &ModelText, options: Options, problems: &mut Problems) -> Option<Generated> {
    let side_file = model.side_file.as_ref().map(|(file, text)| parse_side_file(file, text, problems));
    let SideFile { package, names, resources, quotas, token_lifetime, waits } = side_file.unwrap_or_default();
    let copied = model.copied.clone();
    let options = Options { package, names, resources, quotas, token_lifetime, waits, copied, ..options };
    match crate::generate::generate(&model.text, &options) {
        Ok(generated) => Some(generated),
        Err(diagnostics) => {
            problems.0.push_str(&diagnostics.render(&model.file, &model.text));
            None
        }
    }
}

fn parse_side_file(file: &str, text: &str, problems: &mut Problems) -> SideFile {
    let mut diagnostics = Diagnostics::new();
    let side_file = side_file::parse(text, file, &mut diagnostics);
    problems.0.push_str(&diagnostics.render(file, text));
    side_file
}

fn stale(request: &Request, differences: &[&Difference]) -> String {
    let mut text = String::new();
    for difference in differences.iter().take(MAX_SHOWN) {
        text += &format!("{difference}\n");
    }
    if differences.len() > MAX_SHOWN {
        text += &format!("… and {} more\n", differences.len() - MAX_SHOWN);
    }
    let out = request.out.display();
    let count = counted(differences.len(), "difference");
    text + &format!("error: `{out}` is stale: {count}\n  help: run `{}`\n", request.command)
}

/// The problems found so far, as lines for messages.
#[derive(Default)]
struct Problems(String);

impl Problems {
    fn of(sentences: &[String]) -> Failure {
        let mut problems = Self::default();
        for sentence in sentences {
            problems.sentence::<()>(Err(sentence.clone()));
        }
        problems.into_failure()
    }

    fn sentence<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|sentence| self.0.push_str(&format!("error: {sentence}\n"))).ok()
    }

    fn into_failure(self) -> Failure {
        Failure(self.0)
    }
}
