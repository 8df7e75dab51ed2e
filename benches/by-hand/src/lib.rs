//! Three operations of the service as a careful developer writes them by hand: structures with derived serde, and
//! requests signed by aws-sigv4. What sends them is in the clients.

pub mod enums;
pub mod opportunity;
pub mod page;
mod sign;

use std::error::Error;

pub use self::sign::Signer;

/// The error of a call: the text of whatever went wrong.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// The time limit of a call.
pub const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(30);
