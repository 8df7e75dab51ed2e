//! Resolves all settings of a client from the configuration, the environment and the profile.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::client_config::{CALL_TIMEOUT, CREDENTIALS_TIMEOUT, Config};
use super::endpoints::Endpoints;
use super::keys;
use super::settings::{Key, Origin, Places, Setting, Sources};
use crate::codec::{DECODED_LIMIT, JsonOptions, Validation};
use crate::endpoint::is_valid_host_label;
use crate::error::Failure;
use crate::http::{COMPRESSION_MIN_SIZE, HttpSettings, RESPONSE_LIMIT, UserAgentSettings};
use crate::interceptor::Interceptor;
use crate::operation::Service;
use crate::retry::Quota;
use crate::retry::RetryConfig;
use crate::time::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, Limits, READ_TIMEOUT, Time};

/// The validated settings of a client, with defaults for those that are not set. Credentials are resolved separately.
pub(crate) struct Settings {
    pub(crate) endpoints: Endpoints,
    pub(crate) http: HttpSettings,
    /// Whether host prefixes of operations are added to the host of the endpoint.
    pub(crate) host_prefix: bool,
    /// The minimum size of request bodies that are compressed, in bytes; `None` disables compression.
    pub(crate) compression: Option<usize>,
    /// The default time limits of calls.
    pub(crate) limits: Limits,
    pub(crate) credentials_timeout: Duration,
    pub(crate) retry: RetryConfig,
    /// The maximum size of a response, in bytes.
    pub(crate) response_limit: usize,
    pub(crate) json: JsonOptions,
    pub(crate) validation: Validation,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(crate) quota: Option<Quota>,
    pub(crate) user_agent: UserAgentSettings,
    pub(crate) time: Time,
}

impl Settings {
    pub(crate) fn resolve(config: &Config, service: &'static Service, sources: &Sources<'_>) -> Result<Self, Failure> {
        let endpoints = endpoints(config, service, sources)?;
        let is_compressing = or_default(sources, &keys::COMPRESSION, config.compression.as_ref(), true)?;
        let min_size = config.compression_min_size.as_ref();
        let min_size = or_default(sources, &keys::COMPRESSION_MIN_SIZE, min_size, COMPRESSION_MIN_SIZE)?;
        Ok(Self {
            endpoints,
            http: HttpSettings {
                connect_timeout: time_limit(sources, &keys::CONNECT_TIMEOUT, config.connect_timeout, CONNECT_TIMEOUT)?,
                ca_bundle: ca_bundle(config, sources)?,
                client: config.http_client.clone(),
                #[cfg(any(test, feature = "test-util"))]
                mock: config.mock.clone(),
            },
            host_prefix: or_default(sources, &keys::HOST_PREFIX, config.host_prefix.as_ref(), true)?,
            compression: is_compressing.then_some(min_size),
            limits: Limits {
                read: time_limit(sources, &keys::READ_TIMEOUT, config.read_timeout, READ_TIMEOUT)?,
                attempt: time_limit(sources, &keys::ATTEMPT_TIMEOUT, config.attempt_timeout, ATTEMPT_TIMEOUT)?,
                call: time_limit(sources, &keys::TIMEOUT, config.timeout, CALL_TIMEOUT)?,
            },
            credentials_timeout: time_limit(
                sources,
                &keys::CREDENTIALS_TIMEOUT,
                config.credentials_timeout,
                CREDENTIALS_TIMEOUT,
            )?,
            retry: retry(config, sources)?,
            response_limit: or_default(sources, &keys::RESPONSE_LIMIT, config.response_limit.as_ref(), RESPONSE_LIMIT)?,
            json: JsonOptions {
                unknown_members: config.unknown_members.unwrap_or(true),
                decoded_limit: or_default(sources, &keys::DECODED_LIMIT, config.decoded_limit.as_ref(), DECODED_LIMIT)?,
            },
            validation: config.validation,
            interceptors: config.interceptors.clone(),
            quota: config.quota.clone(),
            user_agent: user_agent(config, sources)?,
            time: config.time.clone(),
        })
    }
}

/// The value of a setting, or its default.
fn or_default<T: Clone + fmt::Debug>(
    sources: &Sources<'_>,
    key: &Key<'_, T>,
    code: Option<&T>,
    default: T,
) -> Result<T, Failure> {
    Ok(sources.find(key, code)?.map_or(default, |setting| setting.value))
}

fn time_limit(
    sources: &Sources<'_>,
    key: &Key<'_, Duration>,
    code: Option<Duration>,
    default: Duration,
) -> Result<Duration, Failure> {
    or_default(sources, key, code.as_ref(), default)
}

pub(crate) fn region(config: &Config, sources: &Sources<'_>) -> Result<String, Failure> {
    // An empty region in code counts as missing. Other sources are not used then: the code meant to set the region.
    let found = sources.find(&keys::REGION, config.region.as_ref())?.filter(|setting| !setting.value.is_empty());
    let Some(Setting { value: region, origin }) = found else {
        return Err(Failure::configuration(
            "MissingRegion",
            format!(
                "No region is set; set `region` of the configuration, the environment variable AWS_REGION, or `region` \
                 of the profile to a region like us-east-1{}",
                sources.profile.passed_over()
            ),
        ));
    };
    // The region becomes part of the host name: an invalid one could send a signed request to another host. Host names
    // are case-insensitive, but signatures are not.
    if !is_valid_host_label(&region, false) || region.contains(|character: char| character.is_ascii_uppercase()) {
        return Err(Failure::configuration(
            "InvalidRegion",
            format!(
                "The region {region:?} set by {origin} is invalid; it must consist of lower-case letters, digits and \
                 dashes, like us-east-1"
            ),
        ));
    }
    Ok(region)
}

/// The settings that the endpoint depends on.
fn endpoints(config: &Config, service: &'static Service, sources: &Sources<'_>) -> Result<Endpoints, Failure> {
    let region = region(config, sources)?;
    let fips = sources.find(&keys::USE_FIPS, config.use_fips.as_ref())?;
    let fips = fips.unwrap_or(Setting { value: false, origin: Origin::Code(keys::USE_FIPS.method) });
    Ok(Endpoints {
        service,
        region,
        custom: endpoint_url(config, service, sources)?,
        use_fips: fips.value,
        fips_origin: fips.origin,
        use_dual_stack: or_default(sources, &keys::USE_DUAL_STACK, config.use_dual_stack.as_ref(), false)?,
    })
}

/// The custom endpoint URL, if one is set.
fn endpoint_url(
    config: &Config,
    service: &'static Service,
    sources: &Sources<'_>,
) -> Result<Option<Setting<String>>, Failure> {
    let id = service.id.replace(' ', "_");
    let (own_variable, service) = (format!("AWS_ENDPOINT_URL_{}", id.to_ascii_uppercase()), id.to_ascii_lowercase());
    let key: Key<'_, String> = match or_default(sources, &keys::IGNORE_ENDPOINT_URLS, None, false)? {
        true => Key::in_code("endpoint_url", |_| true, ""),
        false => Key {
            places: Places {
                variables: &[&own_variable, "AWS_ENDPOINT_URL"],
                service_property: Some((&service, "endpoint_url")),
                property: Some("endpoint_url"),
                ..Places::NONE
            },
            parse: |text| Some(text.to_owned()),
            ..Key::in_code("endpoint_url", |_| true, "")
        },
    };
    sources.find(&key, config.endpoint_url.as_ref())
}

/// The retry rules of the code, else those of the environment or the profile, else the standard ones; with the number
/// of attempts, if it is set separately.
fn retry(config: &Config, sources: &Sources<'_>) -> Result<RetryConfig, Failure> {
    let rules = match config.retry {
        Some(rules) => rules,
        None => {
            let is_adaptive = or_default(sources, &keys::RETRY_MODE, None, false)?;
            let is_new = or_default(sources, &keys::NEW_RETRIES, None, false)?;
            let rules = match (is_new, is_adaptive) {
                (true, false) => RetryConfig::standard_2026(),
                (true, true) => RetryConfig::adaptive_2026(),
                (false, false) => RetryConfig::standard(),
                (false, true) => RetryConfig::adaptive(),
            };
            let attempts = sources.find(&keys::MAX_ATTEMPTS, None)?;
            attempts.map_or(rules, |attempts| rules.max_attempts(attempts.value))
        }
    };
    // Only a number of attempts in code takes precedence over retry rules in code.
    match &config.max_attempts {
        Some(attempts) => {
            let attempts = sources.find(&keys::MAX_ATTEMPTS, Some(attempts))?;
            Ok(attempts.map_or(rules, |attempts| rules.max_attempts(attempts.value)))
        }
        None => rules.check(),
    }
}

fn user_agent(config: &Config, sources: &Sources<'_>) -> Result<UserAgentSettings, Failure> {
    let app_id = sources.find(&keys::APP_ID, config.app_id.as_ref())?;
    Ok(UserAgentSettings {
        app_id: app_id.map(|id| id.value),
        environment: sources.env.get_lossy("AWS_EXECUTION_ENV"),
        suffix: config.user_agent_suffix.clone(),
    })
}

/// The certificates (PEM) of the certificate authorities to trust instead of those of the system. The inner error is
/// reported only if they are needed.
fn ca_bundle(config: &Config, sources: &Sources<'_>) -> Result<Result<Option<Vec<u8>>, String>, Failure> {
    let Some(Setting { value: path, origin }) = sources.find(&keys::CA_BUNDLE, config.ca_bundle.as_ref())? else {
        return Ok(Ok(None));
    };
    let path = sources.env.expand(&path);
    let unusable =
        |problem: String| format!("The CA bundle {} set by {origin} can't be used: {problem}", path.display());
    let marker = b"-----BEGIN CERTIFICATE-----";
    Ok(match sources.env.read(&path) {
        Err(error) => Err(unusable(error.to_string())),
        Ok(bytes) if bytes.windows(marker.len()).all(|part| part != marker) => {
            Err(unusable("it contains no certificate in PEM format".to_owned()))
        }
        Ok(bytes) => Ok(Some(bytes)),
    })
}
