//! Parsing, merging and selecting profiles, and the errors for invalid files.

use std::path::Path;
use std::sync::Arc;

use super::parse::{Kind, parse};
use super::*;
use crate::config::env::Env;
use crate::error::Failure;

fn env(config: &str, credentials: &str) -> Env {
    Env::from([("HOME", "/home/jane")])
        .file("/home/jane/.aws/config", config)
        .file("/home/jane/.aws/credentials", credentials)
}

fn select(env: &Env, name: ProfileName) -> Result<Profile, Failure> {
    Profiles::load(env)?.select(name)
}

fn sales() -> ProfileName {
    ProfileName::Code("sales".to_owned())
}

#[test]
fn reads_properties_in_every_valid_form() {
    for (text, expected) in [
        ("[default]\nregion = us-east-1", Some("us-east-1")),
        ("\u{feff}[default]\r\nregion=us-east-1\r\n", Some("us-east-1")),
        ("[default]\nREGION = us-east-1", Some("us-east-1")),
        ("[ default ] # comment\nregion\t=\tus-east-1 ; comment", Some("us-east-1")),
        ("[default];comment\nregion = us-east-1#2", Some("us-east-1#2")),
        ("# comment\n\n[default]\n; comment\n  # comment\nregion = us-east-1", Some("us-east-1")),
        ("[default]\nregion = eu-west-1\nregion = us-east-1", Some("us-east-1")),
        ("[default]\nregion = us-east-1\n[default]\noutput = json", Some("us-east-1")),
        ("[default]\nregion = eu-west-1\n[profile default]\nregion = us-east-1", Some("us-east-1")),
        ("[profile default]\nregion = us-east-1\n[default]\nregion = eu-west-1", Some("us-east-1")),
        ("[default]\nregion = us-east-1 =x", Some("us-east-1 =x")),
        ("[default]\nregion = us\n  east\n\t1", Some("us\neast\n1")),
        ("[default]\nregion =", None),
        ("[default]\nregion = # comment", None),
        ("[default]\ns3 =\n  region = us-east-1", None),
        ("[Default]\nregion = us-east-1", None),
        ("[sso-session default]\nregion = us-east-1", None),
        ("[plugins]\nregion = us-east-1", None),
        ("", None),
    ] {
        let profile = select(&env(text, ""), ProfileName::Default).unwrap();
        assert_eq!(profile.get("region").map(|found| found.value.as_str()), expected, "{text}");
    }
}

#[test]
fn the_two_files_name_their_sections_differently() {
    for (config, credentials, expected) in [
        ("[profile sales]\nregion = us-east-1", "", Some("us-east-1")),
        ("[profile \t sales]\nregion = us-east-1", "", Some("us-east-1")),
        ("[profile 'sales']\nregion = us-east-1", "", Some("us-east-1")),
        ("", "[sales]\nregion = us-east-1", Some("us-east-1")),
        ("", "[\"sales\"]\nregion = us-east-1", Some("us-east-1")),
        ("[profile sales]\nregion = eu-west-1", "[sales]\nregion = us-east-1", Some("us-east-1")),
        ("[profile sales]\nregion = us-east-1", "[sales]\noutput = json", Some("us-east-1")),
        ("[profile sales]", "", None),
    ] {
        let profile = select(&env(config, credentials), sales()).unwrap();
        assert_eq!(profile.get("region").map(|found| found.value.as_str()), expected, "{config} {credentials}");
    }
    for (config, credentials) in [("[sales]\nregion = x", ""), ("", "[profile sales]\nregion = x"), ("", "")] {
        assert_eq!(select(&env(config, credentials), sales()).err().unwrap().code(), Some("MissingProfile"));
    }
    let spaced = select(&env("[profile \"my sales\"]\na = b", ""), ProfileName::Variable("my sales".to_owned()));
    assert!(spaced.unwrap().get("a").is_some());
}

#[test]
fn services_have_properties_of_their_own() {
    let text = "[profile sales]\nservices = local\n[services local]\narchive =\n  endpoint_url = http://archive\n\
                city_museum =\n  ENDPOINT_URL = http://museum # comment\n  other =\n";
    let profile = select(&env(text, ""), sales()).unwrap();
    let found = profile.get_of_service("city_museum", "endpoint_url").unwrap();
    assert_eq!((found.value.as_str(), found.location.line), ("http://museum", 7));
    assert!(profile.get_of_service("city_museum", "other").is_none());
    assert!(profile.get_of_service("lighthouse", "endpoint_url").is_none());

    let failure = select(&env("[profile sales]\nservices = locl\n[services local]", ""), sales()).err().unwrap();
    for part in ["[services locl]", "\"sales\"", "/home/jane/.aws/config, line 2"] {
        assert!(failure.message().contains(part), "{failure}");
    }
}

#[test]
fn invalid_lines_are_errors_with_file_and_line_but_without_the_text() {
    let file = Arc::from(Path::new("/file"));
    for (text, line, part) in [
        ("secret = x", 1, "[default] must come first"),
        ("[default]\nsecret", 2, "name = value"),
        ("[default]\n= secret", 2, "no name"),
        ("[default\nsecret = x", 1, "closing bracket"),
        ("[default] secret", 1, "follows the name"),
        ("\n[]", 2, "no name"),
        ("[default]\n  secret = x", 2, "must follow a property"),
        ("[default]\ns3 =\n  secret", 3, "name = value"),
        ("[default]\nregion = x\n[other]\n  secret = x", 4, "must follow a property"),
    ] {
        let error = parse(text, Kind::Config, &file).err().unwrap();
        assert_eq!(error.line, line, "{text}");
        assert!(error.message.contains(part), "{text}: {}", error.message);
    }
    for (config, credentials, place) in
        [("[a]\nsecret", "", "Line 2 of /home/jane/.aws/config"), ("", "\n\nsecret", "Line 3 of /home/jane/.aws/cred")]
    {
        let failure = select(&env(config, credentials), ProfileName::Default).err().unwrap();
        let text = failure.to_string();
        assert!(text.contains(place) && !text.contains("secret"), "{text}");
    }
}

#[test]
fn invalid_utf_8_is_an_error_with_its_line() {
    let env = Env::from([("HOME", "/h")]).file("/h/.aws/config", b"[default]\nregion = \xff".as_slice());
    let failure = select(&env, ProfileName::Default).err().unwrap();
    assert!(failure.message().contains("Line 2 of /h/.aws/config"), "{failure}");
}

#[test]
fn variables_name_other_files_and_missing_files_count_as_empty() {
    let files = |env: Env| env.file("/h/c", "[profile sales]\nregion = a").file("/k", "[sales]\nregion = b");
    for (variables, expected) in [
        (vec![("AWS_CONFIG_FILE", "/h/c")], Some("a")),
        (vec![("AWS_CONFIG_FILE", "~/c"), ("HOME", "/h")], Some("a")),
        (vec![("AWS_CONFIG_FILE", "/h/c"), ("AWS_SHARED_CREDENTIALS_FILE", "/k")], Some("b")),
        (vec![("AWS_CONFIG_FILE", "/none"), ("AWS_SHARED_CREDENTIALS_FILE", "/k")], Some("b")),
        (vec![("AWS_CONFIG_FILE", "/none"), ("HOME", "/h")], None),
        (vec![], None),
    ] {
        let env = files(variables.iter().copied().collect());
        let region = select(&env, sales()).ok().and_then(|found| Some(found.get("region")?.value.clone()));
        assert_eq!(region.as_deref(), expected, "{variables:?}");
        assert!(select(&env, ProfileName::Default).is_ok());
    }
}

#[test]
fn a_missing_profile_is_reported_with_the_files_and_a_similar_name() {
    let files = env("[profile sales-eu]\n", "");
    for (env, name, parts) in [
        (
            &files,
            ProfileName::Variable("sale-eu".to_owned()),
            &["\"sale-eu\" (set by AWS_PROFILE)", "/home/jane/.aws/config or", "did you mean \"sales-eu\"?"][..],
        ),
        (&Env::empty(), sales(), &["There is no profile \"sales\": the home directory is not known"]),
    ] {
        let failure = select(env, name).err().unwrap();
        for part in parts {
            assert!(failure.message().contains(part), "{failure}");
        }
    }
}
