//! The client with faults: tables of scenarios, each run with the typed client and with the program `call`.
//!
//! `cargo test -p tests --test faults -- --nocapture` prints them, together with measured results of the official SDK.

// Helpers outside of test functions may also end a test.
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
