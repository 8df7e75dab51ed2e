//! Reads a modelled error, tolerating the deviations from the model that services are known for.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::code::bare_code;
use super::members::{MAX_DEPTH, Meaning, meaning, wrapper};
use crate::codec::{RawMembers, raw_members, replace_surrogates};
use crate::operation::ModeledError;

/// The modelled error with this code. If the body can't be read, its members are absent.
pub(in crate::error) fn decode<E: ModeledError>(code: &str, body: &[u8]) -> Option<E> {
    E::decode(code, normalized(body).as_bytes()).or_else(|| E::decode(code, b"{}"))
}

/// The object with the error in UTF-8, without a byte order mark, and with the message as both `message` and `Message`:
/// a model has only one of them, and the service may send the other.
fn normalized(body: &[u8]) -> Cow<'_, str> {
    let text = match String::from_utf8_lossy(body) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Cow::Owned(text) => Cow::Owned(text.trim_start_matches('\u{feff}').to_owned()),
    };
    let error = unwrapped(&text, has_code, 0).or_else(|| unwrapped(&text, has_message, 0));
    let text = error.map_or(text, Cow::Owned);
    let Ok(mut members) = raw_members(&text) else { return text };
    members.retain(|(_, value)| value.get() != "null");
    let missing = match (members.get("message"), members.get("Message")) {
        (Some(message), None) => ("Message", *message),
        (None, Some(message)) => ("message", *message),
        _ => return text,
    };
    members.insert(missing.0.to_owned(), missing.1);
    let members = members.iter().map(|(name, value)| {
        // Text can always be written.
        let name = serde_json::to_string(name).unwrap_or_default();
        format!("{name}:{}", value.get())
    });
    Cow::Owned(format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
}

/// The outermost object that is an error. A gateway may have wrapped it in an object, a list or a text.
fn unwrapped(json: &str, is_error: fn(&RawMembers<'_>) -> bool, depth: usize) -> Option<String> {
    if depth > MAX_DEPTH {
        return None;
    }
    let replaced = replace_surrogates(json);
    let json = replaced.as_deref().unwrap_or(json);
    if let Ok(members) = raw_members(json) {
        if is_error(&members) {
            return Some(json.to_owned());
        }
        let wrappers = members.iter().filter(|(name, _)| wrapper(name).is_some());
        return wrappers.into_iter().find_map(|(_, value)| unwrapped(value.get(), is_error, depth + 1));
    }
    if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(json) {
        return unwrapped(list.first()?.get(), is_error, depth + 1);
    }
    unwrapped(&serde_json::from_str::<String>(json).ok()?, is_error, depth + 1)
}

fn has_code(members: &RawMembers<'_>) -> bool {
    let text =
        |value: &RawValue| serde_json::from_str::<Cow<'_, str>>(value.get()).ok().and_then(|text| bare_code(&text));
    members.iter().any(|(name, value)| matches!(meaning(name), Some(Meaning::Code(_))) && text(value).is_some())
}

fn has_message(members: &RawMembers<'_>) -> bool {
    members.keys().any(|name| matches!(meaning(name), Some(Meaning::Message(_))))
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
            (r#"{"error": {"code": "FooError", "N": [1]}}"#, r#"{"code": "FooError", "N": [1]}"#),
            (
                r#"{"Output": {"__type": "a#FooError", "Message": "m"}, "Version": "1"}"#,
                r#"{"Message":"m","__type":"a#FooError","message":"m"}"#,
            ),
            (
                r#"{"x": 1, "errors": [{"errorType": "FooError", "N": 1e400}]}"#,
                r#"{"errorType": "FooError", "N": 1e400}"#,
            ),
            (r#""{\"__type\": \"FooError\"}""#, r#"{"__type": "FooError"}"#),
            (r#"{"statusCode": 400, "body": "{\"code\": \"FooError\"}"}"#, r#"{"code": "FooError"}"#),
            (r#"{"message": "{\"code\": \"FooError\"}"}"#, r#"{"code": "FooError"}"#),
            (r#"{"error": {"message": "m"}}"#, r#"{"Message":"m","message":"m"}"#),
            (r#"[{"error": {"code": "FooError"}}]"#, r#"{"code": "FooError"}"#),
            (
                r#"{"body": "{\"code\": \"FooError\", \"N\": \"\ud83d\"}"}"#,
                "{\"code\": \"FooError\", \"N\": \"\u{fffd}\"}",
            ),
            (r#"{"A": {"code": "FooError"}}"#, r#"{"A": {"code": "FooError"}}"#),
            (
                r#"{"__type": "FooError", "error": {"code": "BarError"}}"#,
                r#"{"__type": "FooError", "error": {"code": "BarError"}}"#,
            ),
            ("", ""),
        ] {
            assert_eq!(normalized(body.as_bytes()), expected);
        }
        assert_eq!(normalized(b"{\"A\": \"\xff\"}"), "{\"A\": \"\u{fffd}\"}");
    }
}
