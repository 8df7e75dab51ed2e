//! The documented public API of the runtime as a snapshot, which shows reviewers what a change means for users.
//!
//! `INSTA_UPDATE=always cargo test -p tests --test public_api` accepts the present API.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::process::Command;

use public_api::{Builder, MINIMUM_NIGHTLY_RUST_VERSION};
use tests::report_skipped;

/// All features that add items, except those that need TLS or the whole of `aws-config`.
const FEATURES: &str = "blocking,jiff-1,stream,test-util,time-0_3";

/// The toolchain whose rustdoc JSON is supported.
const TOOLCHAIN: &str = "rustc 1.95.";

#[test]
fn the_public_api_of_the_runtime_is_the_one_that_was_reviewed() {
    let version = Command::new("rustc").arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.starts_with(TOOLCHAIN) {
        report_skipped(&format!(
            "the snapshot of the public API: it is made with {TOOLCHAIN}x, and this is {} (rustdoc's JSON differs; \
             public-api wants {MINIMUM_NIGHTLY_RUST_VERSION} or later)",
            version.trim()
        ));
        return;
    }
    let api = Builder::from_rustdoc_json(rustdoc_json())
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .expect("the JSON of rustdoc can be read");
    let lines: Vec<String> = api.items().map(|item| shortened(&item.to_string())).collect();
    insta::with_settings!({ snapshot_path => "../../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("runtime-api", lines.join("\n"));
    });
}

/// The line without paths that every line would repeat.
fn shortened(line: &str) -> String {
    [
        "smithy_client_runtime::",
        "core::option::",
        "core::result::",
        "alloc::string::",
        "alloc::vec::",
        "core::convert::",
    ]
    .iter()
    .fold(line.to_owned(), |line, path| line.replace(path, ""))
}

/// The path of the JSON of rustdoc. It has a separate target folder, since the flag that stable Rust needs for it would
/// recompile everything else.
fn rustdoc_json() -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let target = root.join("target/public-api");
    let status = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--locked", "-p", "smithy-client-runtime", "--lib", "--no-default-features"])
        .args(["--features", FEATURES, "--target-dir"])
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(root)
        .status()
        .expect("cargo runs");
    assert!(status.success(), "rustdoc failed");
    target.join("doc/smithy_client_runtime.json")
}
