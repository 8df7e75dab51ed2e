//! The Rust code of the README, which must compile. What calls AWS is not run; what is a test is one.

#![allow(dead_code, unreachable_pub, unused_imports)]

include!(concat!(env!("OUT_DIR"), "/readme.rs"));
