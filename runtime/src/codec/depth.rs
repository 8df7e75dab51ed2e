//! How JSON is written: with a limit on the nesting depth, so that a deeply nested value is an error and not a stack
//! overflow, and with names of members that are not searched for characters to escape.

use std::cell::Cell;
use std::io;

use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// The maximum depth of lists and objects, the same as serde_json's limit for reading.
///
/// Values that were read are within the limit, so printing, comparing and dropping them is safe too. Dropping a chain
/// of a million boxes that code has built is not: a `Drop` for that would make it impossible to move fields out of
/// structures.
pub(super) const MAX_DEPTH: usize = 127;

/// A formatter that fails beyond [`MAX_DEPTH`].
///
/// Names of members take half of a typical request, and have no characters to escape: Smithy permits letters, digits and
/// underscores. So `serde_json` is given an empty key, and this writes the name that stands in `member`.
pub(super) struct Limited<'a> {
    inner: Layout,
    depth: usize,
    member: &'a Cell<Option<&'static str>>,
}

/// One type for both layouts, since the code that writes a shape is compiled for each type of formatter.
enum Layout {
    Compact(CompactFormatter),
    Pretty(PrettyFormatter<'static>),
}

impl<'a> Limited<'a> {
    pub(super) fn compact(member: &'a Cell<Option<&'static str>>) -> Self {
        Self { inner: Layout::Compact(CompactFormatter), depth: 0, member }
    }

    pub(super) fn pretty(member: &'a Cell<Option<&'static str>>) -> Self {
        Self { inner: Layout::Pretty(PrettyFormatter::new()), depth: 0, member }
    }

    fn enter(&mut self) -> io::Result<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(io::Error::other(format!("it is nested deeper than {MAX_DEPTH} levels")));
        }
        Ok(())
    }
}

/// Every method in which the layouts differ is forwarded.
impl Formatter for Limited<'_> {
    #[inline]
    fn begin_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.enter()?;
        self.inner.begin_array(to)
    }

    #[inline]
    fn end_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.inner.end_array(to)
    }

    #[inline]
    fn begin_array_value<W: io::Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_array_value(to, first)
    }

    #[inline]
    fn end_array_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.inner.end_array_value(to)
    }

    #[inline]
    fn begin_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.enter()?;
        self.inner.begin_object(to)
    }

    #[inline]
    fn end_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.inner.end_object(to)
    }

    #[inline]
    fn begin_object_key<W: io::Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_object_key(to, first)
    }

    #[inline]
    fn begin_string<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b"\"")?;
        self.member.take().map_or(Ok(()), |name| to.write_all(name.as_bytes()))
    }

    /// Bytes are the text of a string in which nothing is to be escaped (`Style::write_text`).
    #[inline]
    fn write_byte_array<W: io::Write + ?Sized>(&mut self, to: &mut W, text: &[u8]) -> io::Result<()> {
        to.write_all(b"\"")?;
        to.write_all(text)?;
        to.write_all(b"\"")
    }

    #[inline]
    fn begin_object_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.inner.begin_object_value(to)
    }

    #[inline]
    fn end_object_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.inner.end_object_value(to)
    }
}

macro_rules! forward_to_layout {
    ($($method:ident($($argument:ident: $type:ty)?);)*) => {
        impl Formatter for Layout {$(
            #[inline]
            fn $method<W: io::Write + ?Sized>(&mut self, to: &mut W $(, $argument: $type)?) -> io::Result<()> {
                match self {
                    Self::Compact(compact) => compact.$method(to $(, $argument)?),
                    Self::Pretty(pretty) => pretty.$method(to $(, $argument)?),
                }
            }
        )*}
    };
}

forward_to_layout! {
    begin_array();
    end_array();
    begin_array_value(first: bool);
    end_array_value();
    begin_object();
    end_object();
    begin_object_key(first: bool);
    begin_object_value();
    end_object_value();
}

#[cfg(test)]
mod tests {
    use crate::codec::{Document, from_json, to_json, to_json_pretty};

    fn nested(depth: usize) -> Document {
        (1..depth).fold(Document::Array(Vec::new()), |inner, _| Document::Array(vec![inner]))
    }

    #[test]
    fn values_up_to_the_limit_are_written_and_read_and_deeper_ones_are_errors() {
        let json = to_json(&nested(127)).unwrap();
        assert_eq!(from_json::<Document>(&json), Ok(nested(127)));
        assert!(to_json_pretty(&nested(127)).is_ok());
        for error in [to_json(&nested(128)).map(|_| ()), to_json_pretty(&nested(128)).map(|_| ())] {
            assert!(error.unwrap_err().to_string().contains("nested deeper than 127 levels"));
        }
        assert!(from_json::<Document>(format!("{}{}", "[".repeat(128), "]".repeat(128)).as_bytes()).is_err());
    }

    #[test]
    fn siblings_do_not_count_as_depth() {
        let wide = Document::Array(vec![nested(100); 100]);
        assert!(to_json(&wide).is_ok());
    }

    #[test]
    fn the_layout_is_that_of_serde_json() {
        let value: serde_json::Value = serde_json::from_str(r#"{"a": [], "b": [1, {"c": null}], "d": {}}"#).unwrap();
        let document: Document = from_json(value.to_string().as_bytes()).unwrap();
        assert_eq!(to_json(&document).unwrap(), serde_json::to_vec(&value).unwrap());
        assert_eq!(to_json_pretty(&document).unwrap(), serde_json::to_string_pretty(&value).unwrap());
    }
}
