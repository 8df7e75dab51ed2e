//! Reads code, message and invalid fields from the body of an error response.
//!
//! Only the members that are looked for have to be valid. The rest is skipped, however deep it is nested. If the body
//! is truncated or becomes invalid, everything before that counts.

use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

const PATH: [&str; 4] = ["FieldName", "fieldName", "name", "path"];

/// The contents of the body. A member with several possible names has an entry for each name; the first present one
/// counts.
#[derive(Debug, Default)]
pub(super) struct ErrorBody {
    /// `__type`, `code` and `Code`, in this order.
    pub(super) codes: [Option<String>; 3],
    pub(super) messages: [Option<String>; 3],
    pub(super) reasons: [Option<String>; 2],
    /// The entries of every list of objects, sorted by the name of the list.
    pub(super) lists: Vec<(String, Vec<Entry>)>,
}

/// An element of a list, which may be about an invalid field.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) path: Option<String>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

impl ErrorBody {
    /// Reads a body, as far as it is a JSON object. An error in it doesn't discard what was read before.
    pub(super) fn read(body: &[u8]) -> Self {
        // Invalid UTF-8 and control characters in one string must not hide the rest. Between strings, a control
        // character may be replaced by a space.
        let text = String::from_utf8_lossy(body).replace(char::is_control, " ");
        let mut body = Self::default();
        let mut from = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        // If it fails, what was read is kept.
        let _ = Members(&mut body).deserialize(&mut from);
        body.lists.sort_by(|(one, _), (other, _)| one.cmp(other));
        body
    }

    fn set(&mut self, name: &str, value: Option<String>) {
        let slot = match name {
            "__type" => self.codes.first_mut(),
            "code" => self.codes.get_mut(1),
            "Code" => self.codes.get_mut(2),
            "message" => self.messages.first_mut(),
            "Message" => self.messages.get_mut(1),
            "errorMessage" => self.messages.get_mut(2),
            "reason" => self.reasons.first_mut(),
            "Reason" => self.reasons.get_mut(1),
            _ => None,
        };
        if let Some(slot) = slot {
            *slot = value;
        }
    }
}

/// Reads the members of the body. What was read is kept, even if an error follows.
struct Members<'a>(&'a mut ErrorBody);

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        while let Some(name) = from.next_key::<String>()? {
            // The list is kept even if reading it fails, for truncated bodies.
            let mut list = Vec::new();
            let read = from.next_value_seed(Value(Some(&mut list)));
            if !list.is_empty() {
                self.0.lists.push((name.clone(), list));
            }
            self.0.set(&name, read?);
        }
        Ok(())
    }
}

/// Reads any value: returns a string that is not empty, adds the objects of a list to the given list, and skips
/// everything else.
struct Value<'a>(Option<&'a mut Vec<Entry>>);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

/// The visitor methods that skip scalar values.
macro_rules! skip_scalars {
    ($($method:ident: $type:ty),*) => {
        $(fn $method<E: de::Error>(self, _: $type) -> Result<Self::Value, E> {
            Ok(Default::default())
        })*

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(Default::default())
        }

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("any value")
        }
    };
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Option<String>;

    skip_scalars!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let Some(list) = self.0 else { return skip_list(from) };
        while let Some(entry) = from.next_element::<MaybeEntry>()? {
            list.extend(entry.0);
        }
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<Self::Value, A::Error> {
        skip_map(from)
    }
}

fn skip_list<'de, A: SeqAccess<'de>, T: Default>(mut from: A) -> Result<T, A::Error> {
    while from.next_element::<IgnoredAny>()?.is_some() {}
    Ok(T::default())
}

fn skip_map<'de, A: MapAccess<'de>, T: Default>(mut from: A) -> Result<T, A::Error> {
    while from.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(T::default())
}

/// Reads an element of a list: an entry, if it is an object with a path, a code or a message.
struct Element;

impl<'de> Visitor<'de> for Element {
    type Value = MaybeEntry;

    skip_scalars!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_seq<A: SeqAccess<'de>>(self, from: A) -> Result<Self::Value, A::Error> {
        skip_list(from)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut paths: [Option<String>; 4] = Default::default();
        let mut entry = Entry::default();
        while let Some(name) = from.next_key::<String>()? {
            let value = from.next_value_seed(Value(None))?;
            match name.as_str() {
                "Code" | "code" => entry.code = value.or(entry.code),
                "Message" | "message" => entry.message = value.or(entry.message),
                name => {
                    for (slot, _) in paths.iter_mut().zip(PATH).filter(|(_, path)| *path == name) {
                        *slot = value.clone();
                    }
                }
            }
        }
        entry.path = paths.into_iter().flatten().next();
        let is_entry = entry.path.is_some() || entry.code.is_some() || entry.message.is_some();
        Ok(MaybeEntry(is_entry.then_some(entry)))
    }
}

#[derive(Default)]
struct MaybeEntry(Option<Entry>);

impl<'de> Deserialize<'de> for MaybeEntry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Element)
    }
}
