//! The types of the plan: data without logic.

mod example;
mod facts;
mod named;
mod operation;
mod pattern;
mod protocol_test;
mod service;
mod types;
mod update;
mod wait;

pub(crate) use self::example::*;
pub(crate) use self::facts::*;
pub(crate) use self::named::*;
pub(crate) use self::operation::*;
pub(crate) use self::pattern::*;
pub(crate) use self::protocol_test::*;
pub(crate) use self::service::*;
pub(crate) use self::types::*;
pub(crate) use self::update::*;
pub(crate) use self::wait::*;
