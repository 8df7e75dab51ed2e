//! Finds the value of a setting: in code, else in the environment variables, else in the profile. The same function
//! builds the error for an invalid value, which names its origin.

use std::fmt;

use super::env::Env;
use super::profile::{Profile, ProfileName, Profiles, Property};
use crate::error::Failure;

/// The sources of a setting, and the validation of its value.
pub(crate) struct Key<'a, T> {
    /// The method of the builder, for error messages.
    pub(super) method: &'static str,
    pub(super) places: Places<'a>,
    pub(super) parse: fn(&str) -> Option<T>,
    pub(super) is_valid: fn(&T) -> bool,
    /// The rule for valid values, as the end of a sentence: `must be true or false`.
    pub(super) rule: &'static str,
}

/// Where a setting may stand, besides code.
pub(super) struct Places<'a> {
    /// The environment variables, in order of precedence.
    pub(super) variables: &'a [&'a str],
    /// Whether variables may have any encoding.
    pub(super) is_lossy: bool,
    /// The service and the property in the section that `services` of the profile names.
    pub(super) service_property: Option<(&'a str, &'a str)>,
    /// A property of the profile.
    pub(super) property: Option<&'a str>,
}

/// A value with its origin.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// The origin of a value, for error messages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Origin {
    Code(&'static str),
    Call(&'static str),
    Variable(String),
    Profile(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(method) => write!(to, "`{method}` of the configuration"),
            Self::Call(method) => write!(to, "`{method}` of the call"),
            Self::Variable(name) => write!(to, "the environment variable {name}"),
            Self::Profile(description) => to.write_str(description),
        }
    }
}

/// The environment, and the selected profile of the configuration files. The files are read once per client.
pub(crate) struct Sources<'a> {
    pub(crate) env: &'a Env,
    pub(crate) profile: Profile,
}

impl<'a> Sources<'a> {
    /// Reads the files. The profile is that of the code, else that of a variable, else `default`.
    pub(crate) fn load(env: &'a Env, profile: Option<&str>) -> Result<Self, Failure> {
        let mut name = profile.map_or(ProfileName::Default, |name| ProfileName::Code(name.to_owned()));
        for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
            if let (ProfileName::Default, Some(value)) = (&name, env.get(variable)?) {
                name = ProfileName::Variable(value, variable);
            }
        }
        Ok(Self { env, profile: Profiles::load(env).select(name)? })
    }

    /// The value of a setting: from code, else from the environment, else from the profile.
    ///
    /// # Errors
    /// The first value that is found is invalid. The error contains the value, since settings are not secret, and its
    /// origin.
    pub(super) fn find<T: Clone + fmt::Debug>(
        &self,
        key: &Key<'_, T>,
        code: Option<&T>,
    ) -> Result<Option<Setting<T>>, Failure> {
        let invalid = |value: &dyn fmt::Debug, origin: &Origin| {
            Failure::invalid_configuration(format!("The value {value:?} of {origin} {}", key.rule))
        };
        if let Some(value) = code {
            let setting = Setting { value: value.clone(), origin: Origin::Code(key.method) };
            return match (key.is_valid)(value) {
                true => Ok(Some(setting)),
                false => Err(invalid(&setting.value, &setting.origin)),
            };
        }
        let Some(Setting { value: text, origin }) = self.find_text(&key.places)? else { return Ok(None) };
        match (key.parse)(&text).filter(key.is_valid) {
            Some(value) => Ok(Some(Setting { value, origin })),
            None => Err(invalid(&text, &origin)),
        }
    }

    /// The text of a setting in the environment or the profile.
    fn find_text(&self, places: &Places<'_>) -> Result<Option<Setting<String>>, Failure> {
        for name in places.variables {
            let value = if places.is_lossy { self.env.get_lossy(name) } else { self.env.get(name)? };
            if let Some(value) = value {
                return Ok(Some(Setting { value, origin: Origin::Variable((*name).to_owned()) }));
            }
        }
        let of_profile = |name: String, property: &Property| {
            let origin = Origin::Profile(self.profile.describe(&name, property));
            Ok(Some(Setting { value: property.value.clone(), origin }))
        };
        if let Some((service, name)) = places.service_property
            && let Some(property) = self.profile.get_of_service(service, name)?
        {
            return of_profile(format!("services.{service}.{name}"), property);
        }
        match places.property {
            Some(name) => self.profile.get(name)?.map_or(Ok(None), |property| of_profile(name.to_owned(), property)),
            None => Ok(None),
        }
    }
}

impl Places<'_> {
    pub(super) const NONE: Self = Self { variables: &[], is_lossy: false, service_property: None, property: None };
}

impl<T> Key<'_, T> {
    /// A setting without other sources than code.
    pub(super) const fn in_code(method: &'static str, is_valid: fn(&T) -> bool, rule: &'static str) -> Self {
        Key { method, places: Places::NONE, parse: |_| None, is_valid, rule }
    }
}

/// Parses `true` or `false`, case-insensitively.
pub(super) fn parse_bool(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
