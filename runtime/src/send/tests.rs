//! Calls over a script instead of a network, with a clock that a wait moves on: no test waits for anything.

mod adaptive;
mod doubt;
mod quota;
mod recovery;
mod script;
mod waits;
