//! What a journal knows of a step from earlier runs.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest as _, Sha256};

/// The step of a row, as a hash of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StepId([u8; 16]);

impl StepId {
    pub(crate) fn new(row: &str, step: &str) -> Self {
        // The length keeps apart what the names would have in common.
        Self(digest(&[&(row.len() as u64).to_le_bytes(), row.as_bytes(), step.as_bytes()]))
    }
}

/// The first half of the SHA-256 of these bytes.
pub(crate) fn digest(parts: &[&[u8]]) -> [u8; 16] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    let mut half = [0; 16];
    half.iter_mut().zip(hash.finalize()).for_each(|(to, byte)| *to = byte);
    half
}

/// What is known of a step. Values may be customer data, so `Debug` doesn't print them.
#[derive(Clone, PartialEq)]
pub(crate) struct Entry {
    /// Steps share the name.
    pub(super) operation: Arc<str>,
    /// When it was begun.
    pub(crate) begun: SystemTime,
    /// The hash of the request without its idempotency token.
    pub(crate) request: [u8; 16],
    /// Not of an answered step.
    pub(crate) token: Option<Box<str>>,
    pub(crate) state: State,
}

#[derive(Clone, PartialEq)]
pub(crate) enum State {
    /// It was or would have been sent; what became of it is not known.
    Unanswered,
    /// It was answered. The value that the step keeps, as JSON.
    Answered(Box<str>),
    /// It was not applied.
    NotApplied,
}

impl fmt::Debug for Entry {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Unanswered => "unanswered",
            State::Answered(_) => "answered",
            State::NotApplied => "not applied",
        };
        to.debug_struct("Entry").field("begun", &self.begun).field("state", &state).finish_non_exhaustive()
    }
}

/// Milliseconds since 1970.
pub(super) fn millis(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// The time that is so many milliseconds after 1970.
pub(super) fn time(millis: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_millis(millis)).unwrap_or(UNIX_EPOCH)
}
