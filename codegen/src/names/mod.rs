//! Rust names for the names of a model: types, fields, variants, methods, modules, statics, packages. No other room
//! makes them.
//!
//! `casing` defines how names are written, `reserved` has the names that are not available, `scope` resolves names that
//! occur twice in a scope.

mod casing;
mod reserved;
mod scope;

pub(crate) use self::casing::{
    Kind, accessor_name, constant_name, crate_name, field_name, invalid_reason, local_name, method_name, module_name,
    predicate_name, request_name, setter_name, table_name, test_name, type_name, variant_name,
};
pub(crate) use self::reserved::{MAX_NAME, MAX_PACKAGE_NAME, is_reserved_package, library_name};
pub(crate) use self::scope::{Clash, Style, Taken, Wanted, assign};
