//! The generated client with a loopback service: what it sends, what it decodes, what it reports when something fails.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

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
mod responses;
mod server;
mod unknown_members;
mod updates;
mod usage;
