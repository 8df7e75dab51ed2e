//! The file beside a model that says what the model can't: the package's name, version, licence, links.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::package::PackageOptions;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::names;

const KEYS: [&str; 5] = ["crate", "version", "license", "repository", "description"];

/// Where the side file of a model is, if there is one: `model.codegen.json` beside `model.json`.
pub(crate) fn path_of(model: &Path) -> PathBuf {
    model.with_extension("codegen.json")
}

/// Reads what it says. Problems go to `diagnostics`.
pub(crate) fn parse(text: &str, diagnostics: &mut Diagnostics) -> PackageOptions {
    let mut entries: BTreeMap<String, String> = match serde_json::from_str(text) {
        Ok(entries) => entries,
        Err(problem) => {
            let help = format!("expected an object of texts, with the keys {}", KEYS.join(", "));
            let diagnostic = Diagnostic::error(format!("the file can't be read: {problem}")).help(help);
            diagnostics.push(diagnostic.at_line(problem.line().max(1)));
            return PackageOptions::default();
        }
    };
    for (key, value) in &entries {
        let at = pointer::of(&[key]);
        if !KEYS.contains(&key.as_str()) {
            let help = match nearest(key, KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", KEYS.join(", ")),
            };
            diagnostics.push(Diagnostic::error(format!("the key `{key}` isn't known")).at(&at).help(help));
        } else if let Some(problem) = wrong(key, value) {
            diagnostics.push(Diagnostic::error(format!("`{value}` can't be the {key}: {problem}")).at(&at));
        }
    }
    PackageOptions {
        name: entries.remove("crate"),
        version: entries.remove("version"),
        license: entries.remove("license"),
        repository: entries.remove("repository"),
        description: entries.remove("description"),
    }
}

/// Why Cargo would refuse the value.
fn wrong(key: &str, value: &str) -> Option<&'static str> {
    match key {
        _ if value.trim().is_empty() => Some("it is empty"),
        _ if value.contains(char::is_control) => Some("it must be a single line"),
        "crate" if !is_package_name(value) => Some(
            "names start with a letter, hold up to 64 ASCII letters, digits, `-` and `_`, and are no keyword or built-in crate",
        ),
        "version" if !is_version(value) => Some("versions look like `1.2.3`"),
        _ => None,
    }
}

fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && name.len() <= names::MAX_PACKAGE_NAME
        && !names::is_reserved_package(name)
}

/// Three numbers, then perhaps a pre-release or build.
fn is_version(version: &str) -> bool {
    let (numbers, rest) = version.split_at(version.find(['-', '+']).unwrap_or(version.len()));
    let is_number = |part: &str| part.parse::<u64>().is_ok() && (part == "0" || !part.starts_with(['0', '+']));
    let rest_fits = rest.is_empty()
        || (rest.len() > 1 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte)));
    numbers.split('.').count() == 3 && numbers.split('.').all(is_number) && rest_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> String {
        let mut diagnostics = Diagnostics::new();
        parse(text, &mut diagnostics);
        diagnostics.render("m.codegen.json", text)
    }

    #[test]
    fn it_stands_beside_the_model() {
        assert_eq!(path_of(Path::new("a/b.json")), Path::new("a/b.codegen.json"));
        assert_eq!(path_of(Path::new("a/b.v2.json")), Path::new("a/b.v2.codegen.json"));
    }

    #[test]
    fn each_key_is_optional() {
        let mut diagnostics = Diagnostics::new();
        let options = parse(r#"{"crate": "my-client", "version": "1.2.3-beta.1"}"#, &mut diagnostics);
        assert_eq!((options.name.as_deref(), options.version.as_deref()), (Some("my-client"), Some("1.2.3-beta.1")));
        assert_eq!(options.license, None);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn all_problems_are_reported_with_their_lines() {
        assert_eq!(
            problems("{\n\"licence\": \"MIT\",\n\"version\": \"1.2\",\n\"crate\": \"1x\"}"),
            "m.codegen.json:2: error: the key `licence` isn't known\n  help: did you mean `license`?\n\
             m.codegen.json:3: error: `1.2` can't be the version: versions look like `1.2.3`\n\
             m.codegen.json:4: error: `1x` can't be the crate: names start with a letter, hold up to 64 ASCII \
             letters, digits, `-` and `_`, and are no keyword or built-in crate\n\
             3 errors\n"
        );
        assert!(problems("[]").contains("expected an object of texts"));
        assert!(problems("{\"crate\": 1}").contains("line 1"));
    }
}
