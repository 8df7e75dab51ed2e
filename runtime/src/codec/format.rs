//! How values are written: by serde for any format, or for a service.

use std::cell::{Cell, RefCell};

use serde::ser::Serializer;

use super::text;

/// The formats of Smithy's `timestampFormat` trait. Reading accepts all three everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 text, like `2026-01-02T03:04:05.123Z`.
    #[default]
    DateTime,
    /// A JSON number: seconds since 1970-01-01T00:00:00Z.
    EpochSeconds,
    /// An HTTP date, like `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}

/// How a value is written.
///
/// The two can't be told apart by the serializer: `is_human_readable` is wrong behind `#[serde(flatten)]`.
#[derive(Clone, Copy, Debug)]
pub enum Style<'a> {
    /// For any format of serde: timestamps are RFC 3339 text, and numbers that a format could truncate are text.
    Serde,
    /// As JSON for a service.
    Wire(TimestampFormat, &'a Wire),
}

impl Style<'_> {
    pub(super) fn with(self, format: TimestampFormat) -> Self {
        match self {
            Self::Serde => Self::Serde,
            Self::Wire(_, wire) => Self::Wire(format, wire),
        }
    }

    /// Writes a string.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn write_text<S: Serializer>(self, text: &str, to: S) -> Result<S::Ok, S::Error> {
        match self {
            // JSON has no bytes, so these mark a string that need not be searched again for what to escape
            // ([`Limited`](super::depth::Limited)).
            Self::Wire(..) if text::plain_length(text.as_bytes()) == text.len() => to.serialize_bytes(text.as_bytes()),
            _ => to.serialize_str(text),
        }
    }

    /// Notes that an unknown member of a structure or union is sent.
    #[cold]
    pub(super) fn record(self, container: &str, member: &str) {
        if let Self::Wire(_, wire) = self {
            wire.written.borrow_mut().push(format!("{container}.{member}"));
        }
    }

    /// Whether unknown members of structures are written.
    pub(super) fn has_unknown_members(self) -> bool {
        match self {
            Self::Serde => true,
            Self::Wire(_, wire) => wire.unknown_members,
        }
    }
}

/// The state of writing one request.
#[derive(Debug)]
pub struct Wire {
    /// Whether unknown members are written.
    pub(super) unknown_members: bool,
    /// Those that were written, each behind the name of its structure or union.
    pub(super) written: RefCell<Vec<String>>,
    /// The wire name of the member that is written next, for the formatter ([`Limited`](super::depth::Limited)).
    pub(super) member: Cell<Option<&'static str>>,
}

impl Wire {
    pub(super) fn new(unknown_members: bool) -> Self {
        Self { unknown_members, written: RefCell::default(), member: Cell::default() }
    }
}
