//! The protocol awsJson1_0 and the errors of the service: reading requests, writing responses, checking signatures.

mod nulls;
mod rejection;
mod request;
mod signature;

pub(crate) use self::nulls::Nulls;
pub(crate) use self::rejection::{Findings, Rejection};
pub(crate) use self::request::{read, validate_model};
pub(crate) use self::signature::{Signed, verify};

pub use self::signature::{ACCESS_KEY, REGION, SECRET_KEY};
