//! The Rust code of the README and of pages of `docs/`, which must compile. What calls AWS is not run; what is a test is
//! one.

#![allow(dead_code, unreachable_pub, unused_imports)]

mod readme {
    include!(concat!(env!("OUT_DIR"), "/readme.rs"));
}

mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

mod sandbox {
    include!(concat!(env!("OUT_DIR"), "/sandbox.rs"));
}
