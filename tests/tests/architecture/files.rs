//! The files that `ARCHITECTURE.md` and `CONTRIBUTING.md` name are there.

use std::fs;

use crate::repository;

/// The paths of a line of Markdown: code with a file's ending. A path is from the root, from the folder before it in its
/// line, or from the parents of that one.
fn missing(line: &str) -> Vec<String> {
    let root = repository();
    let mut folder = root.to_owned();
    let mut missing = Vec::new();
    for code in line.split('`').skip(1).step_by(2) {
        let is_file = [".rs", ".txt", ".md"].iter().any(|ending| code.ends_with(ending));
        let is_folder = code.ends_with('/') && !code.contains(' ');
        if !is_file && !is_folder || code.starts_with('*') {
            continue;
        }
        let from_root = root.join(code);
        let found = folder.ancestors().map(|folder| folder.join(code)).find(|path| path.exists());
        match if from_root.exists() { Some(from_root) } else { found } {
            Some(path) if is_folder => folder = path,
            Some(path) => folder = path.parent().unwrap().to_owned(),
            None => missing.push(code.to_owned()),
        }
    }
    missing
}

#[test]
fn the_tables_name_files_that_exist() {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let (_, tables) = text.split_once("## Where to add something").unwrap();
    let rows: Vec<&str> = tables.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 15, "{tables}");
    let missing: Vec<String> = rows.iter().flat_map(|row| missing(row)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_file_that_is_gone_is_reported() {
    let line = "| x | `runtime/src/codec/` (`nearest.rs`, `gone.rs`), `runtime/src/call/gone.rs`, `decide` |";
    assert_eq!(missing(line), ["gone.rs", "runtime/src/call/gone.rs"]);
}
