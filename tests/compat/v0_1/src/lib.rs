//! A client of Gallery.
//!
//! ```no_run
//! use compat_v0_1::Client;
//! use compat_v0_1::operation::ScanRequest;
//!
//! # async fn example()
//! # -> Result<(), compat_v0_1::Error> {
//! let client = Client::from_env()?;
//! let request = ScanRequest::new();
//! let mut items = client.scan(request).items();
//! while let Some(item) = items.try_next().await? {
//!     println!("{item:?}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Overview
//!
//! - [`Client`] has a method for each operation. It returns a call: change its settings if needed,
//!   then await it.
//! - [`operation`] has the requests and responses, [`types`] has the types in them. All of them
//!   implement the traits of serde with the wire names;
//!   [`from_json_strict`](runtime::codec::from_json_strict) rejects unknown names.
//! - [`Error`] is the error for calls, [`ServiceError`] has the modelled errors of the service.
//! - [`runtime`] has what is the same for all services.
//!
//! # This service
//!
//! - Responses are paged, so that you can iterate over pages or items:
//!   [`list_pictures`](Client::list_pictures) and [`scan`](Client::scan).
//! - An idempotency token is generated, so that a retry has no further effect:
//!   [`hang`](Client::hang).
//! - Sending these requests twice may repeat their effect; after an error, check
//!   [`may_have_been_applied`](runtime::Failure::may_have_been_applied): [`ping`](Client::ping).
//! - Large requests are compressed: [`hang`](Client::hang).
//! - The model marks these errors as retryable: [`TooFast`](ServiceError::TooFast).
//! - Sensitive members, which `Debug` redacts, are in [`Picture`](types::Picture) and
//!   [`WallFull`](types::WallFull).
//!
//! # Requests
//!
//! A request is created empty. Set its members with setters, or assign its public fields. Unknown
//! enum values and union members are kept and sent unchanged.
//!
//! ```no_run
//! use compat_v0_1::operation::ScanRequest;
//!
//! # async fn example(from: Option<String>)
//! # -> Result<(), compat_v0_1::Error> {
//! let mut request = ScanRequest::new();
//! request.from = from; // an existing `Option`
//! assert!(request.validate().is_ok());
//! # Ok(())
//! # }
//! ```
//!
//! # Validation
//!
//! Before a request is sent, it is validated against the model. All violations are reported at
//! once, each with its path ([`violations`](runtime::Failure::violations)). The level of validation
//! is set for a client or for a call ([`validation`](runtime::Call::validation)): no constraints
//! ([`Off`](Validation::Off)), those that other SDKs check ([`Minimum`](Validation::Minimum)),
//! every constraint of the model ([`Full`](Validation::Full), the default), or these and known enum
//! values ([`Strict`](Validation::Strict)).
//!
//! # Errors
//!
//! An [`Error`] is printed in one line: operation, code, message, invalid fields, request id and
//! attempts. [`runtime::Failure`] has a method for each of them.
//!
//! ```no_run
//! use compat_v0_1::operation::ScanRequest;
//! use compat_v0_1::{Client, ServiceError};
//!
//! # async fn example()
//! # -> Result<(), compat_v0_1::Error> {
//! let client = Client::from_env()?;
//! let request = ScanRequest::new();
//! match client.scan(request).await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_throttling() => println!("throttled: {error}"),
//!     Err(error) if error.has_code(ServiceError::WALL_FULL) => {
//!         println!("{:?}", error.service_error()); // with its members
//!     }
//!     Err(error) => return Err(error), // is printed in one line
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Many calls at once
//!
//! A [`Pool`](runtime::Pool) runs calls with limited concurrency, as fast as the service accepts
//! them, and returns the results in order or as the calls finish. [`Rows`](runtime::Rows) do so for
//! rows of several calls, and go on where a run ended that was stopped or killed.
//!
//! ```no_run
//! use compat_v0_1::Client;
//! use compat_v0_1::operation::ScanRequest;
//! use compat_v0_1::runtime::Pool;
//!
//! # async fn example(client: Client, requests: Vec<ScanRequest>)
//! # -> Result<(), compat_v0_1::Error> {
//! let calls = requests.into_iter().map(|request| client.scan(request));
//! let mut pool = Pool::new(calls).concurrency(4);
//! while let Some(done) = pool.next().await {
//!     println!("{}: {:?}", done.index, done.result);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Testing without a network
//!
//! With the feature `test-util`, a `Mock` responds in place of the service. Its rules compute
//! responses from requests; they can also be errors, JSON, delays or broken connections. It records
//! the requests.
//!
//! ```no_run
//! use compat_v0_1::operation::{ScanRequest, ScanResponse};
//! use compat_v0_1::runtime::Mock;
//! use compat_v0_1::{Client, Config};
//!
//! # async fn example()
//! # -> Result<(), compat_v0_1::Error> {
//! let mock = Mock::new();
//! mock.on::<ScanRequest>(|request| {
//!     println!("{request:?}");
//!     let response = ScanResponse::new();
//!     Ok(response)
//! });
//! let client = Client::new(Config::builder().mock(&mock).build())?;
//! let request = ScanRequest::new();
//! let response = client.scan(request).await?;
//! println!("{response:?}");
//! assert!(mock.assert_used().is_ok());
//! # Ok(())
//! # }
//! ```
//!
//! # More
//!
//! - Region, endpoint and all other settings, with variables and profile keys: [`Config`]
//! - Credentials, from the environment or a custom provider: [`Config`], [`Credentials`]
//! - Attempts, back-off, rate limits: [`RetryConfig`];
//!   [time limits](runtime#retries-and-time-limits)
//! - Headers and logs of all calls: [`Interceptor`](runtime::Interceptor)
//! - Headers, time limits and attempts of one call: [`runtime::Call`]
//! - [The Tokio runtime that calls need](runtime#runtimes)
//! - [Spans of `tracing`](runtime#tracing), [blocking calls](runtime#blocking-calls)
//! - [TLS, HTTP/2, single sign-on and other features](runtime#features)
//! - Calls by operation name, with JSON: [`call_json`](Client::call_json), `examples/call.rs`

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(deprecated, reason = "deprecated shapes are still encoded and decoded")]
#![allow(
    rustdoc::redundant_explicit_links,
    reason = "explicit links are valid in all modules"
)]
#![allow(
    clippy::large_enum_variant,
    reason = "the error of a call boxes the modelled error"
)]

#[doc(hidden)]
pub mod patterns;

mod client;
mod endpoint;
mod errors;
pub mod operation;
pub mod service;
pub mod types;

pub use self::client::Client;
pub use self::errors::{Error, ServiceError};
pub use smithy_client_runtime as runtime;
pub use smithy_client_runtime::{
    Config, Credentials, ErrorKind, RetryConfig, Timestamp, Validation,
};
