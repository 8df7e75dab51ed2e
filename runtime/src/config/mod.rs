//! Settings: those of the code, the environment and the shared configuration files.

mod builder;
mod client_config;
mod endpoints;
mod env;
mod keys;
mod profile;
mod resolve;
#[cfg(feature = "aws-config")]
mod sdk_config;
mod settings;
#[cfg(test)]
mod tests;
mod words;

pub use self::client_config::{CALL_TIMEOUT, CREDENTIALS_TIMEOUT, Config, ConfigBuilder};
pub(crate) use self::endpoints::Endpoints;
pub use self::env::Env;
pub(crate) use self::profile::ProfileName;
pub(crate) use self::resolve::Settings;
pub(crate) use self::settings::Sources;
pub(crate) use self::words::split_words;
