//! Character classes and escapes.

use super::cursor::Cursor;
use super::property;
use super::reason::PatternError;

/// The meaning of an escape or a character.
#[derive(Debug)]
pub(super) enum Atom {
    /// A code point. It may be half of a surrogate pair, which no text contains.
    Point(u32),
    /// A set in the syntax of regex-syntax, which may be part of a class.
    Set(String),
}

/// Parses the rest of an escape after the backslash.
pub(super) fn escape(cursor: &mut Cursor<'_>) -> Result<Atom, PatternError> {
    let character = cursor.next().ok_or_else(|| PatternError::Escape("\\".to_owned()))?;
    let unknown = || PatternError::Escape(format!("\\{character}"));
    let set = |text: &str| Ok(Atom::Set(text.to_owned()));
    let point = |point: char| Ok(Atom::Point(u32::from(point)));
    match character {
        'd' => set("[0-9]"),
        'D' => set("[^0-9]"),
        'w' => set("[0-9A-Za-z_]"),
        'W' => set("[^0-9A-Za-z_]"),
        's' => set(r"[\t-\r\x20]"),
        'S' => set(r"[^\t-\r\x20]"),
        'p' | 'P' => Ok(Atom::Set(property::translate(cursor, character == 'P')?)),
        'n' => point('\n'),
        'r' => point('\r'),
        't' => point('\t'),
        'v' => point('\u{b}'),
        'f' => point('\u{c}'),
        'a' => point('\u{7}'),
        'e' => point('\u{1b}'),
        'c' => {
            let control = cursor.next().filter(char::is_ascii_alphabetic).ok_or_else(unknown)?;
            Ok(Atom::Point(u32::from(control) % 32))
        }
        '0' if !cursor.peek().is_some_and(|next| next.is_ascii_digit()) => point('\0'),
        '1'..='9' | 'k' => Err(PatternError::BackReference),
        'x' | 'u' if cursor.eat("{") => {
            let digits = cursor.until('}').ok_or_else(unknown)?;
            let point = u32::from_str_radix(digits, 16).ok().filter(|point| *point <= u32::from(char::MAX));
            Ok(Atom::Point(point.ok_or_else(unknown)?))
        }
        'x' => Ok(Atom::Point(hexadecimal(cursor, 2).ok_or_else(unknown)?)),
        'u' => Ok(Atom::Point(unit(cursor).ok_or_else(unknown)?)),
        _ if character.is_ascii_alphanumeric() => Err(unknown()),
        _ => point(character),
    }
}

/// Four digits, or eight if both are the halves of a surrogate pair.
fn unit(cursor: &mut Cursor<'_>) -> Option<u32> {
    let first = hexadecimal(cursor, 4)?;
    let mut ahead = *cursor;
    if (0xd800..0xdc00).contains(&first)
        && ahead.eat("\\u")
        && let Some(second @ 0xdc00..0xe000) = hexadecimal(&mut ahead, 4)
    {
        *cursor = ahead;
        return Some(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
    }
    Some(first)
}

fn hexadecimal(cursor: &mut Cursor<'_>, digits: usize) -> Option<u32> {
    let text = cursor.rest().get(..digits).filter(|text| text.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    cursor.eat(text);
    u32::from_str_radix(text, 16).ok()
}

/// The code points from `first` to `last` in the syntax of regex-syntax within a class, without surrogates.
pub(super) fn range(first: u32, last: u32) -> String {
    let scalars = [(first, last.min(0xd7ff)), (first.max(0xe000), last)];
    let some = scalars.into_iter().filter(|(first, last)| first <= last);
    some.map(|(first, last)| format!(r"\x{{{first:X}}}-\x{{{last:X}}}")).collect()
}

/// A class without characters.
pub(super) const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

/// Parses the rest of a class after the `[`.
pub(super) fn class(cursor: &mut Cursor<'_>) -> Result<String, PatternError> {
    let negated = cursor.eat("^");
    if cursor.peek() == Some(']') {
        return Err(PatternError::Ambiguous(if negated { "[^]" } else { "[]" }));
    }
    let mut items = String::new();
    while !cursor.eat("]") {
        if cursor.eat("&&[") {
            return Err(PatternError::Ambiguous("&&["));
        }
        let first = atom(cursor)?;
        // A `-` at the end or next to a set is literal.
        let mut ahead = *cursor;
        let is_range = ahead.eat("-") && !matches!(ahead.peek(), Some(']') | None);
        match (first, is_range) {
            (Atom::Set(set), _) => items += &set,
            (Atom::Point(first), false) => items += &range(first, first),
            (Atom::Point(first), true) => match atom(&mut ahead)? {
                Atom::Set(set) => {
                    *cursor = ahead;
                    items += &(range(first, first) + r"\-" + &set);
                }
                Atom::Point(last) if last < first => {
                    return Err(PatternError::Syntax("a range in a character class is reversed".to_owned()));
                }
                Atom::Point(last) => {
                    *cursor = ahead;
                    items += &range(first, last);
                }
            },
        }
    }
    Ok(match (items.is_empty(), negated) {
        (true, true) => "(?s:.)".to_owned(),
        (true, false) => NOTHING.to_owned(),
        (false, true) => format!("[^{items}]"),
        (false, false) => format!("[{items}]"),
    })
}

fn atom(cursor: &mut Cursor<'_>) -> Result<Atom, PatternError> {
    match cursor.next() {
        Some('\\') if cursor.eat("b") => Ok(Atom::Point(8)),
        Some('\\') => escape(cursor),
        Some(character) => Ok(Atom::Point(u32::from(character))),
        None => Err(PatternError::Syntax("a `[` without its `]`".to_owned())),
    }
}
