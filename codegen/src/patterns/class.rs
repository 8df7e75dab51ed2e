//! Character classes and escapes: what both classes and the text around them may hold.

use super::cursor::Cursor;
use super::property;
use super::reason::Uncompiled;

/// What an escape or a letter stands for.
#[derive(Debug)]
pub(super) enum Atom {
    /// A code point. In patterns it may be half of a pair of surrogates, which no text holds.
    Point(u32),
    /// A set, as regex-syntax writes it, that may stand within a class.
    Set(String),
}

/// The letter behind a backslash, and what belongs to it.
pub(super) fn escape(cursor: &mut Cursor<'_>) -> Result<Atom, Uncompiled> {
    let letter = cursor.next().ok_or_else(|| Uncompiled::Escape("\\".to_owned()))?;
    let unknown = || Uncompiled::Escape(format!("\\{letter}"));
    let set = |text: &str| Ok(Atom::Set(text.to_owned()));
    let point = |point: char| Ok(Atom::Point(u32::from(point)));
    match letter {
        'd' => set("[0-9]"),
        'D' => set("[^0-9]"),
        'w' => set("[0-9A-Za-z_]"),
        'W' => set("[^0-9A-Za-z_]"),
        's' => set(r"[\t-\r\x20]"),
        'S' => set(r"[^\t-\r\x20]"),
        'p' | 'P' => Ok(Atom::Set(property::translate(cursor, letter == 'P')?)),
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
        '1'..='9' | 'k' => Err(Uncompiled::BackReference),
        'x' | 'u' if cursor.eat("{") => {
            let digits = cursor.until('}').ok_or_else(unknown)?;
            let point = u32::from_str_radix(digits, 16).ok().filter(|point| *point <= u32::from(char::MAX));
            Ok(Atom::Point(point.ok_or_else(unknown)?))
        }
        'x' => Ok(Atom::Point(hexadecimal(cursor, 2).ok_or_else(unknown)?)),
        'u' => Ok(Atom::Point(unit(cursor).ok_or_else(unknown)?)),
        _ if letter.is_ascii_alphanumeric() => Err(unknown()),
        _ => point(letter),
    }
}

/// Four digits, and four more where both are the halves of a pair.
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

/// The code points from `first` to `last` as regex-syntax writes them within a class; nothing for surrogates.
pub(super) fn range(first: u32, last: u32) -> String {
    let scalars = [(first, last.min(0xd7ff)), (first.max(0xe000), last)];
    let some = scalars.into_iter().filter(|(first, last)| first <= last);
    some.map(|(first, last)| format!(r"\x{{{first:X}}}-\x{{{last:X}}}")).collect()
}

/// A class that no character is in.
pub(super) const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

/// The class behind a `[`.
pub(super) fn class(cursor: &mut Cursor<'_>) -> Result<String, Uncompiled> {
    let negated = cursor.eat("^");
    if cursor.peek() == Some(']') {
        return Err(Uncompiled::Ambiguous(if negated { "[^]" } else { "[]" }));
    }
    let mut items = String::new();
    while !cursor.eat("]") {
        if cursor.eat("&&[") {
            return Err(Uncompiled::Ambiguous("&&["));
        }
        let first = atom(cursor)?;
        // A `-` at the end, and one beside a set, is itself.
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
                    return Err(Uncompiled::Syntax("a range in a character class goes backwards".to_owned()));
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

fn atom(cursor: &mut Cursor<'_>) -> Result<Atom, Uncompiled> {
    match cursor.next() {
        Some('\\') if cursor.eat("b") => Ok(Atom::Point(8)),
        Some('\\') => escape(cursor),
        Some(letter) => Ok(Atom::Point(u32::from(letter))),
        None => Err(Uncompiled::Syntax("a `[` without its `]`".to_owned())),
    }
}
