//! The plan of an operation.

use super::named::Named;
use super::types::{Deprecated, Structure, Type};
use super::update::ToUpdate;
use crate::markdown::Document;
use crate::smithy::HostPart;

/// One operation, with its file, request and response.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) method: String,
    /// The documentation of its method, without the errors.
    pub(crate) docs: Document,
    /// The first paragraph of the documentation, as plain text.
    pub(crate) summary: String,
    pub(crate) input: Structure,
    /// `None` if the operation has no output.
    pub(crate) output: Option<Structure>,
    /// The fields of idempotency tokens. The model should have one at most.
    pub(crate) tokens: Vec<String>,
    pub(crate) effect: Effect,
    pub(crate) signature: Signature,
    /// True if requests are only signed if there are credentials.
    pub(crate) optional_auth: bool,
    /// True if request bodies may be compressed.
    pub(crate) gzip: bool,
    pub(crate) host_prefix: Option<HostPrefix>,
    /// The parameters of the endpoint rules that the operation sets.
    pub(crate) endpoint_params: Vec<EndpointParam>,
    pub(crate) paging: Option<Paging>,
    /// The update that its response becomes.
    pub(crate) to_update: Option<ToUpdate>,
    /// The error types of the operation, for its documentation.
    pub(crate) errors: Vec<Named>,
    pub(crate) deprecated: Option<Deprecated>,
}

impl Operation {
    /// True if callers need no credentials.
    pub(crate) fn needs_no_credentials(&self) -> bool {
        self.optional_auth || self.signature == Signature::None
    }

    /// The type of the request.
    pub(crate) fn request(&self) -> Named {
        Named { name: self.input.name.clone(), in_operation: true, text: false }
    }

    /// The type of the response, if the operation has an output.
    pub(crate) fn response(&self) -> Option<Named> {
        let output = self.output.as_ref()?;
        Some(Named { name: output.name.clone(), in_operation: true, text: false })
    }
}

/// The effect of a request on the data of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// `smithy.api#readonly`
    Nothing,
    /// `smithy.api#idempotent`, or the request has an idempotency token.
    Once,
    EachTime,
}

/// The prefix of the endpoint's host.
#[derive(Debug)]
pub(crate) struct HostPrefix {
    /// The prefix as in the model: text with the wire names of members in braces.
    pub(crate) text: String,
    pub(crate) parts: Vec<HostPart>,
    pub(crate) labels: Vec<HostLabel>,
}

/// A member whose value is a part of the host name.
#[derive(Debug)]
pub(crate) struct HostLabel {
    pub(crate) wire: String,
    pub(crate) field: String,
    /// True for an open enum, false for a string.
    pub(crate) is_enum: bool,
}

/// The part of a request that is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    Whole,
    /// `aws.auth#unsignedPayload`
    WithoutBody,
    /// `smithy.api#auth` with an empty list.
    None,
}

/// The paging of an operation. Paths lead from the request or the response to a field.
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
    /// The item type of the list or map.
    pub(crate) item: Type,
    /// The key type, if the items are in a map.
    pub(crate) key: Option<Type>,
}

/// One field on a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PathField {
    pub(crate) field: String,
    pub(crate) optional: bool,
}

/// A parameter of the endpoint rules that an operation sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EndpointParam {
    pub(crate) name: String,
    pub(crate) value: EndpointParamValue,
}

/// The source of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EndpointParamValue {
    /// The same value for each request. A boolean is `true` or `false`.
    Fixed(String),
    /// The value of a field with text.
    Text(String),
    /// The value of a field with an open enum.
    Enum(String),
    /// The value of a field with a boolean.
    Flag(String),
}
