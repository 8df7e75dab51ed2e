//! Names that meet: what happens when two things of one scope want the same.
//!
//! Who comes first in the order of the wire keeps the name, the others get a number. So the name of each depends only on
//! those before it: what an update adds behind them renames nobody.

use std::collections::{BTreeMap, BTreeSet};

/// How a number is put behind a name.
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
            // Behind a digit the number would be another one.
            Self::Camel if !name.ends_with(|last: char| last.is_ascii_digit()) => format!("{name}{number}"),
            Self::Camel | Self::Snake => format!("{name}_{number}"),
        }
    }
}

/// The names that are taken in a scope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken(BTreeSet<String>);

impl Taken {
    /// Takes the name, or the first with a number behind it that is free.
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

/// A name that something wants in a scope.
#[derive(Clone, Debug)]
pub(crate) struct Wish<K> {
    /// What it is for; sorts as things sort on the wire.
    pub(crate) key: K,
    pub(crate) name: String,
    /// The side file gives it this name, so it comes before all others.
    pub(crate) given: bool,
}

/// Something that doesn't have the name it wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clash<K> {
    pub(crate) key: K,
    pub(crate) wanted: String,
    pub(crate) got: String,
    /// Who has the name.
    pub(crate) owner: K,
    /// The side file gives both the same name.
    pub(crate) given: bool,
}

/// Gives everything in a scope a name of its own.
pub(crate) fn assign<K: Ord + Clone>(mut wishes: Vec<Wish<K>>, style: Style) -> (BTreeMap<K, String>, Vec<Clash<K>>) {
    wishes.sort_by(|a, b| (!a.given, &a.key).cmp(&(!b.given, &b.key)));
    let mut taken = Taken::default();
    let mut owners: BTreeMap<String, K> = BTreeMap::new();
    let mut clashes = Vec::new();
    for Wish { key, name: wanted, given } in wishes {
        let got = taken.free(wanted.clone(), style);
        if got != wanted
            && let Some(owner) = owners.get(&wanted)
        {
            clashes.push(Clash { key: key.clone(), wanted, got: got.clone(), owner: owner.clone(), given });
        }
        owners.insert(got, key);
    }
    (owners.into_iter().map(|(name, key)| (key, name)).collect(), clashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that these get, in the order of the wire.
    fn names(wishes: &[(&'static str, &str)], given: &[(&'static str, &str)], style: Style) -> Vec<String> {
        let wish = |(key, name): &(&'static str, &str), given| Wish { key: *key, name: (*name).to_owned(), given };
        let wishes = wishes.iter().map(|pair| wish(pair, false)).chain(given.iter().map(|pair| wish(pair, true)));
        assign(wishes.collect(), style).0.into_values().collect()
    }

    #[test]
    fn the_smaller_wire_text_keeps_the_name_and_the_others_are_numbered() {
        for (style, wishes, expected) in [
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
            assert_eq!(names(wishes, &[], style), expected);
        }
    }

    #[test]
    fn what_comes_later_on_the_wire_renames_nobody() {
        let before = [("FOO", "Foo"), ("Foo", "Foo")];
        assert_eq!(names(&before, &[], Style::Camel), ["Foo", "Foo2"]);
        let after = [("FOO", "Foo"), ("Foo", "Foo"), ("Foo2", "Foo2"), ("foo", "Foo")];
        assert_eq!(names(&after, &[], Style::Camel), ["Foo", "Foo2", "Foo2_2", "Foo3"]);
    }

    #[test]
    fn a_given_name_comes_first() {
        let wishes = [("FooBar", "FooBar")];
        assert_eq!(names(&wishes, &[("Foo_Bar", "FooBar")], Style::Camel), ["FooBar2", "FooBar"]);
    }

    #[test]
    fn a_clash_names_both() {
        let wish = |key: &'static str, given| Wish { key, name: "Foo".to_owned(), given };
        let clash = |key, owner, given| Clash { key, wanted: "Foo".to_owned(), got: "Foo2".to_owned(), owner, given };
        assert_eq!(assign(vec![wish("b", false), wish("a", false)], Style::Camel).1, [clash("b", "a", false)]);
        assert_eq!(assign(vec![wish("b", true), wish("a", false)], Style::Camel).1, [clash("a", "b", false)]);
        assert_eq!(assign(vec![wish("b", true), wish("a", true)], Style::Camel).1, [clash("b", "a", true)]);
    }
}
