//! `docs/from-php.md`: its Rust code must compile, and rustdoc checks the links that this page has in addition, one for
//! each item that a table names. The code calls AWS, so it is not run.
//!
#![doc = include_str!(concat!(env!("OUT_DIR"), "/from_php.md"))]
#![allow(dead_code, unreachable_pub, unused_imports)]

// What the links name.
use smithy_client_runtime::*;

include!(concat!(env!("OUT_DIR"), "/from_php.rs"));
