//! The committed files are those that are generated from the model.

use smithy_client_codegen::cli::{Request, generate};

use crate::support::{MODEL, good, repository};

#[test]
fn the_committed_crate_and_its_outline_are_fresh() {
    let (model, runtime) = (repository("model/partnercentral-selling.json"), repository("runtime"));
    let command = "cargo xtask codegen".to_owned();
    let request = Request {
        outline: Some(repository("tests/snapshots/outline.txt")),
        check: true,
        ..Request::new(model, repository("generated"), runtime.display().to_string(), command)
    };
    if let Err(failure) = generate(&request) {
        panic!("{failure}");
    }
}

#[test]
fn the_model_of_this_repository_gives_no_warning() {
    let generated = good("model/partnercentral-selling.json", MODEL);
    let warnings = generated.warnings.render("model/partnercentral-selling.json", MODEL);
    assert_eq!(warnings, "");
}

#[test]
fn generated_files_stay_readable_in_size() {
    let generated = good("model/partnercentral-selling.json", MODEL);
    let lines = generated.files.iter().map(|(path, text)| (text.lines().count(), path));
    let total: usize = lines.clone().map(|(count, _)| count).sum();
    let (largest, path) = lines.max().unwrap();
    // The present crate has 760 for each operation; an update with more operations may have as many.
    let limit = 800 * generated.operations;
    assert!(total <= limit, "the generated crate has {total} lines, more than {limit}");
    assert!(largest <= 1_200, "{path} has {largest} lines");
    for (path, text) in &generated.files {
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path} ends with one line end");
        assert!(!text.contains('\r') && !text.contains('\t'), "{path} has only plain blanks");
        let trailing = text.lines().position(|line| line.ends_with(' '));
        assert_eq!(trailing, None, "{path} has blanks at the end of a line");
    }
}
