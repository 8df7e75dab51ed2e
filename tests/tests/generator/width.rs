//! Documentation and code are wrapped to one width.

use smithy_client_codegen::Generated;

use crate::support::{MODEL, good, texts};

/// With the indentation and the comment marker.
const WIDTH: usize = 100;

/// Lines that are wider although they have a blank outside of code spans and strings.
fn too_wide(generated: &Generated) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in generated.files.iter().filter(|(file, _)| file.ends_with(".rs")) {
        let mut in_code = false;
        for line in text.lines() {
            let Some((_, comment)) = line.split_once("///").or_else(|| line.split_once("//!")) else {
                in_code = false;
                let width = line.chars().count();
                if width > WIDTH && !line.contains('"') {
                    found.push(format!("{file}: {line}"));
                }
                continue;
            };
            let content = comment.trim_start_matches([' ', '>', '-']);
            in_code ^= content.starts_with("```");
            let is_one_line = content.starts_with(['|', '#']) || in_code && content.contains('"');
            if line.chars().count() > WIDTH && !is_one_line && outside_of_code(content).trim().contains(' ') {
                found.push(format!("{file}: {line}"));
            }
        }
    }
    found
}

/// The text without its code spans.
fn outside_of_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

#[test]
fn only_lines_without_a_blank_are_wider_than_a_hundred_columns() {
    assert_eq!(too_wide(&good("model", MODEL)), Vec::<String>::new());
    for (name, text) in texts("fixtures") {
        assert_eq!(too_wide(&good(&name, &text)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn too_wide_a_line_is_found() {
    let mut generated = good("model", MODEL);
    let words = "word ".repeat(20);
    generated.files.insert(
        "a.rs".to_owned(),
        format!("    /// {words}\n//! - `{words}`\n/// | {words} |\nlet a = \"{words}\";\nlet a = {words}\n"),
    );
    assert_eq!(too_wide(&generated), [format!("a.rs:     /// {words}"), format!("a.rs: let a = {words}")]);
}
