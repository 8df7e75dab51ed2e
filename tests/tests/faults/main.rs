//! The client under faults: tables of scenarios, each run by the typed client and by the `call` program.
//!
//! `cargo test -p tests --test faults -- --nocapture` prints them, beside what the official SDK was measured to do.

// Helpers outside of test functions may end a test as well.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod blocking;
mod bodies;
mod clock;
mod connections;
mod errors;
mod hostile;
mod identity;
mod paging;
mod proxy;
mod quota;
mod scenario;
mod statuses;
mod table;
mod time;
mod tls;
mod uploads;
