//! An event: its envelope, and the JSON that it was read from.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::detail::Detail;
use crate::read::{member, texts};

/// The source of all events of the service.
pub const SOURCE: &str = "aws.partnercentral-selling";

/// An event as Amazon EventBridge delivers it. It is written to JSON as it was read, with everything that this crate
/// doesn't know.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    raw: Value,
    detail: Detail,
}

/// The error for a text that is no JSON object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEvent(String);

impl fmt::Display for InvalidEvent {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the event can't be read: {}", self.0)
    }
}

impl std::error::Error for InvalidEvent {}

impl Event {
    /// Reads an event.
    ///
    /// # Errors
    /// The text is not JSON, or not an object.
    pub fn from_json(text: &str) -> Result<Self, InvalidEvent> {
        let value = serde_json::from_str(text).map_err(|error| InvalidEvent(error.to_string()))?;
        Self::from_value(value)
    }

    /// Reads an event from JSON that is parsed already.
    ///
    /// # Errors
    /// It is not an object.
    pub fn from_value(raw: Value) -> Result<Self, InvalidEvent> {
        if !raw.is_object() {
            return Err(InvalidEvent("it is not a JSON object".to_owned()));
        }
        let detail_type = text(&raw, "detail-type").unwrap_or_default();
        let detail = Detail::read(detail_type, member(&raw, "detail").unwrap_or(&Value::Null));
        Ok(Self { raw, detail })
    }

    /// What the event tells.
    #[must_use]
    pub fn detail(&self) -> &Detail {
        &self.detail
    }

    /// The type as it came, such as `Opportunity Updated`.
    #[must_use]
    pub fn detail_type(&self) -> Option<&str> {
        text(&self.raw, "detail-type")
    }

    /// The catalog, `AWS` or `Sandbox`.
    #[must_use]
    pub fn catalog(&self) -> Option<&str> {
        text(member(&self.raw, "detail")?, "catalog")
    }

    /// The identifier. Duplicates of an event have the same one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        text(&self.raw, "id")
    }

    /// The source, which is [`SOURCE`] for events of the service.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        text(&self.raw, "source")
    }

    /// The account that received the event.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        text(&self.raw, "account")
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        text(&self.raw, "region")
    }

    /// The time as it came, such as `2026-01-31T12:00:00Z`; fractions of a second were seen too.
    #[must_use]
    pub fn time(&self) -> Option<&str> {
        text(&self.raw, "time")
    }

    /// The ARNs of the records that the event is about. Events of opportunities have none.
    #[must_use]
    pub fn resources(&self) -> Vec<String> {
        texts(&self.raw, "resources")
    }

    /// The JSON that the event was read from.
    #[must_use]
    pub fn raw(&self) -> &Value {
        &self.raw
    }
}

fn text<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    member(object, name)?.as_str()
}

impl fmt::Display for Event {
    /// Writes the event as JSON in one line.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(to)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_value(Value::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(to)
    }
}
