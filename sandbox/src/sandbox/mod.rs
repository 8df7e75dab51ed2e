//! A running sandbox as a value: its settings, the client's configuration, its state, and AWS to be played.

mod aws;
mod handle;
mod opening;
mod settings;

pub use self::aws::{Aws, NotPossible};
pub use self::handle::{Sandbox, Task};
pub use self::settings::Settings;
