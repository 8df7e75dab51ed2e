//! What the sandbox knows: catalogs with opportunities, invitations, solutions and tasks.

mod aws;
mod catalog;
mod identifiers;
mod invitation;
mod listing;
mod opportunity;
mod records;
mod stored;
mod task;
mod tokens;
mod world;

pub(crate) use self::aws::reviewed;
pub(crate) use self::catalog::CATALOGS;
pub(crate) use self::invitation::Invitation;
pub(crate) use self::listing::{Listings, token as page_token};
pub(crate) use self::opportunity::Opportunity;
pub(crate) use self::task::{Task, TaskKind};
pub(crate) use self::tokens::Seen;
pub(crate) use self::world::{Keeping, Shared, Timing, View, World};
