//! The parser of one file.
//!
//! It is written by hand, since crates for INI files don't implement the rules of AWS: sections are named `[profile x]`
//! in one file and `[x]` in the other, `#` and `;` start a comment only after a space, values may continue in indented
//! lines, and indented lines may be properties. The parser of the AWS SDK is not available without its whole runtime.
//!
//! Names of properties are case-insensitive, names of profiles are not. Of two properties with the same name the last
//! one counts; sections with the same name are merged. In the config file, the name of every section except `[default]`
//! needs a prefix. Sections with another prefix (`[sso-session x]`) or without one are ignored, as by AWS tools.
//! `[default]` is ignored if there is a `[profile default]`. Every other line is an error.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Location, Property, Section, Sections};

/// The two files, which name their sections differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Config,
    Credentials,
}

/// The reason why a line is invalid.
#[derive(Debug)]
pub(super) struct ParseError {
    pub(super) line: usize,
    pub(super) message: &'static str,
}

/// The section that the following properties belong to.
enum Target {
    /// No section has started yet.
    None,
    Profile(String),
    /// `[default]` of the config file, which is ignored if a `[profile default]` follows.
    PlainDefault,
    Services(String),
    /// A section that is ignored.
    Ignored,
}

pub(super) fn parse(text: &str, kind: Kind, file: &Arc<Path>) -> Result<Sections, ParseError> {
    let mut parser = Parser {
        kind,
        file,
        target: Target::None,
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
    /// The property that indented lines belong to.
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
        let (name, after) =
            rest.split_once(']').ok_or("the closing bracket after the name of the section is missing")?;
        if !matches!(after.trim_start().chars().next(), None | Some('#' | ';')) {
            return Err("unexpected text follows the name of the section");
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
        // A profile exists even if its section has no properties.
        self.section().map(|_| ())
    }

    /// The current section.
    fn section(&mut self) -> Result<&mut Section, &'static str> {
        match &self.target {
            Target::None => Err("a section like [default] must come first"),
            Target::Profile(name) => Ok(self.sections.profiles.entry(name.clone()).or_default()),
            Target::PlainDefault => Ok(self.plain_default.get_or_insert_default()),
            Target::Services(name) => Ok(self.sections.services.entry(name.clone()).or_default()),
            Target::Ignored => Ok(&mut self.ignored),
        }
    }

    /// An indented line: a nested property if the value of the property above is empty, else the continuation of its
    /// value.
    fn indented(&mut self, text: &str, number: usize) -> Result<(), &'static str> {
        let name = self.property.clone().ok_or("an indented line must follow a property")?;
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
        let (name, value) = text.split_once('=').ok_or("a property must have the form `name = value`")?;
        let name = name.trim().to_ascii_lowercase();
        if name.is_empty() {
            return Err("the property has no name");
        }
        let location = Location { file: self.file.clone(), line };
        Ok((name, Property { value: without_comment(value).to_owned(), location, nested: BTreeMap::new() }))
    }
}

/// The value without a comment, which starts with a `#` or `;` at the start of the value or after a space.
fn without_comment(value: &str) -> &str {
    let mut after_space = true;
    for (at, character) in value.char_indices() {
        if after_space && matches!(character, '#' | ';') {
            return value.get(..at).unwrap_or_default().trim();
        }
        after_space = matches!(character, ' ' | '\t');
    }
    value.trim()
}

/// The name without quotes, which names with spaces may have.
fn unquoted(name: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| name.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(name)
}
