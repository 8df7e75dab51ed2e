//! Settings from code, environment and files.

use super::*;

const NOTHING: [(&str, &str); 0] = [];

fn config(env: Env) -> Config {
    Config::builder().env(env).build()
}

#[test]
fn the_region_comes_from_the_argument_then_from_the_environment() {
    let env = Env::from([("AWS_REGION", "eu-west-1")]);
    assert_eq!(config(env.clone()).resolve_region().unwrap(), "eu-west-1");
    assert_eq!(Config::builder().region("us-east-1").env(env).build().resolve_region().unwrap(), "us-east-1");
}

#[test]
fn a_missing_or_odd_region_is_an_error_that_says_what_to_do() {
    for (config, code) in [
        (config(Env::from(NOTHING)), "MissingRegion"),
        (config(Env::from([("AWS_REGION", "")])), "MissingRegion"),
        (Config::builder().region("").env(Env::from([("AWS_REGION", "eu-west-1")])).build(), "MissingRegion"),
        (config(Env::from([("AWS_REGION", "evil.com/?")])), "InvalidRegion"),
        (config(Env::from([("AWS_REGION", "us-east-1 ")])), "InvalidRegion"),
    ] {
        let failure = config.resolve_region().unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Configuration, Some(code)));
        assert!(failure.message().contains("us-east-1"), "{failure}");
    }
}

#[test]
fn credentials_in_the_environment_need_both_keys() {
    let (key, secret, token) =
        (("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_SESSION_TOKEN", "token"));
    assert!(config(Env::from([key, secret, token])).resolve_credentials().is_ok());
    for (env, expected) in [
        (Env::from(NOTHING), "variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        (Env::from([key]), "variable AWS_SECRET_ACCESS_KEY beside"),
        (Env::from([secret]), "variable AWS_ACCESS_KEY_ID beside"),
        (Env::from([key, ("AWS_SECRET_ACCESS_KEY", "")]), "variable AWS_SECRET_ACCESS_KEY beside"),
    ] {
        let failure = config(env).resolve_credentials().unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some("MissingCredentials")));
        let text = failure.to_string();
        assert!(text.contains(expected) && !text.contains("AKIDEXAMPLE") && !text.contains("secret"), "{text}");
    }
}

#[test]
fn an_empty_session_token_counts_as_absent() {
    let env = Env::from([
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_SESSION_TOKEN", ""),
    ]);
    assert_eq!(env.get("AWS_SESSION_TOKEN").unwrap(), None);
}

#[test]
fn limits_of_zero_are_errors() {
    assert!(Config::builder().max_attempts(0).build().resolve_max_attempts().is_err());
    assert!(Config::builder().timeout(Duration::ZERO).build().resolve_timeout().is_err());
    assert_eq!(Config::default().resolve_timeout().unwrap(), CALL_TIMEOUT);
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
