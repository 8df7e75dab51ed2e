//! Going through the text of a pattern.

use super::reason::Uncompiled;

/// What is left of a pattern.
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
        let mut letters = self.rest.chars();
        let letter = letters.next();
        self.rest = letters.as_str();
        letter
    }

    /// Behind the next letter.
    pub(super) fn after_one(mut self) -> Self {
        self.next();
        self
    }

    /// Goes beyond `text` if that is next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes letters as long as they are wanted.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|letter| !wanted(letter)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Takes what stands before `end`, and goes beyond that.
    pub(super) fn until(&mut self, end: char) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }

    /// Goes beyond one piece: an escape, a class as a whole, or one letter.
    pub(super) fn skip_piece(&mut self) -> Result<Option<char>, Uncompiled> {
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
                    None => return Err(Uncompiled::Syntax("a `[` without its `]`".to_owned())),
                }
            },
            _ => {}
        }
        Ok(first)
    }
}
