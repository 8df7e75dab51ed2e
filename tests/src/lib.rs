//! Helpers of the tests: a loopback service, the example program, stored requests and responses, the model.

// Only tests use this crate. A helper that fails must end the test.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

pub mod botocore;
pub mod budgets;
pub mod by_hand;
pub mod certificates;
pub mod constraints;
mod documents;
pub mod endpoints;
pub mod example;
pub mod faults;
pub mod fixtures;
pub mod from_php;
pub mod impatient;
pub mod lean_server;
pub mod model;
pub mod partitions_of_2024;
pub mod protocol;
pub mod requests;
pub mod server;
pub mod signature;
pub mod wire;
pub mod workflow;

use std::io::Write as _;

use aws_credential_types::Credentials;
use partnercentral_selling::{Client, Config};
use smithy_client_runtime::{ConfigBuilder, Env};

use crate::server::Server;
use crate::signature::{ACCESS_KEY, SECRET_KEY};

/// The operations of the model with an output.
pub const WITH_OUTPUT: [&str; 10] = [
    "CreateOpportunity",
    "GetAwsOpportunitySummary",
    "GetEngagementInvitation",
    "GetOpportunity",
    "ListEngagementInvitations",
    "ListOpportunities",
    "ListSolutions",
    "StartEngagementByAcceptingInvitationTask",
    "StartEngagementFromOpportunityTask",
    "UpdateOpportunity",
];

/// The operations of the model without an output.
pub const WITHOUT_OUTPUT: [&str; 4] =
    ["AssignOpportunity", "AssociateOpportunity", "DisassociateOpportunity", "RejectEngagementInvitation"];

/// The kinds of stored responses for each operation of [`WITH_OUTPUT`].
pub const CASES: [&str; 4] = ["full", "nulls", "partial", "tomorrow"];

/// The stored response `responses/<operation>.<case>.json`.
#[must_use]
pub fn response_body(operation: &str, case: &str) -> String {
    let path = format!("{}/responses/{operation}.{case}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A client of a server without retries, with credentials, optionally with a session token, and without settings from
/// the environment.
#[must_use]
pub fn client(server: &Server, session_token: Option<&str>) -> Client {
    let config = config(&server.url(), session_token).max_attempts(1);
    Client::new(config.build()).expect("a complete configuration")
}

/// The configuration of such a client, for any address, with default retries.
#[must_use]
pub fn config(url: &str, session_token: Option<&str>) -> ConfigBuilder {
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, session_token.map(str::to_owned), None, "tests");
    Config::builder().region("us-east-1").credentials(credentials).endpoint_url(url).env(no_variables())
}

/// An environment without variables.
#[must_use]
pub fn no_variables() -> Env {
    Env::empty()
}

/// Prints what is skipped and why. The test harness hides the output of passing tests; this bypasses it.
pub fn report_skipped(what: &str) {
    // Standard error may be closed.
    let _ = writeln!(std::io::stderr(), "skipped: {what}");
}
