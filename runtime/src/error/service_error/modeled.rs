//! The body of an error as the types of a model can read it, whatever liberties the service takes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::operation::ModeledError;

/// The error of this name. Where the body can't be read, its members are absent: the name alone says much.
pub(in crate::error) fn decode<E: ModeledError>(code: &str, body: &[u8]) -> Option<E> {
    E::decode(code, usual(body).as_bytes()).or_else(|| E::decode(code, b"{}"))
}

/// In UTF-8, without a byte order mark, and with the message in both spellings: a model knows only one of them.
fn usual(body: &[u8]) -> Cow<'_, str> {
    let text = match String::from_utf8_lossy(body) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Cow::Owned(text) => Cow::Owned(text.trim_start_matches('\u{feff}').to_owned()),
    };
    let Ok(mut members) = serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(&text) else { return text };
    members.retain(|_, value| value.get() != "null");
    let missing = match (members.get("message"), members.get("Message")) {
        (Some(message), None) => ("Message", *message),
        (None, Some(message)) => ("message", *message),
        _ => return text,
    };
    members.insert(missing.0.into(), missing.1);
    match serde_json::to_string(&members) {
        Ok(text) => Cow::Owned(text),
        Err(_) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_put_in_both_spellings_and_the_rest_stays() {
        for (body, expected) in [
            (r#"{"message":"m","N":1e400}"#, r#"{"Message":"m","N":1e400,"message":"m"}"#),
            (r#"{"Message":"m","message":null}"#, r#"{"Message":"m","message":"m"}"#),
            ("\u{feff}{\"A\": [1]}", r#"{"A": [1]}"#),
            (r#"{"Message": "a", "message": "b"}"#, r#"{"Message": "a", "message": "b"}"#),
            ("<html>", "<html>"),
            ("", ""),
        ] {
            assert_eq!(usual(body.as_bytes()), expected);
        }
        assert_eq!(usual(b"{\"A\": \"\xff\"}"), "{\"A\": \"\u{fffd}\"}");
    }
}
