//! Validators: every constraint of the model is checked, each violation has its place and its code, and nothing else is
//! refused.

// Helpers outside of test functions may end a test as well.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod botocore;
mod mutations;
mod sending;
mod sensitive;
