//! The world as records of the store: what has changed, and the world that stored records make.
//!
//! Lists that are read page by page aren't stored: their tokens are invalid after a restart.

use serde::de::DeserializeOwned;

use super::catalog::{Catalog, Due};
use super::invitation::INVITATION_LIFE;
use super::records::{Records, json};
use super::world::World;
use crate::clock::Source;
use crate::events::Outbox;
use crate::store::{Changes, Key, Row, StoreError};
use partnercentral_selling::types::TaskStatus;

const CLOCK: &str = "clock";

impl World {
    /// Notes changes from now on, to be taken by [`World::take_changes`].
    pub(crate) fn note_changes(&mut self) {
        for catalog in &mut self.catalogs {
            catalog.note_changes();
        }
    }

    /// What has changed since the last call, with the clock.
    ///
    /// # Errors
    /// A record can't be written as JSON, for which no reason is known.
    pub(crate) fn take_changes(&mut self, clock: Source) -> Result<Changes, StoreError> {
        let mut changes = Changes::new();
        for catalog in &mut self.catalogs {
            catalog.take_changes(&mut changes)?;
        }
        if self.stored_clock.replace(clock) != Some(clock) {
            let key = Key { kind: CLOCK, catalog: "", id: String::new() };
            let value = json(&key, &clock)?;
            changes.insert(key, Some(value));
        }
        Ok(changes)
    }

    /// The world of stored records, and its clock.
    ///
    /// # Errors
    /// A record can't be read.
    pub(crate) fn from_rows(rows: &[Row], events: Outbox) -> Result<(Self, Source), StoreError> {
        let mut world = Self::new(events);
        for row in rows {
            if row.kind == CLOCK {
                world.stored_clock = Some(read(row)?);
                continue;
            }
            let catalog = world.catalogs.iter_mut().find(|catalog| catalog.name == row.catalog);
            catalog.ok_or_else(|| StoreError::record(row, "is in an unknown catalog"))?.load(row)?;
            if matches!(row.kind.as_str(), "opportunity" | "invitation" | "task") {
                world.ids.skip(&row.id);
            }
        }
        for catalog in &mut world.catalogs {
            catalog.tokens.sort();
            catalog.schedule();
        }
        let clock =
            world.stored_clock.ok_or_else(|| StoreError::new("the store is damaged: it has no clock".to_owned()))?;
        Ok((world, clock))
    }
}

impl Catalog {
    fn note_changes(&mut self) {
        self.opportunities.note_changes();
        self.invitations.note_changes();
        self.solutions.note_changes();
        self.products.note_changes();
        self.tasks.note_changes();
        self.tokens.used.note_changes();
    }

    fn take_changes(&mut self, changes: &mut Changes) -> Result<(), StoreError> {
        self.opportunities.take_changes("opportunity", self.name, changes)?;
        self.invitations.take_changes("invitation", self.name, changes)?;
        self.solutions.take_changes("solution", self.name, changes)?;
        self.products.take_changes("products", self.name, changes)?;
        self.tasks.take_changes("task", self.name, changes)?;
        self.tokens.used.take_changes("token", self.name, changes)
    }

    fn load(&mut self, row: &Row) -> Result<(), StoreError> {
        match row.kind.as_str() {
            "opportunity" => load(&mut self.opportunities, row),
            "invitation" => load(&mut self.invitations, row),
            "solution" => load(&mut self.solutions, row),
            "products" => load(&mut self.products, row),
            "task" => load(&mut self.tasks, row),
            "token" => load(&mut self.tokens.used, row),
            _ => Err(StoreError::record(row, "is of an unknown kind")),
        }
    }

    /// What is due, as the records tell it.
    fn schedule(&mut self) {
        let tasks = self.tasks.values().filter(|task| task.status == TaskStatus::InProgress);
        self.due.extend(tasks.map(|task| (task.completes, Due::TaskCompletes(task.id.clone()))));
        let reviews = self.opportunities.iter();
        let reviews = reviews.filter_map(|(id, it)| Some((it.review_begins?, Due::ReviewBegins(id.clone()))));
        self.due.extend(reviews);
        let pending = self.invitations.iter().filter(|(_, invitation)| invitation.is_pending());
        let expiry = |sent: i64| sent.saturating_add(INVITATION_LIFE);
        self.due.extend(pending.map(|(id, it)| (expiry(it.sent), Due::InvitationExpires(id.clone()))));
    }
}

fn load<T: Clone + PartialEq + DeserializeOwned>(records: &mut Records<T>, row: &Row) -> Result<(), StoreError> {
    records.insert(row.id.clone(), read(row)?);
    Ok(())
}

fn read<T: DeserializeOwned>(row: &Row) -> Result<T, StoreError> {
    // The messages of serde repeat values.
    serde_json::from_slice(&row.value).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        StoreError::record(row, &format!("can't be read (line {line}, column {column} of its JSON)"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: &str, catalog: &str, id: &str, value: &str) -> Row {
        let [kind, catalog, id] = [kind, catalog, id].map(str::to_owned);
        Row { kind, catalog, id, value: value.as_bytes().to_vec() }
    }

    #[test]
    fn a_record_that_cannot_be_read_is_named_without_its_values() {
        let clock = || row("clock", "", "", r#"{"Stands":{"at":0}}"#);
        let unreadable = |column: u32| format!("can't be read (line 1, column {column} of its JSON)");
        let cases = [
            (row("task", "AWS", "t-1", r#"{"id": "secret""#), format!("task t-1 of AWS {}", unreadable(15))),
            (row("task", "AWS", "t-1", r#"{"kind": "secret"}"#), format!("task t-1 of AWS {}", unreadable(17))),
            (row("clock", "", "", r#""secret""#), format!("the record clock {}", unreadable(8))),
            (row("deal", "AWS", "d", "{}"), "deal d of AWS is of an unknown kind".to_owned()),
            (row("task", "Test", "t", "{}"), "task t of Test is in an unknown catalog".to_owned()),
        ];
        for (damaged, place) in cases {
            let error = World::from_rows(&[clock(), damaged], Outbox::new(0)).unwrap_err().to_string();
            let action = "restore the folder from a copy, or choose another folder";
            assert_eq!(error, format!("the store is damaged: {place}; {action}"));
        }
        assert_eq!(
            World::from_rows(&[], Outbox::new(0)).unwrap_err().to_string(),
            "the store is damaged: it has no clock"
        );
    }
}
