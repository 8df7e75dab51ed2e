//! The models of the tests, and runs of the generator.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_client_codegen::diagnostic::Diagnostics;
use smithy_client_codegen::{Generated, Options, RuntimeDependency, generate};

/// The model of this repository.
pub(crate) const MODEL: &str = include_str!("../../../model/partnercentral-selling.json");

/// A path of this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)
}

/// The files in a folder of the tests, sorted: name without extension, text.
pub(crate) fn texts(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(repository("tests").join(folder)).unwrap();
    let mut texts: Vec<(String, String)> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    texts.sort();
    texts
}

/// Options for a crate that depends on the runtime of this repository.
pub(crate) fn options() -> Options {
    Options::new(RuntimeDependency::Path("../runtime".to_owned()))
}

pub(crate) fn run(text: &str) -> Result<Generated, Diagnostics> {
    generate(text, &options())
}

/// The result for a valid model.
pub(crate) fn good(name: &str, text: &str) -> Generated {
    run(text).unwrap_or_else(|problems| panic!("{}", problems.render(name, text)))
}

/// The settings of all snapshots: plain files, in a folder for each layer.
pub(crate) fn snapshot_settings(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(repository("tests/snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// The names of the snapshots in a folder, sorted.
pub(crate) fn snapshot_names(folder: &str) -> Vec<String> {
    texts(&format!("snapshots/{folder}")).into_iter().map(|(name, _)| name).collect()
}
