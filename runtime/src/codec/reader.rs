//! JSON text as a deserializer of serde: what clients read. It accepts what serde_json accepts.
//!
//! It is faster, since an error carries nothing: when reading has failed, the report knows which value is invalid, and
//! serde_json reads a text with a syntax error once more to say what is wrong with it. It also knows no feature of
//! serde_json, which any crate of a program can turn on.

#[cfg(test)]
mod tests;

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, Deserialize as _, DeserializeSeed, Deserializer, Expected, IgnoredAny, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::scalar::{RAW, SCALAR};
use super::surrogates::code_unit;
use super::syntax_error::{SyntaxError, position_before};
use super::text;

/// How deep lists and objects may be nested, as in serde_json.
const MAX_DEPTH: u8 = 127;

/// A JSON text, and how much of it has been read.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
    /// One more than the levels that may still be entered; 0 after an attempt to enter one too many.
    depth: u8,
}

/// Reading has failed. Why is known to the report of the run, or to [`Reader::syntax_error`].
#[derive(Debug)]
pub(super) struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("reading has failed")
    }
}

impl std::error::Error for Failed {}

impl de::Error for Failed {
    fn custom<T: fmt::Display>(message: T) -> Self {
        // While a mismatch is printed, the visitor tells the report what it expects.
        let _ = message.to_string();
        Self
    }
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: MAX_DEPTH + 1 }
    }

    /// The end of the text, behind its only value.
    pub(super) fn end(&mut self) -> Result<(), Failed> {
        if self.next_byte().is_none() { Ok(()) } else { Err(Failed) }
    }

    /// The line and the column of what was read last.
    pub(super) fn position(&self) -> (usize, usize) {
        position_before(self.text.as_bytes(), self.at)
    }

    /// What is wrong with the text, if reading has failed and the report knows of no invalid value.
    pub(super) fn syntax_error(&self) -> SyntaxError {
        let find = if self.depth == 0 { SyntaxError::too_deep } else { SyntaxError::find };
        find(self.text, self.at)
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space. It counts as not read yet.
    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        // Services write no white space, so the code for it stands apart.
        match self.peek() {
            Some(..=b' ') => self.after_space(),
            next => next,
        }
    }

    #[inline(never)]
    fn after_space(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r')).count();
        self.at += space;
        rest.get(space).copied()
    }

    /// Reads one byte; false if another one follows.
    #[inline]
    fn skip(&mut self, byte: u8) -> bool {
        if self.next_byte() != Some(byte) {
            return false;
        }
        self.at += 1;
        true
    }

    /// Enters a list or an object; false if there is none.
    #[inline]
    fn enter(&mut self, bracket: u8) -> Result<bool, Failed> {
        if self.next_byte() != Some(bracket) {
            return Ok(false);
        }
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            return Err(Failed);
        }
        self.at += 1;
        Ok(true)
    }

    /// Goes to the next element or key; false at the end of the list or object, which is left.
    #[inline]
    fn advance(&mut self, is_first: &mut bool, bracket: u8) -> Result<bool, Failed> {
        let next = self.next_byte();
        if next == Some(b',') && !*is_first {
            self.at += 1;
            return Ok(true);
        }
        if next == Some(bracket) {
            self.at += 1;
            self.depth += 1;
            return Ok(false);
        }
        if std::mem::take(is_first) { Ok(true) } else { Err(Failed) }
    }

    /// Where a string goes on with something else than plain characters.
    #[inline]
    fn plain_end(&self) -> usize {
        self.at + text::plain_length(self.text.as_bytes().get(self.at..).unwrap_or_default())
    }

    /// The text of a string, whose opening quote has been read; `None` if it has escapes or is invalid.
    #[inline]
    fn plain_text(&mut self) -> Option<&'de str> {
        let end = self.plain_end();
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        let text = self.text.get(self.at..end)?;
        self.at = end + 1;
        Some(text)
    }

    /// The text of a string with escapes, whose opening quote has been read.
    #[cold]
    fn unescaped(&mut self) -> Result<String, Failed> {
        let bytes = self.text.as_bytes();
        let mut text = String::with_capacity(text::string_length(bytes.get(self.at..).unwrap_or_default()));
        loop {
            let end = self.plain_end();
            text.push_str(self.text.get(self.at..end).ok_or(Failed)?);
            self.at = end;
            match bytes.get(end) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(Failed),
            }
        }
    }

    /// Reads an escape sequence.
    fn escape(&mut self) -> Result<char, Failed> {
        let bytes = self.text.as_bytes();
        if let Some(first) = code_unit(bytes, self.at) {
            // The second unit is only read for the first half of a pair.
            let units = [Some(first), code_unit(bytes, self.at + 6)];
            let char = char::decode_utf16(units.into_iter().flatten()).next();
            let char = char.and_then(Result::ok).ok_or(Failed)?;
            self.at += 6 * char.len_utf16();
            return Ok(char);
        }
        let char = match bytes.get(self.at + 1) {
            Some(escaped @ (b'"' | b'\\' | b'/')) => char::from(*escaped),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(Failed),
        };
        self.at += 2;
        Ok(char)
    }

    /// Reads a string, whose opening quote has been read; false if it is not written like this plain text.
    #[inline]
    fn skip_text(&mut self, plain: &str) -> bool {
        let bytes = self.text.as_bytes();
        let end = self.at + plain.len();
        let is_next = bytes.get(self.at..end).is_some_and(|text| text::equal(text, plain.as_bytes()))
            && bytes.get(end) == Some(&b'"');
        if is_next {
            self.at = end + 1;
        }
        is_next
    }

    #[inline]
    fn string<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Failed> {
        match self.plain_text() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => visitor.visit_string(self.unescaped()?),
        }
    }

    /// Reads any value, and returns its text.
    #[cold]
    fn any_value(&mut self) -> Result<&'de str, Failed> {
        self.next_byte();
        let rest = self.text.get(self.at..).ok_or(Failed)?;
        let mut value = serde_json::Deserializer::from_str(rest);
        IgnoredAny::deserialize(&mut value).map_err(|_| Failed)?;
        let length = value.into_iter::<IgnoredAny>().byte_offset();
        self.at += length;
        rest.get(..length).ok_or(Failed)
    }

    /// Passes the text of any value to a visitor, in the form in which serde_json does it.
    #[cold]
    fn raw<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_map(RawText(Some(self.any_value()?)))
    }

    /// The failure for a value of another type than the expected one.
    #[cold]
    fn mismatch(&mut self, expected: &dyn Expected) -> Failed {
        // The place of a list or object is its beginning.
        if !matches!(self.next_byte(), Some(b'[' | b'{')) && self.any_value().is_err() {
            return Failed;
        }
        de::Error::invalid_type(Unexpected::Other("another value"), expected)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Failed;

    /// Numbers are passed as their text.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        match self.next_byte() {
            Some(b'"') => self.deserialize_str(visitor),
            Some(b'{') => self.deserialize_map(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            _ => match self.any_value()? {
                "null" => visitor.visit_unit(),
                "true" => visitor.visit_bool(true),
                "false" => visitor.visit_bool(false),
                number => visitor.visit_map(RawText(Some(number))),
            },
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        if !self.skip(b'"') {
            return Err(self.mismatch(&visitor));
        }
        self.string(visitor)
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        if self.next_byte() != Some(b'n') {
            return visitor.visit_some(self);
        }
        if !self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(b"null")) {
            return Err(Failed);
        }
        self.at += b"null".len();
        visitor.visit_none()
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let depth = self.depth;
        if !self.enter(b'[')? {
            return Err(self.mismatch(&visitor));
        }
        let value = visitor.visit_seq(Parts { reader: self, is_first: true })?;
        // The visitor has read all elements.
        if self.depth == depth { Ok(value) } else { Err(Failed) }
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let depth = self.depth;
        if !self.enter(b'{')? {
            return Err(self.mismatch(&visitor));
        }
        let value = visitor.visit_map(Parts { reader: self, is_first: true })?;
        if self.depth == depth { Ok(value) } else { Err(Failed) }
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Failed> {
        match name {
            SCALAR if self.skip(b'"') => self.string(visitor),
            RAW | SCALAR => self.raw(visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.any_value()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        struct enum identifier
    }
}

/// The elements of a list, or the members of an object.
struct Parts<'a, 'de> {
    reader: &'a mut Reader<'de>,
    is_first: bool,
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Failed;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failed> {
        if self.reader.advance(&mut self.is_first, b']')? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Parts<'_, 'de> {
    type Error = Failed;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        if !self.reader.advance(&mut self.is_first, b'}')? {
            return Ok(None);
        }
        if !self.reader.skip(b'"') {
            return Err(Failed);
        }
        seed.deserialize(Key(self.reader)).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        if !self.reader.skip(b':') {
            return Err(Failed);
        }
        seed.deserialize(&mut *self.reader)
    }
}

/// The key of a member, whose opening quote has been read.
struct Key<'a, 'de>(&'a mut Reader<'de>);

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Failed;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.0.string(visitor)
    }

    /// `name` is expected, and a unit stands for it: most keys need neither be searched for their ends nor be compared
    /// with other names.
    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Failed> {
        if self.0.skip_text(name) { visitor.visit_unit() } else { self.0.string(visitor) }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The text of a value, in the form in which serde_json passes it to a `RawValue`.
struct RawText<'de>(Option<&'de str>);

impl<'de> MapAccess<'de> for RawText<'de> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        self.0.map(|_| seed.deserialize(BorrowedStrDeserializer::new(RAW))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        seed.deserialize(BorrowedStrDeserializer::new(self.0.take().ok_or(Failed)?))
    }
}
