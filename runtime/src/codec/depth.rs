//! A limit to nesting, so that a value that holds itself a thousand times over ends with an error and not with the stack.

use std::io;

use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// How deep lists and objects may be nested in each other: as deep as they can be read.
///
/// It holds for what is written. Values that were read are within it, since reading has the same limit, so that
/// printing, comparing and dropping them is safe as well. A chain of a million boxes that code built for itself is not:
/// a `Drop` against that would forbid to take fields out of structures.
const MAX_DEPTH: usize = 127;

/// Lays out JSON, up to [`MAX_DEPTH`].
pub(super) struct Limited<F> {
    inner: F,
    depth: usize,
}

impl Limited<CompactFormatter> {
    pub(super) fn compact() -> Self {
        Self { inner: CompactFormatter, depth: 0 }
    }
}

impl Limited<PrettyFormatter<'_>> {
    pub(super) fn pretty() -> Self {
        Self { inner: PrettyFormatter::new(), depth: 0 }
    }
}

impl<F> Limited<F> {
    fn enter(&mut self) -> io::Result<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(io::Error::other(format!("it is nested deeper than {MAX_DEPTH} levels")));
        }
        Ok(())
    }
}

/// Everything that layouts differ in is handed on.
impl<F: Formatter> Formatter for Limited<F> {
    fn begin_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.enter()?;
        self.inner.begin_array(to)
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.inner.end_array(to)
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_array_value(to, first)
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.inner.end_array_value(to)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.enter()?;
        self.inner.begin_object(to)
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.inner.end_object(to)
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.inner.begin_object_key(to, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.inner.begin_object_value(to)
    }

    fn end_object_value<W: io::Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.inner.end_object_value(to)
    }
}

#[cfg(test)]
mod tests {
    use crate::codec::{Document, from_json, to_json, to_json_pretty};

    fn nested(depth: usize) -> Document {
        (1..depth).fold(Document::Array(Vec::new()), |inner, _| Document::Array(vec![inner]))
    }

    #[test]
    fn what_can_be_written_can_be_read_and_what_is_deeper_is_an_error() {
        let json = to_json(&nested(127)).unwrap();
        assert_eq!(from_json::<Document>(&json), Ok(nested(127)));
        assert!(to_json_pretty(&nested(127)).is_ok());
        for error in [to_json(&nested(128)).map(|_| ()), to_json_pretty(&nested(128)).map(|_| ())] {
            assert!(error.unwrap_err().to_string().contains("nested deeper than 127 levels"));
        }
        assert!(from_json::<Document>(format!("{}{}", "[".repeat(128), "]".repeat(128)).as_bytes()).is_err());
    }

    #[test]
    fn siblings_are_no_depth() {
        let wide = Document::Array(vec![nested(100); 100]);
        assert!(to_json(&wide).is_ok());
    }

    #[test]
    fn layouts_are_those_of_serde_json() {
        let value: serde_json::Value = serde_json::from_str(r#"{"a": [], "b": [1, {"c": null}], "d": {}}"#).unwrap();
        let document: Document = from_json(value.to_string().as_bytes()).unwrap();
        assert_eq!(to_json(&document).unwrap(), serde_json::to_vec(&value).unwrap());
        assert_eq!(to_json_pretty(&document).unwrap(), serde_json::to_string_pretty(&value).unwrap());
    }
}
