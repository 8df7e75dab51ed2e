//! Where settings come from that are not set in code: environment variables first, then the profile.

use std::fmt;

use crate::env::Env;
use crate::failure::Failure;
use crate::profile::{Profile, ProfileName, Profiles};

/// The environment and the profile that counts.
pub(crate) struct Sources<'a> {
    pub(crate) env: &'a Env,
    pub(crate) profile: Profile,
}

/// A value and what errors call the place it comes from.
pub(crate) struct Found {
    pub(crate) value: String,
    pub(crate) origin: Origin,
}

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

    pub(crate) fn variable(&self, name: &str) -> Result<Option<Found>, Failure> {
        let value = self.env.get(name)?;
        Ok(value.map(|value| Found { value, origin: Origin::Variable(name.to_owned()) }))
    }

    pub(crate) fn property(&self, name: &str) -> Option<Found> {
        let property = self.profile.get(name)?;
        let origin = Origin::Profile(self.profile.describe(name, property));
        Some(Found { value: property.value.clone(), origin })
    }

    /// A variable, else a property of the profile.
    pub(crate) fn find(&self, variable: &str, property: &str) -> Result<Option<Found>, Failure> {
        Ok(self.variable(variable)?.or_else(|| self.property(property)))
    }

    /// Where the user wants requests of a service to go: its own variable, the variable of all, its place in the
    /// `services` section, the profile.
    pub(crate) fn endpoint_url(&self, service_id: &str) -> Result<Option<Found>, Failure> {
        let ignore = self.find("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")?;
        if ignore.map(Found::into_bool).transpose()?.is_some_and(|(ignore, _)| ignore) {
            return Ok(None);
        }
        let id = service_id.replace(' ', "_");
        if let Some(found) = self.variable(&format!("AWS_ENDPOINT_URL_{}", id.to_ascii_uppercase()))? {
            return Ok(Some(found));
        }
        if let Some(found) = self.variable("AWS_ENDPOINT_URL")? {
            return Ok(Some(found));
        }
        let (service, name) = (id.to_ascii_lowercase(), "endpoint_url");
        if let Some(property) = self.profile.get_of_service(&service, name) {
            let origin = self.profile.describe(&format!("services.{service}.{name}"), property);
            return Ok(Some(Found { value: property.value.clone(), origin: Origin::Profile(origin) }));
        }
        Ok(self.property(name))
    }
}

impl Found {
    pub(crate) fn into_bool(self) -> Result<(bool, Origin), Failure> {
        match self.value.to_ascii_lowercase().as_str() {
            "true" => Ok((true, self.origin)),
            "false" => Ok((false, self.origin)),
            _ => Err(self.wrong("must be true or false")),
        }
    }

    /// The error that the value is not what it `must be …`. Values that are checked here are no secrets.
    pub(crate) fn wrong(&self, expected: &str) -> Failure {
        Failure::configuration(
            "InvalidConfiguration",
            format!("The value {:?} of {} {expected}", self.value, self.origin),
        )
    }
}
