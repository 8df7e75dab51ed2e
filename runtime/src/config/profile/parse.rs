//! The text of one file, line by line.
//!
//! Written by hand, since the crates that read INI files don't know the rules of AWS: sections named `[profile x]` in
//! one file and `[x]` in the other, a `#` or `;` that begins a comment only after a blank, values that go on in
//! indented lines, and indented lines that are properties of their own. No crate of these rules stands alone: the AWS
//! SDK's own parser comes with its whole runtime.
//!
//! The rules: names of properties have no case, names of profiles do. The last of two equal properties wins, sections
//! of one name are one. In `config` all but `[default]` needs a word before its name; sections of other kinds
//! (`[sso-session x]`) or without their word are left out, as AWS tools do. `[profile default]` puts `[default]` out
//! of use. A line that is none of all this is an error.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Place, Property, Section, Sections};

/// Which of the two files: they name their sections differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Config,
    Credentials,
}

/// What is wrong with a line.
#[derive(Debug)]
pub(super) struct ParseError {
    pub(super) line: usize,
    pub(super) message: &'static str,
}

/// Where the properties that follow belong.
enum Target {
    /// There was no section yet.
    Nowhere,
    Profile(String),
    /// `[default]` of `config`, kept apart until it is clear that no `[profile default]` comes.
    PlainDefault,
    Services(String),
    /// A section that doesn't count.
    Ignored,
}

pub(super) fn parse(text: &str, kind: Kind, file: &Arc<Path>) -> Result<Sections, ParseError> {
    let mut parser = Parser {
        kind,
        file,
        target: Target::Nowhere,
        sections: Sections::default(),
        plain_default: None,
        ignored: Section::new(),
        property: None,
    };
    for (index, line) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate() {
        parser.line(line, index + 1).map_err(|message| ParseError { line: index + 1, message })?;
    }
    let Parser { mut sections, plain_default, .. } = parser;
    if let Some(section) = plain_default {
        sections.profiles.entry("default".to_owned()).or_insert(section);
    }
    Ok(sections)
}

struct Parser<'a> {
    kind: Kind,
    file: &'a Arc<Path>,
    target: Target,
    sections: Sections,
    plain_default: Option<Section>,
    ignored: Section,
    /// The property that an indented line belongs to.
    property: Option<String>,
}

impl Parser<'_> {
    fn line(&mut self, line: &str, number: usize) -> Result<(), &'static str> {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            return Ok(());
        }
        if line.starts_with([' ', '\t']) {
            return self.indented(trimmed, number);
        }
        if let Some(rest) = trimmed.strip_prefix('[') {
            return self.header(rest);
        }
        let (name, property) = self.property(trimmed, number)?;
        self.section()?.insert(name.clone(), property);
        self.property = Some(name);
        Ok(())
    }

    fn header(&mut self, rest: &str) -> Result<(), &'static str> {
        let (name, after) = rest.split_once(']').ok_or("the name of the section lacks its closing bracket")?;
        if !matches!(after.trim_start().chars().next(), None | Some('#' | ';')) {
            return Err("something stands behind the name of the section");
        }
        let name = name.trim();
        let (word, name) = match name.split_once([' ', '\t']) {
            Some((word, name)) if !word.starts_with(['"', '\'']) => (word, name.trim()),
            _ => ("", name),
        };
        let name = unquoted(name);
        if name.is_empty() {
            return Err("the section has no name");
        }
        self.property = None;
        self.target = match (self.kind, word) {
            (Kind::Credentials, "") | (Kind::Config, "profile") => Target::Profile(name.to_owned()),
            (Kind::Config, "") if name == "default" => Target::PlainDefault,
            (Kind::Config, "services") => Target::Services(name.to_owned()),
            _ => Target::Ignored,
        };
        // A section without properties is a profile too.
        self.section().map(|_| ())
    }

    /// The section that is being read.
    fn section(&mut self) -> Result<&mut Section, &'static str> {
        match &self.target {
            Target::Nowhere => Err("a section like [default] must come first"),
            Target::Profile(name) => Ok(self.sections.profiles.entry(name.clone()).or_default()),
            Target::PlainDefault => Ok(self.plain_default.get_or_insert_default()),
            Target::Services(name) => Ok(self.sections.services.entry(name.clone()).or_default()),
            Target::Ignored => Ok(&mut self.ignored),
        }
    }

    /// More of the property above: a property of its own where nothing stands behind the `=` there, else more text.
    fn indented(&mut self, text: &str, number: usize) -> Result<(), &'static str> {
        const STRAY: &str = "an indented line must follow a property";
        let name = self.property.clone().ok_or(STRAY)?;
        if self.section()?.get(&name).is_some_and(|parent| parent.value.is_empty()) {
            let (nested, property) = self.property(text, number)?;
            if let Some(parent) = self.section()?.get_mut(&name) {
                parent.nested.insert(nested, property);
            }
        } else if let Some(parent) = self.section()?.get_mut(&name) {
            parent.value.push('\n');
            parent.value.push_str(text);
        }
        Ok(())
    }

    fn property(&self, text: &str, line: usize) -> Result<(String, Property), &'static str> {
        let (name, value) = text.split_once('=').ok_or("a property is written like `name = value`")?;
        let name = name.trim().to_ascii_lowercase();
        if name.is_empty() {
            return Err("the property has no name");
        }
        let place = Place { file: self.file.clone(), line };
        Ok((name, Property { value: without_comment(value).to_owned(), place, nested: BTreeMap::new() }))
    }
}

/// The value up to a `#` or `;` that stands at its start or after a blank.
fn without_comment(value: &str) -> &str {
    let mut after_blank = true;
    for (at, letter) in value.char_indices() {
        if after_blank && matches!(letter, '#' | ';') {
            return value.get(..at).unwrap_or_default().trim();
        }
        after_blank = matches!(letter, ' ' | '\t');
    }
    value.trim()
}

/// Names with blanks may stand in quotes.
fn unquoted(name: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| name.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(name)
}
