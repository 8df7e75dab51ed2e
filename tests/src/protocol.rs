//! The crates of models with protocol test cases, and their cases as tests: `cargo test -p tests --lib`.

include!(concat!(env!("OUT_DIR"), "/protocol.rs"));
