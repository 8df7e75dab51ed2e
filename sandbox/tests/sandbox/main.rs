//! The sandbox as its users see it: each rule, the protocol, signatures, faults, load, the command.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

mod case;
mod events;
mod folder;
mod page;
mod raw;
mod rules;
mod service;
