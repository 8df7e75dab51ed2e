//! The rooms of the runtime and the generator, and the order that they keep: read from `ARCHITECTURE.md`, held here.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

mod edges;
mod modules;
mod paths;
mod rules;
mod small_crates;

use std::fs;
use std::path::Path;

use crate::modules::Sources;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The files below a folder.
fn sources(folder: &Path) -> Sources {
    let mut sources = Sources::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                sources.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    sources
}

/// Reads a crate and prints what is against the order (`--nocapture` shows it).
fn print_violations(folder: &str, library: &str) {
    let document = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let report = rules::check(&document, folder, library, &sources(&repository().join(folder).join("src")));
    assert_eq!(report.unread, [""; 0], "{folder}");
    // A check that sees little finds little.
    assert!(report.modules >= 60 && report.edges.len() >= 400, "{folder}: too little is seen");
    println!("{}\n{folder}: {} violations", report.violations.join("\n"), report.violations.len());
}

#[test]
fn the_runtime_is_read_to_the_last_path() {
    print_violations("runtime", "smithy_client_runtime");
}

#[test]
fn the_generator_is_read_to_the_last_path() {
    print_violations("codegen", "smithy_client_codegen");
}
