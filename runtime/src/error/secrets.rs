//! Redacts credentials that a response repeats.

/// The JSON text with these secrets replaced, also in strings with escapes; `None` if it contains none.
pub(super) fn redact_json(body: &[u8], secrets: &[&str]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let mut redacted = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = &*text;
    while let Some(start) = rest.find('"') {
        let (before, from) = rest.split_at(start);
        let (literal, after) = from.split_at(literal_length(from));
        redacted.push_str(before);
        match serde_json::from_str::<String>(literal).ok().and_then(|text| redact(&text, secrets)) {
            Some(text) => {
                found = true;
                // Writing a string can't fail.
                redacted.push_str(&serde_json::to_string(&text).unwrap_or_default());
            }
            None => redacted.push_str(literal),
        }
        rest = after;
    }
    redacted.push_str(rest);
    found.then_some(redacted)
}

/// The text with these secrets replaced; `None` if it contains none.
pub(super) fn redact(text: &str, secrets: &[&str]) -> Option<String> {
    let mut redacted = None::<String>;
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        let before = redacted.as_deref().unwrap_or(text);
        if before.contains(secret) {
            redacted = Some(before.replace(secret, "…"));
        }
    }
    redacted
}

/// The length of the JSON string at the start of a text, including its quotes.
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
    fn secrets_are_redacted_in_strings_at_any_depth_and_with_any_escapes() {
        let secrets = ["", "to/ken==", "key"];
        let nested = |text: &str| format!("{}\"a \\\" {text}\"{}", "[".repeat(9_000), "]".repeat(9_000));
        for spelling in ["to/ken==", r"to\/ken==", r"to/ken\u003d\u003d"] {
            assert_eq!(redact_json(nested(spelling).as_bytes(), &secrets).unwrap(), nested("…"));
        }
        assert_eq!(
            redact_json(br#"{"key": "to/ken==key", "n": 1e400}"#, &secrets).unwrap(),
            r#"{"…": "……", "n": 1e400}"#
        );
        for without_secrets in [r#"{"a": "b"}"#, "", r#"{"a": "\"#, "\"", "key"] {
            assert_eq!(redact_json(without_secrets.as_bytes(), &secrets), None);
        }
    }
}
