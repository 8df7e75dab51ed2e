//! The runtime of the client crates that `smithy-client-codegen` generates: JSON codec, validation, signing, retries,
//! errors, paging.
//!
//! This crate contains nothing about a particular service. A generated crate declares its [`Service`], an [`Operation`]
//! for each request, a [`ModeledError`], and its types. Users of a generated crate use the types of this crate under
//! the names that the generated crate exports: [`Config`], [`Call`], [`Pages`], [`Items`], [`Pool`], [`Waiting`], [`Error`],
//! [`Timestamp`] and others.
//!
//! # How a call works
//!
//! The top-level modules are called rooms; they have an order, and each uses only lower ones. `call` has the steps of a
//! call: the request is validated and encoded with `codec`; `endpoint` evaluates the endpoint rules of the service;
//! then each attempt loads credentials (`credentials`, which caches them), signs the request, sends it with `http`, and
//! judges the response by its status and length. After a failed attempt, `retry` has the rules for whether and when
//! another one follows. At the end the response is decoded into the output of the operation, or into an [`Error`].
//! `config` resolves the settings from code, environment and profile, `time` has the clock and the time limits,
//! `interceptor` runs [`Interceptor`]s and records spans, `drive` has pages, pools, rows, waits and blocking calls, and
//! `journal` the file in which rows record their steps.
//!
//! # Retries and time limits
//!
//! A request without a complete response, or with an error response that is temporary, is sent up to three times, by
//! the retry rules of the AWS SDKs ([`RetryConfig`]). A call takes at most one minute ([`ConfigBuilder::timeout`]), and
//! an attempt at most half a minute.
//!
//! ```
//! use std::time::Duration;
//!
//! use smithy_client_runtime::{Config, RetryConfig};
//!
//! let config = Config::builder()
//!     .retry(RetryConfig::standard().max_attempts(5)) // default: 3
//!     .timeout(Duration::from_secs(120)) // of a call; default: 60 s
//!     .attempt_timeout(Duration::from_secs(40)) // of an attempt; default: 30 s
//!     .read_timeout(Duration::from_secs(30)) // for receiving data; default: 20 s
//!     .connect_timeout(Duration::from_secs(1)) // for connecting; default: 3.1 s
//!     .build();
//! ```
//!
//! With [`RetryConfig::adaptive`], the client also limits its rate to what the service accepts, from the first
//! throttled attempt on. Dropping the future of a call stops the call; no part of it continues in the background.
//!
//! # Many calls, and quotas
//!
//! A [`Pool`] runs many calls with limited concurrency, and holds them back to the rate at which the service accepts
//! them, which it finds by itself. A [`Quota`] states what the service accepts in a second and in a day; clients
//! ([`ConfigBuilder::quota`]), pools ([`Pool::quota`]) and rows can share one. [`Rows`] run an async function for each
//! row of a source, whose steps are such calls; with a [`Journal`], a run that ended early is continued by the next one.
//!
//! ```no_run
//! # use smithy_client_runtime::{Call, Client, Operation};
//! use smithy_client_runtime::{Journal, Pool, Quota, QuotaGroup, Rows, StepError};
//!
//! # trait Create: Operation<Output = String> {}
//! # async fn example<Op: Create>(client: Client, requests: Vec<Op>, table: Vec<(String, Op)>)
//! # -> Result<(), Box<dyn std::error::Error>> {
//! let quota = Quota::new([QuotaGroup::new("all").per_second(5).per_day(10_000)]);
//! let calls = requests.into_iter().map(|request| Call::new(client.clone(), request));
//! let results = Pool::new(calls).quota(quota.clone()).all().await;
//!
//! let mut rows = Rows::new(table, |row, (_, request)| {
//!     let create = Call::new(client.clone(), request);
//!     async move {
//!         let id = row.step("create", create).keep(|id| id.clone()).await?;
//!         Ok::<_, StepError<Op::Error>>(id)
//!     }
//! })
//! .keyed(|(key, _)| key.clone())
//! .quota(quota)
//! .journal(Journal::open("import.journal")?);
//! while let Some(done) = rows.next().await {
//!     println!("{}: {:?}", done.key, done.result);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! An [`Error`] has the part of the call that failed ([`Failure::kind`]), the error code of the service or of this
//! crate ([`Failure::code`]), the message, the request id, invalid fields, and the modelled error of the service
//! ([`Error::service_error`]). It also reports whether the same request may succeed later ([`Failure::is_retryable`]),
//! why it was not retried ([`Failure::not_retried`]), and whether the request may have been applied although the call
//! failed ([`Failure::may_have_been_applied`]). The [`History`] of a call, in its [`Response`] and in its [`Error`],
//! has its attempts, its waits with their reasons, and their times.
//!
//! # Changing records
//!
//! Where an update of the service replaces a whole record, [`Call::modify`] reads the record, changes it with a function and
//! sends it back. It repeats the change if another client was faster, and finds out what became of an update whose response
//! was lost. Generated responses have a method `to_update`, which only makes the request ([`UpdateFromRead`]).
//!
//! # Tracing
//!
//! Each call is a span of the crate `tracing` (`aws_call`, level info) with OpenTelemetry's names for AWS SDKs:
//! `rpc.system`, `rpc.service`, `rpc.method`, `cloud.region`, `aws.request_id`, `http.response.status_code`,
//! `error.type`, and `attempts`. The fields `otel.name`, `otel.kind` and `otel.status_code` are for the crate
//! `tracing-opentelemetry`. In the span there are events (level debug) for each retry, each wait for the rate limiter
//! and each load of credentials, and an event (level warn) for each load that failed, even if the previous credentials
//! are still valid. They contain neither bodies nor credentials. Without a subscriber they cost next to nothing.
//!
//! # Runtimes
//!
//! Calls must be awaited in a Tokio runtime with I/O and time enabled: that of `#[tokio::main]`, or one that is built
//! with `enable_all`. In a runtime without one of them, Tokio panics when a call is polled, with a message that names
//! `enable_io` or `enable_time`. Outside of a Tokio runtime a call fails with the code `MissingRuntime`.
//!
//! A client can be used in several runtimes, at once or one after another. It has connections for each, since a
//! connection is driven by the runtime in which it was opened. (An HTTP client of your own has the same connections for
//! all runtimes, and a call on a connection of a runtime that doesn't run at that time stalls until its time limit.)
//!
//! # Blocking calls
//!
//! With the feature `blocking`, each async method has a blocking variant, and pages and items are iterators. The first
//! blocking call starts one thread, which drives the sockets of all blocking calls. A client can be used for blocking
//! and for async calls. In an async function of a Tokio runtime, blocking calls fail with the code
//! `InsideAsyncRuntime`; in `tokio::task::spawn_blocking` and `block_in_place` they work.
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
//! - `rustls` (default): TLS with rustls, aws-lc-rs and the root certificates of the system.
//! - `rustls-ring`: TLS with rustls, ring and the root certificates of the system. It builds faster.
//! - `native-tls`: TLS of the system: OpenSSL on Linux, Secure Transport on macOS, SChannel on Windows.
//! - `http2`: HTTP/2, if the service supports it.
//! - `system-proxy`: proxies of the settings of macOS and Windows, in addition to those of the environment.
//! - `aws-config`: credentials from the whole credentials chain of AWS: single sign-on, roles, web identity, containers,
//!   instance metadata.
//! - `stream`: pages and items as streams of `futures_core`.
//! - `blocking`: blocking calls.
//! - `test-util`: scripted responses in place of the network, for tests (`Mock`).
//! - `gzip`: compression of large request bodies, for operations that support it. Generated crates that have such
//!   operations enable it.
//!
//! If several TLS features are enabled, the first one of this list is used. Without one, `https://` endpoints need an
//! HTTP client with TLS ([`ConfigBuilder::http_client`]).

// docs.rs prints the feature that an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod call;
pub mod codec;
mod config;
mod credentials;
mod drive;
mod endpoint;
mod error;
mod http;
mod interceptor;
mod journal;
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
    BigDecimal, BigInteger, Blob, Constraint, DECODED_LIMIT, Document, InvalidEnumValue, InvalidNumber, Timestamp,
    TimestampError, Unit, UnknownInt, UnknownMember, UnknownMembers, UnknownValue, Validation, ValidationError,
    Violation, ViolationCode, validate,
};
pub use self::config::{CALL_TIMEOUT, CREDENTIALS_TIMEOUT, Config, ConfigBuilder, Env};
#[cfg(feature = "blocking")]
pub use self::drive::PagingIter;
#[cfg(feature = "stream")]
pub use self::drive::PagingStream;
pub use self::drive::{
    Done, Items, MAX_CONFLICTS, Modifiable, Modified, Modify, ModifyError, ModifyErrorKind, ModifyFuture, Omission,
    POOL_CONCURRENCY, Pages, Paging, Pool, PoolControl, PoolProgress, PoolTask, ReadForUpdate, UpdateFromRead,
    WAIT_DEADLINE, WAIT_MAX_DELAY, WAIT_MIN_DELAY, WaitError, WaitFuture, WaitProgress, WaitState, Waitable, Waiter,
    Waiting,
};
pub use self::drive::{KeptStep, Row, RowDone, RowError, RowSource, Rows, Step, StepError, UnknownOutcome};
pub use self::error::{
    Attempt, Error, ErrorKind, Failure, FieldError, History, Metadata, MissingMember, NotRetried, OptionExt, Response,
    TimeLimit, Wait, WaitReason,
};
pub use self::http::{COMPRESSION_MIN_SIZE, InvalidHeader, RESPONSE_LIMIT};
#[cfg(any(test, feature = "test-util"))]
pub use self::http::{Mock, MockMismatch, MockOutput, MockRequest, MockResponse, MockRule};
pub use self::interceptor::{
    AttemptOutcome, CallInfo, CallOutcome, Interceptor, InterceptorResult, RequestHeaders, SignedHeaders,
};
pub use self::journal::{Journal, JournalError, JournalProblem, JournalSummary};
pub use self::operation::{
    BoxError, Effect, ErrorVisitor, HostPart, ModeledError, Operation, PageToken, Paginated, PaginatedItems, Protocol,
    Service, Signature,
};
pub use self::retry::{POOL_DEADLINE, Quota, QuotaGroup, QuotaUsage, RetryConfig};
pub use self::time::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, Clock, READ_TIMEOUT};

/// The items that generated crates use, and no other code should. They stay compatible, so that crates that an older
/// generator wrote still compile. An incompatible change needs a new module beside this one.
#[doc(hidden)]
pub mod __v1 {
    pub use crate::call::{JsonOutput, fill_idempotency_token};
    pub use crate::codec::pattern::{CharSet, Part, Pattern, Table};
    pub use crate::codec::{
        DecodeError, EncodeError, JsonOptions, RequestBody, Shape, Structure, read_error, read_nothing, read_response,
        write_request,
    };
    pub use crate::drive::{Editable, EditableMembers, UpdateRules, to_update};
    pub use crate::endpoint::{
        Endpoint, EndpointError, EndpointParams, PARTITIONS, Partition, PartitionEntry, partition, rules,
    };
    pub use crate::operation::{RetryableError, TokenMember};
    pub use crate::{int_enum, open_enum, structure, union};
}

// Used by the macros of this crate in other crates, where a shape may be called `String`.
#[doc(hidden)]
pub use serde;
#[doc(hidden)]
pub use std::string::String;
