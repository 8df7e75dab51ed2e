//! Makes a module of each model in `fixtures/`, so that what the generator writes is compiled with the tests; and a file
//! of the Rust code in the README, and one of patterns.

// Only developers run this: what goes wrong ends the build, and says why.
#![allow(clippy::panic)]

#[path = "build/patterns.rs"]
mod patterns;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::{env, fs};

use smithy_client_codegen::{Options, PackageOptions, RuntimeDependency, generate};

fn main() {
    println!("cargo::rerun-if-changed=fixtures");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut index = String::new();
    for path in fixtures() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        write_module(&path, &name, &out.join(&name));
        index += &format!("#[path = \"{name}/lib.rs\"]\npub mod {name};\n");
    }
    index += "#[path = \"all_patterns.rs\"]\npub mod all_patterns;\n";
    put(&out.join("index.rs"), &index);
    put(&out.join("readme.rs"), &readme());
    put(&out.join("all_patterns.rs"), &patterns::text().unwrap_or_else(|problem| fail("patterns", problem)));
}

/// The blocks of Rust in the README.
fn readme() -> String {
    let path = "../README.md";
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).unwrap_or_else(|error| fail(path, error));
    let blocks: Vec<&str> =
        text.split("```rust\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    if blocks.is_empty() {
        fail(path, "there is no Rust code");
    }
    blocks.concat()
}

fn fixtures() -> Vec<PathBuf> {
    let entries = fs::read_dir("fixtures").unwrap_or_else(|error| fail("fixtures", error));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn write_module(model: &Path, name: &str, folder: &Path) {
    let text = fs::read_to_string(model).unwrap_or_else(|error| fail(model.display(), error));
    let options = Options {
        package: PackageOptions::default(),
        runtime: RuntimeDependency::Version("*".to_owned()),
        root: format!("crate::fixtures::{name}"),
    };
    let generated = match generate(&text, &options) {
        Ok(generated) => generated,
        Err(problems) => fail(model.display(), problems.render(name, &text)),
    };
    for (path, text) in &generated.files {
        if let Some(path) = path.strip_prefix("src/") {
            put(&folder.join(path), text);
        }
    }
}

fn put(path: &Path, text: &str) {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).unwrap_or_else(|error| fail(path.display(), error));
}

fn fail(what: impl Display, problem: impl Display) -> ! {
    panic!("{what}: {problem}")
}
