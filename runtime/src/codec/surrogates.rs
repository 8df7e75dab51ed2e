//! Halves of surrogate pairs: JSON can escape them, but no text can hold them.
//!
//! Services that cut a text in the middle of a pair send them. serde_json refuses the whole text then, so they are
//! replaced and the text is read again.

/// The text with U+FFFD in place of each half of a surrogate pair; `None` if it has none.
#[cold]
pub(crate) fn replace_surrogates(json: &str) -> Option<String> {
    let halves = halves(json);
    if halves.is_empty() {
        return None;
    }
    let mut replaced = String::with_capacity(json.len());
    let mut rest = 0;
    for half in halves {
        replaced += json.get(rest..half)?;
        // As long as what it replaces, so positions stay right.
        replaced += "\\ufffd";
        rest = half + "\\ufffd".len();
    }
    Some(replaced + json.get(rest..)?)
}

/// Where escapes of halves begin.
fn halves(json: &str) -> Vec<usize> {
    let bytes = json.as_bytes();
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
        at += next;
        at += match (code_unit(bytes, at), code_unit(bytes, at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                halves.push(at);
                6
            }
            // Another escape; the character behind the backslash may be one itself.
            _ => 2,
        };
    }
    halves
}

/// The code unit that is escaped here.
pub(super) fn code_unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use crate::codec::{Document, from_json};

    #[test]
    fn halves_of_surrogate_pairs_become_replacement_characters() {
        for (json, text) in [
            (r#""a\ud83d""#, "a\u{fffd}"),
            (r#""\ude00b""#, "\u{fffd}b"),
            (r#""\ud83d\ude00\ud83d""#, "\u{1f600}\u{fffd}"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
            (r#""\uDE00\uD83D""#, "\u{fffd}\u{fffd}"),
            (r#""\ud83d\n\\ud83d""#, "\u{fffd}\n\\ud83d"),
            (r#""\ud83dé""#, "\u{fffd}é"),
        ] {
            assert_eq!(from_json::<Document>(json.as_bytes()), Ok(Document::String(text.to_owned())), "{json}");
        }
        // Other faults stay faults, at their place.
        for (json, column) in [(r#"["\ud83d", "\ud83"]"#, 18), (r#"["\ud83d" x]"#, 11)] {
            assert_eq!(from_json::<Document>(json.as_bytes()).unwrap_err().column(), column, "{json}");
        }
    }
}
