//! The formats of Smithy's `timestampFormat` trait.

/// How a timestamp is written. Reading accepts all three everywhere.
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
