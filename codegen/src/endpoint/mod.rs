//! The endpoint rules of the model, compiled to the body of a function.
//!
//! The type of each named value is known at compile time, and whether it may be absent. An optional value is unwrapped
//! where the rules check it. Parameters that neither client settings nor operations set are absent, and rules that
//! require them are removed.

mod attributes;
mod bindings;
mod calls;
mod compile;
mod context;
mod ir;
mod rules;
mod standard;
mod tidy;

pub(crate) use self::compile::compile;
pub(crate) use self::context::{Param, Source, given};
pub(crate) use self::ir::{Attribute, Condition, Endpoint, EndpointRule, EndpointValue, Function, Setting};
