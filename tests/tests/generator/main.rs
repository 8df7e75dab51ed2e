//! What the generator writes, prints and touches: snapshots of fixtures and diagnostics, and what must never change.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

mod bad_models;
mod determinism;
mod enums;
mod freshness;
mod growth;
mod manifest;
mod mutations;
mod official;
mod protocol;
mod selection;
mod snapshots;
mod support;
mod warnings;
mod width;
mod writing;
