//! The crates that the generator makes of the models in `fixtures/`, each as a module.

include!(concat!(env!("OUT_DIR"), "/index.rs"));
