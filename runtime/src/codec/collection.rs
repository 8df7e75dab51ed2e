//! Lists, maps, and boxes of recursive shapes.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::format::TimestampFormat;
use super::report::{Report, Step};
use super::shape::{Formatted, MapKey, OptionSeed, Shape};
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

fn write_element<E: Element>(element: &E, format: TimestampFormat) -> Option<Formatted<'_, E::Value>> {
    element.get().map(|value| Formatted(value, format))
}

impl<'de, E: Element> Visitor<'de> for Collection<'_, Vec<E>> {
    type Value = Vec<E>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("a list", to)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<E>, A::Error> {
        let mut list = Vec::new();
        let mut index = 0;
        while let Some(value) = seq
            .next_element_seed(OptionSeed::<E::Value>::new(self.report))
            .inspect_err(|_| self.report.add_step(Step::Index(index)))?
        {
            list.extend(E::keep(value));
            index += 1;
        }
        Ok(list)
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
            let value = map.next_value_seed(OptionSeed::<E::Value>::new(self.report)).inspect_err(|_| {
                self.report.add_step(Step::Entry(position));
            })?;
            if let Some(value) = E::keep(value) {
                entries.insert(K::from(key), value);
            }
            position += 1;
        }
        Ok(entries)
    }
}

macro_rules! collection_shapes {
    ($($element:ty;)*) => {$(
        impl<T: Shape> Shape for Vec<$element> {
            const EXPECTED: &'static str = "a list";

            fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
                from.deserialize_seq(Collection::<Self> { report, kind: PhantomData })
            }

            fn write<S: Serializer>(&self, to: S, format: TimestampFormat) -> Result<S::Ok, S::Error> {
                to.collect_seq(self.iter().map(|element| write_element(element, format)))
            }

            fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
                checker.list(self, Element::get, constraints);
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

            fn write<S: Serializer>(&self, to: S, format: TimestampFormat) -> Result<S::Ok, S::Error> {
                let mut map = to.serialize_map(Some(self.len()))?;
                for (key, element) in self {
                    map.serialize_entry(key.as_key(), &write_element(element, format))?;
                }
                map.end()
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
        T::read(from, report).map(Box::new)
    }

    fn write<S: Serializer>(&self, to: S, format: TimestampFormat) -> Result<S::Ok, S::Error> {
        T::write(self, to, format)
    }

    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        T::check(self, constraints, checker);
    }

    fn placeholder() -> Self {
        Box::new(T::placeholder())
    }
}
