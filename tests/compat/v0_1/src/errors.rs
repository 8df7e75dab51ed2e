//! The errors of calls.

use smithy_client_runtime::__v1::read_error;
use smithy_client_runtime::{ErrorVisitor, ModeledError};

use crate::types::{TooFast, WallFull};

/// The error for calls.
pub type Error = smithy_client_runtime::Error<ServiceError>;

/// The modelled errors of the service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ServiceError {
    /// `TooFast`
    TooFast(TooFast),
    /// `WallFull`
    ///
    /// HTTP status 409.
    WallFull(WallFull),
}

impl ServiceError {
    /// The error code of [`TooFast`](Self::TooFast).
    pub const TOO_FAST: &'static str = "TooFast";

    /// The error code of [`WallFull`](Self::WallFull).
    pub const WALL_FULL: &'static str = "WallFull";

    /// True if this is [`TooFast`](Self::TooFast).
    #[must_use]
    pub fn is_too_fast(&self) -> bool {
        matches!(self, Self::TooFast(_))
    }

    /// True if this is [`WallFull`](Self::WallFull).
    #[must_use]
    pub fn is_wall_full(&self) -> bool {
        matches!(self, Self::WallFull(_))
    }
}

impl ModeledError for ServiceError {
    const CODES: &'static [(&'static str, u16)] = &[
        (Self::TOO_FAST, 400),
        (Self::WALL_FULL, 409),
    ];

    fn decode(code: &str, body: &[u8]) -> Option<Self> {
        match code {
            Self::TOO_FAST => read_error(body).ok().map(Self::TooFast),
            Self::WALL_FULL => read_error(body).ok().map(Self::WallFull),
            _ => None,
        }
    }

    fn visit<V: ErrorVisitor>(&self, visitor: V) -> Option<V::Output> {
        Some(
            match self {
                Self::TooFast(error) => visitor.visit(Self::TOO_FAST, error),
                Self::WallFull(error) => visitor.visit(Self::WALL_FULL, error),
            },
        )
    }
}
