//! The retry loop, with a mock and a clock that only advances when a call waits.

mod adaptive;
mod applied;
mod quota;
mod recovery;
mod script;
mod waits;
