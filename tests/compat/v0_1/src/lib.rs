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
//! # What is where
//!
//! - [`Client`] has a method for each operation. A call is a value: set what should differ for it,
//!   then await it.
//! - [`operation`] holds requests and responses, [`types`] what they are made of. All of them have
//!   serde with the names of the wire; [`from_json_strict`](runtime::codec::from_json_strict)
//!   refuses names that the model doesn't have.
//! - [`Error`] says what happened, [`ServiceError`] holds the errors of the model.
//! - [`runtime`] holds what is the same for every service.
//!
//! # This service
//!
//! - Responses come in pages, to be looped over as pages or as items:
//!   [`list_pictures`](Client::list_pictures) and [`scan`](Client::scan).
//! - An idempotency token is filled in, so that another attempt has no second effect:
//!   [`hang`](Client::hang).
//! - Sent twice, these may have an effect twice;
//!   [`may_have_been_applied`](runtime::Failure::may_have_been_applied) says whether that can be
//!   after an error: [`ping`](Client::ping).
//! - Large requests are compressed: [`hang`](Client::hang).
//! - The model asks for another attempt after [`TooFast`](ServiceError::TooFast).
//! - Members that are sensitive, so that `Debug` doesn't show them, are in
//!   [`Picture`](types::Picture) and [`WallFull`](types::WallFull).
//!
//! # Requests
//!
//! A request starts empty; setters or its public fields fill it. Enum values and union members that
//! the model doesn't know are kept and sent as they are.
//!
//! ```no_run
//! use compat_v0_1::operation::ScanRequest;
//!
//! # async fn example(from: Option<String>)
//! # -> Result<(), compat_v0_1::Error> {
//! let mut request = ScanRequest::new();
//! request.from = from; // an `Option` at hand
//! assert!(request.validate().is_ok());
//! # Ok(())
//! # }
//! ```
//!
//! # Validation
//!
//! Before a request is sent it is checked against the model, and all violations are reported at
//! once, each with its path ([`violations`](runtime::Failure::violations)). How much is checked is
//! set for a client or for a call ([`validation`](runtime::Call::validation)): nothing
//! ([`Off`](Validation::Off)), what other SDKs check ([`Minimum`](Validation::Minimum)), every
//! constraint of the model ([`Full`](Validation::Full), the default), or also that enum values are
//! known ([`Strict`](Validation::Strict)).
//!
//! # Errors
//!
//! The text of an [`Error`] is one line: operation, code, message, each invalid field, request id,
//! attempts. [`runtime::Failure`] lists the methods that ask for them.
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
//!     Err(error) if error.is_throttling() => println!("later: {error}"),
//!     Err(error) if error.has_code(ServiceError::WALL_FULL) => {
//!         println!("{:?}", error.service_error()); // with its members
//!     }
//!     Err(error) => return Err(error), // on one line: what, where, why
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Many calls at once
//!
//! A [`Pool`](runtime::Pool) runs a bounded number of them at a time and gives the results as they
//! come or in order.
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
//! With the feature `test-util` a `Mock` responds in place of the service: with responses of this
//! crate, JSON, errors, delays, broken connections. It records the requests.
//!
//! ```no_run
//! use compat_v0_1::operation::{ScanRequest, ScanResponse};
//! use compat_v0_1::runtime::{Mock, MockResponse};
//! use compat_v0_1::{Client, Config};
//!
//! # async fn example()
//! # -> Result<(), compat_v0_1::Error> {
//! let mock = Mock::new();
//! let response = ScanResponse::new();
//! mock.on("Scan", MockResponse::of(&response));
//! let client = Client::new(Config::builder().mock(&mock).build())?;
//! let request = ScanRequest::new();
//! let response = client.scan(request).await?;
//! println!("{response:?}, asked by {:?}", mock.take_requests());
//! assert!(mock.assert_used().is_ok());
//! # Ok(())
//! # }
//! ```
//!
//! # More
//!
//! - Region, endpoint and every other setting, with variables and keys: [`Config`]
//! - Credentials, from the environment to a provider of yours: [`Config`], [`Credentials`]
//! - Attempts, waits, rate limits: [`RetryConfig`]; [time limits](runtime#retries-and-time-limits)
//! - Headers and logs of every call: [`Interceptor`](runtime::Interceptor)
//! - Headers, time limits and attempts of one call: [`runtime::Call`]
//! - [Spans of `tracing`](runtime#tracing), [blocking calls](runtime#blocking-calls)
//! - [TLS, HTTP/2, single sign-on and other features](runtime#features)
//! - Any operation by name, JSON in and out: [`call_json`](Client::call_json), `examples/call.rs`

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(deprecated, reason = "a deprecated shape is still read and written")]
#![allow(
    rustdoc::redundant_explicit_links,
    reason = "links say where they lead wherever they stand"
)]
#![allow(
    clippy::large_enum_variant,
    reason = "an error of the model is boxed with the error of its call"
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
