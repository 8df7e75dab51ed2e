//! The folder of `--data`: records as bytes in an embedded database, written before anything is answered.

mod change;
mod database;
mod error;
mod folder;
mod mark;
mod migrations;
mod outgoing;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use self::change::{Changes, Key, Row};
pub(crate) use self::error::StoreError;
pub(crate) use self::folder::{Folder, Opened};
pub(crate) use self::writer::{Store, Unwritable, Writer};
