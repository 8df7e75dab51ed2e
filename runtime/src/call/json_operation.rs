//! The operations of a service by name, with JSON in place of types, for tools.

use std::error::Error as StdError;
use std::fmt;

use super::encode::{Encoded, encode};
use super::plan::OperationFacts;
use crate::codec::{
    DecodeError, EncodeError, JsonOptions, Shape, Structure, Validation, from_json, from_json_strict, nearest,
    to_json_pretty,
};
use crate::error::{Failure, FieldError};
use crate::operation::{BoxError, Effect, Operation, Service};

/// An operation that can be called by name, with requests and responses in JSON.
#[derive(Clone, Copy, Debug)]
pub struct JsonOperation {
    name: &'static str,
    service: &'static Service,
    pub(super) facts: OperationFacts,
    summary: &'static str,
    input: &'static str,
    output: Option<&'static str>,
    read: fn(&[u8], &ReadRequest<'_>) -> Result<Encoded, Failure>,
    pub(super) print: fn(&[u8], &JsonOptions) -> Result<String, BoxError>,
}

impl JsonOperation {
    /// The operation of a request.
    #[must_use]
    pub const fn of<Op: Operation<Output: JsonOutput> + Structure>() -> Self {
        Self {
            name: <Op as Operation>::NAME,
            service: Op::SERVICE,
            facts: OperationFacts::of::<Op>(),
            summary: Op::SUMMARY,
            input: <Op as Structure>::NAME,
            output: <Op::Output as JsonOutput>::NAME,
            read: read::<Op>,
            print: print::<Op>,
        }
    }

    /// Finds the operation with this name.
    ///
    /// # Errors
    /// There is no operation with this name. The error suggests a similar name.
    pub fn find(operations: &'static [Self], name: &str) -> Result<&'static Self, UnknownOperation> {
        operations.iter().find(|operation| operation.name == name).ok_or_else(|| UnknownOperation {
            name: name.to_owned(),
            nearest: nearest(name, operations.iter().map(|operation| operation.name)),
        })
    }

    /// Validates a request in JSON without sending it, in the same way as a [`JsonCall`](crate::JsonCall). Empty text
    /// is read as `{}`.
    ///
    /// # Errors
    /// The request can't be read, has an unknown member, or violates constraints of the model.
    pub fn check(&self, request: &[u8], validation: Validation) -> Result<(), Failure> {
        let read = ReadRequest { validation, options: &JsonOptions::default(), is_strict: true };
        self.encode(request, &read).map(drop)
    }

    /// The operation's name in the model.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Reads, validates and encodes a request in JSON.
    pub(super) fn encode(&self, request: &[u8], read: &ReadRequest<'_>) -> Result<Encoded, Failure> {
        (self.read)(request, read).map_err(|failure| failure.in_operation(self.name))
    }

    /// The URL of the AWS documentation of the operation: [`Service::docs_url`].
    #[must_use]
    pub fn docs_url(&self) -> Option<String> {
        self.service.docs_url(self.name)
    }

    /// The effect of a request on the data of the service.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        self.facts.effect
    }

    /// A summary of the operation as plain text: [`Operation::SUMMARY`].
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// The name of the request type, in the module `operation` of the generated crate.
    #[must_use]
    pub const fn input(&self) -> &'static str {
        self.input
    }

    /// The name of the response type, in the same module; `None` if the operation has no output members.
    #[must_use]
    pub const fn output(&self) -> Option<&'static str> {
        self.output
    }
}

/// How a request in JSON is read.
pub(super) struct ReadRequest<'a> {
    pub(super) validation: Validation,
    pub(super) options: &'a JsonOptions,
    /// Whether members that the model doesn't know are errors, and not sent.
    pub(super) is_strict: bool,
}

fn read<Op: Operation>(request: &[u8], read: &ReadRequest<'_>) -> Result<Encoded, Failure> {
    let read_json = if read.is_strict { from_json_strict } else { from_json };
    let mut request: Op = read_json(request).map_err(decode_failure)?;
    encode(&mut request, read.validation, read.options)
}

fn print<Op: Operation<Output: JsonOutput>>(body: &[u8], options: &JsonOptions) -> Result<String, BoxError> {
    Ok(Op::decode(body, options)?.to_json_pretty()?)
}

fn decode_failure(error: DecodeError) -> Failure {
    let fields = error.problems().filter_map(Option::<FieldError>::from).collect();
    Failure::invalid_request(format!("The request can't be read: {error}"))
        .with_details(None, fields)
        .with_source(error)
}

/// An output that can be written as JSON: a structure, or `()` if the operation has no output members.
pub trait JsonOutput {
    /// The name of the type; `None` for `()`.
    const NAME: Option<&'static str>;

    /// Human-readable JSON; `{}` for `()`.
    ///
    /// # Errors
    /// JSON can't represent a value.
    fn to_json_pretty(&self) -> Result<String, EncodeError>;
}

impl<T: Shape + Structure> JsonOutput for T {
    const NAME: Option<&'static str> = Some(<T as Structure>::NAME);

    fn to_json_pretty(&self) -> Result<String, EncodeError> {
        to_json_pretty(self)
    }
}

impl JsonOutput for () {
    const NAME: Option<&'static str> = None;

    fn to_json_pretty(&self) -> Result<String, EncodeError> {
        Ok("{}".to_owned())
    }
}

/// The error for a name that no operation of the service has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownOperation {
    /// The unknown name.
    pub name: String,
    /// The operation with the most similar name, if there is a similar one.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownOperation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "There is no operation {:?}", self.name)?;
        match self.nearest {
            Some(nearest) => write!(to, "; did you mean {nearest}?"),
            None => Ok(()),
        }
    }
}

impl StdError for UnknownOperation {}
