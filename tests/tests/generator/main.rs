//! The output of the generator: snapshots of fixtures and diagnostics, and properties that must always hold.

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
mod reported;
mod selection;
mod setters;
mod snapshots;
mod support;
mod waits;
mod warnings;
mod width;
mod writing;
