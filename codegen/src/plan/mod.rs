//! The plan: all decisions about the crate. Printing it decides nothing and can't fail.

mod build;
mod closure;
mod constraints;
mod docs;
mod examples;
mod front_page;
mod ir;
mod links;
mod naming;
mod operations;
mod pattern_tables;
mod protocol_tests;
mod quotas;
mod shapes;
mod updates;
mod waits;

pub(crate) use self::build::plan;
pub(crate) use self::ir::*;
