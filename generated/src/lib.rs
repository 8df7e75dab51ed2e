//! A client of AWS Partner Central Selling.
//!
//! Sales opportunities an AWS Partner shares with AWS, from first entry to launch or loss.
//!
//! A partner records its own deals with [`CreateOpportunity`](crate::Client::create_opportunity),
//! links what it sells with [`AssociateOpportunity`](crate::Client::associate_opportunity) and
//! hands the deal to AWS with
//! [`StartEngagementFromOpportunityTask`](crate::Client::start_engagement_from_opportunity_task).
//! AWS answers with a review status and with its own view of the deal
//! ([`GetAwsOpportunitySummary`](crate::Client::get_aws_opportunity_summary)). The other direction
//! starts with an invitation:
//! [`ListEngagementInvitations`](crate::Client::list_engagement_invitations) shows the deals AWS
//! offers, and a partner accepts or rejects each of them.
//!
//! Every request names a catalog: `AWS` holds real business, `Sandbox` is for tests. Permissions
//! use the IAM prefix `partnercentral:`, which is not the name that requests are signed with.
//!
//! ```no_run
//! use partnercentral_selling::Client;
//! use partnercentral_selling::operation::ListOpportunitiesRequest;
//!
//! # async fn example() -> Result<(), partnercentral_selling::Error> {
//! let client = Client::from_env()?;
//! let request = ListOpportunitiesRequest::new("AWS");
//! let mut items = client.list_opportunities(request).items();
//! while let Some(item) = items.try_next().await? {
//!     println!("{item:?}");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What is where
//!
//! - [`Client`] has one method for each operation. A call is a value: set what should differ for
//!   it, then await it.
//! - [`operation`] holds requests and responses, [`types`] what they are made of. All of them read
//!   and write serde's formats with the names that go over the wire, so a request can be stored as
//!   JSON and sent later. [`from_json_strict`](runtime::codec::from_json_strict) refuses names that
//!   the model doesn't have.
//! - [`Error`] says what happened, [`ServiceError`] holds the errors of the model.
//!
//! Fields are `Option`s, since the service itself leaves out what it requires now and then. Only
//! the required members of a response are plain: without them the call is an error. Unknown values
//! of enums and unions are kept and sent back as they are. Sensitive members never show in `Debug`.
//!
//! # Configuration
//!
//! [`Client::from_env`] reads the environment (`AWS_REGION`, `AWS_PROFILE`, …) and the shared files
//! of AWS, `~/.aws/config` and `~/.aws/credentials`. What is set in code goes before them;
//! [`Config`] has the whole table. An invalid value is an error that names where it comes from.
//!
//! ```no_run
//! use partnercentral_selling::{Client, Config};
//!
//! # fn example() -> Result<(), partnercentral_selling::Error> {
//! let config = Config::builder()
//!     .region("us-east-1")
//!     .profile("sales")
//!     .app_id("crm-sync")
//!     .build();
//! let client = Client::new(config)?;
//! # Ok(())
//! # }
//! ```
//!
//! # Credentials
//!
//! They come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
//! `AWS_SESSION_TOKEN`), else from the profile: keys, or the program of `credential_process`.
//! Single sign-on, roles, web identity, containers and instances need the feature `aws-config`;
//! without it they are an error that says so. Credentials given in code go before all of that:
//! fixed ones, an async closure ([`credentials_fn`](runtime::ConfigBuilder::credentials_fn)), or
//! any [`ProvideCredentials`](runtime::ProvideCredentials), such as the providers of the crate
//! `aws-config`. A client keeps them and loads them anew before they expire.
//!
//! ```no_run
//! use partnercentral_selling::{Client, Config, Credentials};
//!
//! # fn example(key: &str, secret: &str, token: String) -> Result<(), partnercentral_selling::Error> {
//! let credentials = Credentials::new(key, secret, Some(token), None, "vault");
//! let client = Client::new(Config::builder().region("us-east-1").credentials(credentials).build())?;
//! # Ok(())
//! # }
//! ```
//!
//! # Validation
//!
//! A request is checked against the constraints of the model before it is sent, and all violations
//! are reported at once, by path: [`violations`](runtime::Error::violations). Each structure has a
//! method `validate` that does the same. [`Validation`] says how much is checked, for a client
//! ([`Config`]) or a call ([`validation`](runtime::Call::validation)).
//!
//! # Errors
//!
//! An [`Error`] says on one line the operation, the service's code and message, the request id, the
//! number of attempts, and each invalid field. [`kind`](runtime::Error::kind) tells which part
//! failed ([`ErrorKind`]), [`service_error`](runtime::Error::service_error) gives the modelled
//! error with its members. Text and `Debug` hold no bodies, credentials or sensitive members.
//!
//! ```no_run
//! use partnercentral_selling::{Client, ServiceError};
//! use partnercentral_selling::operation::ListOpportunitiesRequest;
//!
//! # async fn example() -> Result<(), partnercentral_selling::Error> {
//! let client = Client::from_env()?;
//! let request = ListOpportunitiesRequest::new("AWS");
//! match client.list_opportunities(request).await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_throttling() => println!("later: {error}"),
//!     Err(error) => {
//!         eprintln!("{error}");
//!         for field in error.fields() {
//!             eprintln!("{}: {}", field.path.as_deref().unwrap_or("all"), field.message);
//!         }
//!         if let Some(ServiceError::ValidationException(error)) = error.service_error() {
//!             eprintln!("{error:?}"); // a structure of the model
//!         }
//!         if error.may_have_been_applied() {
//!             eprintln!("look at what the service holds before sending it again");
//!         }
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Retries and time limits
//!
//! A call that got no complete response, or was refused for the moment, is sent again by the rules
//! of the AWS SDKs: up to three attempts in all, after random waits that grow, or when the service
//! asks for it. All attempts carry the same idempotency token. No attempt takes longer than half a
//! minute, no call longer than a minute, and a call that is dropped stops. Both can be set for a
//! client and for a call. [`RetryConfig::adaptive`] also limits the rate of requests.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use partnercentral_selling::{Client, Config, RetryConfig};
//!
//! # fn example() -> Result<(), partnercentral_selling::Error> {
//! let config = Config::builder()
//!     .region("us-east-1")
//!     .retry(RetryConfig::standard().max_attempts(5))
//!     .timeout(Duration::from_secs(120))
//!     .build();
//! let client = Client::new(config)?;
//! # Ok(())
//! # }
//! ```
//!
//! # Around a call
//!
//! An [`Interceptor`](runtime::Interceptor) runs at fixed points of each call: it can add headers,
//! log, record, or stop the call. A single call takes one too, as well as headers, a number of
//! attempts and an endpoint of its own ([`Call`](runtime::Call)).
//!
//! # Tracing
//!
//! Each call is a span of the crate `tracing`, `aws_call`, under the names that OpenTelemetry has
//! for AWS SDKs; each retry is an event in it. Neither bodies nor credentials are told.
//!
//! # Without async
//!
//! With the feature `blocking`, each method that is awaited has a sister with `_blocking` at its
//! end, as in `send_blocking()`; pages and items can be looped over.
//!
//! # Testing without a network
//!
//! With the feature `test-util`, a `Mock` takes the place of the network: it answers with types of
//! this crate, JSON, errors, delays or broken connections, and records the requests.
//!
//! ```no_run
//! use partnercentral_selling::{Client, Config};
//! use partnercentral_selling::operation::ListOpportunitiesRequest;
//! use partnercentral_selling::runtime::{Mock, MockResponse};
//!
//! # async fn example() -> Result<(), partnercentral_selling::Error> {
//! let mock = Mock::new();
//! mock.on("ListOpportunities", MockResponse::json("{}"));
//! let client = Client::new(Config::builder().mock(&mock).build())?;
//! let response = client.list_opportunities(ListOpportunitiesRequest::new("AWS")).await?;
//! println!("{:?} {response:?}", mock.take_requests());
//! assert!(mock.assert_used().is_ok());
//! # Ok(())
//! # }
//! ```

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
