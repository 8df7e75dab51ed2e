//! Names that several items of a scope want.
//!
//! The first one in the order of the wire names keeps the name, the others get a number. So each name depends only on
//! those before it, and an item that a model update adds renames none of the items before it.

use std::collections::{BTreeMap, BTreeSet};

/// How a number is added to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `FooBar2`
    Camel,
    /// `foo_bar_2`
    Snake,
}

impl Style {
    fn numbered(self, name: &str, number: usize) -> String {
        let name = name.trim_end_matches('_');
        match self {
            // After a digit, the number would be read as a part of another number.
            Self::Camel if !name.ends_with(|last: char| last.is_ascii_digit()) => format!("{name}{number}"),
            Self::Camel | Self::Snake => format!("{name}_{number}"),
        }
    }
}

/// The names that a scope already has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken(BTreeSet<String>);

impl Taken {
    /// Adds the name, or if it is taken, the name with the first number that is free.
    pub(crate) fn free(&mut self, name: String, style: Style) -> String {
        let mut numbers = 2..;
        let mut free = name.clone();
        while !self.0.insert(free.clone()) {
            free = style.numbered(&name, numbers.next().unwrap_or_default());
        }
        free
    }
}

impl<S: Into<String>> FromIterator<S> for Taken {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self(names.into_iter().map(Into::into).collect())
    }
}

/// A name that an item wants in a scope.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<K> {
    /// What the name is for. Sorts like the wire names.
    pub(crate) key: K,
    pub(crate) name: String,
    /// True if the side file sets the name. Such names come before all others.
    pub(crate) given: bool,
}

/// An item that doesn't have the name it wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clash<K> {
    pub(crate) key: K,
    pub(crate) wanted: String,
    pub(crate) got: String,
    /// The item that has the name.
    pub(crate) owner: K,
    /// True if the side file gives both items the same name.
    pub(crate) given: bool,
}

/// Gives each item of a scope a unique name.
pub(crate) fn assign<K: Ord + Clone>(mut wanted: Vec<Wanted<K>>, style: Style) -> (BTreeMap<K, String>, Vec<Clash<K>>) {
    wanted.sort_by(|a, b| (!a.given, &a.key).cmp(&(!b.given, &b.key)));
    let mut taken = Taken::default();
    let mut owners: BTreeMap<String, K> = BTreeMap::new();
    let mut clashes = Vec::new();
    for Wanted { key, name, given } in wanted {
        let got = taken.free(name.clone(), style);
        if got != name
            && let Some(owner) = owners.get(&name)
        {
            clashes.push(Clash { key: key.clone(), wanted: name, got: got.clone(), owner: owner.clone(), given });
        }
        owners.insert(got, key);
    }
    (owners.into_iter().map(|(name, key)| (key, name)).collect(), clashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that these items get, in the order of the wire names.
    fn names(wanted: &[(&'static str, &str)], given: &[(&'static str, &str)], style: Style) -> Vec<String> {
        let want = |(key, name): &(&'static str, &str), given| Wanted { key: *key, name: (*name).to_owned(), given };
        let wanted = wanted.iter().map(|pair| want(pair, false)).chain(given.iter().map(|pair| want(pair, true)));
        assign(wanted.collect(), style).0.into_values().collect()
    }

    #[test]
    fn the_first_wire_name_keeps_the_name_and_the_others_are_numbered() {
        for (style, wanted, expected) in [
            (
                Style::Camel,
                &[("gzip", "Gzip"), ("GZIP", "Gzip"), ("Gzip", "Gzip")][..],
                &["Gzip", "Gzip2", "Gzip3"][..],
            ),
            (Style::Camel, &[("FooBar", "FooBar"), ("Foo_Bar", "FooBar")], &["FooBar", "FooBar2"]),
            (Style::Camel, &[("V_1", "V1"), ("V1", "V1")], &["V1", "V1_2"]),
            (Style::Camel, &[("Self", "Self_"), ("self", "Self_")], &["Self_", "Self2"]),
            (Style::Snake, &[("bucketId", "bucket_id"), ("bucket_id", "bucket_id")], &["bucket_id", "bucket_id_2"]),
            (Style::Snake, &[("Type", "type_"), ("type", "type_")], &["type_", "type_2"]),
        ] {
            assert_eq!(names(wanted, &[], style), expected);
        }
    }

    #[test]
    fn a_later_wire_name_renames_none_before_it() {
        let before = [("FOO", "Foo"), ("Foo", "Foo")];
        assert_eq!(names(&before, &[], Style::Camel), ["Foo", "Foo2"]);
        let after = [("FOO", "Foo"), ("Foo", "Foo"), ("Foo2", "Foo2"), ("foo", "Foo")];
        assert_eq!(names(&after, &[], Style::Camel), ["Foo", "Foo2", "Foo2_2", "Foo3"]);
    }

    #[test]
    fn a_given_name_comes_first() {
        let wanted = [("FooBar", "FooBar")];
        assert_eq!(names(&wanted, &[("Foo_Bar", "FooBar")], Style::Camel), ["FooBar2", "FooBar"]);
    }

    #[test]
    fn a_clash_has_both_items() {
        let want = |key: &'static str, given| Wanted { key, name: "Foo".to_owned(), given };
        let clash = |key, owner, given| Clash { key, wanted: "Foo".to_owned(), got: "Foo2".to_owned(), owner, given };
        assert_eq!(assign(vec![want("b", false), want("a", false)], Style::Camel).1, [clash("b", "a", false)]);
        assert_eq!(assign(vec![want("b", true), want("a", false)], Style::Camel).1, [clash("a", "b", false)]);
        assert_eq!(assign(vec![want("b", true), want("a", true)], Style::Camel).1, [clash("b", "a", true)]);
    }
}
