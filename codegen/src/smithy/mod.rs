//! The Smithy JSON AST, read into a [`Model`]. JSON ends here: nothing outside this folder sees it.
//!
//! Four steps: `json` reads the text, `raw` takes the shapes apart, `merge` carries out
//! `apply` and mixins, `lower` gives every shape and trait its type. Each reports all problems it
//! finds and goes on with the rest; what the shapes mean together is for [`crate::check`].

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
