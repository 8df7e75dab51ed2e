//! What holds for all operations: the protocol, signatures, faults, the life of a sandbox, load.

mod command;
mod data;
mod faults;
mod life;
mod load;
mod protocol;
mod signatures;
mod waits;
