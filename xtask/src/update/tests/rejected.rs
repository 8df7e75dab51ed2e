//! What is rejected changes nothing.

use std::fs;

use super::support::{Copy, copy, model, put, update};
use crate::codegen::MODEL;
use crate::update::Start;

/// The problem of an update to this model. It changes nothing.
fn rejected(copy: &Copy, text: &str) -> String {
    let file = copy.root.with_extension("json");
    fs::write(&file, text).unwrap();
    let before = copy.files();
    let problem = copy.start(&Start { model: file.clone(), ..update() }).map(|_| ()).unwrap_err();
    assert!(copy.files() == before);
    let _ = fs::remove_file(file);
    problem
}

#[test]
fn models_of_other_services_and_invalid_models_are_rejected() {
    let copy = copy("rejected");
    let new = fs::read_to_string(model("new.json")).unwrap();
    let other =
        new.replace("example.library#", "example.archive#").replace("\"sdkId\": \"Library\"", "\"sdkId\": \"Archive\"");
    let problem = rejected(&copy, &other);
    assert!(
        problem.contains("is a model of another service: Archive (example.archive#Library), not Library"),
        "{problem}"
    );
    let problem = rejected(&copy, &new.replacen("#BookGenre\"", "#Nothing\"", 1));
    assert!(problem.contains("example.library#Nothing") && problem.contains("error"), "{problem}");
    let problem = rejected(&copy, "{\"smithy\": \"2.0\", \"shapes\": {}}");
    assert!(problem.contains("has no service"), "{problem}");
    assert!(rejected(&copy, &new[..new.len() / 2]).contains("is not a model"));
    let missing = copy.start(&Start { model: "no-such-file.json".into(), ..update() }).map(|_| ()).unwrap_err();
    assert!(missing.contains("can't read `no-such-file.json`"), "{missing}");
}

#[test]
fn a_tree_with_changes_is_rejected() {
    let copy = copy("dirty");
    let reader = copy.root.join("NEW.json");
    put(&reader, &fs::read(model("new.json")).unwrap());
    put(&copy.root.join("runtime/Cargo.toml"), b"name = \"smithy-client-runtime\"\n");
    let problem = copy.start(&update()).map(|_| ()).unwrap_err();
    assert!(problem.contains("changes that are not committed: `runtime/Cargo.toml`\n"), "{problem}");
    copy.git(&["checkout", "--quiet", "--", "."]);

    put(&copy.root.join("model/other.json"), b"{}");
    let problem = copy.start(&update()).map(|_| ()).unwrap_err();
    assert!(problem.contains("not committed: `model/other.json`"), "{problem}");
    fs::remove_file(copy.root.join("model/other.json")).unwrap();

    // The new model itself may be in the tree.
    assert!(copy.start(&Start { model: reader, ..update() }).unwrap().is_some());
}

#[test]
fn a_stale_crate_is_rejected() {
    let copy = copy("stale");
    put(&copy.root.join("generated/src/lib.rs"), b"// by another generator\n");
    copy.commit();
    let problem = copy.start(&update()).map(|_| ()).unwrap_err();
    assert!(problem.contains("is stale: 1 difference"), "{problem}");
    assert!(problem.contains("would mix this with the change of the model"), "{problem}");
    assert!(copy.text(MODEL).contains("Our words"));
}
