//! The requests as a stream: how many are accepted, the faults that are injected into them, and the last ones.

mod faults;
mod log;
mod quota;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use self::faults::{End, Faults, Met};
pub(crate) use self::log::Log;
pub(crate) use self::quota::{Group, Meters, Usage};

pub use self::faults::{Fault, InvalidFaults};
pub use self::log::Exchange;
pub use self::quota::{InvalidQuota, Quota};

/// What the connections count, break and record.
#[derive(Debug)]
pub(crate) struct Traffic {
    meters: Mutex<Meters>,
    faults: Mutex<Faults>,
    log: Mutex<Log>,
}

impl Traffic {
    pub(crate) fn new(meters: Meters, faults: Faults, log: Log) -> Self {
        Self { meters: Mutex::new(meters), faults: Mutex::new(faults), log: Mutex::new(log) }
    }

    pub(crate) fn meters(&self) -> MutexGuard<'_, Meters> {
        lock(&self.meters)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    pub(crate) fn log(&self) -> MutexGuard<'_, Log> {
        lock(&self.log)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
