//! The Rust code of the README, which must compile. It calls AWS, so it is not run.

#![allow(dead_code, unreachable_pub)]

include!(concat!(env!("OUT_DIR"), "/readme.rs"));
