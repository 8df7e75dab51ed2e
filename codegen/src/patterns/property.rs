//! `\p{…}`: properties of characters, as ECMA 262 and Java write them.

use super::cursor::Cursor;
use super::reason::PatternError;

/// The ASCII classes of Java that are not properties in ECMA 262, with their characters.
const POSIX: &[(&str, &str)] = &[
    ("ASCII", r"\x00-\x7F"),
    ("Alnum", "0-9A-Za-z"),
    ("Blank", r"\t\x20"),
    ("Cntrl", r"\x00-\x1F\x7F"),
    ("Digit", "0-9"),
    ("Graph", r"\x21-\x7E"),
    ("Print", r"\x20-\x7E"),
    ("Punct", r"\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E"),
    ("Space", r"\t-\r\x20"),
    ("XDigit", "0-9A-Fa-f"),
];

/// Parses a property after `\p`, or after `\P` if `negated`, and returns it in the syntax of regex-syntax.
pub(super) fn translate(cursor: &mut Cursor<'_>, negated: bool) -> Result<String, PatternError> {
    let unknown = |name: &str| PatternError::Property(name.to_owned());
    let name = if cursor.eat("{") {
        cursor.until('}').ok_or_else(|| unknown(cursor.rest()))?.to_owned()
    } else {
        // In Java, one-letter names need no braces.
        cursor.next().filter(char::is_ascii_alphabetic).ok_or_else(|| unknown(""))?.to_string()
    };
    if let Some((_, characters)) = POSIX.iter().find(|(posix, _)| *posix == name) {
        return Ok(format!("[{}{characters}]", if negated { "^" } else { "" }));
    }
    // Other characters would have a different meaning in regex-syntax.
    let plain = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '=';
    if name.is_empty() || !name.chars().all(plain) {
        return Err(unknown(&name));
    }
    Ok(format!(r"\{}{{{name}}}", if negated { 'P' } else { 'p' }))
}
