//! The links and pictures of all Markdown files of the repository lead to files, and to headings that are there. Links in
//! the documentation of the crates are checked by rustdoc.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository")
}

/// The Markdown files that git knows or would add, without those of crates that tests keep.
fn files() -> Vec<PathBuf> {
    let args = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
    let output = Command::new("git").args(args).current_dir(root()).output().expect("git runs");
    let text = String::from_utf8(output.stdout).expect("paths are text");
    text.lines().filter(|path| !path.starts_with("tests/compat/v")).map(|path| root().join(path)).collect()
}

/// The targets of links and pictures.
fn targets(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES);
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    events.filter_map(target).collect()
}

/// The anchors of headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => anchors.extend(heading.take().map(|heading| slug(&heading))),
            _ => {}
        }
    }
    anchors
}

fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
    kept.map(|it| if it == ' ' { '-' } else { it }).collect()
}

/// What is wrong with a link of a file.
fn problem(file: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let found = if path.is_empty() { file.to_owned() } else { file.parent()?.join(path) };
    if !found.exists() {
        return Some(format!("`{target}` is missing"));
    }
    let anchor = anchor.filter(|_| found.extension().is_some_and(|extension| extension == "md"))?;
    let text = fs::read_to_string(&found).expect("a page can be read");
    (!anchors(&text).contains(anchor)).then(|| format!("`{target}` names no heading"))
}

#[test]
fn every_link_of_a_page_leads_somewhere() {
    let files = files();
    assert!(files.iter().any(|file| file.ends_with("README.md")), "{files:?}");
    let mut problems = Vec::new();
    let mut checked = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("a page can be read");
        for target in targets(&text) {
            checked += 1;
            problems.extend(problem(&file, &target).map(|problem| format!("{}: {problem}", file.display())));
        }
    }
    println!("{checked} links");
    assert_eq!(problems, [""; 0]);
}

#[test]
fn a_link_to_nothing_is_found() {
    let file = root().join("README.md");
    assert_eq!(problem(&file, "docs/nowhere.md").as_deref(), Some("`docs/nowhere.md` is missing"));
    assert_eq!(problem(&file, "#nothing").as_deref(), Some("`#nothing` names no heading"));
    assert_eq!(problem(&file, "#first-ten-minutes"), None);
    assert_eq!(targets("[a](b.md) ![c](d.svg) `[e](f)`"), ["b.md", "d.svg"]);
}
