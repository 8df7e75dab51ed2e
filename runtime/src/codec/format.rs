//! The three ways to write a timestamp.

/// How a timestamp is written. Reading takes each of the three wherever it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 text, like `2026-01-02T03:04:05.123Z`.
    #[default]
    DateTime,
    /// A JSON number: seconds since 1970.
    EpochSeconds,
    /// Text like `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}
