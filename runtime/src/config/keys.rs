//! All settings with their sources and their validation: the table in the documentation of [`Config`](crate::Config),
//! as constants.

use std::path::PathBuf;
use std::time::Duration;

use super::settings::{Key, Places, parse_bool};
use crate::http::MAX_MIN_SIZE;

/// A setting with environment variables and a property of the profile.
const fn key<T>(
    method: &'static str,
    variables: &'static [&'static str],
    property: &'static str,
    parse: fn(&str) -> Option<T>,
    rule: &'static str,
) -> Key<'static, T> {
    let places = Places { variables, property: Some(property), ..Places::NONE };
    Key { places, parse, ..Key::in_code(method, |_| true, rule) }
}

const fn switch(
    method: &'static str,
    variables: &'static [&'static str],
    property: &'static str,
) -> Key<'static, bool> {
    key(method, variables, property, parse_bool, "must be true or false")
}

/// A switch that is called `disable_…` in the environment and the profile.
const fn inverted(
    method: &'static str,
    variables: &'static [&'static str],
    property: &'static str,
) -> Key<'static, bool> {
    Key { parse: |text| parse_bool(text).map(|disabled| !disabled), ..switch(method, variables, property) }
}

const fn time_limit(method: &'static str) -> Key<'static, Duration> {
    Key::in_code(method, |limit| !limit.is_zero(), "must be greater than 0, or not set")
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) const REGION: Key<'_, String> =
    key("region", &["AWS_REGION", "AWS_DEFAULT_REGION"], "region", text, "must be one like us-east-1");

pub(super) const IGNORE_ENDPOINT_URLS: Key<'_, bool> =
    switch("", &["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"], "ignore_configured_endpoint_urls");
pub(super) const USE_FIPS: Key<'_, bool> = switch("use_fips", &["AWS_USE_FIPS_ENDPOINT"], "use_fips_endpoint");
pub(super) const USE_DUAL_STACK: Key<'_, bool> =
    switch("use_dual_stack", &["AWS_USE_DUALSTACK_ENDPOINT"], "use_dualstack_endpoint");
pub(super) const HOST_PREFIX: Key<'_, bool> =
    inverted("host_prefix", &["AWS_DISABLE_HOST_PREFIX_INJECTION"], "disable_host_prefix_injection");

pub(super) const COMPRESSION: Key<'_, bool> =
    inverted("compression", &["AWS_DISABLE_REQUEST_COMPRESSION"], "disable_request_compression");
/// The maximum holds for the environment and the profile, as in the AWS SDKs; code may set any size.
pub(super) const COMPRESSION_MIN_SIZE: Key<'_, usize> = key(
    "compression_min_size",
    &["AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES"],
    "request_min_compression_size_bytes",
    |text| text.parse().ok().filter(|size| *size <= MAX_MIN_SIZE),
    "must be an integer from 0 to 10485760",
);

/// Every text is valid: the user agent replaces characters that it must not contain.
pub(super) const APP_ID: Key<'_, String> = Key {
    places: Places {
        variables: &["AWS_SDK_UA_APP_ID"],
        is_lossy: true,
        property: Some("sdk_ua_app_id"),
        ..Places::NONE
    },
    parse: text,
    ..Key::in_code("app_id", |_| true, "")
};

/// True for the adaptive mode; `legacy` is the same as `standard`.
pub(super) const RETRY_MODE: Key<'_, bool> = key(
    "retry",
    &["AWS_RETRY_MODE"],
    "retry_mode",
    |text| match text.to_ascii_lowercase().as_str() {
        "adaptive" => Some(true),
        "standard" | "legacy" => Some(false),
        _ => None,
    },
    "must be standard, adaptive or legacy",
);
pub(super) const NEW_RETRIES: Key<'_, bool> = Key {
    places: Places { variables: &["AWS_NEW_RETRIES_2026"], ..Places::NONE },
    parse: parse_bool,
    ..Key::in_code("retry", |_| true, "must be true or false")
};
pub(super) const MAX_ATTEMPTS: Key<'_, u32> = Key {
    is_valid: |attempts| *attempts > 0,
    ..key(
        "max_attempts",
        &["AWS_MAX_ATTEMPTS"],
        "max_attempts",
        |text| text.parse().ok(),
        "must be an integer of at least 1 (no retries)",
    )
};

pub(super) const CA_BUNDLE: Key<'_, PathBuf> =
    key("ca_bundle", &["AWS_CA_BUNDLE"], "ca_bundle", |text| Some(PathBuf::from(text)), "must be a path");

pub(super) const TIMEOUT: Key<'_, Duration> = time_limit("timeout");
pub(super) const ATTEMPT_TIMEOUT: Key<'_, Duration> = time_limit("attempt_timeout");
pub(super) const READ_TIMEOUT: Key<'_, Duration> = time_limit("read_timeout");
pub(super) const CONNECT_TIMEOUT: Key<'_, Duration> = time_limit("connect_timeout");
pub(super) const CREDENTIALS_TIMEOUT: Key<'_, Duration> = time_limit("credentials_timeout");
pub(super) const RESPONSE_LIMIT: Key<'_, usize> = size_limit("response_limit");
pub(super) const DECODED_LIMIT: Key<'_, usize> = size_limit("decoded_limit");

const fn size_limit(name: &'static str) -> Key<'static, usize> {
    Key::in_code(name, |bytes| *bytes > 0, "must be 1 byte or more, or not set")
}
