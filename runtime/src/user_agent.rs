//! The user agent: who sends, in the form that AWS services parse (`name/version`, then `kind/name#version`).

use crate::operation::Service;

pub(crate) fn user_agent(service: &Service) -> String {
    format!(
        "smithy-client-runtime/{} ua/2.1 os/{} lang/rust crate/{}#{}",
        env!("CARGO_PKG_VERSION"),
        os(std::env::consts::OS),
        token(service.crate_name),
        token(service.crate_version),
    )
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
    let allowed = |character: char| character.is_ascii_alphanumeric() || "!$%&'*+-.^_`|~".contains(character);
    text.chars().map(|character| if allowed(character) { character } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::SERVICE;

    #[test]
    fn names_runtime_system_language_and_crate() {
        let version = env!("CARGO_PKG_VERSION");
        let os = os(std::env::consts::OS);
        assert_eq!(
            user_agent(&SERVICE),
            format!("smithy-client-runtime/{version} ua/2.1 os/{os} lang/rust crate/test-service#1.2.3")
        );
    }

    #[test]
    fn replaces_what_would_break_the_header() {
        assert_eq!(token("a b/c#d\r\ne é"), "a-b-c-d--e--");
        assert_eq!(os("linux"), "linux");
        assert_eq!(os("plan9"), "other");
    }
}
