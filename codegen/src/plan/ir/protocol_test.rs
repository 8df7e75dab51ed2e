//! The protocol cases of the model as tests.

use super::named::Named;
use super::types::Type;
use crate::smithy::{Node, RequestCase, ResponseCase};

/// What the test file is made of.
#[derive(Debug, Default)]
pub(crate) struct ProtocolTests {
    pub(crate) tests: Vec<ProtocolTest>,
    /// Cases that are no tests, each with its reason.
    pub(crate) skipped: Vec<(String, String)>,
}

/// One case.
#[derive(Debug)]
pub(crate) struct ProtocolTest {
    /// The name of the test function.
    pub(crate) function: String,
    pub(crate) id: String,
    /// The request type of the operation that is called.
    pub(crate) input: String,
    pub(crate) check: Check,
}

/// What is checked.
#[derive(Debug)]
pub(crate) enum Check {
    /// This request is sent as the case says.
    Sent { request: Expr, case: Box<RequestCase> },
    /// The answer is read as this output; `None` where the operation promises nothing.
    Read { answer: ResponseCase, output: Option<Expr> },
    /// The answer is read as this modelled error.
    Failed { answer: ResponseCase, variant: String, error: Expr },
}

/// An expression that has exactly one type.
#[derive(Debug)]
pub(crate) enum Expr {
    Bool(bool),
    Whole(i128),
    Float(f64),
    /// What no digits are for.
    Special {
        ty: Type,
        value: SpecialFloat,
    },
    Text(String),
    Bytes(String),
    EpochSeconds(String),
    /// Text that is parsed as a type of the runtime.
    Parsed {
        ty: Type,
        text: String,
    },
    Document(Node),
    Unit,
    /// A value of an enum that the model names.
    Variant {
        ty: Named,
        variant: String,
    },
    /// Another value of an enum.
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

/// A float that no digits are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpecialFloat {
    NotANumber,
    Infinity,
    NegativeInfinity,
}

/// How a structure gets its members, each with its value.
#[derive(Debug)]
pub(crate) enum Fields {
    /// By setters.
    Set(Vec<(String, Expr)>),
    /// By fields, which say the type of an empty list; `true` for those that are optional.
    Assigned(Vec<(String, bool, Expr)>),
}
