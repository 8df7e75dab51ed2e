//! What the page shows and changes.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::token::Token;
use crate::state::Shared;
use crate::traffic::Traffic;

/// The number of streams of events at a time.
const MAX_STREAMS: usize = 64;

/// What the page shows and changes.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(super) shared: Arc<Shared>,
    pub(super) traffic: Arc<Traffic>,
    pub(super) token: Token,
    /// The streams that can still be opened.
    pub(super) streams: Arc<Semaphore>,
}

impl Desk {
    pub(crate) fn new(shared: Arc<Shared>, traffic: Arc<Traffic>, token: Token) -> Self {
        Self { shared, traffic, token, streams: Arc::new(Semaphore::new(MAX_STREAMS)) }
    }

    /// The path of the page that is printed, with the token.
    pub(crate) fn first_path(&self) -> String {
        format!("/?token={}", self.token.as_str())
    }
}
