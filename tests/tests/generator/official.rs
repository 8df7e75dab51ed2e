//! Models of real services, if they are beside this repository.

use std::fs;
use std::path::{Path, PathBuf};

use tests::report_skipped;

use crate::support::{good, repository};

/// The models in a folder and below it.
fn models(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let files = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json"));
    files.chain(folders.iter().flat_map(|folder| models(folder))).collect()
}

#[test]
fn every_real_model_gives_valid_rust() {
    let folder = repository("..").join("shared/models");
    let models = models(&folder);
    if models.is_empty() {
        report_skipped(&format!("models of real services: {} holds none", folder.display()));
    }
    for path in models {
        let name = path.display().to_string();
        let generated = good(&name, &fs::read_to_string(&path).unwrap());
        assert!(generated.operations > 0, "{name}");
        for (file, text) in generated.files.iter().filter(|(file, _)| file.ends_with(".rs")) {
            assert!(syn::parse_file(text).is_ok(), "{name}: {file} is no Rust");
        }
    }
}
