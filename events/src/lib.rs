//! The events that AWS Partner Central Selling sends to Amazon EventBridge, for those who consume them.
//!
//! Reading is tolerant, since the documentation and real events differ: every member is optional, names of members are
//! found in any case, [`ParticipantType`] is read in any case, and an event of a type that this crate doesn't know is kept
//! as it came ([`Detail::Unknown`]). An [`Event`] keeps its JSON, so that nothing is lost when it is stored or passed on.
//!
//! EventBridge can deliver an event more than once; duplicates have the same [`Event::id`].
//!
//! ```
//! use partnercentral_events::{Detail, Event};
//!
//! let text = r#"{
//!     "id": "6c1e2f0a-0000-4000-8000-000000000001",
//!     "source": "aws.partnercentral-selling",
//!     "detail-type": "Opportunity Updated",
//!     "detail": { "schemaVersion": "1", "catalog": "Sandbox", "opportunity": { "identifier": "O1000001" } }
//! }"#;
//! let event = Event::from_json(text)?;
//! match event.detail() {
//!     Detail::OpportunityCreated(it) | Detail::OpportunityUpdated(it) => {
//!         assert_eq!(it.identifier.as_deref(), Some("O1000001"));
//!     }
//!     other => println!("not handled: {other:?}"),
//! }
//! # Ok::<(), partnercentral_events::InvalidEvent>(())
//! ```

mod detail;
mod event;
mod kind;
mod read;

pub use self::detail::{
    Detail, EngagementChange, InvitationChange, MemberAdded, OpportunityChange, ParticipantType, SnapshotCreated,
};
pub use self::event::{Event, InvalidEvent, SOURCE};
pub use self::kind::{DetailType, UnknownDetailType};
