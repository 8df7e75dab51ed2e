//! Credentials that a response repeats are removed from everything that is shown.

/// JSON without these secrets, however its strings are escaped; `None` where there are none in it.
pub(super) fn scrub(body: &[u8], secrets: &[&str]) -> Option<String> {
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
pub(super) fn without(text: &str, secrets: &[&str]) -> Option<String> {
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
    fn secrets_are_removed_from_strings_at_any_depth_and_in_any_spelling() {
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
