//! The sources of credentials, and the errors if there are none.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, future};

use super::*;
use crate::config::{Config, ConfigBuilder, Env, Settings};
use crate::error::{ErrorKind, Failure};
use crate::tests::support::{List, SERVICE, config, http_response, serve};
use crate::{Call, Client};

fn env(variables: &[(&str, &str)], file: &str) -> Env {
    let home = [("HOME", "/h"), ("PATH", "/usr/bin:/bin")];
    variables.iter().copied().chain(home).collect::<Env>().file("/h/.aws/config", file)
}

/// The credentials of a client with this configuration.
fn credentials(config: ConfigBuilder) -> Result<Option<CachedCredentials>, Failure> {
    let config = config.region("us-east-1").build();
    let sources = config.sources()?;
    resolve(&config, &sources, &Settings::resolve(&config, &SERVICE, &sources)?, false)
}

async fn load(config: ConfigBuilder) -> Result<Credentials, Failure> {
    credentials(config)?.unwrap().get().await
}

async fn load_from(variables: &[(&str, &str)], file: &str) -> Result<Credentials, Failure> {
    load(Config::builder().env(env(variables, file))).await
}

const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "AKIDENV"), ("AWS_SECRET_ACCESS_KEY", "hidden")];

const FILE: &str = "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = hidden/with+chars=\n\
    [profile sales]\naws_access_key_id = AKIDSALES\naws_secret_access_key = hidden\naws_session_token = hidden-token\n\
    [profile empty]\nregion = us-east-1\n";

#[tokio::test]
async fn keys_come_from_code_then_the_environment_then_the_profile() {
    let sales = [("AWS_PROFILE", "sales")];
    let both: Vec<_> = KEYS.into_iter().chain(sales).collect();
    for (config, variables, expected) in [
        (Config::builder().static_credentials("AKIDCODE", "hidden", None), both.as_slice(), "AKIDCODE"),
        (Config::builder(), &both, "AKIDENV"),
        (Config::builder(), &KEYS, "AKIDENV"),
        (Config::builder(), &sales, "AKIDSALES"),
        (Config::builder(), &[], "AKIDDEFAULT"),
        // A profile set in code takes precedence over the environment.
        (Config::builder().profile("sales"), &KEYS, "AKIDSALES"),
        (Config::builder(), &[("AWS_ACCESS_KEY_ID", ""), ("AWS_SECRET_ACCESS_KEY", "")], "AKIDDEFAULT"),
    ] {
        let found = load(config.env(env(variables, FILE))).await.unwrap();
        assert_eq!(found.access_key_id(), expected, "{variables:?}");
    }
    let found = load_from(&sales, FILE).await.unwrap();
    assert_eq!((found.secret_access_key(), found.session_token()), ("hidden", Some("hidden-token")));
    assert_eq!(load_from(&[], FILE).await.unwrap().secret_access_key(), "hidden/with+chars=");
}

#[tokio::test]
async fn the_keys_of_an_async_closure_are_cached_until_they_expire() {
    for (lifetime, expected) in [(Duration::from_secs(3_600), 1), (Duration::from_secs(5), 3)] {
        let loads = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&loads);
        let config = Config::builder().credentials_fn(move || {
            let number = counted.fetch_add(1, Ordering::Relaxed) + 1;
            async move {
                tokio::task::yield_now().await;
                let expiry = Some(SystemTime::now() + lifetime);
                Ok(Credentials::new(format!("AKID{number}"), "hidden", None, expiry, "vault"))
            }
        });
        let credentials = credentials(config.env(Env::empty())).unwrap().unwrap();
        let mut last = String::new();
        for _ in 0..3 {
            last = credentials.get().await.unwrap().access_key_id().to_owned();
        }
        assert_eq!((loads.load(Ordering::Relaxed), last), (expected, format!("AKID{expected}")));
    }
}

#[tokio::test]
async fn the_error_of_an_async_closure_is_reported() {
    let config = Config::builder().credentials_fn(|| async { Err("the vault is sealed".into()) }).env(Env::empty());
    let failure = load(config).await.unwrap_err();
    assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some("CredentialsUnavailable")));
    assert_eq!(failure.message(), "The credentials provider failed: the vault is sealed");
}

#[test]
fn anonymous_clients_need_no_credentials() {
    assert!(credentials(Config::builder().anonymous().env(Env::empty())).unwrap().is_none());
}

#[tokio::test]
async fn errors_name_the_missing_setting_and_contain_no_secrets() {
    let process = |line: &str| format!("[default]\ncredential_process = {line}");
    for (variables, file, code, parts) in [
        (&[][..], "", "MissingCredentials", &["variables AWS_ACCESS_KEY_ID and", "profile \"default\""][..]),
        (&[("AWS_PROFILE", "empty")], FILE, "MissingCredentials", &["profile \"empty\""]),
        (&[("AWS_PROFILE", "other")], FILE, "MissingProfile", &["\"other\"", "AWS_PROFILE", "/h/.aws/config"]),
        (&KEYS[..1], FILE, "MissingCredentials", &["variable AWS_SECRET_ACCESS_KEY in addition to AWS_ACCESS_KEY_ID"]),
        (&KEYS[1..], FILE, "MissingCredentials", &["variable AWS_ACCESS_KEY_ID in addition to AWS_SECRET_ACCESS_KEY"]),
        (
            &[],
            "[default]\naws_access_key_id = AKIDHALF",
            "MissingCredentials",
            &["set aws_secret_access_key in addition to `aws_access_key_id` of profile \"default\" (/h/.aws/config, \
                 line 2)"],
        ),
        (
            &[],
            "[default]\naws_secret_access_key = hidden",
            "MissingCredentials",
            &["set aws_access_key_id in addition to `aws_secret_access_key`"],
        ),
        (
            &[],
            "[default]\nsso_session = x\naws_access_key_id = AKID\naws_secret_access_key = hidden",
            "UnsupportedCredentials",
            &["`sso_session` of profile \"default\" (/h/.aws/config, line 2) requires single sign-on"],
        ),
        (&[], "[default]\nsso_start_url = https://x", "UnsupportedCredentials", &["single sign-on"]),
        (&[], "[default]\nrole_arn = arn", "UnsupportedCredentials", &["requires a role"]),
        (&[], "[default]\nweb_identity_token_file = /f", "UnsupportedCredentials", &["web identity"]),
        (&[("AWS_WEB_IDENTITY_TOKEN_FILE", "/f")], "", "UnsupportedCredentials", &["AWS_WEB_IDENTITY_TOKEN_FILE"]),
        (&[("AWS_CONTAINER_CREDENTIALS_FULL_URI", "x")], "", "UnsupportedCredentials", &["container"]),
        (
            &[],
            &process("tool 'hidden"),
            "InvalidConfiguration",
            &["`credential_process` of profile \"default\" (/h/.aws/config, line 2) has an unclosed quote"],
        ),
        (
            &[],
            &process("/none/tool --secret hidden"),
            "CredentialProcessFailed",
            &["program /none/tool set by", "line 2) can't be started"],
        ),
    ] {
        let failure = load_from(variables, file).await.unwrap_err();
        let text = failure.to_string();
        assert_eq!(failure.code(), Some(code), "{text}");
        assert!(!text.contains("AKID") && !text.contains("hidden"), "{text}");
        for part in parts {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        let names_feature = code == "UnsupportedCredentials" || text.contains("There are no credentials");
        assert_eq!(text.contains("feature `aws-config`"), names_feature && !cfg!(feature = "aws-config"), "{text}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn credentials_are_read_from_a_program() {
    let output = r#"{"Version": 1, "AccessKeyId": "AKIDTOOL", "SecretAccessKey": "hidden", "SessionToken": "t",
        "Expiration": "2099-01-05T10:00:00Z", "New": 1}"#;
    let file = "[default]\ncredential_process = printf '%s' \"$output\"\n  # comment\n";
    let line = output.replace('\n', " ").replace('"', "\\\"");
    let found = load_from(&[], &file.replace("$output", &line)).await.unwrap();
    assert_eq!((found.access_key_id(), found.secret_access_key()), ("AKIDTOOL", "hidden"));
    assert_eq!(found.session_token(), Some("t"));
    assert_eq!(found.expiry(), Some(UNIX_EPOCH + Duration::from_secs(4_071_290_400)));
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_that_fails_or_prints_something_else_is_an_error_without_its_output() {
    for (line, part) in [
        ("false", "failed (exit status: 1)"),
        ("true", "printed invalid credentials"),
        ("printf hidden", "printed invalid credentials"),
        (r#"printf '{"Version": 2, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"}'"#, "`Version` is not 1"),
        (r#"printf '{"Version": 1, "SecretAccessKey": "hidden"}'"#, "`AccessKeyId` is missing"),
        (r#"printf '{"Version": 1, "AccessKeyId": "AKID"}'"#, "`SecretAccessKey` is missing"),
        (r#"printf '{"Version": 1, "AccessKeyId": {"hidden": 1}}'"#, "AccessKeyId"),
        ("head -c 100000 /dev/zero", "more than 64 KiB"),
        ("sh -c 'echo hidden >&2; exit 3'", "exit status: 3"),
    ] {
        let failure = load_from(&[], &format!("[default]\ncredential_process = {line}")).await.unwrap_err();
        let text = format!("{failure} {failure:?}");
        assert_eq!(failure.code(), Some("CredentialProcessFailed"), "{text}");
        assert!(text.contains(part) && !text.contains("AKID") && !text.contains("hidden"), "{line}: {text}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_that_takes_too_long_is_an_error() {
    let config = Config::builder()
        .env(env(&[], "[default]\ncredential_process = sleep 3600"))
        .credentials_timeout(Duration::from_millis(50));
    let failure = load(config).await.unwrap_err();
    assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some("CredentialsTimeout")));
    assert!(failure.message().contains("within 50ms"), "{failure}");
}

#[tokio::test]
async fn anonymous_requests_have_no_signature() {
    let (url, requests) = serve(vec![http_response(200, "", r#"{"Items":[]}"#)]).await;
    let client = Client::new(&SERVICE, config(&url).anonymous().build()).unwrap();
    Call::new(client, List::default()).await.unwrap();
    let request = &requests.await.unwrap()[0];
    assert!(request.contains("x-amz-target") && !request.contains("authorization"), "{request}");
}

#[tokio::test]
async fn credentials_that_have_expired_at_the_service_are_loaded_again() {
    let expired = http_response(400, "", r#"{"__type": "ExpiredTokenException"}"#);
    let (url, requests) = serve(vec![expired, http_response(200, "", r#"{"Items":[]}"#)]).await;
    let client = Client::new(&SERVICE, config(&url).credentials(NewKeys(AtomicU32::new(0))).build()).unwrap();
    Call::new(client, List::default()).await.unwrap();
    let requests = requests.await.unwrap();
    assert!(requests[0].contains("Credential=AKID0/") && requests[1].contains("Credential=AKID1/"));
}

/// Provides new keys with each load.
#[derive(Debug)]
struct NewKeys(AtomicU32);

impl ProvideCredentials for NewKeys {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        future::ProvideCredentials::ready(Ok(Credentials::new(format!("AKID{number}"), "hidden", None, None, "test")))
    }
}
