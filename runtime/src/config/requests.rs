//! What a user can set about requests themselves: host prefixes and compression.

use super::sources::{Found, Sources};
use super::{Config, ConfigBuilder};
use crate::compression::{COMPRESSION_MIN_SIZE, MAX_MIN_SIZE};
use crate::failure::Failure;

/// The part of a [`Config`] that says how requests are made.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RequestConfig {
    pub(crate) host_prefix: Option<bool>,
    pub(crate) compression: Option<bool>,
    pub(crate) compression_min_size: Option<usize>,
}

impl Config {
    /// Whether operations may put a prefix before the host of the endpoint.
    pub(crate) fn resolve_host_prefix(&self, sources: &Sources<'_>) -> Result<bool, Failure> {
        let (variable, key) = ("AWS_DISABLE_HOST_PREFIX_INJECTION", "disable_host_prefix_injection");
        enabled(self.requests.host_prefix, sources, variable, key)
    }

    /// From how many bytes on bodies are compressed. `None`: never.
    pub(crate) fn resolve_compression(&self, sources: &Sources<'_>) -> Result<Option<usize>, Failure> {
        let (variable, key) = ("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression");
        let is_on = enabled(self.requests.compression, sources, variable, key)?;
        let found = sources.find("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "request_min_compression_size_bytes")?;
        let min_size = match (self.requests.compression_min_size, found) {
            (Some(size), _) => size,
            (None, None) => COMPRESSION_MIN_SIZE,
            (None, Some(found)) => match found.value.parse() {
                Ok(size) if size <= MAX_MIN_SIZE => size,
                _ => return Err(found.wrong("must be a whole number from 0 to 10485760")),
            },
        };
        Ok(is_on.then_some(min_size))
    }
}

/// A switch that environment and profile can turn off.
fn enabled(set: Option<bool>, sources: &Sources<'_>, variable: &str, key: &str) -> Result<bool, Failure> {
    match set {
        Some(set) => Ok(set),
        None => {
            let disabled = sources.find(variable, key)?.map(Found::into_bool).transpose()?;
            Ok(!disabled.is_some_and(|(disabled, _)| disabled))
        }
    }
}

impl ConfigBuilder {
    /// Whether operations whose model says so put a prefix before the host of the endpoint, as in
    /// `tours-museum.us-east-1.amazonaws.com`. Without it they do, before the host of an endpoint that you set too, as
    /// in the AWS SDKs: turn it off for endpoints of your own that have one name only. IP addresses and the names of
    /// this machine (`localhost`) never get a prefix.
    #[must_use]
    pub fn host_prefix(mut self, host_prefix: bool) -> Self {
        self.config.requests.host_prefix = Some(host_prefix);
        self
    }

    /// Whether large bodies are compressed with gzip in requests of operations whose service takes it. Without it they
    /// are, if the feature `gzip` is on.
    #[must_use]
    pub fn compression(mut self, compression: bool) -> Self {
        self.config.requests.compression = Some(compression);
        self
    }

    /// From how many bytes on a body counts as large. Without it: [`COMPRESSION_MIN_SIZE`].
    #[must_use]
    pub fn compression_min_size(mut self, bytes: usize) -> Self {
        self.config.requests.compression_min_size = Some(bytes);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;

    fn resolved(config: ConfigBuilder, env: Env) -> Result<(bool, Option<usize>), Failure> {
        let config = config.env(env).build();
        let sources = config.sources()?;
        Ok((config.resolve_host_prefix(&sources)?, config.resolve_compression(&sources)?))
    }

    #[test]
    fn prefix_and_compression_are_on_until_code_environment_or_profile_turn_them_off() {
        let file = "[default]\ndisable_host_prefix_injection = true\nrequest_min_compression_size_bytes = 7";
        let profile = || Env::from([("HOME", "/h")]).file("/h/.aws/config", file);
        for (config, env, expected) in [
            (Config::builder(), Env::empty(), (true, Some(COMPRESSION_MIN_SIZE))),
            (Config::builder().host_prefix(false).compression(false), Env::empty(), (false, None)),
            (Config::builder(), Env::from([("AWS_DISABLE_HOST_PREFIX_INJECTION", "TRUE")]), (false, Some(10_240))),
            (Config::builder(), Env::from([("AWS_DISABLE_REQUEST_COMPRESSION", "true")]), (true, None)),
            (Config::builder(), Env::from([("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "0")]), (true, Some(0))),
            (Config::builder(), profile(), (false, Some(7))),
            (Config::builder().host_prefix(true).compression_min_size(1), profile(), (true, Some(1))),
        ] {
            assert_eq!(resolved(config, env).unwrap(), expected);
        }
    }

    #[test]
    fn values_that_cannot_be_are_errors_that_name_the_variable() {
        for (name, value) in [
            ("AWS_DISABLE_HOST_PREFIX_INJECTION", "yes"),
            ("AWS_DISABLE_REQUEST_COMPRESSION", "1"),
            ("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "10485761"),
            ("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "-1"),
        ] {
            let failure = resolved(Config::builder(), Env::from([(name, value)])).unwrap_err();
            assert!(failure.message().contains(name), "{failure}");
        }
    }
}
