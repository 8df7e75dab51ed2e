//! Reads a modelled error, tolerating the deviations from the model that services are known for.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::operation::ModeledError;

/// The modelled error with this code. If the body can't be read, its members are absent.
pub(in crate::error) fn decode<E: ModeledError>(code: &str, body: &[u8]) -> Option<E> {
    E::decode(code, normalized(body).as_bytes()).or_else(|| E::decode(code, b"{}"))
}

/// The body in UTF-8, without a byte order mark, and with the message as both `message` and `Message`: a model has only
/// one of them, and the service may send the other.
fn normalized(body: &[u8]) -> Cow<'_, str> {
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
    fn the_message_is_added_in_the_other_spelling_and_the_rest_is_kept() {
        for (body, expected) in [
            (r#"{"message":"m","N":1e400}"#, r#"{"Message":"m","N":1e400,"message":"m"}"#),
            (r#"{"Message":"m","message":null}"#, r#"{"Message":"m","message":"m"}"#),
            ("\u{feff}{\"A\": [1]}", r#"{"A": [1]}"#),
            (r#"{"Message": "a", "message": "b"}"#, r#"{"Message": "a", "message": "b"}"#),
            ("<html>", "<html>"),
            ("", ""),
        ] {
            assert_eq!(normalized(body.as_bytes()), expected);
        }
        assert_eq!(normalized(b"{\"A\": \"\xff\"}"), "{\"A\": \"\u{fffd}\"}");
    }
}
