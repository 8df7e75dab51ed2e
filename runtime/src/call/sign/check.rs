//! Credentials that can't be used.

use aws_credential_types::Credentials;

use crate::error::{ErrorKind, Failure};

/// Reports credentials that were not copied exactly, such as a secret with the line break at the end of its file: the
/// service would only say that the signature is invalid.
pub(super) fn check(credentials: &Credentials) -> Result<(), Failure> {
    let is_in_header: fn(char) -> bool = |character| character.is_ascii_graphic();
    // The secret is in no header, so it may contain any text.
    let is_text: fn(char) -> bool = |character| !character.is_control();
    for (what, text, is_valid) in [
        ("access key id", credentials.access_key_id(), is_in_header),
        ("secret access key", credentials.secret_access_key(), is_text),
        ("session token", credentials.session_token().unwrap_or_default(), is_in_header),
    ] {
        let problem = if text.starts_with(is_blank) {
            "starts with a space, a line break or another invisible character"
        } else if text.ends_with(is_blank) {
            "ends with a space, a line break or another invisible character"
        } else if !text.chars().all(is_valid) {
            "contains a space, a line break or another invalid character"
        } else {
            continue;
        };
        return Err(Failure::new(
            ErrorKind::Credentials,
            Some("InvalidCredentials".into()),
            format!("The {what} {problem}; correct the credentials where they are set"),
        ));
    }
    Ok(())
}

/// True for spaces, line breaks, control characters and byte order marks.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(key: &str, secret: &str, token: &str) -> Credentials {
        Credentials::new(key, secret, Some(token.to_owned()), None, "test")
    }

    fn failure(credentials: &Credentials) -> String {
        let failure = check(credentials).unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some("InvalidCredentials")));
        let text = format!("{failure} {failure:#?}");
        assert!(!text.contains("AKID") && !text.contains("hidden"), "{text}");
        failure.message().to_owned()
    }

    #[test]
    fn a_blank_at_an_end_is_reported_for_key_id_secret_and_token_alike() {
        for blank in ["\n", "\r\n", "\r", " ", "  ", "\t", "\u{a0}", "\u{2028}", "\u{feff}", "\0", "\u{b}", " \n"] {
            for (copy, problem) in [
                (|text, blank| format!("{blank}{text}"), "starts with"),
                (|text, blank| format!("{text}{blank}"), "ends with"),
            ] as [(fn(&str, &str) -> String, &str); 2]
            {
                let (key, secret, token) = ("AKIDEXAMPLE", "hidden/secret+==", "hidden-token//==");
                for (credentials, what) in [
                    (with(&copy(key, blank), secret, token), "access key id"),
                    (with(key, &copy(secret, blank), token), "secret access key"),
                    (with(key, secret, &copy(token, blank)), "session token"),
                ] {
                    assert!(failure(&credentials).starts_with(&format!("The {what} {problem} a space")), "{blank:?}");
                }
            }
        }
    }

    #[test]
    fn other_invalid_credentials_are_an_error_that_does_not_contain_them() {
        for (credentials, what) in [
            (with("AKID EXAMPLE", "hidden", "hidden"), "access key id"),
            (with("AKIDÉ", "hidden", "hidden"), "access key id"),
            (with("AKIDEXAMPLE", "hidden\n[profile b]", "hidden"), "secret access key"),
            (with("AKIDEXAMPLE", "hidden", "hid\r\nden"), "session token"),
            (with("AKIDEXAMPLE", "hidden", "hidden token"), "session token"),
        ] {
            assert!(failure(&credentials).starts_with(&format!("The {what} contains a space")));
        }
        assert!(check(&with("AKIDEXAMPLE", "a secret of our own, ünïcode", "t")).is_ok());
        assert!(check(&Credentials::new("AKIDEXAMPLE", "hidden", None, None, "test")).is_ok());
    }
}
