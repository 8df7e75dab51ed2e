//! Idempotency tokens: the requests that they were used for, and the responses.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::records::Records;
use crate::clock::{DAY, Millis};

/// The tokens of a catalog.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// By operation and token.
    pub(super) used: Records<Use>,
    /// In the order of their first use.
    order: VecDeque<(Millis, String)>,
}

/// The use of a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Use {
    at: Millis,
    request: u64,
    /// The body, which is JSON.
    response: String,
}

/// What is known of a token.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It was not used, or too long ago.
    Never,
    /// It was used for the same request, which had this response.
    Same(Vec<u8>),
    /// It was used for another request.
    Other,
}

impl Tokens {
    /// Looks a token up, with a hash of the request.
    pub(crate) fn look_up(&mut self, operation: &'static str, token: &str, request: u64, now: Millis) -> Seen {
        self.forget(now);
        match self.used.get(&key(operation, token)) {
            None => Seen::Never,
            Some(used) if used.request == request => Seen::Same(used.response.clone().into_bytes()),
            Some(_) => Seen::Other,
        }
    }

    /// Keeps the response of a request.
    pub(crate) fn keep(&mut self, operation: &'static str, token: &str, request: u64, response: &[u8], now: Millis) {
        let key = key(operation, token);
        self.order.push_back((now, key.clone()));
        let response = String::from_utf8_lossy(response).into_owned();
        self.used.insert(key, Use { at: now, request, response });
    }

    /// Makes the order anew, after the uses were read.
    pub(super) fn sort(&mut self) {
        let mut order: Vec<(Millis, String)> = self.used.iter().map(|(key, used)| (used.at, key.clone())).collect();
        order.sort_unstable();
        self.order = order.into();
    }

    fn forget(&mut self, now: Millis) {
        while let Some((_, key)) = self.order.pop_front_if(|(used, _)| now.saturating_sub(*used) >= DAY) {
            self.used.remove(&key);
        }
    }
}

/// Names of operations have no slash.
fn key(operation: &str, token: &str) -> String {
    format!("{operation}/{token}")
}
