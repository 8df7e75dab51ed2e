//! How a call goes, and what it must know of its operation.

use crate::codec::Validation;
use crate::operation::{Effect, Operation, Signature};
use crate::retry::RetryConfig;
use crate::time::Limits;

/// What a call must know of its operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationFacts {
    pub(crate) name: &'static str,
    pub(crate) effect: Effect,
    pub(crate) signature: Signature,
    pub(crate) gzip: bool,
}

impl OperationFacts {
    pub(crate) const fn of<Op: Operation>() -> Self {
        Self { name: Op::NAME, effect: Op::EFFECT, signature: Op::SIGNATURE, gzip: Op::GZIP }
    }
}

/// How a call goes: what it sets for itself, else what the client says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) retry: RetryConfig,
    pub(super) limits: Limits,
    pub(super) validation: Validation,
}
