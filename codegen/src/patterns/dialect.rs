//! Translates patterns from the dialect of models to that of regex-syntax. Where both differ, it writes an unambiguous
//! form.

use super::class::{Atom, NOTHING, class, escape, range};
use super::cursor::Cursor;
use super::reason::PatternError;

/// The pattern in the syntax of regex-syntax.
pub(super) fn translate(pattern: &str) -> Result<String, PatternError> {
    let mut cursor = Cursor::new(pattern);
    let mut translated = String::with_capacity(pattern.len() * 2);
    while let Some(character) = cursor.next() {
        match character {
            '\\' if cursor.eat("b") => translated += r"(?-u:\b)",
            '\\' if cursor.eat("B") => translated += r"(?-u:\B)",
            '\\' if cursor.eat("A") => translated += r"\A",
            '\\' if cursor.eat("z") => translated += r"\z",
            '\\' => match escape(&mut cursor)? {
                Atom::Set(set) => translated += &set,
                Atom::Point(point) => match range(point, point) {
                    surrogate if surrogate.is_empty() => translated += NOTHING,
                    character => translated += &format!("[{character}]"),
                },
            },
            '[' => translated += &class(&mut cursor)?,
            '(' => translated += &group(&mut cursor)?,
            '*' | '+' | '?' => {
                translated.push(character);
                translated += laziness(&mut cursor)?;
            }
            '{' => match count(&mut cursor) {
                Some(count) => {
                    translated += &format!("{{{count}}}");
                    translated += laziness(&mut cursor)?;
                }
                None => translated += r"\{",
            },
            ']' | '}' => translated.extend(['\\', character]),
            _ => translated.push(character),
        }
    }
    Ok(translated)
}

/// The text between `{` and `}` if it is a count. Otherwise the brace is literal.
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

/// The suffix of a quantifier. Lazy quantifiers are accepted, since it doesn't matter which of several matches is
/// found.
fn laziness(cursor: &mut Cursor<'_>) -> Result<&'static str, PatternError> {
    let lazy = if cursor.eat("?") { "?" } else { "" };
    match cursor.peek() {
        Some('+') if lazy.is_empty() => Err(PatternError::Possessive),
        Some('*' | '+' | '?') => Err(PatternError::Syntax("two quantifiers in a row".to_owned())),
        Some('{') if count(&mut cursor.after_one()).is_some() => {
            Err(PatternError::Syntax("two quantifiers in a row".to_owned()))
        }
        _ => Ok(lazy),
    }
}

/// The start of a group. Matches of groups are not captured.
fn group(cursor: &mut Cursor<'_>) -> Result<String, PatternError> {
    if !cursor.eat("?") {
        return Ok("(?:".to_owned());
    }
    if cursor.eat("<=") || cursor.eat("<!") {
        return Err(PatternError::LookBehind);
    }
    if cursor.eat("=") || cursor.eat("!") {
        return Err(PatternError::LookAhead);
    }
    if cursor.eat(">") {
        return Err(PatternError::Possessive);
    }
    if cursor.eat("<") || cursor.eat("P<") {
        let name = cursor.until('>');
        return name
            .map(|_| "(?:".to_owned())
            .ok_or_else(|| PatternError::Syntax("the name of a group has no end".to_owned()));
    }
    let flags = cursor.take_while(|character| !":)".contains(character));
    match flags.chars().find(|flag| !"ims-".contains(*flag)) {
        Some(flag) => Err(PatternError::Flag(flag)),
        None => Ok(format!("(?{flags}")),
    }
}
