//! Problems in the input: collected, sorted, and printed with their places in the file and with suggested names.

pub(crate) mod pointer;
mod position;
mod suggest;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

pub(crate) use self::position::Positions;
pub use self::suggest::nearest;

/// The maximum number of problems that are printed; the others are only counted.
const MAX_PRINTED: usize = 100;

/// How serious a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No crate is generated.
    Error,
    /// A crate is generated, but a part of the model has no effect on it.
    Warning,
    /// Information only.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// One problem in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    severity: Severity,
    message: String,
    shape: Option<String>,
    member: Option<String>,
    help: Option<String>,
    place: Place,
}

/// The place of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// The file as a whole.
    File,
    /// A line, counted from 1.
    Line(usize),
    /// A JSON pointer. If nothing is there, the nearest existing place above it is meant.
    Pointer(String),
    /// Another file, by its name, and the line in it.
    OtherFile(String, Option<usize>),
}

impl Diagnostic {
    /// A problem with which no crate can be generated. The message is a sentence without a full stop that says what is
    /// invalid.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message.into())
    }

    /// A part of the model that has no effect on the crate.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message.into())
    }

    /// Information that needs no action.
    pub fn note(message: impl Into<String>) -> Self {
        Self::new(Severity::Note, message.into())
    }

    fn new(severity: Severity, message: String) -> Self {
        Self { severity, message, shape: None, member: None, help: None, place: Place::File }
    }

    /// Sets the shape that the problem is about. The shape is also its place.
    #[must_use]
    pub fn shape(mut self, id: impl fmt::Display) -> Self {
        let id = id.to_string();
        self.place = Place::Pointer(pointer::of(&["shapes", &id]));
        self.shape = Some(id);
        self
    }

    /// Sets the member of that shape that the problem is about. The member is also its place.
    #[must_use]
    pub fn member(mut self, name: &str) -> Self {
        if let Some(shape) = &self.shape {
            self.place = Place::Pointer(pointer::of(&["shapes", shape, "members", name]));
        }
        self.named_member(name)
    }

    /// [`Self::member`] if `name` is some.
    #[must_use]
    pub fn maybe_member(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.member(name),
            None => self,
        }
    }

    /// Sets the member that is printed, but not the place.
    #[must_use]
    pub fn named_member(mut self, name: &str) -> Self {
        self.member = Some(name.to_owned());
        self
    }

    /// Sets the place as a JSON pointer. If nothing is there, the nearest existing place above it is meant.
    #[must_use]
    pub fn at(mut self, pointer: &str) -> Self {
        self.place = Place::Pointer(pointer.to_owned());
        self
    }

    /// Sets the place as a line, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.place = Place::Line(line);
        self
    }

    /// Sets the place as a line, counted from 1, of another file than the one that is rendered.
    #[must_use]
    pub fn in_file(mut self, file: &str, line: Option<usize>) -> Self {
        self.place = Place::OtherFile(file.to_owned(), line);
        self
    }

    /// Sets the help: what to do about the problem.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests a name, if `name` is some.
    #[must_use]
    pub fn did_you_mean(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

/// The problems in one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No problems.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds the problems of another part of the input.
    pub(crate) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// Removes the problems about shapes for which the predicate is false.
    pub(crate) fn retain_shapes(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.0.retain(|diagnostic| diagnostic.shape.as_deref().is_none_or(&is_kept));
    }

    /// True if there is an error, so that no crate can be generated.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// True if there are no problems.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of problems of this severity, including repeated ones.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Prints the problems in the order of the file, each once. The last line has their numbers.
    ///
    /// `file` is the name of the file in messages, `text` its content.
    pub fn render(&self, file: &str, text: &str) -> String {
        let pointers = self.0.iter().filter_map(|diagnostic| match &diagnostic.place {
            Place::Pointer(pointer) => Some(pointer.as_str()),
            _ => None,
        });
        let positions = Positions::find(text, pointers);
        let mut sorted: Vec<(Option<usize>, &Diagnostic)> = self
            .0
            .iter()
            .map(|diagnostic| match &diagnostic.place {
                Place::File => (None, diagnostic),
                Place::Line(line) => (Some(*line), diagnostic),
                Place::Pointer(pointer) => (positions.line(pointer), diagnostic),
                Place::OtherFile(_, line) => (*line, diagnostic),
            })
            .collect();
        let in_other_file = |diagnostic: &Diagnostic| matches!(diagnostic.place, Place::OtherFile(..));
        sorted.sort_by(|(line, a), (other, b)| {
            (in_other_file(a), line, a.severity, &a.message, &a.shape, &a.member).cmp(&(
                in_other_file(b),
                other,
                b.severity,
                &b.message,
                &b.shape,
                &b.member,
            ))
        });
        // A problem in a mixin is found again in every shape that uses the mixin.
        let mut seen = BTreeSet::new();
        sorted.retain(|(line, d)| match &d.place {
            Place::Pointer(pointer) => seen.insert((*line, d.severity, &d.message, Some(pointer), d.help.as_ref())),
            _ => seen.insert((*line, d.severity, &d.message, None, d.help.as_ref())),
        });

        let mut out = String::new();
        for (line, diagnostic) in sorted.iter().take(MAX_PRINTED) {
            diagnostic.print(&mut out, file, *line);
        }
        if sorted.len() > MAX_PRINTED {
            out += &format!("… and {} more\n", sorted.len() - MAX_PRINTED);
        }
        let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .map(|severity| (severity, sorted.iter().filter(|(_, d)| d.severity == severity).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| counted(count, &severity.to_string()))
            .collect();
        if !counts.is_empty() {
            out += &counts.join(", ");
            out.push('\n');
        }
        out
    }
}

impl Diagnostic {
    fn print(&self, out: &mut String, file: &str, line: Option<usize>) {
        out.push_str(match &self.place {
            Place::OtherFile(file, _) => file,
            _ => file,
        });
        if let Some(line) = line {
            let _ = write!(out, ":{line}");
        }
        let _ = writeln!(out, ": {}: {}", self.severity, truncated(&self.message));
        match (&self.shape, &self.member) {
            (Some(shape), Some(member)) => {
                let _ = writeln!(out, "  shape: {shape}, member: {}", truncated(member));
            }
            (Some(shape), None) => {
                let _ = writeln!(out, "  shape: {shape}");
            }
            _ => {}
        }
        if let Some(help) = &self.help {
            let _ = writeln!(out, "  help: {}", truncated(help));
        }
    }
}

/// The text in one line of limited length.
fn truncated(text: &str) -> String {
    const MAX: usize = 600;
    let line = one_line(text);
    match line.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// The text with blanks for control characters, line ends included, which texts of a model may contain.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// A number with its noun, like "1 file" or "2 files".
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
