//! Rust names for the names of a model: types, fields, variants, methods, modules, statics, packages. No other room makes
//! one.
//!
//! `casing` says how a name is written, `reserved` what it can't be, `scope` what happens when two want the same.

mod casing;
mod reserved;
mod scope;

pub(crate) use self::casing::{
    Kind, accessor_name, constant_name, crate_name, field_name, local_name, method_name, module_name, predicate_name,
    refuse, request_name, setter_name, table_name, test_name, type_name, variant_name,
};
pub(crate) use self::reserved::{MAX_NAME, MAX_PACKAGE_NAME, is_reserved_package, library_name};
pub(crate) use self::scope::{Clash, Style, Taken, Wish, assign};
