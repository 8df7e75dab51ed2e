//! The command `diff`: its arguments, and the run that compares two models.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::files;
use crate::diagnostic::{Diagnostics, nearest};
use crate::diff::{self, AllowList, Day, FailOn, Input, Report};
use crate::options::side_file::{self, SideFile};
use crate::options::{Options, RuntimeDependency, Selection};

/// The arguments of `diff`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiffFlags {
    /// The model before: a file, or what the caller understands in its place.
    pub old: OsString,
    /// The model after.
    pub new: OsString,
    /// The form of the report.
    pub format: Format,
    /// The changes that fail the command.
    pub fail_on: Option<FailOn>,
    /// The file of the allow-list.
    pub allow: Option<PathBuf>,
    /// The operations that are compared.
    pub selection: Selection,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the forms")]
pub enum Format {
    #[default]
    Text,
    Markdown,
    Json,
}

/// What the arguments ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffInvocation {
    /// A comparison.
    Run(Box<DiffFlags>),
    /// The description of the arguments.
    Help,
}

/// The text of a model and of its side file, each with its name in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelText {
    /// The name of the model.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The name and the text of the side file.
    pub side_file: Option<(String, String)>,
    /// The texts of `CHANGELOG.md` and of licences beside a model with a side file, by name.
    pub copied: BTreeMap<String, String>,
}

/// The output of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The report in the requested form.
    pub output: String,
    /// True if there are changes of the kind that fails the command.
    pub failed: bool,
}

/// The status of the program if there are changes that fail the command.
pub const CHANGED: u8 = 3;

/// The description of the arguments, indented by this many blanks.
pub fn diff_help(indent: usize) -> String {
    let lines = [
        ("--format FORMAT", "text (the default), markdown or json"),
        ("--fail-on LEVEL", "status 3 if there are changes of this level that the allow-list"),
        ("", "doesn't have: breaking (on the wire or in Rust), or any"),
        ("--allow FILE", "accepted changes: a JSON array of objects with path, kind, reason"),
        ("", "and expires (the last day, as 2027-01-31)"),
        ("--operations A,B", "compare only these operations and the shapes that they reach"),
        ("--exclude A,B", "leave out these operations"),
    ];
    lines.iter().map(|(name, help)| format!("{:indent$}{name:24}  {help}\n", "")).collect()
}

const FLAGS: [&str; 6] = ["format", "fail-on", "allow", "operations", "exclude", "help"];

impl DiffFlags {
    /// Parses the arguments after `diff`.
    ///
    /// # Errors
    /// The problem, as a sentence.
    pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<DiffInvocation, String> {
        use lexopt::prelude::*;

        let mut flags = Self::default();
        let mut models = Vec::new();
        let mut seen = BTreeSet::new();
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
            let name = match arg {
                Long("help") | Short('h') => return Ok(DiffInvocation::Help),
                Value(model) => {
                    models.push(model);
                    continue;
                }
                Long(name) if FLAGS.contains(&name) => name.to_owned(),
                Long(name) => {
                    let near = nearest(name, FLAGS).map(|near| format!("; did you mean '--{near}'?"));
                    return Err(format!("{}{}", Long(name).unexpected(), near.unwrap_or_default()));
                }
                other @ Short(_) => return Err(other.unexpected().to_string()),
            };
            let value = parser.value().map_err(|error| error.to_string())?;
            let value = value.into_string().map_err(|_| format!("the value of --{name} is not valid Unicode"))?;
            if value.is_empty() {
                return Err(format!("the value of --{name} is empty"));
            }
            if !seen.insert(name.clone()) {
                return Err(format!("--{name} is given more than once"));
            }
            flags.set(&name, &value)?;
        }
        let [old, new] = <[OsString; 2]>::try_from(models)
            .map_err(|models| format!("diff needs two models, OLD and NEW, but {} are given", models.len()))?;
        Ok(DiffInvocation::Run(Box::new(Self { old, new, ..flags })))
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let names = || Selection::names(value).map_err(|problem| format!("--{name}: {problem}"));
        match name {
            "format" => {
                self.format = match value {
                    "text" => Format::Text,
                    "markdown" => Format::Markdown,
                    "json" => Format::Json,
                    _ => return Err(format!("--format must be text, markdown or json, not `{value}`")),
                }
            }
            "fail-on" => {
                self.fail_on = Some(match value {
                    "breaking" => FailOn::Breaking,
                    "any" => FailOn::Any,
                    _ => return Err(format!("--fail-on must be breaking or any, not `{value}`")),
                });
            }
            "allow" => self.allow = Some(value.into()),
            "operations" => self.selection.only = names()?,
            _ => self.selection.except = names()?,
        }
        Ok(())
    }
}

impl ModelText {
    /// Reads a model, and the side file and the change log beside it, if there are any.
    ///
    /// # Errors
    /// The file that can't be read, as a sentence.
    pub fn read(path: &Path) -> Result<Self, String> {
        let side = side_file::path_of(path);
        let side_file = match side.exists() {
            true => Some((side.display().to_string(), files::read_text(&side)?)),
            false => None,
        };
        let copied = read_copied(path).collect::<Result<_, _>>()?;
        Ok(Self { file: path.display().to_string(), text: files::read_text(path)?, side_file, copied })
    }
}

/// Reads the files beside a model that are copied into the crate: their names and texts.
pub(super) fn read_copied(model: &Path) -> impl Iterator<Item = Result<(String, String), String>> {
    side_file::copied_of(model).into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Git may have changed the ends of lines.
        Ok((name, files::read_text(&path)?.replace("\r\n", "\n")))
    })
}

/// Compares two models. If only one has a side file, it is used for both.
///
/// # Errors
/// The problems of the models, their side files and the allow-list, as lines of text.
pub fn diff_report(flags: &DiffFlags, old: &ModelText, new: &ModelText, now: SystemTime) -> Result<Report, String> {
    let sides = [old.side_file.as_ref().or(new.side_file.as_ref()), new.side_file.as_ref().or(old.side_file.as_ref())];
    let mut problems = String::new();
    let mut options = sides.map(|side| options(side, &flags.selection, &mut problems));
    let allow = flags.allow.as_deref().map(read_allow_list).transpose();
    if let Err(problem) = &allow {
        problems += &format!("error: {problem}\n");
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let [old_options, new_options] = &mut options;
    let old = Input { file: &old.file, text: &old.text, options: old_options };
    let new = Input { file: &new.file, text: &new.text, options: new_options };
    let mut report = diff::diff(&old, &new).map_err(|rejected| rejected.to_string())?;
    if let Ok(Some(allow)) = allow {
        let seconds = now.duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default();
        allow.apply(&mut report, Day::of_epoch(seconds));
    }
    Ok(report)
}

/// The ids in the names of a side file that the model doesn't have, so that no crate can be generated with them.
///
/// # Errors
/// The problems of the side file, as lines of text.
pub fn names_of_nothing(model: &ModelText) -> Result<Vec<String>, String> {
    let mut problems = String::new();
    let options = options(model.side_file.as_ref(), &Selection::default(), &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(diff::names_of_nothing(&Input { file: &model.file, text: &model.text, options: &options }))
}

/// Compares two models, and prints the report as the flags say.
///
/// # Errors
/// As those of [`diff_report`].
pub fn compare(flags: &DiffFlags, old: &ModelText, new: &ModelText, now: SystemTime) -> Result<Compared, String> {
    let report = diff_report(flags, old, new, now)?;
    let output = match flags.format {
        Format::Text => report.to_text(),
        Format::Markdown => report.to_markdown(),
        Format::Json => report.to_json(),
    };
    Ok(Compared { output, failed: flags.fail_on.is_some_and(|on| report.fails(on)) })
}

fn options(side: Option<&(String, String)>, selection: &Selection, problems: &mut String) -> Options {
    let side_file = side.map(|(file, text)| {
        let mut diagnostics = Diagnostics::new();
        let side_file = side_file::parse(text, file, &mut diagnostics);
        let printed = diagnostics.render(file, text);
        // Both models may have the same side file.
        if !problems.contains(&printed) {
            *problems += &printed;
        }
        side_file
    });
    let SideFile { package, names, resources, quotas, token_lifetime, waits } = side_file.unwrap_or_default();
    let runtime = RuntimeDependency::Version("*".to_owned());
    let selection = selection.clone();
    Options { package, names, resources, quotas, token_lifetime, waits, selection, ..Options::new(runtime) }
}

fn read_allow_list(path: &Path) -> Result<AllowList, String> {
    let text = fs::read_to_string(path).map_err(|error| files::cannot("read", path, &error))?;
    AllowList::parse(&text).map_err(|problem| format!("the allow-list `{}` is invalid: {problem}", path.display()))
}
