//! The Rust names of everything in the crate, each decided once: derived from the name in the model, or set by the side
//! file (`given`), and numbered if it occurs twice (`namer`).

mod element;
mod given;
mod namer;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use self::table::{MemberNames, Naming, OperationNames, TypeNames};
