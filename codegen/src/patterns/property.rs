//! `\p{…}`: properties of characters, in the spellings of ECMA 262 and of Java.

use super::cursor::Cursor;
use super::reason::Uncompiled;

/// Java's names of ASCII classes that ECMA 262 doesn't have as properties, with what they hold.
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

/// A property behind `\p`, or behind `\P` if `negated`, as regex-syntax writes it.
pub(super) fn translate(cursor: &mut Cursor<'_>, negated: bool) -> Result<String, Uncompiled> {
    let unknown = |name: &str| Uncompiled::Property(name.to_owned());
    let name = if cursor.eat("{") {
        cursor.until('}').ok_or_else(|| unknown(cursor.rest()))?.to_owned()
    } else {
        // Java leaves the braces out where the name is one letter.
        cursor.next().filter(char::is_ascii_alphabetic).ok_or_else(|| unknown(""))?.to_string()
    };
    if let Some((_, holds)) = POSIX.iter().find(|(posix, _)| *posix == name) {
        return Ok(format!("[{}{holds}]", if negated { "^" } else { "" }));
    }
    // What comes after the names that regex-syntax looks up would mean something else to it.
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '=';
    if name.is_empty() || !name.chars().all(plain) {
        return Err(unknown(&name));
    }
    Ok(format!(r"\{}{{{name}}}", if negated { 'P' } else { 'p' }))
}
