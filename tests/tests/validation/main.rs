//! Validators: every constraint of the model is checked, each violation has its path and code, and nothing else is
//! reported.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod botocore;
mod mutations;
mod sending;
mod sensitive;
mod tokens;
