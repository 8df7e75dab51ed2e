//! Records by their identifiers, with the knowledge of what has changed since it was last written.

use std::collections::BTreeMap;
use std::ops::Deref;

use smithy_client_runtime::serde::Serialize;

use crate::store::{Changes, Key, StoreError};

/// Records of one kind. Reading is that of the map; each way to change one is a method here.
#[derive(Debug)]
pub(crate) struct Records<T> {
    rows: BTreeMap<String, T>,
    /// The records as they were before they could be changed; `None` if nobody asks for changes.
    before: Option<BTreeMap<String, Option<T>>>,
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), before: None }
    }
}

impl<T> Deref for Records<T> {
    type Target = BTreeMap<String, T>;

    fn deref(&self) -> &Self::Target {
        &self.rows
    }
}

impl<T: Clone + PartialEq> Records<T> {
    /// A record, to be changed.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.remember(id);
        self.rows.get_mut(id)
    }

    /// Adds or replaces a record.
    pub(crate) fn insert(&mut self, id: String, record: T) {
        self.remember(&id);
        self.rows.insert(id, record);
    }

    /// Removes a record.
    pub(crate) fn remove(&mut self, id: &str) {
        self.remember(id);
        self.rows.remove(id);
    }

    /// Notes changes from now on. The present records count as written.
    pub(super) fn note_changes(&mut self) {
        self.before = Some(BTreeMap::new());
    }

    fn remember(&mut self, id: &str) {
        let Some(before) = &mut self.before else { return };
        if !before.contains_key(id) {
            before.insert(id.to_owned(), self.rows.get(id).cloned());
        }
    }
}

impl<T: Clone + PartialEq + Serialize> Records<T> {
    /// Adds the changes since the last call.
    ///
    /// # Errors
    /// A record can't be written as JSON, for which no reason is known.
    pub(super) fn take_changes(
        &mut self,
        kind: &'static str,
        catalog: &'static str,
        changes: &mut Changes,
    ) -> Result<(), StoreError> {
        let Some(before) = &mut self.before else { return Ok(()) };
        while let Some((id, old)) = before.pop_first() {
            let new = self.rows.get(&id);
            if new != old.as_ref() {
                let key = Key { kind, catalog, id };
                let value = new.map(|record| json(&key, record)).transpose()?;
                changes.insert(key, value);
            }
        }
        Ok(())
    }
}

/// A record as the store has it. The messages of serde may repeat values.
pub(super) fn json(key: &Key, record: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    let Key { kind, catalog, id } = key;
    serde_json::to_vec(record)
        .map_err(|_| StoreError::new(format!("the record {kind} {catalog} {id} can't be written as JSON")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(records: &mut Records<u8>) -> Vec<(String, Option<String>)> {
        let mut changes = Changes::new();
        records.take_changes("number", "AWS", &mut changes).unwrap();
        let text = |value: Option<Vec<u8>>| value.map(|value| String::from_utf8(value).unwrap());
        changes.into_iter().map(|(key, value)| (key.id, text(value))).collect()
    }

    #[test]
    fn only_records_that_differ_are_changes() {
        let mut records = Records::default();
        records.insert("a".to_owned(), 1);
        assert_eq!(changes(&mut records), [], "nobody asked");
        records.note_changes();
        *records.get_mut("a").unwrap() += 0;
        assert_eq!(records.get_mut("x"), None);
        records.insert("y".to_owned(), 2);
        records.remove("y");
        assert_eq!(changes(&mut records), []);
        records.insert("b".to_owned(), 2);
        *records.get_mut("b").unwrap() = 3;
        records.remove("a");
        assert_eq!(changes(&mut records), [("a".to_owned(), None), ("b".to_owned(), Some("3".to_owned()))]);
        assert_eq!(changes(&mut records), [], "they were taken");
    }
}
