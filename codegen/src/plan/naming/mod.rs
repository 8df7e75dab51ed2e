//! The Rust names of everything in the crate, each decided once: the model's name as Rust writes it, unless the side file
//! gives another (`given`), and one of its own where two meet (`namer`).

mod given;
mod namer;
mod table;
#[cfg(test)]
mod tests;
mod thing;

pub(crate) use self::table::{MemberNames, Naming, OperationNames, TypeNames};
