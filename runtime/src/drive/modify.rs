//! Read, change, write: the update of a record made from its read, and the loop that handles conflicts and attempts
//! whose outcome is unknown.

mod builder;
mod changes;
mod clean;
mod entities;
mod omission;
mod result;
mod rules;
mod run;
#[cfg(test)]
mod tests;
mod to_update;
mod tree;

pub use self::builder::{MAX_CONFLICTS, Modify, ModifyFuture};
pub use self::omission::{Omission, UpdateFromRead};
pub use self::result::{Modified, ModifyError, ModifyErrorKind};
pub use self::rules::{Editable, EditableMembers, Modifiable, ReadForUpdate, UpdateRules};
pub use self::to_update::to_update;
