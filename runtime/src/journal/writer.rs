//! Writing a journal: lines that come while others are written and synced go into the next write together.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::error::JournalError;

pub(super) struct Writer {
    /// The lock of the file is held as long as it is open.
    file: Arc<File>,
    shared: Arc<Shared>,
}

struct Shared {
    path: Box<Path>,
    queue: Mutex<Queue>,
    written: Notify,
}

#[derive(Default)]
struct Queue {
    /// The lines that are not written yet.
    lines: Vec<u8>,
    /// The number of lines that were added, and that are on the disk.
    added: u64,
    synced: u64,
    is_writing: bool,
    /// After an error nothing is written: the end of the file is not known.
    failed: Option<JournalError>,
}

impl Writer {
    /// Writes to the end of this file.
    pub(super) fn new(path: &Path, file: File) -> Self {
        let shared = Shared { path: path.into(), queue: Mutex::default(), written: Notify::new() };
        Self { file: Arc::new(file), shared: Arc::new(shared) }
    }

    /// Adds a line, and waits until it is on the disk. If the future is dropped, the line may be written all the same.
    pub(super) async fn write(&self, line: &str) -> Result<(), JournalError> {
        let mine = self.shared.add(line);
        loop {
            let mut written = pin!(self.shared.written.notified());
            written.as_mut().enable();
            if let Some(result) = self.look(mine) {
                return result;
            }
            written.await;
        }
    }

    /// The result for this line, if it is known. Starts to write if nobody does.
    fn look(&self, line: u64) -> Option<Result<(), JournalError>> {
        let mut queue = self.shared.queue();
        if queue.synced >= line {
            return Some(Ok(()));
        }
        if let Some(error) = &queue.failed {
            return Some(Err(error.clone()));
        }
        if !std::mem::replace(&mut queue.is_writing, true) {
            let lines = std::mem::take(&mut queue.lines);
            let writing = Writing { shared: Arc::clone(&self.shared), last: queue.added, result: None };
            drop(queue);
            let file = Arc::clone(&self.file);
            // Detached, so that a caller that is dropped doesn't leave half a line.
            tokio::task::spawn_blocking(move || writing.write(file, &lines));
        }
        None
    }
}

/// A write that was started.
struct Writing {
    shared: Arc<Shared>,
    /// The number of its last line.
    last: u64,
    result: Option<io::Result<()>>,
}

impl Writing {
    fn write(mut self, file: Arc<File>, lines: &[u8]) {
        self.result = Some((&*file).write_all(lines).and_then(|()| sync(&file)));
        // A journal that is dropped now is free for the next run.
        drop(file);
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        {
            let mut queue = self.shared.queue();
            queue.is_writing = false;
            // Without a result it was not run, since the Tokio runtime is shut down.
            match self.result.take().unwrap_or_else(|| Err(io::Error::other("the Tokio runtime was shut down"))) {
                Ok(()) => queue.synced = self.last,
                Err(error) => queue.failed = Some(JournalError::io(&self.shared.path, "written", error)),
            }
        }
        self.shared.written.notify_waiters();
    }
}

impl Shared {
    /// Adds a line. Returns its number.
    fn add(&self, line: &str) -> u64 {
        let mut queue = self.queue();
        queue.lines.extend_from_slice(line.as_bytes());
        queue.added += 1;
        queue.added
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // No code panics while it holds the lock.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until what was written is on the disk.
pub(super) fn sync(file: &File) -> io::Result<()> {
    file.sync_data()
}
