//! The shared configuration of AWS tools: `~/.aws/config` and `~/.aws/credentials`, merged into profiles.
//!
//! `parse` reads the text of a file, `files` finds and merges both; here is what the rest of the crate asks.

mod files;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

pub(crate) use self::files::Profiles;

/// A value with the place it was read from.
#[derive(Clone)]
pub(crate) struct Property {
    pub(crate) value: String,
    pub(crate) place: Place,
    /// What is indented below it, as `key = value` lines.
    pub(crate) nested: BTreeMap<String, Property>,
}

/// A line of a file.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) file: Arc<Path>,
    pub(crate) line: usize,
}

/// A section: its properties by their names in lower case.
pub(crate) type Section = BTreeMap<String, Property>;

/// What of a file counts, by the names of the sections.
#[derive(Clone, Default)]
pub(crate) struct Sections {
    pub(crate) profiles: BTreeMap<String, Section>,
    pub(crate) services: BTreeMap<String, Section>,
}

/// Which profile counts, and who said so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProfileName {
    /// The configuration in code.
    Code(String),
    /// `AWS_PROFILE`.
    Variable(String),
    /// Nobody: it is `default`, and may be missing.
    Default,
}

impl ProfileName {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Code(name) | Self::Variable(name) => name,
            Self::Default => "default",
        }
    }
}

/// The profile that counts.
pub(crate) struct Profile {
    pub(crate) name: ProfileName,
    section: Section,
    services: Section,
}

impl Profile {
    /// A property that is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&Property> {
        self.section.get(name).filter(|property| !property.value.is_empty())
    }

    /// A property of a service in the section that `services` names.
    pub(crate) fn get_of_service(&self, service: &str, name: &str) -> Option<&Property> {
        let nested = &self.services.get(service)?.nested;
        nested.get(name).filter(|property| !property.value.is_empty())
    }

    /// How errors call a property.
    pub(crate) fn describe(&self, name: &str, property: &Property) -> String {
        format!("`{name}` of profile {:?} ({})", self.name.as_str(), property.place)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}, line {}", self.file.display(), self.line)
    }
}
