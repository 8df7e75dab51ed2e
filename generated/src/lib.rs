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
//! use partnercentral_selling::operation::ListSolutionsRequest;
//!
//! # async fn example()
//! # -> Result<(), partnercentral_selling::Error> {
//! let client = Client::from_env()?;
//! let request = ListSolutionsRequest::new().catalog("Sandbox");
//! let mut items = client.list_solutions(request).items();
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
//!   [`list_engagement_invitations`](Client::list_engagement_invitations),
//!   [`list_opportunities`](Client::list_opportunities) and
//!   [`list_solutions`](Client::list_solutions).
//! - An idempotency token is generated, so that a retry has no further effect:
//!   [`create_opportunity`](Client::create_opportunity),
//!   [`start_engagement_by_accepting_invitation_task`](Client::start_engagement_by_accepting_invitation_task)
//!   and
//!   [`start_engagement_from_opportunity_task`](Client::start_engagement_from_opportunity_task).
//! - Sending these requests twice may repeat their effect; after an error, check
//!   [`may_have_been_applied`](runtime::Failure::may_have_been_applied):
//!   [`assign_opportunity`](Client::assign_opportunity),
//!   [`associate_opportunity`](Client::associate_opportunity),
//!   [`disassociate_opportunity`](Client::disassociate_opportunity),
//!   [`reject_engagement_invitation`](Client::reject_engagement_invitation) and
//!   [`update_opportunity`](Client::update_opportunity).
//! - Sensitive members, which `Debug` redacts, are in [`Account`](types::Account),
//!   [`AccountReceiver`](types::AccountReceiver), [`AccountSummary`](types::AccountSummary),
//!   [`Address`](types::Address), [`AddressSummary`](types::AddressSummary),
//!   [`AssigneeContact`](types::AssigneeContact),
//!   [`AwsOpportunityLifeCycle`](types::AwsOpportunityLifeCycle),
//!   [`AwsTeamMember`](types::AwsTeamMember) and 10 more.
//!
//! # Requests
//!
//! A request is created empty. Set its members with setters, or assign its public fields. Unknown
//! enum values and union members are kept and sent unchanged.
//!
//! ```no_run
//! use partnercentral_selling::operation::ListSolutionsRequest;
//!
//! # async fn example(max_results: Option<i32>)
//! # -> Result<(), partnercentral_selling::Error> {
//! let mut request = ListSolutionsRequest::new().catalog("Sandbox");
//! request.max_results = max_results; // an existing `Option`
//! let request = request.category(Vec::<String>::new()); // an empty list
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
//! use partnercentral_selling::operation::ListSolutionsRequest;
//! use partnercentral_selling::{Client, ServiceError};
//!
//! # async fn example()
//! # -> Result<(), partnercentral_selling::Error> {
//! let client = Client::from_env()?;
//! let request = ListSolutionsRequest::new().catalog("Sandbox");
//! match client.list_solutions(request).await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_throttling() => println!("throttled: {error}"),
//!     Err(error) if error.has_code(ServiceError::VALIDATION_EXCEPTION) => {
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
//! [`quotas::published`] has the quotas of the service. With
//! [`Pool::quota`](runtime::Pool::quota), or
//! [`ConfigBuilder::quota`](runtime::ConfigBuilder::quota) for all calls of a client, each attempt
//! waits until they have room.
//!
//! ```no_run
//! use partnercentral_selling::Client;
//! use partnercentral_selling::operation::ListSolutionsRequest;
//! use partnercentral_selling::runtime::Pool;
//!
//! # async fn example(client: Client, requests: Vec<ListSolutionsRequest>)
//! # -> Result<(), partnercentral_selling::Error> {
//! let calls = requests.into_iter().map(|request| client.list_solutions(request));
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
//! use partnercentral_selling::operation::{ListSolutionsRequest, ListSolutionsResponse};
//! use partnercentral_selling::runtime::Mock;
//! use partnercentral_selling::types::SolutionBase;
//! use partnercentral_selling::{Client, Config};
//!
//! # async fn example()
//! # -> Result<(), partnercentral_selling::Error> {
//! let mock = Mock::new();
//! mock.on::<ListSolutionsRequest>(|request| {
//!     println!("{request:?}");
//!     let response = ListSolutionsResponse::new()
//!         .solution_summaries([SolutionBase::new()]);
//!     Ok(response)
//! });
//! let client = Client::new(Config::builder().mock(&mock).build())?;
//! let request = ListSolutionsRequest::new().catalog("Sandbox");
//! let response = client.list_solutions(request).await?;
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
pub mod quotas;
pub mod service;
pub mod types;
pub mod waits;

pub use self::client::Client;
pub use self::errors::{Error, ServiceError};
pub use smithy_client_runtime as runtime;
pub use smithy_client_runtime::{
    Config, Credentials, ErrorKind, RetryConfig, Timestamp, Validation,
};
