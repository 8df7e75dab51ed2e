//! Lists, maps, and boxes of recursive shapes.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::decode_problem::DecodeErrorKind;
use super::format::Style;
use super::json_writer::{JsonWriter, ToJson, Written};
use super::map_key::MapKey;
use super::report::{Report, Step};
use super::shape::{AnyList, AnyValue, Formatted, PlaceSeed, Shape};
use super::validation::{Checker, Constraints};

/// An element of a list or map that may be `null` in JSON.
trait Element: fmt::Debug + Sized {
    type Value: Shape;

    /// `None` drops the element.
    fn keep(value: Option<Self::Value>) -> Option<Self>;

    fn get(&self) -> Option<&Self::Value>;
}

/// A dense collection: `null` is dropped, so that the rest of the response stays usable.
impl<T: Shape> Element for T {
    type Value = T;

    fn keep(value: Option<T>) -> Option<T> {
        value
    }

    fn get(&self) -> Option<&T> {
        Some(self)
    }
}

/// A sparse collection, where `null` is a value.
impl<T: Shape> Element for Option<T> {
    type Value = T;

    fn keep(value: Option<T>) -> Option<Self> {
        Some(value)
    }

    fn get(&self) -> Option<&T> {
        self.as_ref()
    }
}

struct Collection<'a, C> {
    report: &'a Report,
    kind: PhantomData<C>,
}

impl<E: Element> AnyList for Vec<E> {
    fn length(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Option<&dyn AnyValue> {
        self.get(index).and_then(Element::get).map(|value| -> &dyn AnyValue { value })
    }
}

fn write_list(list: &dyn AnyList, to: &mut JsonWriter, style: Style<'_>) -> Written {
    let mut to = to.list()?;
    for index in 0..list.length() {
        to.element(list.element(index).map(|value| -> &dyn ToJson { value }), style)?;
    }
    to.end()
}

fn write_element<'a, E: Element>(element: &'a E, style: Style<'a>) -> Option<Formatted<'a, E::Value>> {
    element.get().map(|value| Formatted(value, style))
}

impl<'de, E: Element> Visitor<'de> for Collection<'_, Vec<E>> {
    type Value = Vec<E>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("a list", to)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<E>, A::Error> {
        let mut list = Vec::new();
        let mut index = 0;
        loop {
            self.report.enter(|| Step::Index(index));
            let mut place = None;
            let seed = PlaceSeed::<E::Value> { place: &mut place, report: self.report };
            let is_end = match seq.next_element_seed(seed) {
                Ok(read) => read.is_none(),
                Err(error) => {
                    self.report.add_step(Step::Index(index));
                    return Err(error);
                }
            };
            self.report.leave();
            if is_end {
                return Ok(list);
            }
            if let Some(element) = E::keep(place) {
                if list.len() == list.capacity() {
                    // As a list grows: to four elements, then to twice as many.
                    self.report.charge(list.len().max(4) * size_of::<E>())?;
                }
                list.push(element);
            }
            index += 1;
        }
    }
}

impl<'de, K: MapKey, E: Element> Visitor<'de> for Collection<'_, BTreeMap<K, E>> {
    type Value = BTreeMap<K, E>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("an object", to)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BTreeMap<K, E>, A::Error> {
        let mut entries = BTreeMap::new();
        let mut position = 0;
        while let Some(key) = map.next_key::<String>()? {
            if self.report.is_strict() {
                check_key(&K::from(key.clone()), &entries, self.report);
            }
            self.report.enter(|| Step::Entry(position));
            let mut place = None;
            let seed = PlaceSeed::<E::Value> { place: &mut place, report: self.report };
            map.next_value_seed(seed).inspect_err(|_| self.report.add_step(Step::Entry(position)))?;
            if let Some(value) = E::keep(place) {
                // Nodes of the tree are half full at least.
                self.report.charge(key.capacity() + 2 * size_of::<(K, E)>())?;
                entries.insert(K::from(key), value);
            }
            self.report.leave();
            position += 1;
        }
        Ok(entries)
    }
}

/// Reports what is invalid about a key, in strict reading.
#[cold]
fn check_key<K: MapKey, E>(key: &K, entries: &BTreeMap<K, E>, report: &Report) {
    if entries.contains_key(key) {
        report.record_of_key(DecodeErrorKind::RepeatedKey, "the key is repeated".to_owned());
    }
    if let Some(problem) = key.unknown_value() {
        let message = problem.redacted_if(report.is_sensitive()).to_string();
        report.record_of_key(DecodeErrorKind::UnknownEnumValue, message);
    }
}

macro_rules! collection_shapes {
    ($($element:ty;)*) => {$(
        impl<T: Shape> Shape for Vec<$element> {
            const EXPECTED: &'static str = "a list";

            fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
                from.deserialize_seq(Collection::<Self> { report, kind: PhantomData })
            }

            fn write<S: Serializer>(&self, to: S, style: Style<'_>) -> Result<S::Ok, S::Error> {
                to.collect_seq(self.iter().map(|element| write_element(element, style)))
            }

            fn write_json(&self, to: &mut JsonWriter, style: Style<'_>) -> Written {
                write_list(self, to, style)
            }

            fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
                checker.list(self, constraints);
            }

            fn placeholder() -> Self {
                Self::new()
            }
        }

        impl<K: MapKey, T: Shape> Shape for BTreeMap<K, $element> {
            const EXPECTED: &'static str = "an object";

            fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
                from.deserialize_map(Collection::<Self> { report, kind: PhantomData })
            }

            fn write<S: Serializer>(&self, to: S, style: Style<'_>) -> Result<S::Ok, S::Error> {
                let mut map = to.serialize_map(Some(self.len()))?;
                for (key, element) in self {
                    map.serialize_entry(key.as_key(), &write_element(element, style))?;
                }
                map.end()
            }

            fn write_json(&self, to: &mut JsonWriter, style: Style<'_>) -> Written {
                let mut object = to.object()?;
                for (key, element) in self {
                    object.entry(key.as_key(), element.get().map(|value| -> &dyn ToJson { value }), style)?;
                }
                object.end()
            }

            fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
                checker.map(self.iter().map(|(key, element)| (key, element.get())), constraints);
            }

            fn placeholder() -> Self {
                Self::new()
            }
        }
    )*};
}

collection_shapes! {
    T;
    Option<T>;
}

impl<T: Shape> Shape for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
        report.charge(size_of::<T>())?;
        T::read(from, report).map(Box::new)
    }

    fn write<S: Serializer>(&self, to: S, style: Style<'_>) -> Result<S::Ok, S::Error> {
        T::write(self, to, style)
    }

    fn write_json(&self, to: &mut JsonWriter, style: Style<'_>) -> Written {
        T::write_json(self, to, style)
    }

    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        T::check(self, constraints, checker);
    }

    fn placeholder() -> Self {
        Box::new(T::placeholder())
    }
}
