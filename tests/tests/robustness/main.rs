//! What the client must survive: thousands of calls without growth, thousands of answers that are not what they should
//! be.

// Helpers outside of test functions may end a test as well.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod hostile;
mod memory;
mod mutation;
mod operations;
mod pool;
