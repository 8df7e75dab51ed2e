//! The events that were sent: the last ones, and where they go.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;

use partnercentral_events::Event;
use tokio::sync::broadcast;

use super::action::Action;
use super::make::Context;
use crate::clock::Millis;

/// How many events are kept.
const KEPT: usize = 1_000;
/// How many events a slow listener may be behind. It misses older ones.
const BEHIND: usize = 256;

/// Where events go, besides the page.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    /// One JSON object a line is added to it.
    pub(crate) file: Option<File>,
    /// How many events of a hundred are sent twice.
    pub(crate) duplicates: u8,
}

/// The events that were sent.
#[derive(Debug)]
pub(crate) struct Outbox {
    kept: VecDeque<Arc<Event>>,
    live: broadcast::Sender<Arc<Event>>,
    sink: Sink,
}

impl Outbox {
    pub(crate) fn new(sink: Sink) -> Self {
        Self { kept: VecDeque::new(), live: broadcast::Sender::new(BEHIND), sink }
    }

    /// Sends the events of an action.
    pub(crate) fn record(&mut self, catalog: &str, at: Millis, action: &Action) {
        let mut new_id = || uuid(fastrand::u128(..));
        let events = Context { catalog, at, action, new_id: &mut new_id }.events();
        // All of them are objects.
        for event in events.into_iter().filter_map(|event| Event::from_value(event).ok()) {
            let event = Arc::new(event);
            let is_doubled = fastrand::u8(..100) < self.sink.duplicates;
            if is_doubled {
                self.send(Arc::clone(&event));
            }
            self.send(event);
        }
    }

    fn send(&mut self, event: Arc<Event>) {
        self.write(&event);
        if self.kept.len() >= KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(Arc::clone(&event));
        // Nobody may listen.
        let _ = self.live.send(event);
    }

    fn write(&mut self, event: &Event) {
        let Some(file) = &mut self.sink.file else { return };
        // In one piece, so that a reader sees whole lines.
        if let Err(error) = file.write_all(format!("{event}\n").as_bytes()) {
            // Standard error may be closed.
            let message = "error: the file of events can't be written, and gets no more events";
            let _ = writeln!(std::io::stderr(), "{message}: {error}");
            self.sink.file = None;
        }
    }

    /// The last events, the oldest first.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<Event>> {
        self.kept.iter()
    }

    /// The events from now on.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.live.subscribe()
    }
}

fn uuid(number: u128) -> String {
    let hex = format!("{number:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
