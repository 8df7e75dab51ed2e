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
//!   [`list_engagement_invitations`](Client::list_engagement_invitations),
//!   [`list_opportunities`](Client::list_opportunities) and
//!   [`list_solutions`](Client::list_solutions).
//! - An idempotency token is filled in, so that another attempt has no second effect:
//!   [`create_opportunity`](Client::create_opportunity),
//!   [`start_engagement_by_accepting_invitation_task`](Client::start_engagement_by_accepting_invitation_task)
//!   and
//!   [`start_engagement_from_opportunity_task`](Client::start_engagement_from_opportunity_task).
//! - Sent twice, these may have an effect twice;
//!   [`may_have_been_applied`](runtime::Failure::may_have_been_applied) says whether that can be
//!   after an error: [`assign_opportunity`](Client::assign_opportunity),
//!   [`associate_opportunity`](Client::associate_opportunity),
//!   [`disassociate_opportunity`](Client::disassociate_opportunity),
//!   [`reject_engagement_invitation`](Client::reject_engagement_invitation) and
//!   [`update_opportunity`](Client::update_opportunity).
//! - Members that are sensitive, so that `Debug` doesn't show them, are in
//!   [`Account`](types::Account), [`AccountReceiver`](types::AccountReceiver),
//!   [`AccountSummary`](types::AccountSummary), [`Address`](types::Address),
//!   [`AddressSummary`](types::AddressSummary), [`AssigneeContact`](types::AssigneeContact),
//!   [`AwsOpportunityLifeCycle`](types::AwsOpportunityLifeCycle),
//!   [`AwsTeamMember`](types::AwsTeamMember) and 10 more.
//!
//! # Requests
//!
//! A request starts empty; setters or its public fields fill it. Enum values and union members that
//! the model doesn't know are kept and sent as they are.
//!
//! ```no_run
//! use partnercentral_selling::operation::ListSolutionsRequest;
//!
//! # async fn example(max_results: Option<i32>)
//! # -> Result<(), partnercentral_selling::Error> {
//! let mut request = ListSolutionsRequest::new().catalog("Sandbox");
//! request.max_results = max_results; // an `Option` at hand
//! let request = request.category(Vec::<String>::new()); // an empty list
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
//! use partnercentral_selling::operation::ListSolutionsRequest;
//! use partnercentral_selling::{Client, ServiceError};
//!
//! # async fn example()
//! # -> Result<(), partnercentral_selling::Error> {
//! let client = Client::from_env()?;
//! let request = ListSolutionsRequest::new().catalog("Sandbox");
//! match client.list_solutions(request).await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_throttling() => println!("later: {error}"),
//!     Err(error) if error.has_code(ServiceError::VALIDATION_EXCEPTION) => {
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
//! With the feature `test-util` a `Mock` responds in place of the service: with responses of this
//! crate, JSON, errors, delays, broken connections. It records the requests.
//!
//! ```no_run
//! use partnercentral_selling::operation::{ListSolutionsRequest, ListSolutionsResponse};
//! use partnercentral_selling::runtime::{Mock, MockResponse};
//! use partnercentral_selling::types::SolutionBase;
//! use partnercentral_selling::{Client, Config};
//!
//! # async fn example()
//! # -> Result<(), partnercentral_selling::Error> {
//! let mock = Mock::new();
//! let response = ListSolutionsResponse::new()
//!     .solution_summaries([SolutionBase::new()]);
//! mock.on("ListSolutions", MockResponse::of(&response));
//! let client = Client::new(Config::builder().mock(&mock).build())?;
//! let request = ListSolutionsRequest::new().catalog("Sandbox");
//! let response = client.list_solutions(request).await?;
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
//! - [The Tokio runtime that calls need](runtime#runtimes), [blocking calls](runtime#blocking-calls)
//! - [Spans of `tracing`](runtime#tracing)
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
