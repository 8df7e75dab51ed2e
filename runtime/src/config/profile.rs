//! The shared configuration files of AWS (`~/.aws/config` and `~/.aws/credentials`), merged into profiles.
//!
//! `parse` reads the text of a file, and `files` finds and merges both files. This module has the types that they return.
//! A line that can't be read is no error of its own: it is one if something is taken from its section, since a broken
//! line may be the start of another section, with the keys of another account.

mod files;
mod location;
mod parse;
mod passed_over;
#[cfg(test)]
mod tests;

pub(crate) use self::files::Profiles;
use self::location::Location;
use self::passed_over::PassedOver;
use crate::codec::Sorted;
use crate::error::Failure;
use crate::interceptor::telemetry;

/// A value and its location.
#[derive(Clone)]
pub(crate) struct Property {
    pub(crate) value: String,
    pub(crate) location: Location,
    /// The indented `key = value` lines below it.
    pub(crate) nested: Sorted<String, Property>,
}

/// A section of a file, or the sections of both files with the same name.
#[derive(Clone, Default)]
pub(crate) struct Section {
    /// By name in lower case.
    properties: Sorted<String, Property>,
    /// The first line that can't be read.
    unreadable: Option<PassedOver>,
}

/// The two files, which name their sections differently.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Config,
    Credentials,
}

/// The first line of a section.
#[derive(Clone)]
struct Header {
    kind: Kind,
    /// The name without a prefix.
    name: String,
    /// Whether the section is that of the profile with this name.
    is_profile: bool,
    location: Location,
}

/// The sections of a file, by name.
#[derive(Clone, Default)]
pub(crate) struct Sections {
    profiles: Sorted<String, Section>,
    services: Sorted<String, Section>,
    /// The sections that are profiles, or might be meant to be.
    headers: Vec<Header>,
    passed_over: Vec<PassedOver>,
}

/// The name of the selected profile, and its origin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProfileName {
    /// The configuration in code.
    Code(String),
    /// An environment variable, with its name.
    Variable(String, &'static str),
    /// Not set: the profile is `default`, and need not exist.
    Default,
}

impl ProfileName {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Code(name) | Self::Variable(name, _) => name,
            Self::Default => "default",
        }
    }
}

/// The selected profile.
pub(crate) struct Profile {
    pub(crate) name: ProfileName,
    section: Section,
    /// The section that `services` names; `None` if it doesn't exist.
    services: Option<Section>,
    passed_over: Vec<PassedOver>,
}

impl Profile {
    /// A property that is not empty.
    ///
    /// # Errors
    /// The profile has the property, but also a line that can't be read.
    pub(crate) fn get(&self, name: &str) -> Result<Option<&Property>, Failure> {
        self.section.get(name, || format!("`{name}` of profile {:?}", self.name.as_str()))
    }

    /// A property of a service, in the section that `services` of the profile names.
    ///
    /// # Errors
    /// The section doesn't exist, or has the property, but also a line that can't be read.
    pub(crate) fn get_of_service(&self, service: &str, name: &str) -> Result<Option<&Property>, Failure> {
        let Some(reference) = self.get("services")? else { return Ok(None) };
        let Some(services) = &self.services else {
            return Err(Failure::invalid_configuration(format!(
                "{} names the section [services {}], which doesn't exist",
                self.describe("services", reference),
                reference.value
            )));
        };
        let nested = services.properties.get(service).and_then(|service| service.nested.get(name));
        let found = nested.filter(|property| !property.value.is_empty());
        services.checked(found, || format!("`{service}.{name}` of [services {}]", reference.value))
    }

    /// The description of a property in error messages.
    pub(crate) fn describe(&self, name: &str, property: &Property) -> String {
        format!("`{name}` of profile {:?} ({})", self.name.as_str(), property.location)
    }

    /// What was passed over in the files, as further sentences of an error message.
    pub(crate) fn passed_over(&self) -> String {
        passed_over::sentences(&self.passed_over)
    }

    /// Traces what was passed over in the files.
    pub(crate) fn trace_passed_over(&self) {
        for passed_over in &self.passed_over {
            telemetry::passed_over(passed_over);
        }
    }
}

impl Section {
    fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.unreadable.is_none()
    }

    /// Replaces properties by those of another section with the same name.
    fn extend(&mut self, other: Self) {
        self.properties.extend(other.properties);
        self.unreadable = self.unreadable.take().or(other.unreadable);
    }

    /// Adds properties that the section doesn't have.
    fn fill(&mut self, defaults: &Self) {
        for (name, property) in defaults.properties.iter() {
            self.properties.insert_if_absent(name.clone(), property.clone());
        }
        self.unreadable = self.unreadable.take().or_else(|| defaults.unreadable.clone());
    }

    fn get(&self, name: &str, describe: impl Fn() -> String) -> Result<Option<&Property>, Failure> {
        self.checked(self.properties.get(name).filter(|property| !property.value.is_empty()), describe)
    }

    /// A property of the section, unless the section has a line that can't be read.
    fn checked<'a>(
        &self,
        found: Option<&'a Property>,
        describe: impl Fn() -> String,
    ) -> Result<Option<&'a Property>, Failure> {
        match (&self.unreadable, found) {
            (Some(unreadable), Some(_)) => {
                let message = format!("{unreadable}; correct it, so that {} can be used", describe());
                Err(Failure::invalid_configuration(message))
            }
            _ => Ok(found),
        }
    }
}
