//! The plan of a call, and the properties of its operation.

use crate::codec::Validation;
use crate::operation::{Effect, Operation, Signature};
use crate::retry::RetryConfig;
use crate::time::Limits;

/// The properties of an operation that a call needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationFacts {
    pub(crate) name: &'static str,
    pub(crate) effect: Effect,
    pub(crate) signature: Signature,
    pub(crate) optional_auth: bool,
    pub(crate) gzip: bool,
}

impl OperationFacts {
    pub(crate) const fn of<Op: Operation>() -> Self {
        Self {
            name: Op::NAME,
            effect: Op::EFFECT,
            signature: Op::SIGNATURE,
            optional_auth: Op::OPTIONAL_AUTH,
            gzip: Op::GZIP,
        }
    }
}

/// The resolved settings of a call: its options, else the defaults of the client.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) retry: RetryConfig,
    pub(super) limits: Limits,
    pub(super) validation: Validation,
}
