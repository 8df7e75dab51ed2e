//! Calls any operation of AWS Partner Central Selling by name, with requests and responses in JSON.
//!
//! ```text
//! cargo run -p partnercentral-selling --example call -- ListSolutions < request.json
//! ```
//!
//! `--help` describes the flags and exit statuses.

use std::process::ExitCode;

use partnercentral_selling::service::{OPERATIONS, SERVICE};

fn main() -> ExitCode {
    smithy_client_cli::run(&SERVICE, OPERATIONS)
}
