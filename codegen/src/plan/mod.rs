//! The plan: everything that is decided about the crate. After it, each answer is final and printing can't fail.

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
mod shapes;

pub(crate) use self::build::plan;
pub(crate) use self::ir::*;
