//! Look-aheads at the start of a pattern, taken off: each is a condition of its own on the same text.
//!
//! `^(?=A)(?!B)C` matches a text exactly if `^(?:A)` and `^C` do and `^(?:B)` doesn't, because `^` leaves one place to
//! match at. That takes a `C` without alternatives; and nothing here looks into groups.

use super::cursor::Cursor;
use super::reason::Uncompiled;

/// More look-aheads than any pattern that people write has.
const MAX_CONDITIONS: usize = 8;

/// A pattern that must match, or must not.
#[derive(Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) pattern: String,
    pub(super) holds: bool,
}

/// The conditions that make up a pattern; the pattern itself where it doesn't start with look-aheads.
pub(super) fn split(pattern: &str) -> Result<Vec<Condition>, Uncompiled> {
    let mut cursor = Cursor::new(pattern);
    let mut conditions = Vec::new();
    // Flags so far: they hold for what follows them.
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
                return Err(Uncompiled::TooLarge);
            }
        } else {
            break;
        }
    }
    if conditions.is_empty() {
        return Ok(vec![Condition { pattern: pattern.to_owned(), holds: true }]);
    }
    // With the flag `m`, `^` leaves more places than one.
    if !anchored
        || flags.contains('m')
        || cursor.peek().is_some_and(|next| "*+?{".contains(next))
        || has_alternatives(cursor)?
    {
        return Err(Uncompiled::LookAhead);
    }
    conditions.push(Condition { pattern: format!("{flags}^{}", cursor.rest()), holds: true });
    Ok(conditions)
}

/// `(?s)` and the like.
fn flag_group<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let before = *cursor;
    if cursor.eat("(?") {
        cursor.take_while(|letter| letter.is_ascii_alphabetic() || letter == '-');
        if cursor.eat(")") {
            return before.rest().get(..before.rest().len() - cursor.rest().len());
        }
    }
    *cursor = before;
    None
}

/// Whether a look-ahead that begins here is a positive one.
fn look_ahead(cursor: &mut Cursor<'_>) -> Option<bool> {
    if cursor.eat("(?=") { Some(true) } else { cursor.eat("(?!").then_some(false) }
}

/// The text up to the parenthesis that closes a group that is open here.
fn group_body<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, Uncompiled> {
    let start = cursor.rest();
    let mut depth = 0;
    loop {
        let before = cursor.rest();
        match cursor.skip_piece()? {
            Some('(') => depth += 1,
            Some(')') if depth == 0 => return Ok(start.get(..start.len() - before.len()).unwrap_or_default()),
            Some(')') => depth -= 1,
            Some(_) => {}
            None => return Err(Uncompiled::Syntax("a `(` without its `)`".to_owned())),
        }
    }
}

/// True where a `|` stands outside of groups.
fn has_alternatives(mut cursor: Cursor<'_>) -> Result<bool, Uncompiled> {
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
