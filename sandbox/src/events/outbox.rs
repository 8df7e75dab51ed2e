//! The events of the sandbox: the last ones, and those that are not yet delivered.

use std::collections::VecDeque;
use std::mem;
use std::sync::Arc;

use partnercentral_events::Event;
use tokio::sync::broadcast;

use super::action::Action;
use super::delivery::Listeners;
use super::make::Context;
use crate::clock::Millis;

/// How many events are kept.
const KEPT: usize = 1_000;
/// How many events a slow listener may be behind. It misses older ones.
const BEHIND: usize = 256;

/// The events of the actions.
#[derive(Debug)]
pub(crate) struct Outbox {
    kept: VecDeque<Arc<Event>>,
    undelivered: Vec<Arc<Event>>,
    /// How many events of a hundred are sent twice.
    duplicates: u8,
    listeners: Listeners,
}

impl Outbox {
    pub(crate) fn new(duplicates: u8) -> Self {
        Self { kept: VecDeque::new(), undelivered: Vec::new(), duplicates, listeners: broadcast::Sender::new(BEHIND) }
    }

    /// Makes the events of an action.
    pub(crate) fn record(&mut self, catalog: &str, at: Millis, action: &Action) {
        let mut new_id = || uuid(fastrand::u128(..));
        let events = Context { catalog, at, action, new_id: &mut new_id }.events();
        // All of them are objects.
        for event in events.into_iter().filter_map(|event| Event::from_value(event).ok()) {
            let event = Arc::new(event);
            let is_doubled = fastrand::u8(..100) < self.duplicates;
            if is_doubled {
                self.add(Arc::clone(&event));
            }
            self.add(event);
        }
    }

    fn add(&mut self, event: Arc<Event>) {
        if self.kept.len() >= KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Arc::clone(&event));
        self.undelivered.push(event);
    }

    /// The events since the last call, to be delivered when nothing can take their actions back.
    pub(crate) fn take(&mut self) -> Vec<Arc<Event>> {
        mem::take(&mut self.undelivered)
    }

    /// The last events, the oldest first.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<Event>> {
        self.kept.iter()
    }

    /// Those who listen.
    pub(crate) fn listeners(&self) -> Listeners {
        self.listeners.clone()
    }

    /// The events from now on.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.listeners.subscribe()
    }
}

fn uuid(number: u128) -> String {
    let hex = format!("{number:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
