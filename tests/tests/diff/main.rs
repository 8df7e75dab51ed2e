//! Comparisons of models: one pair of models for each rule, properties, the real history, and the forms of reports.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

mod command;
mod history;
mod properties;
mod renames;
mod reports;
mod rules;
mod support;
