//! What the library does with folders: it writes files that differ, removes stray ones, and changes nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use smithy_client_codegen::cli::{Failure, Request, Summary, generate};

use crate::support::repository;

/// A new folder for this test, below the target folder.
fn new_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generator-{name}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

fn write(out: &Path, check: bool) -> Result<Summary, Failure> {
    let (model, runtime) = (repository("tests/fixtures/paging.json"), repository("runtime").display().to_string());
    generate(&Request { check, ..Request::new(model, out.to_owned(), runtime, "the command".to_owned()) })
}

/// Each file with its text and its modification time.
fn contents(folder: &Path) -> Vec<(PathBuf, String, SystemTime)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                files.push((path.clone(), fs::read_to_string(&path).unwrap(), time));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_second_run_writes_nothing() {
    let out = new_folder("twice");
    write(&out, false).unwrap();
    let first = contents(&out);
    assert!(first.len() > 10);
    let summary = write(&out, false).unwrap().to_string();
    assert!(summary.contains("0 files written"), "{summary}");
    assert_eq!(contents(&out), first);
    write(&out, true).unwrap();
}

#[test]
fn names_that_are_too_long_for_files_are_written_all_the_same() {
    for (fixture, names) in [
        ("union", &["Deliver", "DeliverRequest", "Destination", "Pair"][..]),
        ("pattern_tables", &["Check", "CheckRequest", "Colour", "FlightNumber", "Label"]),
        ("whole_crate", &["SendCard"]),
    ] {
        let mut model = fs::read_to_string(repository(&format!("tests/fixtures/{fixture}.json"))).unwrap();
        for name in names {
            let long = format!("#{name}{}\"", "AndMore".repeat(50));
            assert!(model.contains(&format!("#{name}\"")), "{fixture} has no {name}");
            model = model.replace(&format!("#{name}\""), &long);
        }
        let out = new_folder(&format!("long-names-{fixture}"));
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join("model.json"), model).unwrap();
        let (path, runtime) = (out.join("model.json"), repository("runtime").display().to_string());
        generate(&Request::new(path, out.join("crate"), runtime, String::new())).unwrap();
        let longest = contents(&out.join("crate")).into_iter().map(|(path, ..)| path.file_name().unwrap().len()).max();
        assert!((100..=130).contains(&longest.unwrap()), "{longest:?}");
    }
}

#[test]
fn a_check_reports_stale_files_and_writes_nothing() {
    let out = new_folder("check");
    let failure = write(&out, true).unwrap_err().to_string();
    assert!(failure.contains("run `the command`"), "{failure}");
    assert!(!out.exists(), "a check makes no folder");

    write(&out, false).unwrap();
    let client = out.join("src/client.rs");
    fs::write(&client, fs::read_to_string(&client).unwrap().replace("The client.", "My client.")).unwrap();
    fs::write(out.join("src/types/stray.rs"), "").unwrap();
    fs::remove_file(out.join("src/types.rs")).unwrap();
    let before = contents(&out);
    let failure = write(&out, true).unwrap_err().to_string();
    for expected in ["src/client.rs", "My client.", "src/types/stray.rs", "src/types.rs", "run `the command`"] {
        assert!(failure.contains(expected), "{expected} in {failure}");
    }
    assert_eq!(contents(&out), before);
}

#[test]
fn edits_are_undone_and_stray_files_removed() {
    let out = new_folder("strays");
    write(&out, false).unwrap();
    let texts = |out: &Path| contents(out).into_iter().map(|(path, text, _)| (path, text)).collect::<Vec<_>>();
    let first = texts(&out);
    fs::write(out.join("src/client.rs"), "fn nothing() {}").unwrap();
    fs::create_dir(out.join("src/old")).unwrap();
    fs::write(out.join("src/old/shape.rs"), "").unwrap();
    write(&out, false).unwrap();
    assert_eq!(texts(&out), first);
    assert!(!out.join("src/old").exists());
}

#[test]
fn a_folder_without_the_marker_is_rejected_and_not_changed() {
    let out = new_folder("foreign");
    fs::create_dir_all(out.join("src")).unwrap();
    fs::write(out.join("src/main.rs"), "fn main() {}").unwrap();
    let before = contents(&out);
    for check in [false, true] {
        let failure = write(&out, check).unwrap_err().to_string();
        assert!(failure.contains(&out.display().to_string()), "{failure}");
    }
    assert_eq!(contents(&out), before);
}

#[test]
fn an_invalid_model_doesn_t_change_the_crate() {
    let out = new_folder("bad");
    write(&out, false).unwrap();
    let before = contents(&out);
    for model in ["tests/bad-models/many_problems.json", "tests/bad-models/missing.json"] {
        let request = Request::new(repository(model), out.clone(), "0.1".to_owned(), String::new());
        let failure = generate(&request).unwrap_err().to_string();
        assert!(failure.contains("error: ") && failure.contains(model), "{failure}");
    }
    assert_eq!(contents(&out), before);
}
