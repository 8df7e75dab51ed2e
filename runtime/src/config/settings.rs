//! Finds the value of a setting: in code, else in the environment variables, else in the profile. The same function
//! builds the error for an invalid value, which names its origin.

use std::fmt;

use super::env::Env;
use super::profile::{Profile, ProfileName, Profiles};
use crate::error::Failure;

/// The sources of a setting, and the validation of its value.
pub(crate) struct Key<'a, T> {
    /// The method of the builder, for error messages.
    pub(super) method: &'static str,
    /// The environment variables, in order of precedence.
    pub(super) variables: &'a [&'a str],
    /// The service and the property in the section that `services` of the profile names.
    pub(super) service_property: Option<(&'a str, &'a str)>,
    /// A property of the profile.
    pub(super) property: Option<&'a str>,
    pub(super) parse: fn(&str) -> Option<T>,
    pub(super) is_valid: fn(&T) -> bool,
    /// The rule for valid values, as the end of a sentence: `must be true or false`.
    pub(super) rule: &'static str,
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
    /// Reads the files. The profile is that of the code, else that of `AWS_PROFILE`, else `default`.
    pub(crate) fn load(env: &'a Env, profile: Option<&str>) -> Result<Self, Failure> {
        let name = match (profile, env.get("AWS_PROFILE")?) {
            (Some(name), _) => ProfileName::Code(name.to_owned()),
            (None, Some(name)) => ProfileName::Variable(name),
            (None, None) => ProfileName::Default,
        };
        Ok(Self { env, profile: Profiles::load(env)?.select(name)? })
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
        let Some(Setting { value: text, origin }) = self.find_text(key)? else { return Ok(None) };
        match (key.parse)(&text).filter(key.is_valid) {
            Some(value) => Ok(Some(Setting { value, origin })),
            None => Err(invalid(&text, &origin)),
        }
    }

    /// The text of a setting in the environment or the profile.
    fn find_text<T>(&self, key: &Key<'_, T>) -> Result<Option<Setting<String>>, Failure> {
        for name in key.variables {
            if let Some(value) = self.env.get(name)? {
                return Ok(Some(Setting { value, origin: Origin::Variable((*name).to_owned()) }));
            }
        }
        let of_service = key.service_property.and_then(|(service, name)| {
            Some((format!("services.{service}.{name}"), self.profile.get_of_service(service, name)?))
        });
        let of_profile = || key.property.and_then(|name| Some((name.to_owned(), self.profile.get(name)?)));
        Ok(of_service.or_else(of_profile).map(|(name, property)| Setting {
            value: property.value.clone(),
            origin: Origin::Profile(self.profile.describe(&name, property)),
        }))
    }
}

impl<T> Key<'_, T> {
    /// A setting without other sources than code.
    pub(super) const fn in_code(method: &'static str, is_valid: fn(&T) -> bool, rule: &'static str) -> Self {
        Key { method, variables: &[], service_property: None, property: None, parse: |_| None, is_valid, rule }
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
