//! The thread and the Tokio runtime that blocking calls share.

use std::future::pending;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

use crate::error::Failure;

static RUNTIME: Mutex<Option<Handle>> = Mutex::new(None);

/// The runtime that looks after sockets and timers.
fn runtime() -> Result<Handle, Failure> {
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*runtime {
        return Ok(handle.clone());
    }
    let unable = |error: std::io::Error| {
        let message = format!("The thread that blocking calls need can't be started: {error}");
        Failure::configuration("BlockingUnavailable", message).with_source(error)
    };
    let made = Builder::new_current_thread().enable_all().build().map_err(unable)?;
    let handle = made.handle().clone();
    let run = move || made.block_on(pending::<()>());
    thread::Builder::new().name("smithy-client".to_owned()).spawn(run).map_err(unable)?;
    Ok(runtime.insert(handle).clone())
}

/// Runs a future to its end in this thread, unless that would hold up an async runtime.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    if Handle::try_current().is_ok() {
        return Err(Failure::configuration(
            "InsideAsyncRuntime",
            "A blocking call inside an async runtime would hold up everything else on its thread; await the call there, \
             or make it on a thread of its own (`std::thread::spawn`); in `tokio::task::spawn_blocking` give the call to \
             `tokio::runtime::Handle::current().block_on`",
        ));
    }
    Ok(runtime()?.block_on(work))
}
