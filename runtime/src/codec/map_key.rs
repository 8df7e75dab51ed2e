//! Keys of maps: strings, and open enums.

use std::fmt;

use super::invalid_enum_value::InvalidEnumValue;

/// The key of a modelled map: a string, or an open enum.
pub trait MapKey: fmt::Debug + Ord + From<String> {
    /// The key as it is written.
    fn as_key(&self) -> &str;

    /// The error for an unknown enum value; `None` for a known one, and for text that is no enum.
    fn unknown_value(&self) -> Option<InvalidEnumValue> {
        None
    }
}

impl MapKey for String {
    fn as_key(&self) -> &str {
        self
    }
}
