//! The Smithy JSON AST, parsed into a [`Model`]. No code outside of this room handles JSON.
//!
//! There are four steps: `json` parses the text, `raw` splits it into shapes, `merge` merges applied traits and mixins,
//! `lower` gives shapes and traits their types. Each step reports all problems that it finds and continues with the
//! rest. Whether the shapes are consistent with each other is for [`crate::check`] to find out.

mod enums;
mod host_prefix;
mod json;
mod lower;
mod merge;
mod model;
mod parse;
mod prelude;
mod protocol_cases;
mod raw;
mod rules;
mod service;
mod shape;
mod shape_id;
#[cfg(test)]
mod tests;
mod trait_lists;
mod trait_values;
mod traits;

pub use self::host_prefix::{HostPart, HostPrefix};
pub use self::model::{Authentication, Model, Operation, Protocol, Service};
pub(crate) use self::model::{LeftOut, UnknownTrait};
pub use self::parse::parse;
pub use self::protocol_cases::{AppliesTo, Node, RequestCase, ResponseCase};
pub use self::rules::{
    Condition, EndpointTemplate, Expr, Parameter, ParameterType, Property, Rule, RuleSet, Template, TemplatePart,
};
pub use self::shape::{EnumMember, Member, OperationShape, ResourceShape, Shape, ShapeKind};
pub use self::shape_id::{InvalidShapeId, ShapeId, is_identifier};
pub use self::trait_values::{
    AwsService, ContextParam, Decimal, DefaultValue, Deprecated, EndpointExpectation, EndpointTest, EndpointTests,
    EnumDefinition, EnumValue, ErrorFault, ExpectedEndpoint, Length, OperationContextParam, Paginated, ParameterValue,
    Range, RawJson, RequestCompression, Retryable, SigV4, StaticContextParam, TimestampFormat,
};
pub use self::traits::Traits;
pub(crate) use self::traits::nearest_trait;
