//! What the body of an error tells, of all that may stand in it.
//!
//! Errors are read when something is wrong already, so nothing but the few known members has to be right. The rest is
//! skipped, however deep, and of a body that is cut off or turns into something else counts what came before.

use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

const PATH: [&str; 4] = ["FieldName", "fieldName", "name", "path"];

/// What was found. Of a text with several names each is kept with the rank of its name; the first one counts.
#[derive(Debug, Default)]
pub(super) struct ErrorBody {
    /// Of `__type`, `code` and `Code`, in this order.
    pub(super) codes: [Option<String>; 3],
    pub(super) messages: [Option<String>; 3],
    pub(super) reasons: [Option<String>; 2],
    /// The entries of every list of objects, by the name of the list.
    pub(super) lists: Vec<(String, Vec<Entry>)>,
}

/// An element of a list that may tell what is wrong with a field.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) path: Option<String>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

impl ErrorBody {
    /// Reads a body, as far as it is a JSON object: nothing after that takes back what was found.
    pub(super) fn read(body: &[u8]) -> Self {
        // One wrong byte in a text must not hide what is wrong with the request. Between texts a control character is
        // as good as a blank.
        let text = String::from_utf8_lossy(body).replace(char::is_control, " ");
        let mut body = Self::default();
        let mut from = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        // Whatever stopped it, the rest is lost.
        let _ = Members(&mut body).deserialize(&mut from);
        body.lists.sort_by(|(one, _), (other, _)| one.cmp(other));
        body
    }

    fn take(&mut self, name: &str, value: Option<String>) {
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

/// Reads the members of the body. What was found stays, even if an error follows.
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
            // A list is kept from its beginning on, so that one that is cut off tells what it can.
            let mut list = Vec::new();
            let read = from.next_value_seed(Value(Some(&mut list)));
            if !list.is_empty() {
                self.0.lists.push((name.clone(), list));
            }
            self.0.take(&name, read?);
        }
        Ok(())
    }
}

/// Reads any value: gives a text that is not empty, fills the list with its objects, skips everything else.
struct Value<'a>(Option<&'a mut Vec<Entry>>);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

/// What both kinds of values have in common: numbers and the like are passed over.
macro_rules! pass_over_scalars {
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

    pass_over_scalars!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

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

/// An object gives an entry if it says anything, all else gives none.
struct Element;

impl<'de> Visitor<'de> for Element {
    type Value = MaybeEntry;

    pass_over_scalars!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

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
        let says = entry.path.is_some() || entry.code.is_some() || entry.message.is_some();
        Ok(MaybeEntry(says.then_some(entry)))
    }
}

#[derive(Default)]
struct MaybeEntry(Option<Entry>);

impl<'de> Deserialize<'de> for MaybeEntry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Element)
    }
}
