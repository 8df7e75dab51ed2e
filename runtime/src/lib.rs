//! What every client crate made by `smithy-client-codegen` calls: JSON codec, signing, sending, errors, paging, time.
//!
//! This crate knows no service. A generated crate states facts: its [`Service`], an [`Operation`] for each request, a
//! [`ModeledError`], its shapes (see [`codec`]). A user of a generated crate meets [`Config`], [`Call`], [`Pages`],
//! [`Items`], [`Error`] and [`Timestamp`], and there under the generated crate's own names.
//!
//! A call goes through these modules: `call` encodes the request (as `request` says) and decodes the answer, and is all
//! that is compiled for each operation; `send` makes attempts and keeps the call's time limit, with the rules of
//! `retry`, the quota in `bucket`, the rate `limiter`, the service's wishes (`hint`) and a wrong clock (`skew`);
//! `attempt` asks for credentials, makes and signs the request, and judges the answer; `http` exchanges bytes within
//! `limits`. `telemetry` tells of all that.
//!
//! # Retries and time limits
//!
//! A request that got no complete answer, or that the service refused for now, is sent up to three times, by the rules
//! of the AWS SDKs ([`RetryConfig`]); no call lasts longer than a minute ([`ConfigBuilder::timeout`]), no attempt longer
//! than half of one. Whatever happened is told by the [`Error`]: attempts and their times, which limit was reached,
//! why there was no further attempt, and whether the request may have been applied although the call failed.
//!
//! ```
//! use std::time::Duration;
//!
//! use smithy_client_runtime::{Config, RetryConfig};
//!
//! let config = Config::builder()
//!     .retry(RetryConfig::standard().max_attempts(5)) // 3
//!     .timeout(Duration::from_secs(120)) // of a whole call: 60 s
//!     .attempt_timeout(Duration::from_secs(40)) // of one attempt: 30 s
//!     .read_timeout(Duration::from_secs(30)) // of silence: 20 s
//!     .connect_timeout(Duration::from_secs(1)) // of connecting: 3.1 s
//!     .build();
//! ```
//!
//! A dropped call stops: nothing of it goes on in the background.
//!
//! With [`RetryConfig::adaptive`] the client sends no faster than the service was seen to bear, from the first throttled
//! attempt on. What a call spent its time on is in its [`Metadata`] and in its [`Error`] alike: attempts
//! ([`Metadata::timings`]), waits with their reasons ([`Metadata::waits`]), credentials
//! ([`Metadata::credentials_time`]), all of it ([`Metadata::elapsed`]).
//!
//! # Tracing
//!
//! Each call is a span of the crate `tracing` (`aws_call`, level info) with the names that OpenTelemetry has for AWS
//! SDKs: `rpc.system`, `rpc.service`, `rpc.method`, `cloud.region`, `aws.request_id`, `http.response.status_code`,
//! `error.type`, and `attempts`; `otel.name`, `otel.kind` and `otel.status_code` are for the crate
//! `tracing-opentelemetry`. Within it there are events (level debug) for each retry, each wait for the rate limiter and
//! each load of credentials, and one (level warn) for a load that failed, also where the calls go on with the ones
//! before. Neither bodies nor credentials are in any of them. Where nobody listens, that costs next to nothing.
//!
//! # Without async
//!
//! With the feature `blocking` each method that is awaited has a sister that waits in its thread, and pages and items
//! can be looped over. One thread, which the first such call starts, looks after the sockets of all of them. On a thread
//! of an async runtime of Tokio they are an error with the code `InsideAsyncRuntime`. A client is for one of both ways:
//! a kept connection is looked after by the runtime that it was made in, and hangs while that one stands still.
//!
//! ```no_run
//! # #[cfg(feature = "blocking")]
//! # fn example<Op: smithy_client_runtime::PaginatedItems<Item: std::fmt::Debug> + Clone>(
//! #     client: smithy_client_runtime::Client,
//! #     request: Op,
//! # ) -> Result<(), smithy_client_runtime::Error<Op::Error>> {
//! # use smithy_client_runtime::Call;
//! let page = Call::new(client.clone(), request.clone()).send_blocking()?;
//! for item in Call::new(client, request).items() {
//!     println!("{:?}", item?);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls with aws-lc-rs and the system's root certificates.
//! - `rustls-ring`: the same with ring, which builds faster.
//! - `native-tls`: TLS by the system: OpenSSL on Linux, Secure Transport on macOS, SChannel on Windows.
//! - `http2`: HTTP/2 where the service offers it.
//! - `system-proxy`: proxies from the settings of macOS and Windows, not only from the environment.
//! - `aws-config`: credentials from the whole chain of AWS: single sign-on, roles, web identity, containers, instances.
//! - `stream`: pages and items as streams of `futures_core`.
//! - `blocking`: the same methods without async.
//! - `test-util`: a script in place of the network, for tests (`Mock`).
//! - `gzip`: compression of large request bodies for operations that take it; clients of a service that has such
//!   operations turn it on themselves.
//!
//! Of several TLS features the first counts. Without one, give [`ConfigBuilder::http_client`] a client that has TLS.

mod call;
#[doc(hidden)]
pub mod codec;
mod config;
mod credentials;
mod drive;
mod endpoint;
mod error;
mod http;
mod interceptor;
mod operation;
mod retry;
#[cfg(test)]
mod tests;
mod time;

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::ProvideCredentials;

pub use self::call::{
    Call, CallFuture, CallWithMetadata, CallWithMetadataFuture, Client, JsonCall, JsonCallFuture, JsonCallWithMetadata,
    JsonCallWithMetadataFuture, JsonOperation, UnknownOperation,
};
pub use self::codec::{
    BigDecimal, BigInteger, Blob, Constraint, Document, InvalidEnumValue, InvalidNumber, Timestamp, TimestampError,
    Unit, UnknownInt, UnknownMember, UnknownValue, Validation, ValidationError, Violation, ViolationCode, validate,
};
pub use self::config::{CALL_TIMEOUT, CREDENTIALS_TIMEOUT, Config, ConfigBuilder, Env};
#[cfg(feature = "blocking")]
pub use self::drive::PagingIter;
#[cfg(feature = "stream")]
pub use self::drive::PagingStream;
pub use self::drive::{Done, Items, POOL_CONCURRENCY, Pages, Paging, Pool, PoolControl, PoolProgress, PoolTask};
pub use self::error::{
    Attempt, Error, ErrorKind, Failure, FieldError, History, Metadata, MissingMember, NotRetried, OptionExt, Response,
    TimeLimit, Wait, WaitReason,
};
pub use self::http::{COMPRESSION_MIN_SIZE, InvalidHeader, RESPONSE_LIMIT};
#[cfg(any(test, feature = "test-util"))]
pub use self::http::{Mock, MockRequest, MockResponse, UnusedResponses};
pub use self::interceptor::{
    AttemptOutcome, CallInfo, CallOutcome, Interceptor, InterceptorResult, RequestHeaders, SignedHeaders,
};
pub use self::operation::{
    Effect, ModeledError, Operation, PageToken, Paginated, PaginatedItems, Protocol, Service, Signature,
};
pub use self::retry::RetryConfig;
pub use self::time::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, Clock, READ_TIMEOUT};

/// Modelled values as JSON. Other formats read and write them by serde.
///
/// A response is read leniently ([`from_json`](json::from_json)), a request that a person wrote strictly
/// ([`from_json_strict`](json::from_json_strict)).
pub mod json {
    pub use crate::codec::{
        DecodeError, DecodeErrorKind, EncodeError, from_json, from_json_strict, to_json, to_json_pretty,
    };
}

/// The machinery that generated crates reach, and nobody else should. What stands here keeps its meaning as this crate
/// grows, so that crates made by an older generator go on compiling; what has to change gets a module of its own.
#[doc(hidden)]
pub mod __v1 {
    pub use crate::call::{JsonOutput, fill_idempotency_token};
    pub use crate::codec::pattern::{CharSet, Part, Pattern, Table};
    pub use crate::codec::{DecodeError, EncodeError, Shape, Structure, from_json, from_nothing, to_json};
    pub use crate::endpoint::{
        Endpoint, EndpointError, EndpointParams, PARTITIONS, Partition, PartitionEntry, partition, rules,
    };
    pub use crate::operation::RetryableError;
    pub use crate::{int_enum, open_enum, structure, union};
}

// The macros of this crate name these from within other crates, where a shape may be called `String`.
#[doc(hidden)]
pub use serde;
#[doc(hidden)]
pub use std::string::String;
