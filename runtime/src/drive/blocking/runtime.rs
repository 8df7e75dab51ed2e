//! The thread with a Tokio runtime that all blocking calls share.

use std::future::pending;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::error::Failure;

static RUNTIME: Mutex<Option<Handle>> = Mutex::new(None);

/// The runtime that drives sockets and timers.
fn runtime() -> Result<Handle, Failure> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*runtime {
        return Ok(handle.clone());
    }
    let unavailable = |error: std::io::Error| {
        let message = format!("The thread for blocking calls can't be started: {error}");
        Failure::configuration("BlockingUnavailable", message).with_source(error)
    };
    let created = Builder::new_current_thread().enable_all().build().map_err(unavailable)?;
    let handle = created.handle().clone();
    let run = move || created.block_on(pending::<()>());
    thread::Builder::new().name("smithy-client".to_owned()).spawn(run).map_err(unavailable)?;
    Ok(runtime.insert(handle).clone())
}

/// Blocks until the future completes. An error on a thread of a Tokio runtime.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    if Handle::try_current().is_ok() {
        return Err(Failure::configuration(
            "InsideAsyncRuntime",
            "A blocking call on a thread of an async runtime would block other tasks; await the call instead, or make it \
             on a thread of its own (`std::thread::spawn`); in `tokio::task::spawn_blocking`, pass the call to \
             `tokio::runtime::Handle::current().block_on`",
        ));
    }
    Ok(runtime()?.block_on(work))
}
