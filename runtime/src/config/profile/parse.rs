//! The parser of one file.
//!
//! It is written by hand, since crates for INI files don't implement the rules of AWS, and the parser of the AWS SDK is
//! not available without its whole runtime. What botocore reads has the same meaning here; what stops botocore doesn't
//! stop this parser: a line that can't be read is recorded with its section.
//!
//! - In the config file, the name of every section except `[default]` needs a prefix, as in `[profile x]`; in the
//!   credentials file, names have none. Other sections (`[sso-session x]`) are ignored. `[default]` of the config file is
//!   ignored if there is a `[profile default]`. Properties in `[DEFAULT]` hold for each section of the file that doesn't
//!   have them.
//! - A line that is indented more than the property above it continues its value, or is a nested property if that value
//!   is empty. Any other line is a section, a property or a comment, however much it is indented.
//! - Names of properties are case-insensitive, names of sections are not. Of two properties with the same name the last
//!   one counts; sections with the same name are merged.
//! - `#` and `;` start a comment at the start of a line, and after a space outside of quotes.

use std::path::Path;
use std::sync::Arc;

use super::{Header, Kind, Location, PassedOver, Property, Section, Sections};
use crate::codec::Sorted;
use crate::config::words::split_words;

const PROPERTY_FORM: &str = "a property must have the form `name = value`";
const NOT_UTF_8: &str = "the text is not UTF-8";

/// The number of lines of a file that are reported. A file of another kind may have many lines.
const MAX_PASSED_OVER: usize = 20;

/// The section that the following properties belong to.
enum Target {
    /// No section has started yet.
    None,
    Profile(String),
    /// `[default]` of the config file, which is ignored if a `[profile default]` follows.
    PlainDefault,
    /// `[DEFAULT]`, whose properties hold for all sections.
    Defaults,
    Services(String),
    /// A section that is ignored.
    Ignored,
}

pub(super) fn parse(bytes: &[u8], kind: Kind, file: &Arc<Path>) -> Sections {
    let mut parser = Parser {
        kind,
        file,
        target: Target::None,
        sections: Sections::default(),
        plain_default: None,
        defaults: Section::default(),
        ignored: Section::default(),
        property: None,
        indent: 0,
    };
    for (line, number) in lines(bytes).zip(1..) {
        if let Err(reason) = parser.line(line, number) {
            parser.pass_over(number, reason);
        }
    }
    parser.finish()
}

/// The lines, which end with `\n`, `\r\n` or `\r`, without a byte order mark.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    text.split(|byte| *byte == b'\n')
        .flat_map(|line| line.strip_suffix(b"\r").unwrap_or(line).split(|byte| *byte == b'\r'))
}

struct Parser<'a> {
    kind: Kind,
    file: &'a Arc<Path>,
    target: Target,
    sections: Sections,
    plain_default: Option<Section>,
    defaults: Section,
    ignored: Section,
    /// The property that lines with a greater indent belong to.
    property: Option<String>,
    /// The indent of the last line that is not the continuation of another.
    indent: usize,
}

impl Parser<'_> {
    fn line(&mut self, line: &[u8], number: usize) -> Result<(), &'static str> {
        let text = &*String::from_utf8_lossy(line);
        let trimmed = text.trim();
        // Comments may have any encoding.
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            return Ok(());
        }
        let indent = text.chars().take_while(|character| character.is_whitespace()).count();
        if let Some(name) = self.property.as_ref().filter(|_| indent > self.indent) {
            let name = name.clone();
            return self.continuation(&name, trimmed, number);
        }
        self.indent = indent;
        match trimmed.strip_prefix('[') {
            Some(rest) => self.header(rest, number),
            None => self.property(trimmed, number),
        }
    }

    fn header(&mut self, rest: &str, number: usize) -> Result<(), &'static str> {
        let name = section_name(rest).ok_or("the closing bracket after the name of the section is missing")?.trim();
        self.property = None;
        self.target = Target::Ignored;
        if name.is_empty() {
            return Err("the section has no name");
        }
        is_utf_8(name)?;
        let (prefix, name) = match name.split_once(char::is_whitespace) {
            Some((prefix, rest)) if self.kind == Kind::Config && !prefix.contains(['"', '\'']) => (prefix, rest),
            _ => ("", name),
        };
        let name = unquoted(name);
        self.target = match self.kind {
            _ if prefix.is_empty() && name == "DEFAULT" => Target::Defaults,
            Kind::Credentials => Target::Profile(name.clone()),
            Kind::Config if prefix.is_empty() && name == "default" => Target::PlainDefault,
            // As in botocore, the first word only begins with the prefix.
            Kind::Config if prefix.starts_with("profile") => Target::Profile(name.clone()),
            Kind::Config if prefix.starts_with("services") => Target::Services(name.clone()),
            Kind::Config => Target::Ignored,
        };
        // A profile exists even if its section has no properties.
        self.section();
        let is_profile = matches!(self.target, Target::Profile(_) | Target::PlainDefault);
        if is_profile || prefix.is_empty() {
            let location = self.location(number);
            self.sections.headers.push(Header { kind: self.kind, name, is_profile, location });
        }
        Ok(())
    }

    /// The current section.
    fn section(&mut self) -> &mut Section {
        match &self.target {
            Target::None | Target::Ignored => &mut self.ignored,
            Target::Profile(name) => self.sections.profiles.or_default(name.clone()),
            Target::PlainDefault => self.plain_default.get_or_insert_default(),
            Target::Defaults => &mut self.defaults,
            Target::Services(name) => self.sections.services.or_default(name.clone()),
        }
    }

    fn property(&mut self, text: &str, number: usize) -> Result<(), &'static str> {
        if matches!(self.target, Target::None) {
            return Err("a section like [default] must come first");
        }
        let (name, value) = text.split_once(['=', ':']).ok_or(PROPERTY_FORM)?;
        let (name, property) = self.new_property(name, value, number)?;
        let valid = is_utf_8(&property.value);
        self.section().properties.insert(name.clone(), property);
        self.property = Some(name);
        valid
    }

    /// A line that belongs to the property above it.
    fn continuation(&mut self, name: &str, text: &str, number: usize) -> Result<(), &'static str> {
        let nested = match self.section().properties.get(name) {
            Some(parent) if parent.value.is_empty() => {
                let (name, value) = text.split_once('=').ok_or(PROPERTY_FORM)?;
                Some(self.new_property(name, value, number)?)
            }
            _ => None,
        };
        let Some(parent) = self.section().properties.get_mut(name) else { return Ok(()) };
        match nested {
            Some((name, property)) => {
                let valid = is_utf_8(&property.value);
                parent.nested.insert(name, property);
                valid
            }
            None => {
                parent.value.push('\n');
                parent.value.push_str(text);
                is_utf_8(text)
            }
        }
    }

    fn new_property(&self, name: &str, value: &str, number: usize) -> Result<(String, Property), &'static str> {
        let name = name.trim().to_ascii_lowercase();
        if name.is_empty() {
            return Err("the property has no name");
        }
        is_utf_8(&name)?;
        let value = without_comment(value).to_owned();
        Ok((name, Property { value, location: self.location(number), nested: Sorted::new() }))
    }

    fn location(&self, line: usize) -> Location {
        Location { file: self.file.clone(), line }
    }

    /// Records a line that can't be read. The record doesn't contain the line, which may have a secret.
    fn pass_over(&mut self, number: usize, reason: &'static str) {
        let passed_over = PassedOver::line(self.location(number), reason);
        self.section().unreadable.get_or_insert_with(|| passed_over.clone());
        if self.sections.passed_over.len() < MAX_PASSED_OVER {
            self.sections.passed_over.push(passed_over);
        }
    }

    fn finish(self) -> Sections {
        let Self { kind, mut sections, plain_default, defaults, .. } = self;
        if kind == Kind::Config {
            // botocore knows `[profile a\b]` as `ab` only, and other tools as `a\b` only.
            let unescaped: Vec<_> = sections.profiles.iter().filter_map(with_unescaped_name).collect();
            for (name, section) in unescaped {
                sections.profiles.insert_if_absent(name, section);
            }
        }
        if let Some(section) = plain_default {
            sections.profiles.insert_if_absent("default".to_owned(), section);
        }
        if sections.profiles.contains_key("default") {
            sections.headers.retain(|header| header.name != "DEFAULT");
        }
        if !defaults.is_empty() {
            for (_, section) in sections.profiles.iter_mut().chain(sections.services.iter_mut()) {
                section.fill(&defaults);
            }
            if kind == Kind::Credentials {
                sections.profiles.insert("DEFAULT".to_owned(), defaults);
            }
        }
        sections
    }
}

/// A section whose name has backslashes, under its name without them.
fn with_unescaped_name((name, section): &(String, Section)) -> Option<(String, Section)> {
    let words = split_words(name, false).ok().filter(|_| name.contains('\\'))?;
    let [word] = <[String; 1]>::try_from(words).ok()?;
    Some((word, section.clone()))
}

/// The name of a section, from its start to the bracket that closes it: the first one outside of quotes before a space,
/// a comment or the end of the line; else the last one. Text may follow.
fn section_name(rest: &str) -> Option<&str> {
    let before = |at: usize| rest.get(..at).unwrap_or_default();
    let closes = |at: &usize| {
        let after = rest.get(at + 1..).unwrap_or_default().chars().next();
        after.is_none_or(|character| character.is_whitespace() || matches!(character, '#' | ';'))
    };
    let is_unquoted = |at: &usize| ['"', '\''].iter().all(|quote| before(*at).matches(*quote).count() % 2 == 0);
    let brackets = || rest.match_indices(']').map(|(at, _)| at);
    let end = brackets().filter(is_unquoted).find(closes).or_else(|| brackets().find(closes));
    end.or_else(|| rest.rfind(']')).map(before)
}

/// The name without the quotes and backslashes that names with spaces may have, as in shells.
fn unquoted(name: &str) -> String {
    let name = name.trim();
    match split_words(name, false).as_deref() {
        Ok([word]) if name.contains(['"', '\'', ' ', '\t']) => word.clone(),
        _ => name.to_owned(),
    }
}

/// The value without a comment, which starts with a `#` or `;` at the start of the value or after a space.
fn without_comment(value: &str) -> &str {
    let (mut after_space, mut quote, mut in_quotes) = (true, None, None);
    for (at, character) in value.char_indices() {
        let starts_comment = after_space && matches!(character, '#' | ';');
        match (quote, character) {
            (None, _) if starts_comment => return value.get(..at).unwrap_or_default().trim(),
            (None, '"' | '\'') => (quote, in_quotes) = (Some(character), None),
            (Some(open), character) if character == open => quote = None,
            (Some(_), _) if starts_comment && in_quotes.is_none() => in_quotes = Some(at),
            _ => {}
        }
        after_space = matches!(character, ' ' | '\t');
    }
    // A quote that is not closed is an apostrophe.
    let end = in_quotes.filter(|_| quote.is_some()).unwrap_or(value.len());
    value.get(..end).unwrap_or_default().trim()
}

/// An error for text with bytes that are not UTF-8, which were replaced.
fn is_utf_8(text: &str) -> Result<(), &'static str> {
    if text.contains(char::REPLACEMENT_CHARACTER) { Err(NOT_UTF_8) } else { Ok(()) }
}
