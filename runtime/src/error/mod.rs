//! What went wrong: failures of calls, the errors of services in them, and what is known of a response besides its body.

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

pub(crate) use self::cause::innermost;
pub(crate) use self::classify::{Retry, may_be_done};
pub use self::failure::Failure;
pub use self::history::{Attempt, History, Wait, WaitReason};
pub use self::kind::{ErrorKind, FieldError, NotRetried, TimeLimit};
pub use self::metadata::{Metadata, Response};
pub use self::missing::{MissingMember, OptionExt};
pub(crate) use self::service_error::read as read_service_error;
pub use self::typed::Error;
