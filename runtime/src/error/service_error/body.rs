//! Reads code, message and invalid fields from the body of an error response.
//!
//! Only the members that are looked for have to be valid. The rest is skipped, however deep it is nested. If the body
//! is truncated or becomes invalid, everything before that counts.

use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::code::bare_code;
use super::members::{MAX_DEPTH, Meaning, RANKS, Wrapper, meaning, wrapper};
use super::xml::{self, XmlError};
use crate::codec::replace_surrogates;

const PATH: [&str; 4] = ["FieldName", "fieldName", "name", "path"];

/// The objects of a body that may be the error: the body itself, then those in which gateways wrap an error.
#[derive(Debug)]
pub(super) struct ErrorBody(Vec<Object>);

/// The members of an object.
#[derive(Debug, Default)]
struct Object {
    codes: [Named; RANKS],
    messages: [Named; RANKS],
    problem: [Named; 2],
    reason: Named,
    /// It is no error without a code.
    needs_code: bool,
    /// The entries of every list of objects, sorted by the name of the list.
    lists: Vec<(String, Vec<Entry>)>,
}

/// The value of a member with its name. Of names that mean the same, the first one counts.
#[derive(Debug, Default)]
struct Named(Option<(String, String)>);

/// An element of a list, which may be about an invalid field.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) path: Option<String>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

impl ErrorBody {
    /// Reads a body, as far as it is JSON or an error in XML.
    pub(super) fn read(body: &[u8]) -> Self {
        // Invalid UTF-8 and control characters in one string must not hide the rest. Between strings, a control
        // character may be replaced by a space.
        let text = String::from_utf8_lossy(body).replace(char::is_control, " ");
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let mut objects = Vec::new();
        if text.starts_with('<') {
            let XmlError { code, message } = xml::read(text);
            objects.push(Object::of(code, message));
            return Self(objects);
        }
        read_json(text, &mut objects, Place::BODY);
        if objects.iter().all(|object| object.code().is_none()) {
            // A gateway may pass an error on as the text of its message.
            let texts: Vec<String> = objects.iter().filter_map(|object| object.message().map(str::to_owned)).collect();
            texts.iter().for_each(|text| read_json(text, &mut objects, Place::BODY.below(Wrapper::Any)));
        }
        Self(objects)
    }

    /// The code of the outermost object that has one.
    pub(super) fn code(&self) -> Option<String> {
        self.0.iter().find_map(Object::code)
    }

    /// The message beside the code, else the outermost one.
    pub(super) fn message(&self) -> Option<String> {
        self.by_relevance().find_map(Object::message).map(str::to_owned)
    }

    /// The message of a problem, as RFC 9457 defines it.
    pub(super) fn problem(&self) -> Option<String> {
        self.0.first()?.problem.iter().find_map(Named::value).map(str::to_owned)
    }

    pub(super) fn reason(&self) -> Option<String> {
        self.by_relevance().find_map(|object| object.reason.value().map(str::to_owned))
    }

    pub(super) fn lists(&self) -> impl Iterator<Item = &[Entry]> {
        self.by_relevance().flat_map(|object| object.lists.iter().map(|(_, list)| list.as_slice()))
    }

    /// The object that has the code, then the others from the outside in.
    fn by_relevance(&self) -> impl Iterator<Item = &Object> {
        let coded = self.0.iter().find(|object| object.code().is_some());
        coded.into_iter().chain(&self.0)
    }
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    wrapper: Wrapper,
}

impl Place {
    const BODY: Self = Self { depth: 0, wrapper: Wrapper::Error };

    fn below(self, wrapper: Wrapper) -> Self {
        Self { depth: self.depth + 1, wrapper }
    }
}

/// Adds the objects of a JSON text, which may be a text in JSON itself. An error in it doesn't discard what was read
/// before.
fn read_json(text: &str, objects: &mut Vec<Object>, place: Place) {
    let replaced = replace_surrogates(text);
    let mut from = serde_json::Deserializer::from_str(replaced.as_deref().unwrap_or(text));
    let read = Value { list: None, objects: Some((objects, place)) }.deserialize(&mut from);
    if let Ok(Some(text)) = read
        && place.depth < MAX_DEPTH
    {
        read_json(&text, objects, place.below(place.wrapper));
    }
}

impl Object {
    fn of(code: Option<String>, message: Option<String>) -> Self {
        let mut object = Self::default();
        object.set("code", code);
        object.set("message", message);
        object
    }

    fn code(&self) -> Option<String> {
        self.codes.iter().find_map(|code| bare_code(code.value()?))
    }

    fn message(&self) -> Option<&str> {
        let message = self.messages.iter().find_map(Named::value);
        message.filter(|_| !self.needs_code || self.code().is_some())
    }

    fn set(&mut self, name: &str, value: Option<String>) {
        let Some(mut value) = value else { return };
        if name.eq_ignore_ascii_case("faultcode") {
            // `soap:Server`
            value = value.rsplit(':').next().unwrap_or_default().to_owned();
        }
        let named = match meaning(name) {
            Some(Meaning::Code(rank)) => self.codes.get_mut(rank),
            Some(Meaning::Message(rank)) => self.messages.get_mut(rank),
            Some(Meaning::Reason) => Some(&mut self.reason),
            Some(Meaning::Problem(rank)) => self.problem.get_mut(rank),
            // One word is a code, more are a message.
            Some(Meaning::Error) if bare_code(&value).is_some() => self.codes.last_mut(),
            Some(Meaning::Error) => self.messages.last_mut(),
            None => None,
        };
        if let Some(named) = named {
            named.set(name, value);
        }
    }
}

impl Named {
    fn value(&self) -> Option<&str> {
        self.0.as_ref().map(|(_, value)| value.as_str())
    }

    fn set(&mut self, name: &str, value: String) {
        match &mut self.0 {
            Some((other, _)) if other != name => {}
            // The last of repeated members counts.
            named => *named = Some((name.to_owned(), value)),
        }
    }
}

/// Reads any value: returns a string that is not empty, and adds the objects of a list to the given list. Everything
/// else is skipped, except where an error may be wrapped: then it adds the objects that may be the error.
struct Value<'a> {
    list: Option<&'a mut Vec<Entry>>,
    objects: Option<(&'a mut Vec<Object>, Place)>,
}

impl Value<'_> {
    const SKIP: Self = Self { list: None, objects: None };
}

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
        let mut own = Vec::new();
        let list = match self {
            Self { list: Some(list), .. } => list,
            Self { objects: Some(_), .. } => &mut own,
            _ => return skip_list(from),
        };
        let mut text = None;
        let mut read_all = || {
            while let Some(item) = from.next_element::<Item>()? {
                match item {
                    Item::Entry(entry) => list.push(entry),
                    Item::Text(message) => text = text.take().or(Some(message)),
                    Item::Skipped => {}
                }
            }
            Ok(None)
        };
        // What was read is kept, also if reading the rest fails.
        let read = read_all();
        if let Some((objects, place)) = self.objects {
            let text = text.filter(|_| place.wrapper == Wrapper::Error);
            let first = list.iter().find(|entry| entry.code.is_some() || entry.message.is_some());
            let (code, message) = first.map(|entry| (entry.code.clone(), entry.message.clone())).unwrap_or_default();
            objects.push(Object::of(code, message.or(text)));
        }
        read
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let Some((objects, place)) = self.objects.filter(|(_, place)| place.depth < MAX_DEPTH) else {
            return skip_map(from);
        };
        let index = objects.len();
        objects.push(Object { needs_code: place.wrapper == Wrapper::Any, ..Object::default() });
        while let Some(name) = from.next_key::<String>()? {
            let mut list = Vec::new();
            let inner = wrapper(&name).map(|wrapper| place.below(wrapper));
            let wrapped = inner.map(|place| (&mut *objects, place));
            let read = from.next_value_seed(Value { list: Some(&mut list), objects: wrapped });
            // The text of `body` may be JSON.
            if let (Ok(Some(text)), Some(place)) = (&read, inner)
                && place.wrapper == Wrapper::Any
            {
                read_json(text, objects, place);
            }
            let Some(object) = objects.get_mut(index) else { continue };
            if !list.is_empty() {
                let index = object.lists.partition_point(|(other, _)| *other <= name);
                object.lists.insert(index, (name.clone(), list));
            }
            object.set(&name, read?);
        }
        Ok(None)
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

/// An element of a list: an entry is an object with a path, a code or a message.
#[derive(Default)]
enum Item {
    Entry(Entry),
    Text(String),
    #[default]
    Skipped,
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    skip_scalars!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(if text.is_empty() { Item::Skipped } else { Item::Text(text.to_owned()) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, from: A) -> Result<Self::Value, A::Error> {
        skip_list(from)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut paths: [Option<String>; 4] = Default::default();
        let mut entry = Entry::default();
        while let Some(name) = from.next_key::<String>()? {
            if wrapper(&name) == Some(Wrapper::Error) {
                if let Item::Entry(Entry { code, message, .. }) = from.next_value()? {
                    (entry.code, entry.message) = (entry.code.or(code), entry.message.or(message));
                }
                continue;
            }
            let value = from.next_value_seed(Value::SKIP)?;
            match meaning(&name) {
                Some(Meaning::Code(_)) => entry.code = value.or(entry.code),
                Some(Meaning::Message(_)) => entry.message = value.or(entry.message),
                _ => {
                    for (slot, _) in paths.iter_mut().zip(PATH).filter(|(_, path)| *path == name) {
                        *slot = value.clone();
                    }
                }
            }
        }
        entry.path = paths.into_iter().flatten().next();
        let is_entry = entry.path.is_some() || entry.code.is_some() || entry.message.is_some();
        Ok(if is_entry { Item::Entry(entry) } else { Item::Skipped })
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ItemVisitor)
    }
}
