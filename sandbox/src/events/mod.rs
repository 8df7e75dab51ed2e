//! The events that the service sends to Amazon EventBridge: which action sends which, and the last ones.

mod action;
mod delivery;
mod make;
mod outbox;
mod page;
mod table;

pub(crate) use self::action::{Action, Deal, Invited};
pub(crate) use self::delivery::{Delivery, EventFile};
pub(crate) use self::make::{PARTNER_ACCOUNT, local_id};
pub(crate) use self::outbox::Outbox;

pub use self::page::page;
pub use self::table::{SCENARIOS, Scenario};
