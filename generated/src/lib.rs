//! A client of AWS Partner Central Selling.
//!
//! Sales opportunities an AWS Partner shares with AWS, from first entry to launch or loss.
//!
//! A partner records its own deals with [`CreateOpportunity`](crate::Client::create_opportunity), links
//! what it sells with [`AssociateOpportunity`](crate::Client::associate_opportunity) and hands the deal
//! to AWS with
//! [`StartEngagementFromOpportunityTask`](crate::Client::start_engagement_from_opportunity_task). AWS
//! answers with a review status and with its own view of the deal
//! ([`GetAwsOpportunitySummary`](crate::Client::get_aws_opportunity_summary)). The other direction
//! starts with an invitation: [`ListEngagementInvitations`](crate::Client::list_engagement_invitations)
//! shows the deals AWS offers, and a partner accepts or rejects each of them.
//!
//! Every request names a catalog: `AWS` holds real business, `Sandbox` is for tests. Permissions use
//! the IAM prefix `partnercentral:`, which is not the name that requests are signed with.
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
//! - [`Client`] has one method for each operation. A call is a value: set what should differ for it,
//!   then await it.
//! - [`operation`] holds requests and responses, [`types`] what they are made of. All of them read and
//!   write serde's formats with the names that go over the wire, so a request can be stored as JSON and
//!   sent later. [`from_json_strict`](runtime::codec::from_json_strict) refuses names that the model
//!   doesn't have.
//! - [`Error`] says operation, code, message and request id on one line, and
//!   [`service_error`](runtime::Error::service_error) gives the modelled error with its members.
//!
//! Region, credentials and endpoint come from the environment and the shared AWS files unless [`Config`]
//! says otherwise. A call that fails for the moment is sent again, up to three times in all, and ends
//! after a minute at the latest; [`Config`] sets that as well.
//!
//! Fields are `Option`s, since the service itself leaves out what it requires now and then. Only the
//! required members of a response are plain: without them the call is an error. Values of enums and
//! unions that this crate doesn't know are kept and sent back as they are. Sensitive members never show
//! in `Debug`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![allow(deprecated, reason = "a deprecated shape is still read and written")]
#![allow(
    rustdoc::redundant_explicit_links,
    reason = "links say where they lead wherever they stand"
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
pub use smithy_client_runtime::{Config, Credentials, Timestamp};
