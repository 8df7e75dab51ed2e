//! A row: its key, its place in the line, and its steps.

use std::collections::HashSet;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use crate::drive::pool::Shared;
use crate::journal::Journal;
use crate::retry::{BeforeSending, Quota, Turn};

/// What all rows have in common.
#[derive(Clone, Default)]
pub(super) struct Setting {
    pub(super) journal: Option<Arc<Journal>>,
    pub(super) token_lifetime: Option<Duration>,
    /// The quotas in which the past of the journal doesn't count yet.
    pub(super) uncounted: Vec<Quota>,
}

/// A row that runs. A clone is the same row.
#[derive(Clone)]
pub struct Row(Arc<Inner>);

struct Inner {
    index: usize,
    key: String,
    setting: Setting,
    shared: Arc<Shared>,
    turn: OnceLock<Turn>,
    retries: AtomicUsize,
    /// The names of the steps so far, which the journal tells apart.
    steps: Mutex<HashSet<String>>,
}

impl Row {
    pub(super) fn new(index: usize, key: String, setting: Setting, shared: Arc<Shared>) -> Self {
        let (turn, retries, steps) = (OnceLock::new(), AtomicUsize::new(0), Mutex::default());
        Self(Arc::new(Inner { index, key, setting, shared, turn, retries, steps }))
    }

    /// The position of the row in the source, from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.0.index
    }

    /// The key of the row.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.0.key
    }

    /// Puts the row into the line.
    pub(super) fn start(&self, turn: Turn) {
        // A row is started once.
        let _ = self.0.turn.set(turn);
    }

    /// The place of a step in the line.
    pub(super) fn turn(&self, is_repeated: bool, before_sending: Option<Arc<dyn BeforeSending>>) -> Option<Turn> {
        self.0.turn.get().map(|turn| Turn { is_repeated, before_sending, ..turn.clone() })
    }

    pub(super) fn journal(&self) -> Option<&Arc<Journal>> {
        self.0.setting.journal.as_ref()
    }

    pub(super) fn token_lifetime(&self) -> Option<Duration> {
        self.0.setting.token_lifetime
    }

    pub(super) fn retries(&self) -> usize {
        self.0.retries.load(Ordering::Relaxed)
    }

    /// Counts a step that has ended.
    pub(super) fn record_step(&self, retries: usize) {
        self.0.retries.fetch_add(retries, Ordering::Relaxed);
        self.0.shared.record_step();
    }

    /// False if the row had a step of this name.
    pub(super) fn is_new(&self, step: &str) -> bool {
        // No code panics while it holds the lock.
        self.0.steps.lock().unwrap_or_else(PoisonError::into_inner).insert(step.to_owned())
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Row").field("index", &self.0.index).field("key", &self.0.key).finish_non_exhaustive()
    }
}
