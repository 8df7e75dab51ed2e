//! The tests of the model's protocol test cases.

use super::named::Named;
use super::types::Type;
use crate::smithy::{Node, RequestCase, ResponseCase};

/// The content of the test file.
#[derive(Debug, Default)]
pub(crate) struct ProtocolTests {
    pub(crate) tests: Vec<ProtocolTest>,
    /// The cases that are skipped, each with the reason.
    pub(crate) skipped: Vec<(String, String)>,
}

/// The test of one case.
#[derive(Debug)]
pub(crate) struct ProtocolTest {
    /// The name of the test function.
    pub(crate) function: String,
    pub(crate) id: String,
    /// The request type of the operation.
    pub(crate) input: String,
    pub(crate) check: Check,
}

/// What the test checks.
#[derive(Debug)]
pub(crate) enum Check {
    /// The request is sent as the case defines.
    Sent { request: Expr, case: Box<RequestCase> },
    /// The response is decoded to this output. `None` if the operation has no output.
    Returned { response: ResponseCase, output: Option<Expr> },
    /// The response is decoded to this modelled error.
    Failed { response: ResponseCase, variant: String, error: Expr },
}

/// An expression of exactly one type.
#[derive(Debug)]
pub(crate) enum Expr {
    Bool(bool),
    Whole(i128),
    Float(f64),
    /// A float without digits.
    Special {
        ty: Type,
        value: SpecialFloat,
    },
    Text(String),
    Bytes(String),
    EpochSeconds(String),
    /// Text that is parsed to a type of the runtime.
    Parsed {
        ty: Type,
        text: String,
    },
    Document(Node),
    Unit,
    /// A known value of an enum.
    Variant {
        ty: Named,
        variant: String,
    },
    /// An unknown value of an enum.
    Unknown {
        ty: Named,
        value: Box<Expr>,
    },
    Union {
        ty: Named,
        variant: String,
        value: Box<Expr>,
    },
    List(Vec<Expr>),
    Map(Vec<(Expr, Expr)>),
    /// An element of a sparse list or map.
    Nullable(Option<Box<Expr>>),
    Boxed(Box<Expr>),
    Structure {
        ty: Named,
        fields: Fields,
    },
}

/// A float without digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpecialFloat {
    NotANumber,
    Infinity,
    NegativeInfinity,
}

/// How the members of a structure are set.
#[derive(Debug)]
pub(crate) enum Fields {
    /// With setters: the setters and values.
    Set(Vec<(String, Expr)>),
    /// By assignment, which has the type of an empty list: the fields, whether they are optional, and the values.
    Assigned(Vec<(String, bool, Expr)>),
}
