//! The thread with a Tokio runtime that all blocking calls share.

use std::future::pending;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle};
use tokio::task::coop;

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

/// Blocks until the future completes. An error in an async task of Tokio.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    if is_async_task() {
        return Err(Failure::configuration(
            "InsideAsyncRuntime",
            "A blocking call in an async function would block other tasks of the runtime; await the call instead, or make \
             it in `tokio::task::spawn_blocking`",
        ));
    }
    let runtime = runtime()?;
    // `Handle::block_on` panics where another `block_on` is running, for instance in an interceptor of a blocking call.
    let _entered = runtime.enter();
    let signal = Arc::new(Signal { thread: thread::current(), woken: AtomicBool::new(false) });
    let waker = Waker::from(Arc::clone(&signal));
    let mut context = Context::from_waker(&waker);
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(result) = work.as_mut().poll(&mut context) {
            return Ok(result);
        }
        signal.wait();
    }
}

/// Wakes a thread that waits for its future.
struct Signal {
    thread: Thread,
    /// A thread can be unparked for other reasons, and another wait on it may take the wake-up of this one.
    woken: AtomicBool,
}

impl Signal {
    fn wait(&self) {
        while !self.woken.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

/// More operations than Tokio lets a task do before it has to yield.
const MORE_THAN_BUDGET: u32 = 256;

/// True if Tokio polls an async task on this thread right now.
///
/// `Handle::try_current` is no sign of that: threads of `spawn_blocking` have a runtime too, where a blocking call is
/// welcome. But only what Tokio polls has a limited budget of operations.
fn is_async_task() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    // Dropping it restores the budget.
    let Poll::Ready(_budget) = coop::poll_proceed(&mut context) else { return true };
    (0..MORE_THAN_BUDGET).any(|_| match coop::poll_proceed(&mut context) {
        Poll::Ready(operation) => {
            operation.made_progress();
            false
        }
        Poll::Pending => true,
    })
}
