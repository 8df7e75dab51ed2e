//! The crates that are generated from the models in `fixtures/`, each as a module.

include!(concat!(env!("OUT_DIR"), "/index.rs"));
