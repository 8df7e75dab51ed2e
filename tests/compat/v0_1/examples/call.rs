//! Calls any operation of Gallery by name: JSON in, JSON out.
//!
//! ```text
//! cargo run -p compat-v0-1 --example call -- Scan < request.json
//! ```
//!
//! `--help` tells flags and exit statuses.

use std::process::ExitCode;

use compat_v0_1::service::{OPERATIONS, SERVICE};

fn main() -> ExitCode {
    smithy_client_cli::run(&SERVICE, OPERATIONS)
}
