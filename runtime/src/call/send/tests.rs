//! Calls against the mock, by a clock that stands still until somebody waits.

mod adaptive;
mod doubt;
mod quota;
mod recovery;
mod script;
mod waits;
