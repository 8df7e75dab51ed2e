//! Operations.

use super::named::Named;
use super::types::{Deprecated, Structure, Type};
use crate::markdown::Document;
use crate::smithy::HostPart;

/// One operation: its file, its request and its response.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) method: String,
    /// What its method says, but for the errors.
    pub(crate) docs: Document,
    /// The first paragraph of the documentation as plain text.
    pub(crate) summary: String,
    pub(crate) input: Structure,
    /// `None` where the model promises nothing.
    pub(crate) output: Option<Structure>,
    /// The field that is filled with an idempotency token.
    pub(crate) token: Option<String>,
    pub(crate) effect: Effect,
    pub(crate) signature: Signature,
    /// Without credentials the request isn't signed.
    pub(crate) optional_auth: bool,
    /// Large bodies may be compressed.
    pub(crate) gzip: bool,
    pub(crate) host_prefix: Option<HostPrefix>,
    /// What it tells the endpoint rules.
    pub(crate) endpoint_params: Vec<EndpointParam>,
    pub(crate) paging: Option<Paging>,
    /// Error types that the operation names, for its documentation.
    pub(crate) errors: Vec<Named>,
    pub(crate) deprecated: Option<Deprecated>,
}

impl Operation {
    /// Callers need no credentials.
    pub(crate) fn is_open(&self) -> bool {
        self.optional_auth || self.signature == Signature::None
    }

    /// The type of the request.
    pub(crate) fn request(&self) -> Named {
        Named { name: self.input.name.clone(), in_operation: true, text: false }
    }

    /// The type of the response, if the model promises one.
    pub(crate) fn response(&self) -> Option<Named> {
        let output = self.output.as_ref()?;
        Some(Named { name: output.name.clone(), in_operation: true, text: false })
    }
}

/// What a request does to what the service holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// `smithy.api#readonly`
    Nothing,
    /// `smithy.api#idempotent`, or there is an idempotency token.
    Once,
    EachTime,
}

/// What stands before the host of the endpoint.
#[derive(Debug)]
pub(crate) struct HostPrefix {
    /// As the model has it: text with the wire names of members in braces.
    pub(crate) text: String,
    pub(crate) parts: Vec<HostPart>,
    pub(crate) labels: Vec<HostLabel>,
}

/// A member whose value goes into the host name.
#[derive(Debug)]
pub(crate) struct HostLabel {
    pub(crate) wire: String,
    pub(crate) field: String,
    /// An open enum rather than a string.
    pub(crate) is_enum: bool,
}

/// What of a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    Whole,
    /// `aws.auth#unsignedPayload`
    WithoutBody,
    /// `smithy.api#auth` with an empty list.
    None,
}

/// How an operation is paged. Paths lead from the request or the response to a field.
#[derive(Debug)]
pub(crate) struct Paging {
    pub(crate) input_token: Vec<PathField>,
    pub(crate) output_token: Vec<PathField>,
    pub(crate) token_type: Type,
    pub(crate) items: Option<Items>,
}

/// The items of a page.
#[derive(Debug)]
pub(crate) struct Items {
    pub(crate) path: Vec<PathField>,
    /// What iterating over the list or map yields.
    pub(crate) item: Type,
    /// The key type, when the items stand in a map.
    pub(crate) key: Option<Type>,
}

/// One field on a path.
#[derive(Clone, Debug)]
pub(crate) struct PathField {
    pub(crate) field: String,
    pub(crate) optional: bool,
}

/// A parameter of the endpoint rules that an operation gives.
#[derive(Debug)]
pub(crate) struct EndpointParam {
    pub(crate) name: String,
    pub(crate) value: EndpointParamValue,
}

/// Where its value comes from.
#[derive(Debug)]
pub(crate) enum EndpointParamValue {
    /// The same for each request; a boolean as `true` or `false`.
    Fixed(String),
    /// A field that holds text.
    Text(String),
    /// A field that holds an open enum.
    Enum(String),
    /// A field that holds a boolean.
    Flag(String),
}
