//! The world as records of the store: what has changed, and the world that stored records make.
//!
//! Lists that are read page by page aren't stored: their tokens are invalid after a restart.

use std::mem;

use serde::de::DeserializeOwned;

use super::catalog::{Catalog, Due};
use super::invitation::INVITATION_LIFE;
use super::records::Records;
use super::world::World;
use crate::clock::Source;
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
    pub(crate) fn take_changes(&mut self, clock: Source) -> Changes {
        let mut changes = Changes::new();
        for catalog in &mut self.catalogs {
            catalog.take_changes(&mut changes);
        }
        if mem::replace(&mut self.stored_clock, Some(clock)) != Some(clock) {
            let value = serde_json::to_vec(&clock).unwrap_or_default();
            changes.insert(Key { kind: CLOCK, catalog: "", id: String::new() }, Some(value));
        }
        changes
    }

    /// The world of stored records, and its clock.
    ///
    /// # Errors
    /// A record can't be read.
    pub(crate) fn from_rows(rows: &[Row]) -> Result<(Self, Source), StoreError> {
        let mut world = Self::new();
        for row in rows {
            if row.kind == CLOCK {
                world.stored_clock = Some(read(row)?);
                continue;
            }
            let catalog = world.catalogs.iter_mut().find(|catalog| catalog.name == row.catalog);
            catalog.ok_or_else(|| StoreError::record(row, "is in an unknown catalog"))?.load(row)?;
            world.ids.skip(&row.id);
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

    fn take_changes(&mut self, changes: &mut Changes) {
        self.opportunities.take_changes("opportunity", self.name, changes);
        self.invitations.take_changes("invitation", self.name, changes);
        self.solutions.take_changes("solution", self.name, changes);
        self.products.take_changes("products", self.name, changes);
        self.tasks.take_changes("task", self.name, changes);
        self.tokens.used.take_changes("token", self.name, changes);
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
