//! From the dialect of models to that of regex-syntax. Both agree on most; this puts the rest into unmistakable words.

use super::class::{Atom, NOTHING, class, escape, range};
use super::cursor::Cursor;
use super::reason::Uncompiled;

/// The pattern as regex-syntax reads it.
pub(super) fn translate(pattern: &str) -> Result<String, Uncompiled> {
    let mut cursor = Cursor::new(pattern);
    let mut translated = String::with_capacity(pattern.len() * 2);
    while let Some(letter) = cursor.next() {
        match letter {
            '\\' if cursor.eat("b") => translated += r"(?-u:\b)",
            '\\' if cursor.eat("B") => translated += r"(?-u:\B)",
            '\\' if cursor.eat("A") => translated += r"\A",
            '\\' if cursor.eat("z") => translated += r"\z",
            '\\' => match escape(&mut cursor)? {
                Atom::Set(set) => translated += &set,
                Atom::Point(point) => match range(point, point) {
                    surrogate if surrogate.is_empty() => translated += NOTHING,
                    letter => translated += &format!("[{letter}]"),
                },
            },
            '[' => translated += &class(&mut cursor)?,
            '(' => translated += &group(&mut cursor)?,
            '*' | '+' | '?' => {
                translated.push(letter);
                translated += laziness(&mut cursor)?;
            }
            '{' => match count(&mut cursor) {
                Some(count) => {
                    translated += &format!("{{{count}}}");
                    translated += laziness(&mut cursor)?;
                }
                None => translated += r"\{",
            },
            ']' | '}' => translated.extend(['\\', letter]),
            _ => translated.push(letter),
        }
    }
    Ok(translated)
}

/// What stands between `{` and `}` if that is a count; otherwise the brace is itself.
fn count<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let mut ahead = *cursor;
    let text = ahead.until('}')?;
    let (min, max) = text.split_once(',').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    let is_count = !min.is_empty() && digits(min) && digits(max);
    is_count.then(|| {
        *cursor = ahead;
        text
    })
}

/// What may follow a quantifier. Which of several matches is found doesn't matter here, so that lazy ones are like others.
fn laziness(cursor: &mut Cursor<'_>) -> Result<&'static str, Uncompiled> {
    let lazy = if cursor.eat("?") { "?" } else { "" };
    match cursor.peek() {
        Some('+') if lazy.is_empty() => Err(Uncompiled::Possessive),
        Some('*' | '+' | '?') => Err(Uncompiled::Syntax("two quantifiers in a row".to_owned())),
        Some('{') if count(&mut cursor.after_one()).is_some() => {
            Err(Uncompiled::Syntax("two quantifiers in a row".to_owned()))
        }
        _ => Ok(lazy),
    }
}

/// The start of a group. What a group matched isn't kept.
fn group(cursor: &mut Cursor<'_>) -> Result<String, Uncompiled> {
    if !cursor.eat("?") {
        return Ok("(?:".to_owned());
    }
    if cursor.eat("<=") || cursor.eat("<!") {
        return Err(Uncompiled::LookBehind);
    }
    if cursor.eat("=") || cursor.eat("!") {
        return Err(Uncompiled::LookAhead);
    }
    if cursor.eat(">") {
        return Err(Uncompiled::Possessive);
    }
    if cursor.eat("<") || cursor.eat("P<") {
        let name = cursor.until('>');
        return name
            .map(|_| "(?:".to_owned())
            .ok_or_else(|| Uncompiled::Syntax("a group's name without end".to_owned()));
    }
    let flags = cursor.take_while(|letter| !":)".contains(letter));
    match flags.chars().find(|flag| !"ims-".contains(*flag)) {
        Some(flag) => Err(Uncompiled::Flag(flag)),
        None => Ok(format!("(?{flags}")),
    }
}
