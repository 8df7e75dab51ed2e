//! Parsing, merging and selecting profiles, and what is said of lines and files that can't be used.

use serde_json::{Map, Value};

use super::*;
use crate::config::env::Env;
use crate::error::Failure;

fn env(config: &str, credentials: &str) -> Env {
    Env::from([("HOME", "/home/jane")])
        .file("/home/jane/.aws/config", config)
        .file("/home/jane/.aws/credentials", credentials)
}

fn select(env: &Env, name: ProfileName) -> Result<Profile, Failure> {
    Profiles::load(env).select(name)
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
        assert_eq!(profile.get("region").unwrap().map(|found| found.value.as_str()), expected, "{text}");
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
        assert_eq!(
            profile.get("region").unwrap().map(|found| found.value.as_str()),
            expected,
            "{config} {credentials}"
        );
    }
    for (config, credentials) in [("[sales]\nregion = x", ""), ("", "[profile sales]\nregion = x"), ("", "")] {
        assert_eq!(select(&env(config, credentials), sales()).err().unwrap().code(), Some("MissingProfile"));
    }
    let spaced =
        select(&env("[profile \"my sales\"]\na = b", ""), ProfileName::Variable("my sales".to_owned(), "AWS_PROFILE"));
    assert!(spaced.unwrap().get("a").unwrap().is_some());
}

#[test]
fn services_have_properties_of_their_own() {
    let text = "[profile sales]\nservices = local\n[services local]\narchive =\n  endpoint_url = http://archive\n\
                city_museum =\n  ENDPOINT_URL = http://museum # comment\n  other =\n";
    let profile = select(&env(text, ""), sales()).unwrap();
    let found = profile.get_of_service("city_museum", "endpoint_url").unwrap().unwrap();
    assert_eq!((found.value.as_str(), found.location.line), ("http://museum", 7));
    assert!(profile.get_of_service("city_museum", "other").unwrap().is_none());
    assert!(profile.get_of_service("lighthouse", "endpoint_url").unwrap().is_none());

    let profile = select(&env("[profile sales]\nservices = locl\n[services local]", ""), sales()).unwrap();
    let failure = profile.get_of_service("city_museum", "endpoint_url").err().unwrap();
    for part in ["[services locl]", "\"sales\"", "/home/jane/.aws/config, line 2"] {
        assert!(failure.message().contains(part), "{failure}");
    }
}

/// Each line is a case: the files, the selected profile, and what is read: `reads`, the properties, or "no profile";
/// `services`, the section that the profile names; `unreadable`, the line that makes the profile unusable. `botocore` is
/// what botocore reads, if it is something else (the test `settings` of the crate `tests` asks it), and `why`.
const CASES: &str = include_str!("cases.jsonl");

#[test]
fn files_are_read_as_botocore_reads_them_and_what_stops_botocore_does_not_stop_others() {
    assert!(CASES.lines().count() > 100, "the cases are read");
    for case in CASES.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let env = ["config", "credentials"].into_iter().fold(Env::from([("HOME", "/h")]), |env, file| {
            match case[file].as_str() {
                Some(text) if case["latin1"] == true => {
                    let bytes: Vec<u8> = text.chars().map(|character| u8::try_from(character).unwrap()).collect();
                    env.file(format!("/h/.aws/{file}"), bytes)
                }
                Some(text) => env.file(format!("/h/.aws/{file}"), text),
                None => env,
            }
        });
        let name = case["profile"].as_str().map_or(ProfileName::Default, |name| ProfileName::Code(name.to_owned()));
        let selected = select(&env, name);
        let Ok(profile) = selected else {
            assert_eq!(case["reads"], "no profile", "{case}");
            continue;
        };
        assert_eq!(as_json(&profile.section), case["reads"], "{case}");
        assert_eq!(profile.services.as_ref().map_or(Value::Null, as_json), case["services"], "{case}");
        let unreadable = case["unreadable"].as_u64();
        for property in profile.section.properties.keys() {
            match (profile.get(property), unreadable) {
                (Ok(_), None) => {}
                (Ok(found), Some(_)) => assert!(found.is_none(), "an empty value is not used: {case}"),
                (Err(failure), Some(line)) => {
                    let place = format!("Line {line} of /h/.aws/config");
                    assert!(failure.message().contains(&place) && failure.message().contains(property), "{failure}");
                }
                (Err(failure), None) => panic!("{failure}: {case}"),
            }
        }
    }
}

fn as_json(section: &Section) -> Value {
    let all = section.properties.iter().map(|(name, Property { value, nested, .. })| {
        let nested: Map<_, _> =
            nested.iter().map(|(name, nested)| (name.clone(), nested.value.clone().into())).collect();
        (name.clone(), if nested.is_empty() { value.clone().into() } else { nested.into() })
    });
    Value::Object(all.collect())
}

#[test]
fn a_line_that_can_not_be_read_is_reported_when_something_is_taken_with_file_and_line_but_without_the_text() {
    for (text, line, part) in [
        ("[default]\nregion = x\nsecret", 3, "`name = value`"),
        ("[default]\n= secret\nregion = x", 2, "no name"),
        ("[default]\nregion = x\n[profile secret\naws_access_key_id = secret", 3, "closing bracket"),
        ("[default]\nregion = x\ns3 =\n  secret", 4, "`name = value`"),
        ("[default]\nregion = secret\u{fffd}", 2, "not UTF-8"),
    ] {
        let profile = select(&env(text, ""), ProfileName::Default).unwrap();
        let failure = profile.get("region").err().unwrap();
        let text = failure.to_string();
        let place = format!("Line {line} of /home/jane/.aws/config can't be used: ");
        assert!(text.contains(&place) && text.contains(part) && !text.contains("secret"), "{text}");
        assert!(text.contains("`region` of profile \"default\"") && failure.code() == Some("InvalidConfiguration"));
        // Nothing is taken: the profile doesn't have it.
        assert!(profile.get("endpoint_url").unwrap().is_none());
        assert!(profile.passed_over().contains(&place), "{}", profile.passed_over());
    }
    let services = "[default]\nservices = s\n[services s]\na =\n  endpoint_url = http://x\nsecret\n";
    let profile = select(&env(services, ""), ProfileName::Default).unwrap();
    assert!(profile.get_of_service("b", "endpoint_url").unwrap().is_none());
    let failure = profile.get_of_service("a", "endpoint_url").err().unwrap();
    assert!(failure.message().contains("Line 6 of") && failure.message().contains("[services s]"), "{failure}");
}

#[test]
fn what_was_passed_over_is_told_first_what_concerns_the_profile() {
    for (config, credentials, profile, expected) in [
        ("[default]\nregion = x", "", "default", vec![]),
        ("secret\n[default]", "", "default", vec!["Line 1 of /home/jane/.aws/config"]),
        ("[profile a]\nsecret\n[default]\nsecret", "", "default", vec!["Line 4 of", "Line 2 of"]),
        ("[profile a]\nx\nx\nx\nx\n[default]", "", "default", vec!["Line 2", "Line 3", "Line 4", "One more line"]),
        ("[sales]\nregion = x", "[sales]", "sales", vec!["Line 1 of", "must be called [profile sales]"]),
        ("[Default]\nregion = x", "", "default", vec!["must be called [default]"]),
        ("[DEFAULT]\nregion = x", "", "default", vec!["must be called [default]"]),
        ("[DEFAULT]\nregion = x\n[default]", "", "default", vec![]),
        ("[profile Sales]\n[profile sales]", "", "sales", vec!["must be called [profile sales]"]),
        ("[profile sales]", "[profile sales]", "sales", vec!["Line 1 of /home/jane/.aws/cred", "be called [sales]"]),
        ("[profile sales]\n[sso-session sales]\n[services sales]", "", "sales", vec![]),
        ("[profile sales]\n[plugins]", "\u{feff}[sales]", "sales", vec![]),
    ] {
        let name = if profile == "default" { ProfileName::Default } else { ProfileName::Code(profile.to_owned()) };
        let text = select(&env(config, credentials), name).unwrap().passed_over();
        let mut rest = text.as_str();
        for part in &expected {
            rest = rest.split_once(part).unwrap_or_else(|| panic!("{part} is not in {rest}")).1;
        }
        assert_eq!(text.is_empty(), expected.is_empty(), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
    let utf_16 = Env::from([("HOME", "/h")]).file("/h/.aws/config", b"\xff\xfe[\0".as_slice());
    let text = select(&utf_16, ProfileName::Default).unwrap().passed_over();
    assert_eq!(text, ". The file /h/.aws/config can't be used: it is encoded in UTF-16; save it in UTF-8");
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
        let region = select(&env, sales()).ok().and_then(|found| Some(found.get("region").unwrap()?.value.clone()));
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
            ProfileName::Variable("sale-eu".to_owned(), "AWS_PROFILE"),
            &["\"sale-eu\" (set by AWS_PROFILE)", "/home/jane/.aws/config or", "did you mean \"sales-eu\"?"][..],
        ),
        (
            &env("[profile sales", ""),
            sales(),
            &["There is no profile \"sales\"", ". Line 1 of /home/jane/.aws/config can't be used: the closing bracket"],
        ),
        (&env("[sales]", ""), sales(), &["it is not in", "Line 1", "the section must be called [profile sales]"]),
        (&Env::empty(), sales(), &["There is no profile \"sales\": the home directory is not known"]),
    ] {
        let failure = select(env, name).err().unwrap();
        for part in parts {
            assert!(failure.message().contains(part), "{failure}");
        }
    }
}
