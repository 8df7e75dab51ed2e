//! The user agent, in the format that AWS services parse (`name/version`, then `kind/name#version`).
//!
//! The name is that of this crate, since it is not an AWS SDK. The rest is the same as in the AWS SDKs: the version of
//! the format, the service and the version of its client, the operating system, the language, the execution
//! environment, the name of the application, and the suffix of the configuration. A character that must not stand in it
//! is replaced by a dash, as in botocore.

use crate::operation::Service;

/// The settings that are part of the user agent.
#[derive(Debug, Default)]
pub(crate) struct UserAgentSettings {
    /// The name of the application.
    pub(crate) app_id: Option<String>,
    /// The execution environment of AWS, like `AWS_Lambda_rust`.
    pub(crate) environment: Option<String>,
    /// Text that is appended.
    pub(crate) suffix: Option<String>,
}

pub(crate) fn user_agent(service: &Service, settings: &UserAgentSettings) -> String {
    let mut text = format!(
        "smithy-client-runtime/{} ua/2.1 api/{}#{} os/{} lang/rust",
        env!("CARGO_PKG_VERSION"),
        token(&service.id.to_ascii_lowercase()),
        token(service.crate_version),
        os(std::env::consts::OS),
    );
    if let Some(environment) = &settings.environment {
        text = format!("{text} exec-env/{}", token(environment));
    }
    if let Some(app_id) = settings.app_id.as_ref().filter(|app_id| !app_id.is_empty()) {
        text = format!("{text} app/{}", mended(app_id, "#"));
    }
    let suffix = settings.suffix.as_deref().unwrap_or_default();
    for part in suffix.split(|character: char| character.is_whitespace() || character.is_control()) {
        if !part.is_empty() {
            // The suffix may contain `name/version` and `kind/name#version`.
            text = format!("{text} {}", mended(part, "/#"));
        }
    }
    text
}

/// The name of the operating system in the user agent.
fn os(name: &str) -> &str {
    match name {
        "linux" | "macos" | "windows" | "android" | "ios" => name,
        _ => "other",
    }
}

/// The text with a dash in place of every character that is not allowed in a token of the user agent.
fn token(text: &str) -> String {
    mended(text, "")
}

/// The text with a dash in place of every character that is neither allowed in a token of the user agent, nor one of
/// these.
fn mended(text: &str, also_allowed: &str) -> String {
    let is_allowed = |character: char| {
        character.is_ascii_alphanumeric() || "!$%&'*+-.^_`|~,".contains(character) || also_allowed.contains(character)
    };
    text.chars().map(|character| if is_allowed(character) { character } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::support::SERVICE;

    fn with(app_id: Option<&str>, environment: Option<&str>, suffix: Option<&str>) -> String {
        let [app_id, environment, suffix] = [app_id, environment, suffix].map(|text| text.map(str::to_owned));
        user_agent(&SERVICE, &UserAgentSettings { app_id, environment, suffix })
    }

    #[test]
    fn contains_runtime_service_system_and_language_then_the_settings() {
        let (version, os) = (env!("CARGO_PKG_VERSION"), os(std::env::consts::OS));
        let always = format!("smithy-client-runtime/{version} ua/2.1 api/test-service#1.2.3 os/{os} lang/rust");
        for (app_id, environment, suffix, expected) in [
            (None, None, None, ""),
            (Some("crm-sync"), None, None, " app/crm-sync"),
            (None, Some("AWS_Lambda_rust"), None, " exec-env/AWS_Lambda_rust"),
            (None, None, Some(" crm/2.1  lib/x#3"), " crm/2.1 lib/x#3"),
            (None, None, Some("  "), ""),
            (Some("a"), Some("b"), Some("c"), " exec-env/b app/a c"),
        ] {
            assert_eq!(with(app_id, environment, suffix), format!("{always}{expected}"));
        }
    }

    /// The values of botocore 1.44, except for the suffix, which botocore leaves as it is.
    #[test]
    fn characters_that_are_not_allowed_are_replaced_by_dashes() {
        for (text, in_app_id, in_environment, in_suffix) in [
            ("my app", "my-app", "my-app", "my app"),
            ("crm (eu)", "crm--eu-", "crm--eu-", "crm -eu-"),
            ("a/b", "a-b", "a-b", "a/b"),
            ("a#b", "a#b", "a-b", "a#b"),
            ("a,b;c", "a,b-c", "a,b-c", "a,b-c"),
            ("Käse", "K-se", "K-se", "K-se"),
            ("🚀", "-", "-", "-"),
            ("a@b.example", "a-b.example", "a-b.example", "a-b.example"),
            ("\"a\"", "-a-", "-a-", "-a-"),
            ("a\tb", "a-b", "a-b", "a b"),
            ("a\r\nx: y", "a--x--y", "a--x--y", "a x- y"),
            ("a\0b", "a-b", "a-b", "a b"),
            ("a[b]{c}=<d>?\\:", "a-b--c---d----", "a-b--c---d----", "a-b--c---d----"),
            ("!$%&'*+-.^_`|~", "!$%&'*+-.^_`|~", "!$%&'*+-.^_`|~", "!$%&'*+-.^_`|~"),
            (" ", "-", "-", ""),
        ] {
            assert!(with(Some(text), None, None).ends_with(&format!(" app/{in_app_id}")), "{text:?}");
            assert!(with(None, Some(text), None).ends_with(&format!(" exec-env/{in_environment}")), "{text:?}");
            let expected = format!("lang/rust {in_suffix}");
            assert!(with(None, None, Some(text)).ends_with(expected.trim_end()), "{text:?}");
        }
        assert!(with(Some(""), None, None).ends_with("lang/rust"));
        assert_eq!((os("linux"), os("plan9")), ("linux", "other"));
    }
}
