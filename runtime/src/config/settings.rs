//! Settings: what code sets counts first, then environment variables, then the profile. One function finds each of them,
//! and makes the error that names its origin.

use std::fmt;

use super::env::Env;
use super::profile::{Profile, ProfileName, Profiles};
use crate::error::Failure;

/// Where a setting may come from besides code, and what its value must be.
pub(crate) struct Key<'a, T> {
    /// The method of the builder, for errors.
    pub(super) method: &'static str,
    /// Environment variables, in the order in which they count.
    pub(super) variables: &'a [&'a str],
    /// A property of a service, in the section that `services` of the profile names.
    pub(super) service_property: Option<(&'a str, &'a str)>,
    /// A property of the profile.
    pub(super) property: Option<&'a str>,
    pub(super) parse: fn(&str) -> Option<T>,
    pub(super) is_valid: fn(&T) -> bool,
    /// What a valid value is, as the end of a sentence: `must be true or false`.
    pub(super) rule: &'static str,
}

/// A value with its origin.
#[derive(Clone, Debug)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// Where a value comes from, as errors call it.
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

/// The environment, and the selected profile of the configuration files, which are read once for a client.
pub(crate) struct Sources<'a> {
    pub(crate) env: &'a Env,
    pub(crate) profile: Profile,
}

impl<'a> Sources<'a> {
    /// Reads the files. The profile set in code wins over `AWS_PROFILE`, and that over `default`.
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
    /// The first value found is invalid; the error names its origin. Values of settings are no secrets.
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

    /// The text that environment or profile give for a setting.
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
    /// A setting that only code sets.
    pub(super) const fn in_code(method: &'static str, is_valid: fn(&T) -> bool, rule: &'static str) -> Self {
        Key { method, variables: &[], service_property: None, property: None, parse: |_| None, is_valid, rule }
    }
}

/// `true` or `false`, whatever the case.
pub(super) fn parse_bool(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
