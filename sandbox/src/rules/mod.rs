//! The rules of the service beyond its model: one table, from which errors take their codes and the documentation its
//! page.

mod page;
mod rule;
mod table;

pub use self::page::page;
pub use self::rule::{Outcome, Rule, Source};
pub use self::table::*;
