//! The sandbox with other SDKs: the same workflow by our client and by boto3, with the same responses; and changes of
//! records by our client.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod modify;
mod workflow;
