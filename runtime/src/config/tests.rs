//! Settings from code, environment variables and the profile.

use std::time::Duration;

use aws_credential_types::Credentials;

use super::*;
use crate::call::Client;
use crate::error::{ErrorKind, Failure};
use crate::http::{COMPRESSION_MIN_SIZE, user_agent};
use crate::retry::RetryConfig;
use crate::tests::support::SERVICE;
use crate::time::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, Limits, READ_TIMEOUT};

/// The profiles `default` and `sales`; `sales` has many keys.
const FILE: &str = "[default]\nregion = eu-north-1\n[profile sales]\nregion = eu-west-1\nuse_fips_endpoint = true\n\
    use_dualstack_endpoint = TRUE\nsdk_ua_app_id = from-file\nservices = s\n\
    endpoint_url = https://profile\n[services s]\ntest_service =\n  endpoint_url = https://services\n";

fn env(variables: &[(&str, &str)]) -> Env {
    let home = [("HOME", "/h")];
    variables.iter().copied().chain(home).collect::<Env>().file("/h/.aws/config", FILE)
}

fn resolve(config: ConfigBuilder) -> Result<Settings, Failure> {
    let config = config.build();
    Settings::resolve(&config, &SERVICE, &config.sources()?)
}

/// The settings with these variables and the file.
fn settings(config: ConfigBuilder, variables: &[(&str, &str)]) -> Result<Settings, Failure> {
    resolve(config.env(env(variables)))
}

/// The settings with these variables, a file with this default profile, and a region.
fn with_profile(config: ConfigBuilder, variables: &[(&str, &str)], profile: &str) -> Result<Settings, Failure> {
    let always = [("HOME", "/h"), ("AWS_REGION", "us-east-1")];
    let env: Env = variables.iter().copied().chain(always).collect();
    resolve(config.env(env.file("/h/.aws/config", format!("[default]\n{profile}"))))
}

#[test]
fn the_region_comes_from_code_then_variables_then_the_profile() {
    let (code, first, second, profile) = (
        Config::builder().region("us-east-1"),
        ("AWS_REGION", "us-east-2"),
        ("AWS_DEFAULT_REGION", "us-west-1"),
        ("AWS_PROFILE", "sales"),
    );
    for (config, variables, expected) in [
        (code.clone(), &[first, second, profile][..], "us-east-1"),
        (Config::builder(), &[first, second, profile], "us-east-2"),
        (Config::builder(), &[second, profile], "us-west-1"),
        (Config::builder(), &[profile], "eu-west-1"),
        (Config::builder().profile("default"), &[profile], "eu-north-1"),
        (Config::builder().profile("sales"), &[], "eu-west-1"),
        (Config::builder(), &[("AWS_REGION", "")], "eu-north-1"),
    ] {
        // The endpoint URL of `sales` can't be combined with FIPS.
        let config = config.use_fips(false);
        let settings = settings(config, variables).unwrap();
        assert_eq!(settings.endpoints.resolve(&[]).unwrap().1.region, expected, "{variables:?}");
    }
}

#[test]
fn a_missing_or_invalid_region_is_an_error_that_says_what_to_do() {
    let invalid_file = Env::from([("HOME", "/h")]).file("/h/.aws/config", "[default]\n\nregion = us east");
    for (config, code, part) in [
        (Config::builder().env(Env::empty()), "MissingRegion", "AWS_REGION"),
        (Config::builder().env(Env::from([("AWS_REGION", "")])), "MissingRegion", "AWS_REGION"),
        (Config::builder().region("").env(Env::from([("AWS_REGION", "eu-west-1")])), "MissingRegion", "AWS_REGION"),
        (Config::builder().env(Env::from([("AWS_REGION", "evil.com/?")])), "InvalidRegion", "AWS_REGION"),
        (Config::builder().env(Env::from([("AWS_DEFAULT_REGION", "a ")])), "InvalidRegion", "AWS_DEFAULT_REGION"),
        (Config::builder().region("US-EAST-1").env(Env::empty()), "InvalidRegion", "lower-case letters"),
        (Config::builder().region("a@b").env(Env::empty()), "InvalidRegion", "`region` of the configuration"),
        (Config::builder().env(invalid_file), "InvalidRegion", "\"default\" (/h/.aws/config, line 3)"),
    ] {
        let failure = resolve(config).err().unwrap();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Configuration, Some(code)));
        assert!(failure.message().contains("us-east-1") && failure.message().contains(part), "{failure}");
    }
}

#[test]
fn the_endpoint_url_comes_from_code_then_variables_then_the_profile() {
    let (code, of_service, global, sales) = (
        Config::builder().endpoint_url("https://code"),
        ("AWS_ENDPOINT_URL_TEST_SERVICE", "https://service"),
        ("AWS_ENDPOINT_URL", "http://global:1/base"),
        ("AWS_PROFILE", "sales"),
    );
    let (ignore, fips) = (("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"), ("AWS_USE_FIPS_ENDPOINT", "false"));
    let none = Config::builder;
    for (config, variables, expected) in [
        (code.clone(), &[of_service, global, sales, fips][..], "https://code/"),
        (code, &[of_service, global, ignore, sales, fips], "https://code/"),
        (none(), &[of_service, global, sales, fips], "https://service/"),
        (none(), &[global, sales, fips], "http://global:1/base/"),
        (none(), &[sales, fips], "https://services/"),
        (none(), &[of_service, global, sales, fips, ignore], "https://test.eu-west-1.api.aws/"),
        (none(), &[of_service, global, sales, ignore], "https://test-fips.eu-west-1.api.aws/"),
        (none().use_fips(false), &[sales, ignore], "https://test.eu-west-1.api.aws/"),
        (none(), &[("AWS_USE_FIPS_ENDPOINT", "True")], "https://test-fips.eu-north-1.api.aws/"),
        (none(), &[("AWS_ENDPOINT_URL", "")], "https://test.eu-north-1.api.aws/"),
    ] {
        let (url, _) = settings(config, variables).unwrap().endpoints.resolve(&[]).unwrap();
        assert_eq!(url.as_str(), expected, "{variables:?}");
    }
}

#[test]
fn the_application_id_comes_from_code_then_the_variable_then_the_profile() {
    let sales = ("AWS_PROFILE", "sales");
    let app = ("AWS_SDK_UA_APP_ID", "from-env");
    for (config, variables, expected) in [
        (Config::builder().app_id("from-code"), &[sales, app][..], Some("from-code")),
        (Config::builder(), &[sales, app], Some("from-env")),
        (Config::builder(), &[sales], Some("from-file")),
        (Config::builder(), &[], None),
    ] {
        let settings = settings(config, variables).unwrap();
        assert_eq!(settings.user_agent.app_id.as_deref(), expected, "{variables:?}");
    }
}

#[test]
fn an_application_id_and_an_execution_environment_may_have_any_characters_and_any_encoding() {
    for (config, variables, profile) in [
        (Config::builder().app_id("crm (eu)"), vec![], ""),
        (Config::builder(), vec![("AWS_SDK_UA_APP_ID", "crm (eu)")], ""),
        (Config::builder(), vec![], "sdk_ua_app_id = crm (eu)"),
    ] {
        let text = user_agent(&SERVICE, &with_profile(config, &variables, profile).unwrap().user_agent);
        assert!(text.ends_with(" app/crm--eu-"), "{text}");
    }
    #[cfg(unix)]
    {
        use std::ffi::OsString;
        use std::os::unix::ffi::OsStringExt as _;
        let value = || OsString::from_vec(b"K\xe4se".to_vec());
        let variables = [("AWS_SDK_UA_APP_ID", value()), ("AWS_EXECUTION_ENV", value())];
        let settings = resolve(Config::builder().region("us-east-1").env(Env::from(variables))).unwrap();
        let text = user_agent(&SERVICE, &settings.user_agent);
        assert!(text.ends_with(" exec-env/K-se app/K-se"), "{text}");
    }
}

#[test]
fn a_missing_region_is_reported_with_what_was_passed_over() {
    for (file, part) in [
        ("[default]\nregion us-east-1\n", ". Line 2 of /h/.aws/config can't be used: a property must have the form"),
        ("[default\nregion = us-east-1\n", ". Line 1 of /h/.aws/config can't be used: the closing bracket"),
        ("[Default]\nregion = us-east-1\n", ". Line 1 of /h/.aws/config can't be used: the section must be called"),
    ] {
        let env = Env::from([("HOME", "/h")]).file("/h/.aws/config", file);
        let failure = resolve(Config::builder().env(env)).err().unwrap();
        assert_eq!(failure.code(), Some("MissingRegion"));
        assert!(failure.message().contains(part), "{failure}");
    }
}

#[test]
fn lines_that_can_not_be_read_stop_only_who_takes_something_from_their_profile() {
    let file = "[default]\nregion = eu-north-1\n[profile broken]\nregion = eu-west-1\n[profile sales\n";
    for (config, variables, expected) in [
        (Config::builder(), &[][..], Some("eu-north-1")),
        (Config::builder().profile("broken"), &[], None),
        (Config::builder(), &[("AWS_PROFILE", "broken")], None),
        (Config::builder(), &[("AWS_DEFAULT_PROFILE", "broken")], None),
        (Config::builder().profile("broken").region("us-east-1"), &[], Some("us-east-1")),
        (Config::builder().profile("broken"), &[("AWS_REGION", "us-east-2")], Some("us-east-2")),
        (Config::builder(), &[("AWS_PROFILE", "default"), ("AWS_DEFAULT_PROFILE", "broken")], Some("eu-north-1")),
    ] {
        let env: Env = variables.iter().copied().chain([("HOME", "/h")]).collect();
        let found = resolve(config.env(env.file("/h/.aws/config", file)));
        match (found, expected) {
            (Ok(settings), Some(region)) => assert_eq!(settings.endpoints.resolve(&[]).unwrap().1.region, region),
            (Err(failure), None) => {
                assert_eq!(failure.code(), Some("InvalidConfiguration"));
                assert!(failure.message().contains("Line 5 of /h/.aws/config"), "{failure}");
            }
            (found, _) => panic!("{variables:?}: {:?}", found.err()),
        }
    }
}

#[test]
fn every_invalid_value_is_an_error_that_names_its_origin() {
    let keys = [("HOME", "/h"), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "hidden")];
    for (variable, value, key, in_file) in [
        ("AWS_USE_FIPS_ENDPOINT", "yes", "use_fips_endpoint", "yes"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "1", "use_dualstack_endpoint", "1"),
        ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "on", "ignore_configured_endpoint_urls", "on"),
        ("AWS_ENDPOINT_URL", "localhost:1", "endpoint_url", "ftp://host"),
        ("AWS_ENDPOINT_URL_TEST_SERVICE", "https://jane:hidden@host", "endpoint_url", "https://jane:hidden@host"),
        ("AWS_MAX_ATTEMPTS", "0", "max_attempts", "many"),
        ("AWS_RETRY_MODE", "fast", "retry_mode", "fast"),
        ("AWS_NEW_RETRIES_2026", "yes", "max_attempts", "-1"),
        ("AWS_CA_BUNDLE", "/none.pem", "ca_bundle", "/none.pem"),
        ("AWS_CA_BUNDLE", "/h/.aws/config", "ca_bundle", "~/.aws/config"),
        ("AWS_REGION", "x y", "region", "x y"),
    ] {
        let file = format!("[default]\nregion = us-east-1\n\n{key} = {in_file}\n");
        let set = keys.into_iter().chain([(variable, value)]).collect::<Env>();
        let variable = format!("environment variable {variable}");
        for (env, origin) in [
            (set.file("/h/.aws/config", "[default]\nregion = us-east-1\n"), variable.as_str()),
            (
                Env::from(keys).file("/h/.aws/config", file),
                &format!("`{key}` of profile \"default\" (/h/.aws/config, line 4)"),
            ),
        ] {
            let failure = Client::new(&SERVICE, Config::builder().env(env).build()).unwrap_err();
            let text = failure.to_string();
            assert!(text.contains(origin) && !text.contains("hidden"), "{text}");
            assert!(matches!(failure.kind(), ErrorKind::Configuration | ErrorKind::Endpoint), "{text}");
        }
    }
}

#[test]
fn fips_with_a_custom_endpoint_is_an_error_that_names_both_origins() {
    let variables = &[("AWS_PROFILE", "sales"), ("AWS_ENDPOINT_URL", "http://host")];
    let failure = settings(Config::builder(), variables).unwrap().endpoints.resolve(&[]).unwrap_err();
    for part in
        ["FIPS", "variable AWS_ENDPOINT_URL", "`use_fips_endpoint` of profile \"sales\" (/h/.aws/config, line 5)"]
    {
        assert!(failure.message().contains(part), "{failure}");
    }
}

#[test]
fn the_ca_bundle_is_read_and_needed_for_encrypted_endpoints_only() {
    let config = || {
        let env = Env::from([("AWS_REGION", "us-east-1"), ("AWS_CA_BUNDLE", "/none.pem")]);
        Config::builder().anonymous().env(env)
    };
    assert!(Client::new(&SERVICE, config().build()).is_err());
    assert!(Client::new(&SERVICE, config().endpoint_url("http://127.0.0.1:1").build()).is_ok());

    let read = |path: &str| {
        let pem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
        let env = Env::from([("HOME", "/h")]).file("/h/ca.pem", pem);
        resolve(Config::builder().region("us-east-1").ca_bundle(path).env(env)).unwrap().http.ca_bundle
    };
    assert!(read("~/ca.pem").unwrap().is_some());
    assert!(read("ca.pem").unwrap_err().contains("`ca_bundle` of the configuration"));
}

#[test]
fn time_limits_have_defaults_and_zero_is_an_error_that_names_the_setting() {
    const SECOND: Duration = Duration::from_secs(1);
    let defaults = settings(Config::builder(), &[]).unwrap();
    assert_eq!(defaults.limits, Limits { read: READ_TIMEOUT, attempt: ATTEMPT_TIMEOUT, call: CALL_TIMEOUT });
    assert_eq!((defaults.http.connect_timeout, defaults.credentials_timeout), (CONNECT_TIMEOUT, CREDENTIALS_TIMEOUT));
    let set = Config::builder().read_timeout(SECOND).attempt_timeout(SECOND * 2).timeout(SECOND * 3);
    let expected = Limits { read: SECOND, attempt: SECOND * 2, call: SECOND * 3 };
    assert_eq!(settings(set, &[]).unwrap().limits, expected);

    let zero = Duration::ZERO;
    for (config, method) in [
        (Config::builder().timeout(zero), "`timeout`"),
        (Config::builder().attempt_timeout(zero), "`attempt_timeout`"),
        (Config::builder().read_timeout(zero), "`read_timeout`"),
        (Config::builder().connect_timeout(zero), "`connect_timeout`"),
        (Config::builder().credentials_timeout(zero), "`credentials_timeout`"),
    ] {
        let failure = settings(config, &[]).err().unwrap();
        let expected = format!("The value 0ns of {method} of the configuration must be greater than 0, or not set");
        assert_eq!(failure.message(), expected);
    }
}

#[test]
fn the_number_of_attempts_takes_precedence_over_that_of_the_retry_rules() {
    for (config, expected) in [
        (Config::builder(), RetryConfig::standard()),
        (Config::builder().max_attempts(2), RetryConfig::standard().max_attempts(2)),
        (Config::builder().retry(RetryConfig::off()), RetryConfig::off()),
        (
            Config::builder().retry(RetryConfig::standard_2026()).max_attempts(5),
            RetryConfig::standard_2026().max_attempts(5),
        ),
    ] {
        assert_eq!(settings(config, &[]).unwrap().retry, expected);
    }
    for config in [Config::builder().max_attempts(0), Config::builder().retry(RetryConfig::off().max_attempts(0))] {
        assert_eq!(settings(config, &[]).err().unwrap().code(), Some("InvalidConfiguration"));
    }
}

#[test]
fn retry_rules_and_attempts_that_code_does_not_set_come_from_environment_and_profile() {
    let profile = "max_attempts = 7\nretry_mode = Adaptive";
    let (standard, adaptive) = (RetryConfig::standard(), RetryConfig::adaptive());
    let (mode, newer) = ("AWS_RETRY_MODE", ("AWS_NEW_RETRIES_2026", "true"));
    for (config, variables, expected) in [
        (Config::builder(), vec![], adaptive.max_attempts(7)),
        (Config::builder(), vec![("AWS_MAX_ATTEMPTS", "5")], adaptive.max_attempts(5)),
        (Config::builder(), vec![(mode, "standard")], standard.max_attempts(7)),
        (Config::builder(), vec![(mode, "legacy")], standard.max_attempts(7)),
        (Config::builder(), vec![(mode, "standard"), newer], RetryConfig::standard_2026().max_attempts(7)),
        (Config::builder(), vec![("AWS_NEW_RETRIES_2026", "false")], adaptive.max_attempts(7)),
        (Config::builder().max_attempts(2), vec![newer], RetryConfig::adaptive_2026().max_attempts(2)),
        (Config::builder().retry(RetryConfig::off()), vec![("AWS_MAX_ATTEMPTS", "5")], RetryConfig::off()),
    ] {
        assert_eq!(with_profile(config, &variables, profile).unwrap().retry, expected, "{variables:?}");
    }
}

#[test]
fn host_prefix_and_compression_are_on_unless_code_environment_or_profile_turns_them_off() {
    let profile = "disable_host_prefix_injection = true\nrequest_min_compression_size_bytes = 7";
    for (config, variables, profile, expected) in [
        (Config::builder(), None, "", (true, Some(COMPRESSION_MIN_SIZE))),
        (Config::builder().host_prefix(false).compression(false), None, "", (false, None)),
        (Config::builder(), Some(("AWS_DISABLE_HOST_PREFIX_INJECTION", "TRUE")), "", (false, Some(10_240))),
        (Config::builder(), Some(("AWS_DISABLE_REQUEST_COMPRESSION", "true")), "", (true, None)),
        (Config::builder(), Some(("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "0")), "", (true, Some(0))),
        (Config::builder(), None, profile, (false, Some(7))),
        (Config::builder().host_prefix(true).compression_min_size(1), None, profile, (true, Some(1))),
    ] {
        let settings = with_profile(config, variables.as_slice(), profile).unwrap();
        assert_eq!((settings.host_prefix, settings.compression), expected);
    }
}

#[test]
fn invalid_values_in_variables_are_errors_that_name_the_variable() {
    for (name, value) in [
        ("AWS_DISABLE_HOST_PREFIX_INJECTION", "yes"),
        ("AWS_DISABLE_REQUEST_COMPRESSION", "1"),
        ("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "10485761"),
        ("AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "-1"),
    ] {
        let failure = settings(Config::builder(), &[(name, value)]).err().unwrap();
        assert!(failure.message().contains(name), "{failure}");
    }
}

#[test]
fn debug_prints_no_secrets() {
    let config = Config::builder()
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret", Some("token".to_owned()), None, "test"))
        .endpoint_url("https://jane:password@host")
        .env(Env::from([("AWS_SECRET_ACCESS_KEY", "hidden")]))
        .build();
    let text = format!("{config:?}");
    assert!(text.contains("us-east-1"), "{text}");
    for secret in ["AKIDEXAMPLE", "\"secret", "token", "password", "hidden"] {
        assert!(!text.contains(secret), "{text}");
    }
}
