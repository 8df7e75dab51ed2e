//! One call: a request becomes bytes (`encode`), is routed (`route`), signed (`sign`), attempted (`attempt`, as often as
//! `send` decides), judged (`judge`) and decoded (`decode`). What is known about it is one value (`context`).

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
mod uuid;

pub use self::builder::{Call, CallFuture, CallWithMetadata, CallWithMetadataFuture};
pub use self::client::Client;
pub(crate) use self::context::Outcome;
pub(crate) use self::decode::decode;
pub use self::json::{JsonCall, JsonCallFuture, JsonCallWithMetadata, JsonCallWithMetadataFuture};
pub use self::json_operation::{JsonOperation, JsonOutput, UnknownOperation};
pub(crate) use self::options::CallOptions;
pub(crate) use self::send::{RawCall, start};
pub use self::uuid::fill_idempotency_token;
