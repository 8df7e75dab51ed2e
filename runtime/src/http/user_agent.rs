//! The user agent: who sends, in the form that AWS services parse (`name/version`, then `kind/name#version`).
//!
//! The name is that of this crate, since it is none of the AWS SDKs; what follows is what they say too: the version of the
//! form, the service and the version of its client, the system, the language, where AWS runs the program, the name
//! of the application, and what the caller appends.

use crate::operation::Service;

/// What the user agent says of whoever uses the client.
#[derive(Debug, Default)]
pub(crate) struct Caller {
    /// The name of the application.
    pub(crate) app_id: Option<String>,
    /// How AWS calls the place where the program runs, like `AWS_Lambda_rust`.
    pub(crate) environment: Option<String>,
    /// Text for the end.
    pub(crate) suffix: Option<String>,
}

pub(crate) fn user_agent(service: &Service, caller: &Caller) -> String {
    let mut text = format!(
        "smithy-client-runtime/{} ua/2.1 api/{}#{} os/{} lang/rust",
        env!("CARGO_PKG_VERSION"),
        token(&service.id.to_ascii_lowercase()),
        token(service.crate_version),
        os(std::env::consts::OS),
    );
    for (kind, name) in [("exec-env", &caller.environment), ("app", &caller.app_id)] {
        if let Some(name) = name {
            text = format!("{text} {kind}/{}", token(name));
        }
    }
    for part in caller.suffix.iter().flat_map(|suffix| suffix.split_ascii_whitespace()) {
        // Here these two have their meaning.
        let keep = |character| matches!(character, '/' | '#');
        text.push(' ');
        text.extend(part.chars().map(|character| if keep(character) { character } else { allowed(character) }));
    }
    text
}

/// The name by which AWS knows the system.
fn os(name: &str) -> &str {
    match name {
        "linux" | "macos" | "windows" | "android" | "ios" => name,
        _ => "other",
    }
}

/// Text with a dash for every character that may not stand in a token of HTTP, or has a meaning here.
fn token(text: &str) -> String {
    text.chars().map(allowed).collect()
}

fn allowed(character: char) -> char {
    if is_allowed(character) { character } else { '-' }
}

/// True for text that can stand in the user agent as it is.
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

    fn said(app_id: Option<&str>, environment: Option<&str>, suffix: Option<&str>) -> String {
        let [app_id, environment, suffix] = [app_id, environment, suffix].map(|text| text.map(str::to_owned));
        user_agent(&SERVICE, &Caller { app_id, environment, suffix })
    }

    #[test]
    fn names_runtime_service_system_and_language_then_what_the_caller_says() {
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
            assert_eq!(said(app_id, environment, suffix), format!("{always}{expected}"));
        }
    }

    #[test]
    fn replaces_what_would_break_the_header() {
        assert_eq!(token("a b/c#d\r\ne é"), "a-b-c-d--e--");
        assert!(said(None, Some("x y"), Some("(é; rv:1) a/b")).ends_with(" exec-env/x-y --- rv-1- a/b"));
        assert_eq!(os("linux"), "linux");
        assert_eq!(os("plan9"), "other");
    }
}
