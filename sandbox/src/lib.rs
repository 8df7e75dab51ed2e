//! AWS Partner Central Selling on loopback: a server with the rules of the service, for tests and first steps.
//!
//! The service can be tried only with an enrolled AWS partner account. The sandbox needs none. It serves all operations of
//! the client crate `partnercentral-selling`, checks signatures with fake keys, and does what the documentation and the
//! users of the service say that it does: review states, tasks, invitations, lock tokens, idempotency, quotas. [`rules`]
//! has each rule with its source, and `docs/sandbox-rules.md` has them as a table.
//!
//! # As a command
//!
//! `cargo run -p partnercentral-sandbox` prints the lines that make clients use it, and serves. With `--data DIR`, as with
//! [`Settings::data`], everything that a client was told is there again at the next start.
//!
//! # In tests
//!
//! ```
//! use std::time::Duration;
//!
//! use partnercentral_sandbox::Sandbox;
//! use partnercentral_selling::operation::{CreateOpportunityRequest, GetOpportunityRequest};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start()?; // stops when it is dropped
//! let client = sandbox.client()?;
//! let created = client.create_opportunity(CreateOpportunityRequest::new().catalog("Sandbox")).await?;
//!
//! // … associate, start the task that submits it; then
//! sandbox.advance(Duration::from_secs(5)); // the task completes, and the review begins
//! let rejected = sandbox.aws("Sandbox").approve(&created.id);
//! assert!(rejected.is_err(), "it was not submitted here");
//!
//! let request = GetOpportunityRequest::new().catalog("Sandbox").identifier(&created.id);
//! assert_eq!(client.get_opportunity(request).await?.last_modified_date, created.last_modified_date.unwrap());
//! # Ok(())
//! # }
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(example()).unwrap();
//! ```
//!
//! [`Sandbox::events`] has the events that the service would send to Amazon EventBridge; the crate
//! `partnercentral-events` reads them, and [`events`] has the table of actions and their events.
//!
//! [`Sandbox::page_url`] is a web page on which a person reads all of that, and plays AWS.
//!
//! [`Sandbox::exchanges`] has the last requests with their bodies and the rules that they broke; responses name these
//! rules in the header `x-sandbox-rules`.

mod cli;
mod clock;
pub mod events;
mod operations;
mod page;
pub mod rules;
mod sandbox;
mod seed;
mod server;
mod state;
mod store;
mod traffic;
mod wire;

pub use self::cli::run;
pub use self::clock::{ClockSetting, InvalidClock};
pub use self::sandbox::{Aws, NotPossible, Sandbox, Settings, Task};
pub use self::seed::{InvalidSeed, Seed};
pub use self::traffic::{Exchange, Fault, InvalidFaults, InvalidQuota, Quota};
pub use self::wire::{ACCESS_KEY, REGION, SECRET_KEY};
