//! How requests find their endpoint: the endpoint rules of the model as the body of a function, types and all.
//!
//! Every value that the rules name is known here to be text, a boolean, a partition and so on, and to be there or
//! perhaps not; what may be absent is unwrapped where the rules test it. Parameters that neither
//! settings of the client nor operations reach count as unset, so rules that ask for them vanish.

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
