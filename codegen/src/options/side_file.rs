//! The side file, a file beside the model with what the model doesn't have: the package's name, version, licence and
//! links, names that replace those derived from the model, quotas, what is known of the updates of resources, and states
//! that calls can be waited for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use super::given_names::{GivenNames, NAMES};
use super::package::PackageOptions;
use super::quotas::{self, QUOTAS, Quotas, TOKEN_LIFETIME};
use super::resources::{RESOURCES, Resources};
use super::waits::{WAITS, Waits};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::names;

const KEYS: [&str; 5] = ["crate", "version", "license", "repository", "description"];

/// The path of the side file of a model: `model.codegen.json` beside `model.json`.
pub(crate) fn path_of(model: &Path) -> PathBuf {
    model.with_extension("codegen.json")
}

/// The files beside a model that are copied into the crate: `CHANGELOG.md`, and those whose names begin with `LICENSE`. Only
/// a folder with a side file is kept for the generator; beside other models, they may be those of something else.
pub(crate) fn copied_of(model: &Path) -> Vec<PathBuf> {
    let is_copied = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        (name == CHANGE_LOG || name.starts_with("LICENSE")) && path.is_file()
    };
    if !path_of(model).is_file() {
        return Vec::new();
    }
    let folder = model.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut copied: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_copied).collect();
    copied.sort();
    copied
}

/// The name of the change log of a crate.
pub const CHANGE_LOG: &str = "CHANGELOG.md";

/// The content of a side file.
#[derive(Debug, Default)]
pub(crate) struct SideFile {
    pub(crate) package: PackageOptions,
    pub(crate) names: GivenNames,
    pub(crate) resources: Resources,
    pub(crate) waits: Waits,
    pub(crate) quotas: Quotas,
    pub(crate) token_lifetime: Option<u32>,
}

/// The value of a key.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    Table(BTreeMap<String, String>),
    Other(serde::de::IgnoredAny),
}

/// Parses a side file; `file` is its name in messages. Problems go to `diagnostics`.
pub(crate) fn parse(text: &str, file: &str, diagnostics: &mut Diagnostics) -> SideFile {
    let entries: BTreeMap<String, Value> = match serde_json::from_str(text) {
        Ok(entries) => entries,
        Err(problem) => {
            let help = format!("expected an object with {}", expected());
            let diagnostic = Diagnostic::error(format!("the file can't be read: {problem}")).help(help);
            diagnostics.push(diagnostic.at_line(problem.line().max(1)));
            return SideFile::default();
        }
    };
    let mut texts = BTreeMap::new();
    let mut names = GivenNames::new(file);
    let (mut resources, mut waits) = (Resources::default(), Waits::default());
    let (mut quotas, mut token_lifetime) = (Quotas::default(), None);
    for (key, value) in entries {
        let at = pointer::of(&[&key]);
        // Sections have types of their own.
        if key == RESOURCES {
            resources = Resources::read(file, text, &value, diagnostics);
            continue;
        }
        if key == WAITS {
            waits = Waits::read(file, text, &value, diagnostics);
            continue;
        }
        if key == QUOTAS {
            quotas = Quotas::read(file, text, &value, diagnostics);
            continue;
        }
        if key == TOKEN_LIFETIME {
            token_lifetime = quotas::token_lifetime(&value, diagnostics);
            continue;
        }
        let entry = Entry::deserialize(&value).unwrap_or(Entry::Other(serde::de::IgnoredAny));
        let problem = match entry {
            Entry::Table(given) if key == NAMES => {
                names = GivenNames::read(file, text, given);
                continue;
            }
            Entry::Text(value) if KEYS.contains(&key.as_str()) => match invalid_reason(&key, &value) {
                None => {
                    texts.insert(key, value);
                    continue;
                }
                Some(reason) => Diagnostic::error(format!("the value `{value}` of `{key}` is invalid: {reason}")),
            },
            _ if key == NAMES => Diagnostic::error(format!("`{key}` must be an object of strings")),
            _ if KEYS.contains(&key.as_str()) => Diagnostic::error(format!("`{key}` must be a string")),
            _ => {
                let sections = [NAMES, QUOTAS, RESOURCES, TOKEN_LIFETIME, WAITS];
                let help = match nearest(&key, KEYS.into_iter().chain(sections)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("expected {}", expected()),
                };
                Diagnostic::error(format!("the key `{key}` is unknown")).help(help)
            }
        };
        diagnostics.push(problem.at(&at));
    }
    let package = PackageOptions {
        name: texts.remove("crate"),
        version: texts.remove("version"),
        license: texts.remove("license"),
        repository: texts.remove("repository"),
        description: texts.remove("description"),
    };
    SideFile { package, names, resources, quotas, token_lifetime, waits }
}

fn expected() -> String {
    let texts = KEYS.join(", ");
    format!(
        "the keys {texts} with strings, {NAMES}, {QUOTAS}, {RESOURCES} and {WAITS} with objects, and {TOKEN_LIFETIME} \
         with a number of seconds"
    )
}

/// Why Cargo would reject the value of a key, if it would.
fn invalid_reason(key: &str, value: &str) -> Option<&'static str> {
    match key {
        _ if value.trim().is_empty() => Some("it is empty"),
        _ if value.contains(char::is_control) => Some("it must be a single line"),
        "crate" if !is_package_name(value) => Some(
            "it must start with an ASCII letter, contain only ASCII letters, digits, `-` and `_`, have at most 64 \
             characters, and not be a keyword, a built-in crate or a device name of Windows",
        ),
        "version" if semver::Version::parse(value).is_err() => Some("it must look like `1.2.3`"),
        _ => None,
    }
}

fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && name.len() <= names::MAX_PACKAGE_NAME
        && !names::is_reserved_package(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> String {
        let mut diagnostics = Diagnostics::new();
        parse(text, "m.codegen.json", &mut diagnostics);
        diagnostics.render("m.codegen.json", text)
    }

    #[test]
    fn it_is_beside_the_model() {
        assert_eq!(path_of(Path::new("a/b.json")), Path::new("a/b.codegen.json"));
        assert_eq!(path_of(Path::new("a/b.v2.json")), Path::new("a/b.v2.codegen.json"));
    }

    #[test]
    fn each_key_is_optional() {
        let mut diagnostics = Diagnostics::new();
        let text = r#"{"crate": "my-client", "version": "1.2.3-beta.1"}"#;
        let package = parse(text, "m.codegen.json", &mut diagnostics).package;
        assert_eq!((package.name.as_deref(), package.version.as_deref()), (Some("my-client"), Some("1.2.3-beta.1")));
        assert_eq!(package.license, None);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn names_have_their_lines() {
        let mut diagnostics = Diagnostics::new();
        let text = "{\n\"names\": {\n\"a.b#C\": \"D\",\n\"a.b#C$d\": \"e\"}}";
        let names = parse(text, "m.codegen.json", &mut diagnostics).names;
        let mut expected = GivenNames::new("m.codegen.json");
        expected.insert("a.b#C", "D", Some(3));
        expected.insert("a.b#C$d", "e", Some(4));
        assert_eq!(names, expected);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn all_problems_are_reported_with_their_lines() {
        assert_eq!(
            problems("{\n\"licence\": \"MIT\",\n\"version\": \"1.2\",\n\"crate\": \"1x\"}"),
            "m.codegen.json:2: error: the key `licence` is unknown\n  help: did you mean `license`?\n\
             m.codegen.json:3: error: the value `1.2` of `version` is invalid: it must look like `1.2.3`\n\
             m.codegen.json:4: error: the value `1x` of `crate` is invalid: it must start with an ASCII letter, \
             contain only ASCII letters, digits, `-` and `_`, have at most 64 characters, and not be a keyword, a \
             built-in crate or a device name of Windows\n\
             3 errors\n"
        );
        assert!(problems("{\"crate\": \"Con\"}").contains("the value `Con` of `crate` is invalid"));
        assert!(problems("[]").contains("expected an object with the keys crate, version"));
        assert!(problems("{\"crate\": 1}").contains("1: error: `crate` must be a string"));
        assert!(
            problems("{\"quotas\": {\"a\": \"x\"}}").contains("1: error: the group `a` in `quotas` must be an object")
        );
        assert!(problems("{\"token_lifetime\": \"1 h\"}").contains("`token_lifetime` must be a number of seconds"));
        assert!(problems("{\"names\": {\"x\": 1}}").contains("1: error: `names` must be an object of strings"));
        let resources = "{\n\"resources\": {\n\"A\": {\n\"lok\": \"B\"}}}";
        assert!(problems(resources).contains("m.codegen.json:4: error: the key `lok` is unknown"));
        assert!(problems("{\"crate\": {}}").contains("1: error: `crate` must be a string"));
        assert!(problems("{\"names\": \"x\"}").contains("1: error: `names` must be an object of strings"));
        assert!(problems("{\"name\": \"x\"}").contains("did you mean `names`?"));
    }
}
