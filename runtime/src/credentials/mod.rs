//! Credentials: where they come from, and the cache in front of it.
//!
//! `local` knows what needs nothing but this machine: the environment, keys in a profile, and programs (`process`,
//! `command_line`). With the feature `aws-config`, `chain` asks that crate for the rest. `resolve` chooses.

mod cache;
#[cfg(feature = "aws-config")]
mod chain;
mod command_line;
mod local;
mod problem;
mod process;
mod resolve;
#[cfg(test)]
mod tests;

pub(crate) use self::cache::CachedCredentials;
pub(crate) use self::resolve::resolve;
