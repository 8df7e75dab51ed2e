//! Each rule of the table, by the client of this repository.

mod associations;
mod contents;
mod creation;
mod invitations;
mod requests;
mod responses;
mod submission;
mod updates;

use std::fs;
use std::path::Path;

use partnercentral_sandbox::rules::{self, RULES};

#[test]
fn each_rule_has_a_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sandbox");
    let files = ["rules", "service"].into_iter().flat_map(|name| fs::read_dir(folder.join(name)).unwrap());
    let tests: String = files.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let name = |id: &str| format!("rules::{}", id.to_uppercase().replace('-', "_"));
    let is_used = |name: &str| {
        tests.split(name).skip(1).any(|rest| !rest.starts_with(|it: char| it.is_alphanumeric() || it == '_'))
    };
    let without: Vec<String> = RULES.iter().map(|rule| name(rule.id)).filter(|name| !is_used(name)).collect();
    assert_eq!(without, [""; 0], "no test names these");
}

#[test]
fn the_page_of_the_documentation_is_made_from_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/sandbox-rules.md");
    let page = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let command = "cargo run -p partnercentral-sandbox -- --rules > docs/sandbox-rules.md";
    assert!(page == rules::page(), "the page is out of date: {command}");
}

#[test]
fn identifiers_of_rules_are_unique() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
}
