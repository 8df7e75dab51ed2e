//! JSON for people: indented, but otherwise as it came, even if it is invalid.

use maud::{Markup, html};

/// How many characters of a body are shown.
const SHOWN: usize = 64 * 1024;
/// Deeper levels are not indented further.
const DEEPEST: usize = 24;

/// A body.
pub(super) fn body(text: &str) -> Markup {
    let cut: Option<(usize, char)> = text.char_indices().nth(SHOWN);
    let shown = cut.and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    html! {
        @if text.is_empty() { p .empty { "No body." } } @else {
            pre tabindex="0" { code { (indented(shown)) } }
        }
        @if cut.is_some() { p { "This is the beginning of " (text.len()) " bytes." } }
    }
}

/// Adds lines and indents between the tokens, and removes blanks there.
pub(super) fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_text {
            out.push(letter);
            in_text = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '"' => {
                in_text = true;
                out.push(letter);
            }
            '{' | '[' => {
                out.push(letter);
                while letters.next_if(|next| next.is_ascii_whitespace()).is_some() {}
                if let Some(end) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(end);
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ if letter.is_ascii_whitespace() => {}
            _ => out.push(letter),
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth.min(DEEPEST)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_indented_and_its_values_are_kept() {
        let json = r#"{"a":[1.50,{"b\"{":"x, y:[z]"}],"a":{},"c":[ ]}"#;
        let expected = "{\n  \"a\": [\n    1.50,\n    {\n      \"b\\\"{\": \"x, y:[z]\"\n    }\n  ],\n  \"a\": {},\n  \"c\": []\n}";
        assert_eq!(indented(json), expected);
        assert_eq!(indented(expected), expected);
    }

    #[test]
    fn what_is_no_json_is_survived() {
        for text in ["", "]]]]}}}", "{", "\"", "\"\\", "secret", "[\u{0}"] {
            assert!(indented(text).len() >= text.len(), "{text}");
        }
        let deep = indented(&"[".repeat(10_000));
        assert!(deep.len() < 10_000 * 60);
    }
}
