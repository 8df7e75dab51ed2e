//! Settings from code, environment and files.

use super::*;
use crate::client::Client;
use crate::failure::{ErrorKind, Failure};
use crate::test_support::SERVICE;

/// `default` and `sales`, with all keys in `sales`.
const FILE: &str = "[default]\nregion = eu-north-1\n[profile sales]\nregion = eu-west-1\nuse_fips_endpoint = true\n\
    use_dualstack_endpoint = TRUE\nsdk_ua_app_id = from-file\nservices = s\n\
    endpoint_url = https://profile\n[services s]\ntest_service =\n  endpoint_url = https://services\n";

fn env(variables: &[(&str, &str)]) -> Env {
    let home = [("HOME", "/h")];
    variables.iter().copied().chain(home).collect::<Env>().file("/h/.aws/config", FILE)
}

fn settings<T>(
    config: ConfigBuilder,
    variables: &[(&str, &str)],
    get: impl Fn(&Config, &Sources<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let config = config.env(env(variables)).build();
    let sources = config.sources()?;
    get(&config, &sources)
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
        let region = settings(config, variables, Config::resolve_region).unwrap();
        assert_eq!(region, expected, "{variables:?}");
    }
}

#[test]
fn a_missing_or_odd_region_is_an_error_that_says_what_to_do() {
    let odd_file = Env::from([("HOME", "/h")]).file("/h/.aws/config", "[default]\n\nregion = us east");
    for (config, code, part) in [
        (Config::builder().env(Env::empty()), "MissingRegion", "AWS_REGION"),
        (Config::builder().env(Env::from([("AWS_REGION", "")])), "MissingRegion", "AWS_REGION"),
        (Config::builder().region("").env(Env::from([("AWS_REGION", "eu-west-1")])), "MissingRegion", "AWS_REGION"),
        (Config::builder().env(Env::from([("AWS_REGION", "evil.com/?")])), "InvalidRegion", "AWS_REGION"),
        (Config::builder().env(Env::from([("AWS_DEFAULT_REGION", "a ")])), "InvalidRegion", "AWS_DEFAULT_REGION"),
        (Config::builder().region("US-EAST-1").env(Env::empty()), "InvalidRegion", "small letters"),
        (Config::builder().region("a@b").env(Env::empty()), "InvalidRegion", "`region` of the configuration"),
        (Config::builder().env(odd_file), "InvalidRegion", "\"default\" (/h/.aws/config, line 3)"),
    ] {
        let config = config.build();
        let failure = config.resolve_region(&config.sources().unwrap()).unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Configuration, Some(code)));
        assert!(failure.message().contains("us-east-1") && failure.message().contains(part), "{failure}");
    }
}

#[test]
fn the_endpoint_of_the_user_has_its_order() {
    let (code, own, all, sales) = (
        Config::builder().endpoint_url("https://code"),
        ("AWS_ENDPOINT_URL_TEST_SERVICE", "https://own"),
        ("AWS_ENDPOINT_URL", "http://all:1/base"),
        ("AWS_PROFILE", "sales"),
    );
    let (ignore, fips) = (("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"), ("AWS_USE_FIPS_ENDPOINT", "false"));
    let none = Config::builder;
    for (config, variables, expected) in [
        (code.clone(), &[own, all, sales, fips][..], "https://code/"),
        (code, &[own, all, ignore, sales, fips], "https://code/"),
        (none(), &[own, all, sales, fips], "https://own/"),
        (none(), &[all, sales, fips], "http://all:1/base/"),
        (none(), &[sales, fips], "https://services/"),
        (none(), &[own, all, sales, fips, ignore], "https://test.eu-west-1.api.aws/"),
        (none(), &[own, all, sales, ignore], "https://test-fips.eu-west-1.api.aws/"),
        (none().use_fips(false), &[sales, ignore], "https://test.eu-west-1.api.aws/"),
        (none(), &[("AWS_USE_FIPS_ENDPOINT", "True")], "https://test-fips.eu-north-1.api.aws/"),
        (none(), &[("AWS_ENDPOINT_URL", "")], "https://test.eu-north-1.api.aws/"),
    ] {
        let url = settings(config, variables, |config, sources| {
            let region = config.resolve_region(sources)?;
            Ok(config.resolve_endpoints(&SERVICE, region, sources)?.find(&[])?.0)
        });
        assert_eq!(url.unwrap().as_str(), expected, "{variables:?}");
    }
}

#[test]
fn the_application_comes_from_everywhere() {
    let sales = ("AWS_PROFILE", "sales");
    let app = ("AWS_SDK_UA_APP_ID", "from-env");
    for (config, variables, expected) in [
        (Config::builder().app_id("from-code"), &[sales, app][..], Some("from-code")),
        (Config::builder(), &[sales, app], Some("from-env")),
        (Config::builder(), &[sales], Some("from-file")),
        (Config::builder(), &[], None),
    ] {
        let app = settings(config, variables, Config::resolve_app_id).unwrap();
        assert_eq!(app.as_deref(), expected, "{variables:?}");
    }
}

#[test]
fn every_wrong_value_is_an_error_that_names_its_place() {
    let keys = [("HOME", "/h"), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "hidden")];
    for (variable, value, key, in_file) in [
        ("AWS_USE_FIPS_ENDPOINT", "yes", "use_fips_endpoint", "yes"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "1", "use_dualstack_endpoint", "1"),
        ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "on", "ignore_configured_endpoint_urls", "on"),
        ("AWS_ENDPOINT_URL", "localhost:1", "endpoint_url", "ftp://host"),
        ("AWS_ENDPOINT_URL_TEST_SERVICE", "https://jane:hidden@host", "endpoint_url", "https://jane:hidden@host"),
        ("AWS_SDK_UA_APP_ID", "my app", "sdk_ua_app_id", "my/app"),
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
        for (env, place) in [
            (set.file("/h/.aws/config", "[default]\nregion = us-east-1\n"), variable.as_str()),
            (
                Env::from(keys).file("/h/.aws/config", file),
                &format!("`{key}` of profile \"default\" (/h/.aws/config, line 4)"),
            ),
        ] {
            let failure = Client::new(&SERVICE, Config::builder().env(env).build()).unwrap_err();
            let text = failure.to_string();
            assert!(text.contains(place) && !text.contains("hidden"), "{text}");
            assert!(matches!(failure.kind(), ErrorKind::Configuration | ErrorKind::Endpoint), "{text}");
        }
    }
}

#[test]
fn fips_with_an_own_endpoint_is_an_error_that_names_both_places() {
    let variables = &[("AWS_PROFILE", "sales"), ("AWS_ENDPOINT_URL", "http://host")];
    let endpoint = |config: &Config, sources: &Sources<'_>| {
        config.resolve_endpoints(&SERVICE, "us-east-1".to_owned(), sources)?.find(&[]).map(|(url, _)| url)
    };
    let failure = settings(Config::builder(), variables, endpoint).unwrap_err();
    for part in
        ["FIPS", "variable AWS_ENDPOINT_URL", "`use_fips_endpoint` of profile \"sales\" (/h/.aws/config, line 5)"]
    {
        assert!(failure.message().contains(part), "{failure}");
    }
}

#[test]
fn the_ca_bundle_is_read_for_encrypted_endpoints_and_for_no_client_of_the_user() {
    let config = || {
        let env = Env::from([("AWS_REGION", "us-east-1"), ("AWS_CA_BUNDLE", "/none.pem")]);
        Config::builder().anonymous().env(env)
    };
    assert!(Client::new(&SERVICE, config().build()).is_err());
    assert!(Client::new(&SERVICE, config().endpoint_url("http://127.0.0.1:1").build()).is_ok());

    let read = |path: &str| {
        let pem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
        let env = Env::from([("HOME", "/h")]).file("/h/ca.pem", pem);
        let config = Config::builder().ca_bundle(path).env(env).build();
        config.resolve_ca_bundle(&config.sources()?).map(|pem| pem.is_some())
    };
    assert_eq!(read("~/ca.pem").ok(), Some(true));
    assert!(read("ca.pem").unwrap_err().message().contains("`ca_bundle` of the configuration"));
}

#[test]
fn loading_credentials_has_a_limit() {
    let config = Config::builder().credentials_timeout(Duration::ZERO).build();
    assert!(config.resolve_credentials_timeout().unwrap_err().message().contains("of loading credentials"));
    assert_eq!(Config::default().resolve_credentials_timeout().unwrap(), CREDENTIALS_TIMEOUT);
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
