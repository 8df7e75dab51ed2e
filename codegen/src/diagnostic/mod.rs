//! Problems of the input: collected, put in order, printed with their places in the file and the names that were meant.

pub(crate) mod pointer;
mod position;
mod suggest;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

pub(crate) use self::position::Positions;
pub use self::suggest::nearest;

/// More than this many are counted, not printed.
const MAX_PRINTED: usize = 100;

/// What a problem does to the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No crate is made.
    Error,
    /// A crate is made, but something in the model has no effect on it.
    Warning,
    /// Worth knowing.
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

/// One problem of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    severity: Severity,
    message: String,
    shape: Option<String>,
    member: Option<String>,
    help: Option<String>,
    place: Place,
}

/// Where in the file a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// In the file as a whole.
    File,
    /// In a line, counted from 1.
    Line(usize),
    /// At a JSON pointer, or at the nearest place above it that exists.
    Pointer(String),
    /// In another file, by its name and line.
    Elsewhere(String, Option<usize>),
}

impl Diagnostic {
    /// A problem that leaves no way to make a crate. The message says in a sentence what is wrong,
    /// without a full stop.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message.into())
    }

    /// Something that has no effect on the crate, but perhaps should have.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message.into())
    }

    /// Something worth knowing.
    pub fn note(message: impl Into<String>) -> Self {
        Self::new(Severity::Note, message.into())
    }

    fn new(severity: Severity, message: String) -> Self {
        Self { severity, message, shape: None, member: None, help: None, place: Place::File }
    }

    /// The shape it is about, which is also its place.
    #[must_use]
    pub fn shape(mut self, id: impl fmt::Display) -> Self {
        let id = id.to_string();
        self.place = Place::Pointer(pointer::of(&["shapes", &id]));
        self.shape = Some(id);
        self
    }

    /// The member of that shape it is about, which is also its place.
    #[must_use]
    pub fn member(mut self, name: &str) -> Self {
        if let Some(shape) = &self.shape {
            self.place = Place::Pointer(pointer::of(&["shapes", shape, "members", name]));
        }
        self.named_member(name)
    }

    /// [`Self::member`], if there is one.
    #[must_use]
    pub fn maybe_member(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.member(name),
            None => self,
        }
    }

    /// Names the member and leaves the place as it is.
    #[must_use]
    pub fn named_member(mut self, name: &str) -> Self {
        self.member = Some(name.to_owned());
        self
    }

    /// The place, as a JSON pointer. Where nothing is, the nearest place above counts.
    #[must_use]
    pub fn at(mut self, pointer: &str) -> Self {
        self.place = Place::Pointer(pointer.to_owned());
        self
    }

    /// The place, as a line counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.place = Place::Line(line);
        self
    }

    /// The place, as a line, counted from 1, of another file than the rest is about.
    #[must_use]
    pub fn elsewhere(mut self, file: &str, line: Option<usize>) -> Self {
        self.place = Place::Elsewhere(file.to_owned(), line);
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests a name, if there is one.
    #[must_use]
    pub fn did_you_mean(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

/// The problems of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No problems yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Forgets those about shapes of which this is not true.
    pub(crate) fn retain_shapes(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.0.retain(|diagnostic| diagnostic.shape.as_deref().is_none_or(&is_wanted));
    }

    /// Whether one of them leaves no way to make a crate.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of this severity there are, repetitions included.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Prints them in the order of the file, each once, and in the last line how many there are.
    /// `file` is how the user calls the file, `text` what is in it.
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
                Place::Elsewhere(_, line) => (*line, diagnostic),
            })
            .collect();
        let elsewhere = |diagnostic: &Diagnostic| matches!(diagnostic.place, Place::Elsewhere(..));
        sorted.sort_by(|(line, a), (other, b)| {
            (elsewhere(a), line, a.severity, &a.message, &a.shape, &a.member).cmp(&(
                elsewhere(b),
                other,
                b.severity,
                &b.message,
                &b.shape,
                &b.member,
            ))
        });
        // What a mixin gets wrong is found again in everyone who uses it.
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
            .map(|(severity, count)| amount(count, &severity.to_string()))
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
            Place::Elsewhere(file, _) => file,
            _ => file,
        });
        if let Some(line) = line {
            let _ = write!(out, ":{line}");
        }
        let _ = writeln!(out, ": {}: {}", self.severity, bearable(&self.message));
        match (&self.shape, &self.member) {
            (Some(shape), Some(member)) => {
                let _ = writeln!(out, "  shape: {shape}, member: {}", bearable(member));
            }
            (Some(shape), None) => {
                let _ = writeln!(out, "  shape: {shape}");
            }
            _ => {}
        }
        if let Some(help) = &self.help {
            let _ = writeln!(out, "  help: {}", bearable(help));
        }
    }
}

/// A line of output stays one line of bearable length.
fn bearable(text: &str) -> String {
    const MAX: usize = 600;
    let line = one_line(text);
    match line.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// Texts of the model may hold anything: control characters, line ends among them, become blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A number with its noun: "1 file", "2 files".
pub(crate) fn amount(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
