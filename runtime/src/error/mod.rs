//! Errors of calls, including those of services, and the metadata and history of a call.

mod cause;
mod classify;
mod display;
mod failure;
mod history;
mod kind;
mod metadata;
mod missing;
mod secrets;
mod service_error;
mod typed;

pub(crate) use self::cause::root_cause;
pub(crate) use self::classify::{Retry, may_be_applied};
pub use self::failure::Failure;
pub use self::history::{Attempt, History, Wait, WaitReason};
pub use self::kind::{ErrorKind, FieldError, NotRetried, TimeLimit};
pub use self::metadata::{Metadata, Response};
pub use self::missing::{MissingMember, OptionExt};
pub(crate) use self::service_error::read as read_service_error;
pub use self::typed::Error;
