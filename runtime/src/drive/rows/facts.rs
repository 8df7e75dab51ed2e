//! What a journal needs to know of a request. This is compiled for each operation, so it is short.

use std::time::Duration;

use crate::call::fill_idempotency_token;
use crate::codec::JsonOptions;
use crate::journal::digest;
use crate::operation::{Effect, Operation, TokenMember};

/// The facts of a request.
pub(super) struct Facts {
    pub(super) operation: &'static str,
    pub(super) effect: Effect,
    pub(super) token: Token,
    /// The hash of the request without its idempotency token.
    pub(super) request: [u8; 16],
    /// For how long the service keeps idempotency tokens.
    pub(super) token_lifetime: Duration,
}

/// The idempotency token of a request.
pub(super) enum Token {
    NotStated,
    None,
    Is(String),
}

impl Token {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Is(token) => Some(token),
            Self::NotStated | Self::None => None,
        }
    }
}

/// The facts of a request, whose token is filled in. `None` if it can't be encoded, which its call reports.
pub(super) fn facts<Op: Operation>(request: &mut Op) -> Option<Facts> {
    let own = match request.idempotency_token() {
        TokenMember::NotStated => Err(Token::NotStated),
        TokenMember::None => Err(Token::None),
        // The hash is that of the request with an empty token.
        TokenMember::Member(member) => Ok(member.replace(String::new())),
    };
    let body = request.encode(&JsonOptions::default());
    let token = match own {
        Err(token) => token,
        Ok(mut token) => {
            fill_idempotency_token(&mut token);
            let token = token.unwrap_or_default();
            set_token(request, &token);
            Token::Is(token)
        }
    };
    let request = digest(&[Op::NAME.as_bytes(), &body.ok()?.json]);
    let token_lifetime = Op::SERVICE.token_lifetime;
    Some(Facts { operation: Op::NAME, effect: Op::EFFECT, token, request, token_lifetime })
}

pub(super) fn set_token<Op: Operation>(request: &mut Op, token: &str) {
    if let TokenMember::Member(member) = request.idempotency_token() {
        *member = Some(token.to_owned());
    }
}
