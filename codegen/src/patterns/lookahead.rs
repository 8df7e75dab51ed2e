//! Splits off look-aheads at the start of a pattern: each becomes a condition on the whole text.
//!
//! `^(?=A)(?!B)C` matches a text if and only if `^(?:A)` and `^C` match and `^(?:B)` doesn't, because `^` leaves only
//! one place for a match. `C` must not have alternatives at its top level. Look-aheads in groups are not supported.

use super::cursor::Cursor;
use super::reason::PatternError;

/// The maximum number of look-aheads. Real patterns have fewer.
const MAX_CONDITIONS: usize = 8;

/// A pattern that must match, or must not match.
#[derive(Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) pattern: String,
    pub(super) holds: bool,
}

/// The conditions of a pattern, or the pattern itself if it doesn't start with look-aheads.
pub(super) fn split(pattern: &str) -> Result<Vec<Condition>, PatternError> {
    let mut cursor = Cursor::new(pattern);
    let mut conditions = Vec::new();
    // The flags so far, which apply to what follows.
    let mut flags = String::new();
    let mut anchored = false;
    loop {
        if cursor.eat("^") {
            anchored = true;
        } else if let Some(set) = flag_group(&mut cursor) {
            flags += set;
        } else if let Some(holds) = look_ahead(&mut cursor) {
            let body = group_body(&mut cursor)?;
            conditions.push(Condition { pattern: format!("{flags}^(?:{body})"), holds });
            if conditions.len() > MAX_CONDITIONS {
                return Err(PatternError::TooLarge);
            }
        } else {
            break;
        }
    }
    if conditions.is_empty() {
        return Ok(vec![Condition { pattern: pattern.to_owned(), holds: true }]);
    }
    // With the flag `m`, `^` matches at more than one place.
    if !anchored
        || flags.contains('m')
        || cursor.peek().is_some_and(|next| "*+?{".contains(next))
        || has_alternatives(cursor)?
    {
        return Err(PatternError::LookAhead);
    }
    conditions.push(Condition { pattern: format!("{flags}^{}", cursor.rest()), holds: true });
    Ok(conditions)
}

/// A group that only sets flags, like `(?s)`.
fn flag_group<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let before = *cursor;
    if cursor.eat("(?") {
        cursor.take_while(|character| character.is_ascii_alphabetic() || character == '-');
        if cursor.eat(")") {
            return before.rest().get(..before.rest().len() - cursor.rest().len());
        }
    }
    *cursor = before;
    None
}

/// The start of a look-ahead: true if it is positive.
fn look_ahead(cursor: &mut Cursor<'_>) -> Option<bool> {
    if cursor.eat("(?=") { Some(true) } else { cursor.eat("(?!").then_some(false) }
}

/// The text up to the parenthesis that closes the open group.
fn group_body<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, PatternError> {
    let start = cursor.rest();
    let mut depth = 0;
    loop {
        let before = cursor.rest();
        match cursor.skip_piece()? {
            Some('(') => depth += 1,
            Some(')') if depth == 0 => return Ok(start.get(..start.len() - before.len()).unwrap_or_default()),
            Some(')') => depth -= 1,
            Some(_) => {}
            None => return Err(PatternError::Syntax("a `(` without its `)`".to_owned())),
        }
    }
}

/// True if there is a `|` outside of groups.
fn has_alternatives(mut cursor: Cursor<'_>) -> Result<bool, PatternError> {
    let mut depth = 0_i32;
    while let Some(piece) = cursor.skip_piece()? {
        match piece {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => return Ok(true),
            _ => {}
        }
    }
    Ok(false)
}
