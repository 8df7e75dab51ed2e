//! `docs/from-php.md`: its Rust code must compile, and rustdoc checks a link for each item in its tables, which only
//! this copy has. The code calls AWS, so it is not run.
//!
#![doc = include_str!(concat!(env!("OUT_DIR"), "/from_php.md"))]
#![allow(dead_code, unreachable_pub, unused_imports)]

// The items that the links refer to.
use partnercentral_selling::ServiceError;
use smithy_client_runtime::*;

include!(concat!(env!("OUT_DIR"), "/from_php.rs"));
