//! The error for a value that an enum doesn't have.

use std::fmt;

use super::nearest::nearest;

/// The error for a value that an enum doesn't have, as far as the model knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEnumValue {
    name: &'static str,
    /// `None` where values are sensitive.
    shown: Option<Shown>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    /// The text, and the nearest known value.
    Text(Box<str>, Option<&'static str>),
    Number(i32),
}

impl InvalidEnumValue {
    #[doc(hidden)]
    #[must_use]
    pub fn new(name: &'static str, value: &str, known: &'static [&'static str]) -> Self {
        Self { name, shown: Some(Shown::Text(value.into(), nearest(value, known.iter().copied()))) }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn number(name: &'static str, value: i32) -> Self {
        Self { name, shown: Some(Shown::Number(value)) }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn redacted(name: &'static str) -> Self {
        Self { name, shown: None }
    }

    /// The same without the value, if it is sensitive.
    pub(super) fn redacted_if(self, is_sensitive: bool) -> Self {
        if is_sensitive { Self::redacted(self.name) } else { self }
    }

    /// The known value that is most similar to the text; `None` if none is similar, or if values are sensitive.
    #[must_use]
    pub fn nearest(&self) -> Option<&'static str> {
        match self.shown {
            Some(Shown::Text(_, nearest)) => nearest,
            Some(Shown::Number(_)) | None => None,
        }
    }
}

impl fmt::Display for InvalidEnumValue {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, shown } = self;
        match shown {
            Some(Shown::Text(value, Some(nearest))) => {
                write!(to, "{value:?} is not a known value of `{name}`; did you mean {nearest:?}?")
            }
            Some(Shown::Text(value, None)) => write!(to, "{value:?} is not a known value of `{name}`"),
            Some(Shown::Number(value)) => write!(to, "{value} is not a known value of `{name}`"),
            None => write!(to, "the value is not a known value of `{name}`"),
        }
    }
}

impl std::error::Error for InvalidEnumValue {}
