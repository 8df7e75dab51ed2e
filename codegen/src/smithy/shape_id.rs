//! Absolute shape ids: `namespace#Name`.

use std::fmt;
use std::str::FromStr;

/// The absolute id of a shape, such as `com.example#Thing`. Both parts follow Smithy's grammar of identifiers, so a
/// name consists of ASCII letters, digits and underscores, and is never `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId {
    /// `com.example` of `com.example#Thing`.
    pub namespace: String,
    /// `Thing` of `com.example#Thing`.
    pub name: String,
}

impl ShapeId {
    /// The id of a shape of Smithy's prelude.
    pub(crate) fn prelude(name: &str) -> Self {
        Self { namespace: "smithy.api".to_owned(), name: name.to_owned() }
    }

    /// `smithy.api#Unit`, which stands for no value.
    pub(crate) fn unit() -> Self {
        Self::prelude("Unit")
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.namespace, self.name)
    }
}

/// A text that is not an absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidShapeId(String);

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a shape id of the form `namespace#Name`", self.0)
    }
}

impl std::error::Error for InvalidShapeId {}

impl FromStr for ShapeId {
    type Err = InvalidShapeId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once('#')
            .filter(|(namespace, name)| namespace.split('.').all(is_identifier) && is_identifier(name))
            .map(|(namespace, name)| Self { namespace: namespace.to_owned(), name: name.to_owned() })
            .ok_or_else(|| InvalidShapeId(text.to_owned()))
    }
}

impl<'de> serde::Deserialize<'de> for ShapeId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// True if the text is an identifier by Smithy's grammar: a letter, or underscores followed by a letter or digit, and
/// then letters, digits and underscores.
pub fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    let valid_start = match rest.bytes().next() {
        Some(first) if rest.len() == text.len() => first.is_ascii_alphabetic(),
        Some(first) => first.is_ascii_alphanumeric(),
        None => false,
    };
    valid_start && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_dotted_namespace_and_a_name() {
        let id: ShapeId = "com.example.v1#_Thing2".parse().unwrap();
        assert_eq!((id.namespace.as_str(), id.name.as_str()), ("com.example.v1", "_Thing2"));
        assert_eq!(id.to_string(), "com.example.v1#_Thing2");
    }

    #[test]
    fn every_other_text_is_invalid() {
        for text in
            ["", "Thing", "#Thing", "com.example#", "com..example#Thing", "a#b#c", "a#1", "a#_", "a#b$c", "a#é", "a# b"]
        {
            assert!(text.parse::<ShapeId>().is_err(), "{text}");
        }
    }
}
