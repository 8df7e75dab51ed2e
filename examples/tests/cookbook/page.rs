//! The page of the cookbook: `UPDATE_COOKBOOK=1` writes the examples into it.

use std::fs;
use std::path::Path;

/// The most lines of an example.
const MAX_LINES: usize = 120;

/// What comes before the text of an example in the page.
const BEGIN: &str = "<!-- example: ";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<_> = files.map(|name| (read(&format!("src/bin/{name}")), name)).collect();
    files.sort();
    files.into_iter().map(|(text, name)| (name, text)).collect()
}

/// The page with the examples as they are.
fn page(current: &str) -> String {
    let (mut page, mut rest) = (String::new(), current);
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (path, after) = after.split_once(" -->\n").expect("the end of a marker");
        let (_, after) = after.split_once("\n```\n").expect("the end of a block of code");
        let text = read(&format!("../{path}"));
        page.push_str(&format!("{before}{BEGIN}{path} -->\n```rust\n{text}```\n"));
        rest = after;
    }
    page + rest
}

#[test]
fn the_page_has_each_example_as_it_is() {
    let current = read("../docs/cookbook.md");
    let expected = page(&current);
    if std::env::var_os("UPDATE_COOKBOOK").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/cookbook.md"), &expected).unwrap();
    } else {
        assert!(current == expected, "docs/cookbook.md is stale: UPDATE_COOKBOOK=1 cargo test -p examples page");
    }
    for (name, _) in examples() {
        assert!(expected.contains(&format!("{BEGIN}examples/src/bin/{name} -->")), "{name} is not in docs/cookbook.md");
    }
    assert!(read("../README.md").contains("(docs/cookbook.md)"), "the README has no link to the cookbook");
}

#[test]
fn no_example_is_longer_than_one_reads_at_once() {
    for (name, text) in examples() {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{name} has {lines} lines, and at most {MAX_LINES} are allowed");
    }
}
