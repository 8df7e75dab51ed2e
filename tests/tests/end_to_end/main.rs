//! The generated client against a loopback service: what it sends, what it reads, what it says when something fails.

// Helpers outside of test functions may end a test as well.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod answers;
mod call;
mod endpoint_cases;
mod endpoints;
mod failures;
mod interceptors;
mod mock;
mod paging;
mod profiles;
mod rate_limit;
mod redaction;
mod requests;
mod server;
mod usage;
