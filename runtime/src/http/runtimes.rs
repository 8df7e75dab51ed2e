//! An HTTP client for each Tokio runtime: a connection is driven by the runtime in which it was opened, and stalls while
//! that runtime doesn't run.

use std::future::pending;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Handle, Id};
use tokio::task::JoinHandle;

use crate::error::Failure;

/// The HTTP clients for one class of endpoints: one for each runtime that makes calls.
pub(crate) struct RuntimeClients {
    create: Box<dyn Fn() -> Result<reqwest::Client, Failure> + Send + Sync>,
    clients: Mutex<Clients>,
}

struct Clients {
    /// The first one, until a runtime makes a call.
    unused: Option<reqwest::Client>,
    used: Vec<Used>,
}

/// The client of a runtime.
struct Used {
    runtime: Id,
    client: reqwest::Client,
    presence: Presence,
}

/// A task that does nothing: it is finished when its runtime has ended.
struct Presence(JoinHandle<()>);

impl Drop for Presence {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl RuntimeClients {
    /// Creates the first client, so that settings that can't be used are reported before a call.
    pub(super) fn new(
        create: impl Fn() -> Result<reqwest::Client, Failure> + Send + Sync + 'static,
    ) -> Result<Self, Failure> {
        let clients = Clients { unused: Some(create()?), used: Vec::new() };
        Ok(Self { create: Box::new(create), clients: Mutex::new(clients) })
    }

    /// The client of the runtime that polls the call.
    pub(super) fn current(&self) -> Result<reqwest::Client, Failure> {
        let runtime = Handle::try_current().map_err(|error| missing_runtime().with_source(error))?.id();
        // No code panics while it holds the lock.
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(used) = clients.used.iter().find(|used| used.runtime == runtime) {
            return Ok(used.client.clone());
        }
        // The clients of runtimes that have ended can't be used any more.
        clients.used.retain(|used| !used.presence.0.is_finished());
        let client = clients.unused.take().map_or_else(&self.create, Ok)?;
        let presence = Presence(tokio::spawn(pending()));
        clients.used.push(Used { runtime, client: client.clone(), presence });
        Ok(client)
    }
}

fn missing_runtime() -> Failure {
    Failure::configuration(
        "MissingRuntime",
        "A call must be awaited in a Tokio runtime, such as that of `#[tokio::main]`; without one, enable the feature \
         `blocking` and use the methods whose names end with `_blocking`",
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::runtime::{Builder, Runtime};

    use super::*;
    use crate::http::tls;

    fn counting() -> (RuntimeClients, Arc<AtomicUsize>) {
        let created = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&created);
        let clients = RuntimeClients::new(move || {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(tls::set_up(reqwest::Client::builder(), false, None)?.build().unwrap())
        });
        (clients.unwrap(), created)
    }

    fn used(clients: &RuntimeClients) -> usize {
        clients.clients.lock().unwrap().used.len()
    }

    fn runtime() -> Runtime {
        Builder::new_current_thread().build().unwrap()
    }

    #[test]
    fn a_runtime_has_one_client_which_is_dropped_after_it() {
        let (clients, created) = counting();
        let ask = async || assert!(clients.current().is_ok());
        let kept = runtime();
        for _ in 0..3 {
            kept.block_on(ask());
        }
        assert_eq!((created.load(Ordering::Relaxed), used(&clients)), (1, 1), "the first one is not created again");
        for number in 1..=20 {
            let ended = runtime();
            ended.block_on(ask());
            ended.block_on(ask());
            assert_eq!((created.load(Ordering::Relaxed), used(&clients)), (1 + number, 2));
        }
        kept.block_on(ask());
        assert_eq!(created.load(Ordering::Relaxed), 21);
    }

    #[test]
    fn a_client_that_is_dropped_leaves_no_task_behind() {
        let (clients, _) = counting();
        let runtime = runtime();
        runtime.block_on(async { assert!(clients.current().is_ok()) });
        assert_eq!(runtime.metrics().num_alive_tasks(), 1);
        drop(clients);
        runtime.block_on(tokio::task::yield_now());
        assert_eq!(runtime.metrics().num_alive_tasks(), 0);
    }
}
