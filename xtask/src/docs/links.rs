//! The links on the pages that rustdoc wrote.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// What was checked and found.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) pages: usize,
    pub(super) links: usize,
    /// A sentence for each link that leads nowhere.
    pub(super) problems: BTreeSet<String>,
}

/// The heading above what rustdoc repeats on the page of each type. Texts of other crates are there, whose links to their
/// own items are left as they stand in the source.
const REPEATED: &str = "blanket-implementations";

/// A page: its anchors, and the targets of its links, pictures and styles.
#[derive(Debug, Default)]
struct Page {
    anchors: HashSet<String>,
    targets: BTreeSet<String>,
    /// The page that a browser goes to instead.
    redirect: Option<String>,
}

/// Checks all pages of these crates. Links to other sites need `https`, and are not followed.
///
/// # Errors
/// A file or folder that can't be read, or a crate without pages.
pub(super) fn check(folder: &Path, crates: &[String]) -> Result<Report, String> {
    let mut pages = HashMap::new();
    for name in crates {
        collect(&folder.join(name), &mut pages)?;
        collect(&folder.join("src").join(name), &mut pages)?;
        if !pages.contains_key(&folder.join(name).join("index.html")) {
            return Err(format!("error: the crate {name} has no page in `{}`", folder.display()));
        }
    }
    let mut report = Report { pages: pages.len(), ..Report::default() };
    for (path, page) in &pages {
        let file = path.strip_prefix(folder).unwrap_or(path).display();
        report.links += page.targets.len();
        let broken = page.targets.iter().filter_map(|target| problem(&pages, path, target));
        report.problems.extend(broken.map(|problem| format!("{file}: {problem}")));
    }
    Ok(report)
}

fn collect(folder: &Path, pages: &mut HashMap<PathBuf, Page>) -> Result<(), String> {
    let failed = |error| format!("error: can't read `{}`: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let text = fs::read_to_string(&path).map_err(failed)?;
            pages.insert(path, Page::read(&text));
        }
    }
    Ok(())
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut emitter = DefaultEmitter::<()>::new_with_span();
        // The text of scripts has no tags.
        emitter.naively_switch_states(true);
        let mut is_repeated = false;
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            let anchor = attribute(&tag, "id");
            is_repeated |= anchor.as_deref() == Some(REPEATED);
            page.anchors.extend(anchor);
            let target = match &**tag.name {
                // Rustdoc's own, of which some exist only if another crate has something to add.
                b"script" => None,
                _ => attribute(&tag, "href").or_else(|| attribute(&tag, "src")),
            };
            page.targets.extend(target.filter(|target| !is_repeated || target.starts_with(['.', '#'])));
            if attribute(&tag, "http-equiv").is_some_and(|it| it == "refresh") {
                let content = attribute(&tag, "content").unwrap_or_default();
                page.redirect = content.split_once("URL=").map(|(_, target)| target.to_owned());
            }
        }
        page
    }

    /// True for an anchor of this page. Pages of source code also have ranges of lines.
    fn has(&self, anchor: &str) -> bool {
        let is_line = |line: &str| line.parse::<u32>().is_ok() && self.anchors.contains(line);
        self.anchors.contains(anchor)
            || anchor.split_once('-').is_some_and(|(first, last)| is_line(first) && is_line(last))
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// What is wrong with a link.
fn problem(pages: &HashMap<PathBuf, Page>, from: &Path, target: &str) -> Option<String> {
    if let Some((scheme, rest)) = target.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '#', '?'])) {
        let is_address = scheme == "https" && rest.starts_with("//") || scheme == "data";
        return (!is_address).then(|| format!("`{target}` is no address with https"));
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let found = if path.is_empty() { from.to_owned() } else { joined(from.parent()?, path) };
    let page = match pages.get(&found) {
        Some(Page { redirect: Some(redirect), .. }) => pages.get(&joined(found.parent()?, redirect)),
        Some(page) => Some(page),
        None if found.is_file() => return None,
        None => None,
    };
    match page {
        Some(page) => anchor
            .filter(|anchor| !anchor.is_empty() && !page.has(anchor))
            .map(|_| format!("`{target}` names no anchor of its page")),
        None => Some(format!("`{target}` is missing")),
    }
}

/// The path of a target, without `..`, as the keys of the pages have none.
fn joined(folder: &Path, target: &str) -> PathBuf {
    let mut path = folder.to_owned();
    for component in Path::new(target).components() {
        match component {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(target: &str) -> Option<String> {
        let text = r##"<h2 id="it">It</h2><a href=#it>x</a><img src="a.svg"><a id=1></a><a id="3"></a>
            <script src="b">"<a href='b'>"</script><h2 id="blanket-implementations"></h2><a href="Other">x</a>"##;
        let page = Page::read(text);
        assert_eq!(page.targets, BTreeSet::from(["#it".to_owned(), "a.svg".to_owned()]));
        let moved = Page::read(r#"<meta http-equiv="refresh" content="0;URL=../b/page.html">"#);
        let pages = HashMap::from([
            ("/doc/a/index.html".into(), Page::default()),
            ("/doc/a/moved.html".into(), moved),
            ("/doc/b/page.html".into(), page),
        ]);
        problem(&pages, Path::new("/doc/b/page.html"), target)
    }

    #[test]
    fn links_to_pages_anchors_and_other_sites_hold() {
        let other_pages = ["page.html?x=1#it", "../a/index.html", "../a/moved.html#it"];
        for target in ["#it", "#", "#1-3", "https://docs.rs/x", "data:,"].into_iter().chain(other_pages) {
            assert_eq!(found(target), None, "{target}");
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_found() {
        for (target, expected) in [
            ("#that", "`#that` names no anchor of its page"),
            ("#1-2", "`#1-2` names no anchor of its page"),
            ("../a/index.html#it", "`../a/index.html#it` names no anchor of its page"),
            ("../a/moved.html#that", "`../a/moved.html#that` names no anchor of its page"),
            ("../c/index.html", "`../c/index.html` is missing"),
            ("a", "`a` is missing"),
            ("http://docs.rs/", "`http://docs.rs/` is no address with https"),
            ("javascript:x()", "`javascript:x()` is no address with https"),
        ] {
            assert_eq!(found(target).as_deref(), Some(expected));
        }
    }
}
