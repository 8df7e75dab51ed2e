//! The user agent, in the format that AWS services parse (`name/version`, then `kind/name#version`).
//!
//! The name is that of this crate, since it is not an AWS SDK. The rest is the same as in the AWS SDKs: the version of
//! the format, the service and the version of its client, the operating system, the language, the execution
//! environment, the name of the application, and the suffix of the configuration.

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
    for (kind, name) in [("exec-env", &settings.environment), ("app", &settings.app_id)] {
        if let Some(name) = name {
            text = format!("{text} {kind}/{}", token(name));
        }
    }
    for part in settings.suffix.iter().flat_map(|suffix| suffix.split_ascii_whitespace()) {
        // The suffix may contain `name/version` and `kind/name#version`.
        let keep = |character| matches!(character, '/' | '#');
        text.push(' ');
        text.extend(part.chars().map(|character| if keep(character) { character } else { allowed(character) }));
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
    text.chars().map(allowed).collect()
}

fn allowed(character: char) -> char {
    if is_allowed(character) { character } else { '-' }
}

/// True for text that is a valid token of the user agent.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_allowed)
}

fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!$%&'*+-.^_`|~".contains(character)
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

    #[test]
    fn characters_that_are_not_allowed_are_replaced() {
        assert_eq!(token("a b/c#d\r\ne é"), "a-b-c-d--e--");
        assert!(with(None, Some("x y"), Some("(é; rv:1) a/b")).ends_with(" exec-env/x-y --- rv-1- a/b"));
        assert_eq!(os("linux"), "linux");
        assert_eq!(os("plan9"), "other");
    }
}
