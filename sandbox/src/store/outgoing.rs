//! Events on their way: stored in the transaction of the changes that they tell of, delivered after it, and removed with the
//! next one. So each event is delivered whose changes are kept, and none whose changes are lost.

use std::sync::Arc;

use partnercentral_events::Event;

use super::change::{Changes, Key, Row};
use super::error::StoreError;
use crate::events::Delivery;

/// The kind of the records.
pub(super) const KIND: &str = "event";

#[derive(Debug)]
pub(super) struct Outgoing {
    delivery: Delivery,
    /// Of the next record.
    number: u64,
    /// The stored events since the last delivery that has succeeded.
    stored: Vec<Key>,
    /// Whether these were delivered, so that they can be removed.
    is_delivered: bool,
}

impl Outgoing {
    /// Delivers the events that were stored and perhaps not delivered, when the last sandbox ended.
    ///
    /// # Errors
    /// A record is no event.
    pub(super) fn new(mut delivery: Delivery, rows: &[Row]) -> Result<Self, StoreError> {
        let read = |row: &Row| {
            let event = serde_json::from_slice(&row.value).map_err(|_| StoreError::record(row, "is no event"))?;
            let number: u64 = row.id.parse().map_err(|_| StoreError::record(row, "has no number"))?;
            Ok((Arc::new(event), number))
        };
        let events: Vec<(Arc<Event>, u64)> = rows.iter().map(read).collect::<Result<_, StoreError>>()?;
        let number = events.iter().map(|(_, number)| number.saturating_add(1)).max().unwrap_or(0);
        let stored = events.iter().map(|(_, number)| key(*number)).collect();
        let events: Vec<Arc<Event>> = events.into_iter().map(|(event, _)| event).collect();
        let is_delivered = delivery.deliver_again(&events) && delivery.sync();
        Ok(Self { delivery, number, stored, is_delivered })
    }

    /// True if delivered events are still stored.
    pub(super) fn has_delivered(&self) -> bool {
        self.is_delivered && !self.stored.is_empty()
    }

    /// Adds new events to the changes that they tell of, and removes delivered ones.
    pub(super) fn add_to(&mut self, changes: &mut Changes, events: &[Arc<Event>]) {
        if self.is_delivered {
            changes.extend(self.stored.drain(..).map(|key| (key, None)));
        }
        if self.delivery.has_file() {
            for event in events {
                let key = key(self.number);
                self.number = self.number.saturating_add(1);
                self.stored.push(key.clone());
                changes.insert(key, Some(event.to_string().into_bytes()));
            }
        }
    }

    /// Delivers events whose changes are on the disk.
    pub(super) fn deliver(&mut self, events: &[Arc<Event>]) {
        // After a failure all later ones fail as well, until a restart.
        self.is_delivered = self.delivery.deliver(events) && self.delivery.sync();
    }
}

/// The keys are in the order of the numbers.
fn key(number: u64) -> Key {
    Key { kind: KIND, catalog: "", id: format!("{number:020}") }
}
