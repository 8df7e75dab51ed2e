//! The shared configuration files of AWS (`~/.aws/config` and `~/.aws/credentials`), merged into profiles.
//!
//! `parse` reads the text of a file, and `files` finds and merges both files. This module has the types that they return.

mod files;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

pub(crate) use self::files::Profiles;

/// A value and its location.
#[derive(Clone)]
pub(crate) struct Property {
    pub(crate) value: String,
    pub(crate) location: Location,
    /// The indented `key = value` lines below it.
    pub(crate) nested: BTreeMap<String, Property>,
}

/// A line in a file.
#[derive(Clone)]
pub(crate) struct Location {
    pub(crate) file: Arc<Path>,
    pub(crate) line: usize,
}

/// A section: its properties, by name in lower case.
pub(crate) type Section = BTreeMap<String, Property>;

/// The sections of a file, by name.
#[derive(Clone, Default)]
pub(crate) struct Sections {
    pub(crate) profiles: BTreeMap<String, Section>,
    pub(crate) services: BTreeMap<String, Section>,
}

/// The name of the selected profile, and its origin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProfileName {
    /// The configuration in code.
    Code(String),
    /// `AWS_PROFILE`.
    Variable(String),
    /// Not set: the profile is `default`, and need not exist.
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

/// The selected profile.
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

    /// A property of a service, in the section that `services` of the profile names.
    pub(crate) fn get_of_service(&self, service: &str, name: &str) -> Option<&Property> {
        let nested = &self.services.get(service)?.nested;
        nested.get(name).filter(|property| !property.value.is_empty())
    }

    /// The description of a property in error messages.
    pub(crate) fn describe(&self, name: &str, property: &Property) -> String {
        format!("`{name}` of profile {:?} ({})", self.name.as_str(), property.location)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}, line {}", self.file.display(), self.line)
    }
}
