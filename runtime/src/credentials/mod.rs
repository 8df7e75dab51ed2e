//! Credentials: their sources, and the cache.
//!
//! `local` has the sources on this machine: the environment, keys in a profile, and programs (`process`, `expiration`).
//! With the feature `aws-config`, `chain` has the sources of that crate. `resolve` selects the source.

mod cache;
#[cfg(feature = "aws-config")]
mod chain;
mod expiration;
mod failures;
mod local;
mod process;
mod resolve;
#[cfg(test)]
mod tests;

pub(crate) use self::cache::CachedCredentials;
pub(crate) use self::resolve::resolve;
