//! A map of few entries. The map of the standard library is compiled anew for each type of key and value, which costs
//! several times as much as this one.

use std::borrow::Borrow;

/// Entries in the order of their keys, in one list: an insertion moves those behind it.
#[derive(Clone, PartialEq)]
pub(crate) struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Sorted<K, V> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, (K, V)> {
        self.0.iter_mut()
    }

    pub(crate) fn pop_first(&mut self) -> Option<(K, V)> {
        if self.0.is_empty() { None } else { Some(self.0.remove(0)) }
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&(K, V)) -> bool) {
        self.0.retain(keep);
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// Sorts any number of entries. Of those with the same key the last one counts.
    pub(crate) fn of(mut entries: Vec<(K, V)>) -> Self {
        entries.reverse();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.dedup_by(|(a, _), (b, _)| a == b);
        Self(entries)
    }

    /// The index of a key, or the one at which to insert it.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let index = self.find(key).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let index = self.find(key).ok()?;
        self.0.get_mut(index).map(|(_, value)| value)
    }

    /// Adds an entry, or replaces its value.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok(index) => {
                if let Some(entry) = self.0.get_mut(index) {
                    entry.1 = value;
                }
            }
            Err(index) => self.0.insert(index, (key, value)),
        }
    }

    /// Adds an entry unless there is one with its key.
    pub(crate) fn insert_if_absent(&mut self, key: K, value: V) {
        if let Err(index) = self.find(&key) {
            self.0.insert(index, (key, value));
        }
    }

    /// The value of a key, which is added with the default value if it is absent.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let index = self.find(&key).unwrap_or_else(|index| {
            self.0.insert(index, (key, V::default()));
            index
        });
        // There is an entry at this index, whichever way it was found.
        &mut self.0[index].1
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let index = self.find(key).ok()?;
        Some(self.0.remove(index).1)
    }

    /// Adds entries, or replaces their values.
    pub(crate) fn extend(&mut self, entries: impl IntoIterator<Item = (K, V)>) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Of entries with the same key the last one counts.
impl<K: Ord, V> FromIterator<(K, V)> for Sorted<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut sorted = Self::new();
        sorted.extend(entries);
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_in_the_order_of_their_keys_and_the_last_value_counts() {
        let mut sorted: Sorted<String, u8> =
            [("b", 1), ("a", 2), ("b", 3)].map(|(key, value)| (key.to_owned(), value)).into_iter().collect();
        sorted.insert_if_absent("a".to_owned(), 9);
        *sorted.or_default("c".to_owned()) += 4;
        *sorted.or_default("a".to_owned()) += 1;
        assert!(sorted.iter().map(|(key, value)| (key.as_str(), *value)).eq([("a", 3), ("b", 3), ("c", 4)]));
        assert_eq!(sorted.remove("b"), Some(3));
        assert_eq!((sorted.get("b"), sorted.get("c"), sorted.contains_key("a")), (None, Some(&4), true));
        assert_eq!((sorted.remove("b"), sorted.len(), sorted.is_empty()), (None, 2, false));
        let mut sorted = Sorted::of(vec![("b", 1), ("a", 2), ("b", 3), ("a", 4), ("c", 5)]);
        sorted.retain(|(key, _)| *key != "c");
        assert_eq!(
            [sorted.pop_first(), sorted.pop_first(), sorted.pop_first()],
            [Some(("a", 4)), Some(("b", 3)), None]
        );
    }
}
