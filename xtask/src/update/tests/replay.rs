//! A whole update, from the command to the files.

use std::collections::BTreeSet;
use std::process::Command;

use smithy_client_codegen::diff::{Rust, Wire};

use super::support::{copy, model, update, whole_copy};
use crate::codegen::MODEL;
use crate::update::{Start, pull_request};

#[test]
fn an_update_with_many_kinds_of_changes_is_replayed() {
    let copy = whole_copy("replay");
    let proposal = copy.start(&update()).unwrap().unwrap();
    let report = &proposal.report;
    let kinds: BTreeSet<String> = report.changes.iter().map(|change| change.kind()).collect();
    let expected = [
        "error-added",
        "enum-value-added",
        "length-loosened",
        "length-tightened",
        "member-added",
        "member-removed",
        "member-renamed",
        "operation-added",
        "operation-removed",
        "output-member-optional",
        "pattern-tightened",
        "required-removed",
        "sensitive-added",
        "type-renamed",
    ];
    assert_eq!(kinds, expected.map(str::to_owned).into(), "{}", report.to_text());
    assert_eq!((report.verdict.wire, report.verdict.rust), (Wire::Breaking, Rust::Major));

    // The crate, its version, the lock file and the change log belong together.
    assert!(copy.is_fresh());
    assert!(copy.text("model/partnercentral-selling.codegen.json").contains("\"version\": \"0.2.0\""));
    assert!(copy.text("generated/Cargo.toml").contains("version = \"0.2.0\""));
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--package", "partnercentral-selling", "--depth", "0"])
        .current_dir(&copy.root)
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let log = copy.text("model/CHANGELOG.md");
    assert_eq!(log, copy.text("generated/CHANGELOG.md"));
    assert!(log.contains("\n## 0.2.0\n\nWire: breaking. Rust API: major."), "{log}");
    assert!(log.contains("- An operation is new: `ReturnBook`"), "{log}");

    // Files come and go with their shapes.
    let files = copy.files();
    assert!(files.contains_key("generated/src/operation/return_book.rs"));
    assert!(!files.contains_key("generated/src/operation/ping.rs"));
    assert!(copy.text("tests/snapshots/outline.txt").contains("ReturnBook"));

    // A new member whose name an existing one had leaves the API as it is.
    let side = copy.text("model/partnercentral-selling.codegen.json");
    assert!(side.contains("\"example.library#GetBookInput$book_id\": \"book_id\""), "{side}");
    assert!(!side.contains("Book$Shelf"), "{side}");
    assert!(copy.text("generated/src/operation/get_book.rs").contains("pub book_id_2: Option<String>"));

    let body = pull_request::text(&proposal);
    for part in [
        "**Wire: breaking. Rust API: major. Version: 0.1.0 → 0.2.0.**",
        "### Names kept",
        "### Renames that break programs",
        "- `example.library#BookGenre`: `Genre`",
        "- `example.library#LendBookInput$DueDate`: `until`",
        "### Names removed",
        "- `Closed`",
        "- `Book`: `Pages`",
    ] {
        assert!(body.contains(part), "{part}\n{body}");
    }

    // A second update to the same model has nothing to do.
    copy.commit();
    assert!(copy.start(&update()).unwrap().is_none());
}

#[test]
fn our_documentation_stays_and_what_is_not_ours_is_listed() {
    let copy = copy("documentation");
    let proposal = copy.start(&update()).unwrap().unwrap();
    let model = copy.text(MODEL);
    for ours in ["the library.", "the library. region.", "the request.", "the book's id.", "who reads.", "a ping."] {
        // What the new model lacks is gone, and nothing else.
        assert_eq!(model.contains(&format!("Our words about {ours}\"")), ours != "a ping.", "{ours}");
    }
    assert!(copy.text("generated/src/operation/get_book.rs").contains("Our words about the book's id."));
    assert_eq!(proposal.report.documentation, 0);
    let foreign: Vec<&String> = proposal.foreign.keys().collect();
    assert_eq!(
        foreign,
        [
            "Book",
            "BookGenre",
            "Closed",
            "GetBookInput",
            "LendBookInput",
            "ReturnBook",
            "ReturnBookInput",
            "ReturnBookOutput"
        ]
    );
}

#[test]
fn the_documentation_of_the_new_model_is_taken_if_asked_for() {
    let copy = copy("take-docs");
    let proposal = copy.start(&Start { take_docs: true, ..update() }).unwrap().unwrap();
    assert_eq!(copy.text(MODEL), std::fs::read_to_string(model("new.json")).unwrap());
    assert!(proposal.report.documentation > 10 && proposal.foreign.is_empty());
}

#[test]
fn renamed_items_keep_their_rust_names_if_asked_for() {
    let copy = copy("keep-names");
    let proposal = copy.start(&Start { keep_names: true, ..update() }).unwrap().unwrap();
    assert!(proposal.renamed.is_empty());
    let kinds: Vec<String> = proposal.report.changes.iter().map(|change| change.kind()).collect();
    assert!(!kinds.iter().any(|kind| kind.ends_with("-renamed")), "{kinds:?}");
    assert!(kinds.contains(&"member-wire-name-changed".to_owned()));
    assert!(copy.text("generated/src/types/genre.rs").contains("pub enum Genre"));
    let request = copy.text("generated/src/operation/lend_book.rs");
    assert!(request.contains("pub until: Option<") && request.contains("\"DueDate\""));
    assert!(copy.is_fresh());
}

#[test]
fn a_dry_run_reports_and_changes_nothing() {
    let copy = copy("dry-run");
    let before = copy.files();
    let proposal = copy.start(&Start { dry_run: true, ..update() }).unwrap().unwrap();
    assert_eq!(proposal.report.version.to, "0.2.0");
    assert!(proposal.changes.len() > 10);
    assert_eq!(copy.files(), before);
    assert_eq!(copy.git(&["status", "--porcelain"]), "");
}
