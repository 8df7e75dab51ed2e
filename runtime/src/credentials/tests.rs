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
        (&[], &process("'' hidden"), "InvalidConfiguration", &["/h/.aws/config, line 2) names no program"]),
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

/// A program that prints credentials with this expiration, as JSON.
#[cfg(unix)]
fn with_expiration(expiration: &str) -> String {
    let output = r#"{"Version": 1, "AccessKeyId": "AKIDTOOL", "SecretAccessKey": "hidden", "Expiration": "#;
    format!("printf %s '{output}{expiration}}}'")
}

#[cfg(unix)]
#[tokio::test]
async fn the_expiration_is_read_in_many_forms() {
    let expected = Some(UNIX_EPOCH + Duration::from_secs(4_071_290_400));
    for (expiration, expected) in [
        ("\"2099-01-05T10:00:00Z\"", expected),
        ("\"2099-01-05T10:00:00+0000\"", expected),
        ("\"2099-01-05T12:00:00+02\"", expected),
        ("\"2099-01-05T10:00:00\"", expected),
        ("\"Mon Jan  5 10:00:00 UTC 2099\"", expected),
        ("4071290400", expected),
        ("4071290400.0", expected),
        ("null", None),
        ("\"\"", None),
    ] {
        let file = format!("[default]\ncredential_process = {}", with_expiration(expiration));
        assert_eq!(load_from(&[], &file).await.unwrap().expiry(), expected, "{expiration}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_end_of_what_a_failing_program_writes_to_standard_error_is_kept_but_never_printed() {
    let flood = "head -c 300000 /dev/zero | tr '\\\\0' x >&2; echo hidden >&2";
    for (line, expected) in [
        ("sh -c 'echo hidden >&2; exit 3'".to_owned(), "hidden\n".to_owned()),
        // Something that the program has started keeps standard error open.
        ("sh -c 'sleep 5 >/dev/null & echo hidden >&2; exit 3'".to_owned(), "hidden\n".to_owned()),
        (format!("sh -c \"{flood}; exit 3\""), format!("{}hidden\n", "x".repeat((64 << 10) - 7))),
        ("sh -c 'echo hidden >&2; echo {}'".to_owned(), "hidden\n".to_owned()),
        ("false".to_owned(), String::new()),
    ] {
        let failure = load_from(&[], &format!("[default]\ncredential_process = {line}")).await.unwrap_err();
        assert_eq!(failure.code(), Some("CredentialProcessFailed"));
        assert!(failure.raw_stderr() == expected.as_bytes(), "{line}: {} bytes", failure.raw_stderr().len());
        let text = format!("{failure} {failure:?} {failure:#?} {}", failure.message());
        assert!(!text.contains("hidden"), "{text}");
    }
    // A program that succeeds isn't stopped by what it writes.
    let output = ("OUTPUT", r#"{"Version": 1.0, "AccessKeyId": "AKIDTOOL", "SecretAccessKey": "hidden"}"#);
    let file = format!("[default]\ncredential_process = sh -c '{flood}; echo \"$OUTPUT\"'");
    assert_eq!(load_from(&[output], &file).await.unwrap().access_key_id(), "AKIDTOOL");
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_that_fails_or_prints_something_else_is_an_error_without_its_output() {
    for (line, part) in [
        ("false", "failed (exit status: 1)"),
        ("true", "printed nothing"),
        ("sh -c 'exec >&-; exit 0'", "printed nothing"),
        ("sh -c 'exec >&-; exit 4'", "failed (exit status: 4)"),
        ("printf hidden", "printed invalid credentials"),
        (r#"printf '{"Version": 2, "AccessKeyId": "AKID", "SecretAccessKey": "hidden"}'"#, "`Version` is not 1"),
        (r#"printf '{"Version": 1, "SecretAccessKey": "hidden"}'"#, "`AccessKeyId` is missing"),
        (r#"printf '{"Version": 1, "AccessKeyId": "AKID"}'"#, "`SecretAccessKey` is missing"),
        (r#"printf '{"Version": 1, "AccessKeyId": {"hidden": 1}}'"#, "AccessKeyId"),
        ("head -c 100000 /dev/zero", "more than 64 KiB"),
        ("sh -c 'echo hidden >&2; exit 3'", "failed (exit status: 3)"),
        ("sh -c 'echo hidden; exit 255'", "failed (exit status: 255)"),
        ("sh -c 'kill -9 $$'", "failed (signal: 9 (SIGKILL))"),
        (&with_expiration("\"tomorrow hidden\""), "`Expiration` is not a time like 2026"),
        (&with_expiration("true"), "`Expiration` is not a time like 2026"),
    ] {
        let failure = load_from(&[], &format!("[default]\ncredential_process = {line}")).await.unwrap_err();
        let text = format!("{failure} {failure:?} {failure:#?}");
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
async fn a_line_break_at_an_end_is_reported_before_sending_wherever_the_credentials_come_from() {
    let url = "http://127.0.0.1:1";
    let provider = |key: &'static str, secret: &'static str, token: &'static str| {
        let new = move || Ok(Credentials::new(key, secret, Some(token.to_owned()), None, "vault"));
        Config::builder().credentials_fn(move || std::future::ready(new()))
    };
    let variables = |key: &str, secret: &str, token: &str| {
        let names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
        Config::builder().env(names.into_iter().zip([key, secret, token]).collect())
    };
    let program = |key: &str, secret: &str, token: &str| {
        let output = format!(
            r#"{{"Version": 1, "AccessKeyId": "{key}", "SecretAccessKey": "{secret}", "SessionToken": "{token}"}}"#
        );
        let file = format!("[default]\ncredential_process = printf %s '{}'", output.replace('\n', "\\n"));
        Config::builder().env(env(&[], &file))
    };
    let code = |key: &str, secret: &str, token: &str| {
        Config::builder().static_credentials(key, secret, Some(token.to_owned())).env(Env::empty())
    };
    for (what, key, secret, token) in [
        ("access key id", "AKIDBLANK\n", "hidden", "hidden"),
        ("secret access key", "AKIDBLANK", "hidden\n", "hidden"),
        ("session token", "AKIDBLANK", "hidden", "hidden\n"),
    ] {
        let all = [code(key, secret, token), variables(key, secret, token), provider(key, secret, token)];
        let all = if cfg!(unix) { [all.as_slice(), &[program(key, secret, token)]].concat() } else { all.to_vec() };
        for config in all {
            let config = config.region("us-east-1").endpoint_url(url).build();
            let client = Client::new(&SERVICE, config).unwrap();
            let error = Call::new(client, List::default()).await.unwrap_err();
            assert_eq!((error.kind(), error.code()), (ErrorKind::Credentials, Some("InvalidCredentials")), "{error}");
            assert!(error.message().starts_with(&format!("The {what} ends with a space")), "{error}");
            assert_eq!(error.history().attempts().len(), 0);
            assert!(!error.to_string().contains("AKID") && !error.to_string().contains("hidden"), "{error}");
        }
    }
}

#[tokio::test]
async fn tokens_have_a_second_name_of_older_tools() {
    let keys = "aws_access_key_id = AKID\naws_secret_access_key = hidden\n";
    for (variables, file, expected) in [
        (vec![("AWS_SECURITY_TOKEN", "old")], "", "old"),
        (vec![("AWS_SECURITY_TOKEN", "old"), ("AWS_SESSION_TOKEN", "new")], "", "new"),
        (vec![], "aws_security_token = old\n", "old"),
        (vec![], "aws_security_token = old\naws_session_token = new\n", "new"),
    ] {
        let set = if variables.is_empty() { vec![] } else { KEYS.to_vec() };
        let variables: Vec<_> = set.into_iter().chain(variables).collect();
        let found = load_from(&variables, &format!("[default]\n{keys}{file}")).await.unwrap();
        assert_eq!(found.session_token(), Some(expected), "{variables:?} {file}");
    }
}

#[tokio::test]
async fn missing_credentials_are_reported_with_what_was_passed_over() {
    for (variables, file) in [
        (&[][..], "[default]\naws_access_key_id AKID\n"),
        (&[], "[default]\n[profile x]\nhidden\n"),
        (&KEYS[..1], "[default]\n[profile x]\nhidden\n"),
        (&[], "[default]\naws_access_key_id = AKID\n[profile x]\nhidden\n"),
    ] {
        let failure = load_from(variables, file).await.unwrap_err();
        let line = file.lines().count();
        assert_eq!(failure.code(), Some("MissingCredentials"));
        let part = format!(". Line {line} of /h/.aws/config can't be used: a property must have the form");
        assert!(failure.message().contains(&part), "{failure}");
        assert!(!failure.message().contains("AKID") && !failure.message().contains("hidden"), "{failure}");
    }
}

#[tokio::test]
async fn keys_below_a_line_that_can_not_be_read_are_not_used() {
    for file in [
        "[default]\noutput = json\n[profile b\naws_access_key_id = AKIDB\naws_secret_access_key = hidden\n",
        "[default]\naws_access_key_id = AKID\naws_secret_access_key = hidden\nrole_arn arn\n",
    ] {
        let failure = load_from(&[], file).await.unwrap_err();
        assert_eq!(failure.code(), Some("InvalidConfiguration"), "{failure}");
        assert!(failure.message().contains("`aws_access_key_id` of profile \"default\""), "{failure}");
        assert_eq!(load_from(&KEYS, file).await.unwrap().access_key_id(), "AKIDENV");
    }
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
