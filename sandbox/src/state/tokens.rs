//! Idempotency tokens: the requests that they were used for, and the responses.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::clock::{DAY, Millis};

/// The tokens of a catalog.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    used: HashMap<Key, Use>,
    /// In the order of their first use.
    order: VecDeque<(Millis, Key)>,
}

/// An operation and a token.
type Key = (&'static str, Arc<str>);

#[derive(Debug)]
struct Use {
    request: u64,
    response: Arc<[u8]>,
}

/// What is known of a token.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It was not used, or too long ago.
    Never,
    /// It was used for the same request, which had this response.
    Same(Arc<[u8]>),
    /// It was used for another request.
    Other,
}

impl Tokens {
    /// Looks a token up, with a hash of the request.
    pub(crate) fn look_up(&mut self, operation: &'static str, token: &str, request: u64, now: Millis) -> Seen {
        self.forget(now);
        match self.used.get(&(operation, token.into())) {
            None => Seen::Never,
            Some(used) if used.request == request => Seen::Same(Arc::clone(&used.response)),
            Some(_) => Seen::Other,
        }
    }

    /// Keeps the response of a request.
    pub(crate) fn keep(&mut self, operation: &'static str, token: &str, request: u64, response: &[u8], now: Millis) {
        let key: Key = (operation, token.into());
        self.order.push_back((now, key.clone()));
        self.used.insert(key, Use { request, response: response.into() });
    }

    fn forget(&mut self, now: Millis) {
        while let Some((_, key)) = self.order.pop_front_if(|(used, _)| now.saturating_sub(*used) >= DAY) {
            self.used.remove(&key);
        }
    }
}
