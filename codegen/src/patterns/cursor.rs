//! A cursor over the text of a pattern.

use super::reason::PatternError;

/// The rest of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next();
        self.rest = characters.as_str();
        character
    }

    /// The cursor after the next character.
    pub(super) fn after_one(mut self) -> Self {
        self.next();
        self
    }

    /// Skips `text` if it is next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes characters while the predicate is true.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|character| !wanted(character)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Takes the text before `end`, and skips `end`.
    pub(super) fn until(&mut self, end: char) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }

    /// Skips an escape, a class or one character.
    pub(super) fn skip_piece(&mut self) -> Result<Option<char>, PatternError> {
        let first = self.next();
        match first {
            Some('\\') => {
                self.next();
            }
            Some('[') => loop {
                match self.next() {
                    Some('\\') => {
                        self.next();
                    }
                    Some(']') => break,
                    Some(_) => {}
                    None => return Err(PatternError::Syntax("a `[` without its `]`".to_owned())),
                }
            },
            _ => {}
        }
        Ok(first)
    }
}
