//! The body of an error as the types of a model can read it, whatever liberties the service takes; and the same without
//! secrets that it repeats.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::operation::ModeledError;

/// The error of this name. Where the body can't be read, its members are absent: the name alone says much.
pub(crate) fn decode<E: ModeledError>(code: &str, body: &[u8]) -> Option<E> {
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

/// JSON without these secrets, however its strings are escaped; `None` where there are none in it.
pub(crate) fn scrub(body: &[u8], secrets: &[&str]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let mut scrubbed = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = &*text;
    while let Some(start) = rest.find('"') {
        let (before, from) = rest.split_at(start);
        let (literal, after) = from.split_at(literal_length(from));
        scrubbed.push_str(before);
        match serde_json::from_str::<String>(literal).ok().and_then(|text| without(&text, secrets)) {
            Some(text) => {
                found = true;
                // A string can always be written.
                scrubbed.push_str(&serde_json::to_string(&text).unwrap_or_default());
            }
            None => scrubbed.push_str(literal),
        }
        rest = after;
    }
    scrubbed.push_str(rest);
    found.then_some(scrubbed)
}

/// The text without these secrets; `None` where there are none in it.
pub(crate) fn without(text: &str, secrets: &[&str]) -> Option<String> {
    let mut scrubbed = None::<String>;
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        let before = scrubbed.as_deref().unwrap_or(text);
        if before.contains(secret) {
            scrubbed = Some(before.replace(secret, "…"));
        }
    }
    scrubbed
}

/// How long the string is that begins a text, its quotes included.
fn literal_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
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

    #[test]
    fn secrets_are_taken_out_of_strings_at_any_depth_and_in_any_spelling() {
        let secrets = ["", "to/ken==", "key"];
        let nested = |text: &str| format!("{}\"a \\\" {text}\"{}", "[".repeat(9_000), "]".repeat(9_000));
        for spelling in ["to/ken==", r"to\/ken==", r"to/ken\u003d\u003d"] {
            assert_eq!(scrub(nested(spelling).as_bytes(), &secrets).unwrap(), nested("…"));
        }
        assert_eq!(scrub(br#"{"key": "to/ken==key", "n": 1e400}"#, &secrets).unwrap(), r#"{"…": "……", "n": 1e400}"#);
        for harmless in [r#"{"a": "b"}"#, "", r#"{"a": "\"#, "\"", "key"] {
            assert_eq!(scrub(harmless.as_bytes(), &secrets), None);
        }
    }
}
