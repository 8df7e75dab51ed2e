//! The user agent: who sends, in the form that AWS services parse (`name/version`, then `kind/name#version`).

use crate::operation::Service;

pub(crate) fn user_agent(service: &Service, app_id: Option<&str>) -> String {
    let app = app_id.map(|id| format!(" app/{}", token(id))).unwrap_or_default();
    format!(
        "smithy-client-runtime/{} ua/2.1 os/{} lang/rust crate/{}#{}{app}",
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
    text.chars().map(|character| if is_allowed(character) { character } else { '-' }).collect()
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
    use crate::test_support::SERVICE;

    #[test]
    fn names_runtime_system_language_and_crate() {
        let version = env!("CARGO_PKG_VERSION");
        let os = os(std::env::consts::OS);
        assert_eq!(
            user_agent(&SERVICE, None),
            format!("smithy-client-runtime/{version} ua/2.1 os/{os} lang/rust crate/test-service#1.2.3")
        );
        assert!(user_agent(&SERVICE, Some("crm-sync")).ends_with("#1.2.3 app/crm-sync"));
    }

    #[test]
    fn replaces_what_would_break_the_header() {
        assert_eq!(token("a b/c#d\r\ne é"), "a-b-c-d--e--");
        assert_eq!(os("linux"), "linux");
        assert_eq!(os("plan9"), "other");
    }
}
