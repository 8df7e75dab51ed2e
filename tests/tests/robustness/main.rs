//! Robustness of the client: thousands of calls without growth of memory, and thousands of invalid responses.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod hostile;
mod memory;
mod mutation;
mod operations;
mod pool;
