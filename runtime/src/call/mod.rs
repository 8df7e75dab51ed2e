//! One call: a request is encoded (`encode`), routed (`route`), signed (`sign`) and attempted (`attempt`); its response
//! is judged (`judge`) and decoded (`decode`). `send` has the retry loop, `context` the state of a call from its start
//! to its end.

mod attempt;
mod builder;
mod client;
mod context;
mod decode;
mod encode;
mod json;
mod json_operation;
mod judge;
mod options;
mod plan;
mod route;
mod send;
mod sign;
mod turn;
mod uuid;

pub use self::builder::{Call, CallFuture, CallWithMetadata, CallWithMetadataFuture};
pub use self::client::Client;
pub(crate) use self::context::Outcome;
pub(crate) use self::decode::{decode, decode_or_fail};
pub use self::json::{JsonCall, JsonCallFuture, JsonCallWithMetadata, JsonCallWithMetadataFuture};
pub use self::json_operation::{JsonOperation, JsonOutput, UnknownOperation};
pub(crate) use self::options::CallOptions;
pub(crate) use self::send::{RawCall, start};
pub use self::uuid::fill_idempotency_token;
pub(crate) use self::uuid::random_uuid;
