//! Blobs: bytes that are base64 in JSON.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

use super::format::Style;
use super::report::Report;
use super::shape::Shape;
use super::validation::{Checker, Constraints};

/// Bytes (Smithy's `blob`), in JSON as base64. `Debug` prints only their number.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// A blob of these bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// A blob from base64, with or without padding; `None` if the text is not base64.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        LENIENT.decode(text).ok().map(Self)
    }

    /// The bytes, without a copy.
    #[must_use]
    pub fn into_inner(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<&str> for Blob {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Blob({} bytes)", self.0.len())
    }
}

impl Shape for Blob {
    const EXPECTED: &'static str = "base64 text";

    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
        from.deserialize_str(BlobVisitor(report))
    }

    fn write<S: Serializer>(&self, to: S, _: Style<'_>) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(&self.0))
    }

    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        checker.bytes(self.0.len(), constraints);
    }

    fn placeholder() -> Self {
        Self::default()
    }
}

crate::serde_by_shape!(Blob);

/// Base64 that accepts missing padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

struct BlobVisitor<'a>(&'a Report);

impl Visitor<'_> for BlobVisitor<'_> {
    type Value = Blob;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(Blob::EXPECTED, to)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Blob, E> {
        Blob::from_base64(text).ok_or_else(|| self.0.invalid_value(Blob::EXPECTED))
    }
}
