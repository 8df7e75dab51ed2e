//! Generates a module from each model in `fixtures/`, which is compiled with the tests; a module from each model with
//! protocol test cases, and from its cases; a list of the types of all fixtures; a file with the patterns of all
//! models; and the code and links in the README and in `docs/` that are checked.

// Only developers run this. An error ends the build with its message.
#![allow(clippy::panic)]

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::{env, fs};

use smithy_client_codegen::{Generated, Options, RuntimeDependency, generate};

#[path = "build/documents.rs"]
mod documents;
#[path = "build/endpoints.rs"]
mod endpoints;
#[path = "build/patterns.rs"]
mod patterns;
#[path = "build/shapes.rs"]
mod shapes;

fn main() {
    println!("cargo::rerun-if-changed=fixtures");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut index = String::new();
    let mut types = Vec::new();
    for path in models("fixtures") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let generated = write_module(&path, &format!("crate::fixtures::{name}"), &out.join(&name), false);
        types.extend(shapes::types(&name, &generated));
        index += &format!("#[path = \"{name}/lib.rs\"]\npub mod {name};\n");
    }
    index += "#[path = \"all_patterns.rs\"]\npub mod all_patterns;\n";
    put(&out.join("index.rs"), &index);
    put(&out.join("types.rs"), &shapes::list(&types));
    put(&out.join("protocol.rs"), &protocol(&out));
    put(&out.join("endpoints.rs"), &endpoints::modules(&out));
    for (name, path) in [("readme", "../README.md"), ("client", "../docs/client.md"), ("sandbox", "../docs/sandbox.md")]
    {
        put(&out.join(format!("{name}.rs")), &documents::code(path));
    }
    put(&out.join("from_php.rs"), &documents::code("../docs/from-php.md"));
    put(&out.join("from_php.md"), &documents::linked("../docs/from-php.md"));
    put(&out.join("all_patterns.rs"), &patterns::text().unwrap_or_else(|problem| fail("patterns", problem)));
}

/// The models with protocol test cases: those of this repository, and the official suite if it is beside the
/// repository.
fn protocol(out: &Path) -> String {
    let mut index = String::new();
    for folder in ["protocol", "../../shared/protocol-tests"] {
        println!("cargo::rerun-if-changed={folder}");
        for path in models(folder) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
            let name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
            let module = format!("protocol_{name}");
            write_module(&path, &format!("crate::protocol::{name}"), &out.join(&module), true);
            index += &format!("#[path = \"{module}/lib.rs\"]\npub mod {name};\n");
            index += &format!("#[cfg(test)]\n#[path = \"{module}/cases.rs\"]\nmod {name}_cases;\n");
        }
    }
    index
}

/// The files of a folder, sorted. A folder beside the repository may be missing.
fn models(folder: &str) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(_) if folder.starts_with("../..") => return Vec::new(),
        Err(error) => fail(folder, error),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn write_module(model: &Path, root: &str, folder: &Path, protocol_tests: bool) -> Generated {
    let generated = generated(model, root, protocol_tests);
    for (path, text) in &generated.files {
        if let Some(path) = path.strip_prefix("src/") {
            put(&folder.join(path), text);
        }
    }
    if let Some(cases) = generated.files.get("tests/protocol.rs") {
        put(&folder.join("cases.rs"), cases);
    }
    generated
}

/// The crate that is generated from a model, as modules below `root`.
fn generated(model: &Path, root: &str, protocol_tests: bool) -> Generated {
    let text = fs::read_to_string(model).unwrap_or_else(|error| fail(model.display(), error));
    let options =
        Options { root: root.to_owned(), protocol_tests, ..Options::new(RuntimeDependency::Version("*".to_owned())) };
    match generate(&text, &options) {
        Ok(generated) => generated,
        Err(problems) => fail(model.display(), problems.render("model", &text)),
    }
}

fn put(path: &Path, text: &str) {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).unwrap_or_else(|error| fail(path.display(), error));
}

fn fail(what: impl Display, problem: impl Display) -> ! {
    panic!("{what}: {problem}")
}
