//! The thread that writes: changes that arrive during a transaction go into the next one together.

use std::fmt;
use std::fs::File;
use std::io::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{mem, thread};

use tokio::sync::watch;

use super::change::Changes;
use super::database::Data;
use super::error::StoreError;
use super::mark::Mark;

/// What the thread owns.
pub(super) struct Writer {
    pub(super) data: Data,
    pub(super) mark: Mark,
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
    pub(super) fn start(writer: Writer) -> Result<Self, StoreError> {
        let (progress, _) = watch::channel(Progress::default());
        let queue = Arc::new(Queue { waiting: Mutex::default(), changed: Condvar::new(), progress });
        let served = Arc::clone(&queue);
        let thread = thread::Builder::new().name("partnercentral-sandbox-store".to_owned());
        let thread = thread.spawn(move || served.serve(writer));
        let thread = thread.map_err(|error| StoreError::new(format!("a thread can't be started: {error}")))?;
        Ok(Self { queue, thread: Some(thread) })
    }

    /// Adds changes, to be written together.
    pub(crate) fn add(&self, changes: Changes) {
        if changes.is_empty() {
            return;
        }
        let mut waiting = self.queue.waiting();
        waiting.changes.extend(changes);
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
    fn serve(&self, mut writer: Writer) {
        while let Some((changes, added)) = self.next() {
            match writer.write(&changes) {
                Ok(()) => self.advance(|progress| progress.written = added),
                Err(error) => return self.fail(&error),
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

    fn next(&self) -> Option<(Changes, u64)> {
        let mut waiting = self.waiting();
        while waiting.changes.is_empty() && !waiting.closed {
            waiting = self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let changes = mem::take(&mut waiting.changes);
        (!changes.is_empty()).then_some((changes, waiting.added))
    }
}

impl Writer {
    fn write(&mut self, changes: &Changes) -> Result<(), StoreError> {
        self.data.write(changes)?;
        let marked = self.mark.set(self.data.commits());
        marked.map_err(|error| StoreError::new(format!("the file `commits` can't be written: {error}")))
    }
}
