//! The events that the service sends to Amazon EventBridge: which action sends which, and the last ones.

mod action;
mod make;
mod outbox;
mod page;
mod table;

pub(crate) use self::action::{Action, Deal, Invited};
pub(crate) use self::make::{PARTNER_ACCOUNT, local_id};
pub(crate) use self::outbox::{Outbox, Sink};

pub use self::page::page;
pub use self::table::{SCENARIOS, Scenario};
