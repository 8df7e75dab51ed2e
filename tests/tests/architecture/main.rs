//! Checks that the rooms of the runtime, the generator and the sandbox are those of `ARCHITECTURE.md` and keep their order.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

mod edges;
mod files;
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

/// The least that the check must have found, so that it isn't empty.
struct Seen {
    modules: usize,
    edges: usize,
}

fn assert_in_order(folder: &str, library: &str, least: Seen) {
    let document = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let report = rules::check(&document, folder, library, &sources(&repository().join(folder).join("src")));
    let seen = format!("{folder}: {} modules and {} edges are seen", report.modules, report.edges.len());
    assert!(report.modules >= least.modules && report.edges.len() >= least.edges, "{seen}");
    assert!(report.violations.is_empty(), "{seen}, and:\n{}", report.violations.join("\n"));
}

#[test]
fn each_room_of_the_runtime_uses_only_rooms_below_it() {
    assert_in_order("runtime", "smithy_client_runtime", Seen { modules: 60, edges: 400 });
}

#[test]
fn each_room_of_the_generator_uses_only_rooms_below_it() {
    assert_in_order("codegen", "smithy_client_codegen", Seen { modules: 60, edges: 400 });
}

#[test]
fn each_room_of_the_sandbox_uses_only_rooms_below_it() {
    assert_in_order("sandbox", "partnercentral_sandbox", Seen { modules: 45, edges: 150 });
}
