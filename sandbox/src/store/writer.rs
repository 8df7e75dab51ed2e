//! The thread that writes: changes that arrive during a transaction go into the next one together, with their events.

use std::fmt;
use std::fs::File;
use std::io::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{mem, thread};

use partnercentral_events::Event;
use tokio::sync::watch;

use super::change::{Changes, Row};
use super::database::Data;
use super::error::StoreError;
use super::mark::Mark;
use super::outgoing::Outgoing;
use crate::events::Delivery;

/// An open store.
pub(crate) struct Writer {
    pub(super) data: Data,
    pub(super) mark: Mark,
    /// Events that were stored, and perhaps not delivered.
    pub(super) outgoing: Vec<Row>,
    /// The file that is locked until the last write.
    pub(super) _lock: File,
}

/// A store that takes changes. When it is dropped, it writes the rest, and frees its folder.
pub(crate) struct Store {
    queue: Arc<Queue>,
    thread: Option<thread::JoinHandle<()>>,
}

struct Queue {
    waiting: Mutex<Waiting>,
    /// Something was added, written, or closed.
    changed: Condvar,
    progress: watch::Sender<Progress>,
}

#[derive(Default)]
struct Waiting {
    changes: Changes,
    events: Vec<Arc<Event>>,
    /// How often something was added.
    added: u64,
    closed: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    /// How many of the additions are on the disk.
    written: u64,
    failed: bool,
}

/// The store can't be written any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unwritable;

impl Waiting {
    fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.events.is_empty()
    }
}

impl Progress {
    /// Whether these additions are on the disk; `None` if that is still open.
    fn of(self, added: u64) -> Option<Result<(), Unwritable>> {
        match self {
            Self { failed: true, .. } => Some(Err(Unwritable)),
            Self { written, .. } => (written >= added).then_some(Ok(())),
        }
    }
}

impl Store {
    /// Delivers the events that were stored before, and starts the thread.
    ///
    /// # Errors
    /// One of these events can't be read, or the system permits no thread.
    pub(crate) fn start(writer: Writer, delivery: Delivery) -> Result<Self, StoreError> {
        let outgoing = Outgoing::new(delivery, &writer.outgoing)?;
        let (progress, _) = watch::channel(Progress::default());
        let queue = Arc::new(Queue { waiting: Mutex::default(), changed: Condvar::new(), progress });
        let served = Arc::clone(&queue);
        let thread = thread::Builder::new().name("partnercentral-sandbox-store".to_owned());
        let thread = thread.spawn(move || served.serve(writer, outgoing));
        let thread = thread.map_err(|error| StoreError::new(format!("a thread can't be started: {error}")))?;
        Ok(Self { queue, thread: Some(thread) })
    }

    /// Adds changes, to be written together, and the events that tell of them, to be delivered after that.
    pub(crate) fn add(&self, changes: Changes, events: Vec<Arc<Event>>) {
        if changes.is_empty() && events.is_empty() {
            return;
        }
        let mut waiting = self.queue.waiting();
        waiting.changes.extend(changes);
        waiting.events.extend(events);
        waiting.added += 1;
        self.queue.changed.notify_all();
    }

    /// Changes are missing: all requests fail from now on.
    pub(crate) fn fail(&self, error: &StoreError) {
        self.queue.fail(error);
    }

    /// Waits until everything that was added before is on the disk.
    ///
    /// # Errors
    /// A write failed, now or before.
    pub(crate) async fn synced(&self) -> Result<(), Unwritable> {
        let added = self.queue.waiting().added;
        let mut progress = self.queue.progress.subscribe();
        let result = progress.wait_for(|progress| progress.of(added).is_some()).await;
        // The sender is part of the queue, which is still there.
        result.ok().and_then(|progress| progress.of(added)).unwrap_or(Err(Unwritable))
    }

    /// The same for callers that are not async.
    pub(crate) fn wait(&self) -> Result<(), Unwritable> {
        let mut waiting = self.queue.waiting();
        let added = waiting.added;
        loop {
            if let Some(result) = self.queue.progress.borrow().of(added) {
                return result;
            }
            waiting = self.queue.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Without the changes, whose members may be sensitive.
impl fmt::Debug for Store {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.queue.waiting().closed = true;
        self.queue.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Queue {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what is added, until the store is closed.
    fn serve(&self, mut writer: Writer, mut outgoing: Outgoing) {
        while let Some(Waiting { mut changes, events, added, .. }) = self.next() {
            outgoing.add_to(&mut changes, &events);
            if let Err(error) = writer.write(&changes) {
                return self.fail(&error);
            }
            // Before anybody is told of the changes.
            outgoing.deliver(&events);
            self.advance(|progress| progress.written = added);
        }
        if outgoing.has_delivered() {
            let mut changes = Changes::new();
            outgoing.add_to(&mut changes, &[]);
            if let Err(error) = writer.write(&changes) {
                self.fail(&error);
            }
        }
    }

    fn fail(&self, error: &StoreError) {
        // Standard error may be closed.
        let _ = writeln!(std::io::stderr(), "error: {error}\nAll requests fail until the sandbox is restarted.");
        self.advance(|progress| progress.failed = true);
    }

    fn advance(&self, change: impl FnOnce(&mut Progress)) {
        self.progress.send_modify(change);
        // With the lock, so that nobody looks before and waits after.
        let _waiting = self.waiting();
        self.changed.notify_all();
    }

    /// What is added; `None` if the store is closed, and everything is taken.
    fn next(&self) -> Option<Waiting> {
        let mut waiting = self.waiting();
        while waiting.is_empty() && !waiting.closed {
            waiting = self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let Waiting { changes, events, added, closed } = &mut *waiting;
        let taken = Waiting { changes: mem::take(changes), events: mem::take(events), added: *added, closed: *closed };
        (!taken.is_empty()).then_some(taken)
    }
}

impl Writer {
    fn write(&mut self, changes: &Changes) -> Result<(), StoreError> {
        self.data.write(changes)?;
        let marked = self.mark.set(self.data.commits());
        marked.map_err(|error| StoreError::new(format!("the file `commits` can't be written: {error}")))
    }
}
