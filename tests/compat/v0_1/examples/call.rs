//! Calls any operation of Gallery by name, with requests and responses in JSON.
//!
//! ```text
//! cargo run -p compat-v0-1 --example call -- Scan < request.json
//! ```
//!
//! `--help` describes the flags and exit statuses.

use std::process::ExitCode;

use compat_v0_1::service::{OPERATIONS, SERVICE};

fn main() -> ExitCode {
    smithy_client_cli::run(&SERVICE, OPERATIONS)
}
