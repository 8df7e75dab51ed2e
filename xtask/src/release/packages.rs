//! The crates that are published: what each of them needs, and their packages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use semver::Version;
use serde_json::Value;

use super::PLACEHOLDER;
use crate::{print, root};

/// A crate that is published.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(super) version: String,
    /// Its folder.
    pub(super) folder: PathBuf,
    repository: Option<String>,
    description: Option<String>,
    license: Option<String>,
    readme: Option<String>,
    /// Dependencies on crates of this repository that have no version, or that are not published.
    unpublishable: Vec<String>,
    /// The features that docs.rs turns on.
    pub(crate) docs_features: Vec<String>,
}

/// The crates of a workspace whose manifests don't forbid it.
pub(crate) fn published(root: &Path) -> Result<Vec<Package>, String> {
    let output = cargo(root, &["metadata", "--format-version", "1", "--no-deps", "--locked"])?;
    let metadata: Value = serde_json::from_str(&output).map_err(|error| format!("error: cargo metadata: {error}"))?;
    let all = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is_published = |package: &&Value| package["publish"].as_array().is_none_or(|registries| !registries.is_empty());
    let names: BTreeSet<&str> =
        all.iter().filter(is_published).filter_map(|package| package["name"].as_str()).collect();
    Ok(all.iter().filter(is_published).map(|package| read(package, &names)).collect())
}

fn read(package: &Value, published: &BTreeSet<&str>) -> Package {
    let text = |name: &str| package[name].as_str().map(str::to_owned);
    let dependencies = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    let unpublishable = dependencies
        .iter()
        .filter(|dependency| dependency["path"].is_string() && dependency["kind"] != "dev")
        .filter(|dependency| {
            dependency["req"] == "*" || dependency["name"].as_str().is_none_or(|name| !published.contains(name))
        })
        .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
        .collect();
    let features = package["metadata"]["docs"]["rs"]["features"].as_array().map(Vec::as_slice).unwrap_or_default();
    let manifest = PathBuf::from(text("manifest_path").unwrap_or_default());
    Package {
        name: text("name").unwrap_or_default(),
        version: text("version").unwrap_or_default(),
        folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
        repository: text("repository"),
        description: text("description"),
        license: text("license"),
        readme: text("readme"),
        unpublishable,
        docs_features: features.iter().filter_map(|feature| feature.as_str().map(str::to_owned)).collect(),
    }
}

/// The version of the workspace: that of all crates except the generated one, which has its own.
pub(super) fn of_workspace(packages: &[Package]) -> Result<Version, String> {
    let runtime = packages.iter().find(|package| package.name == "smithy-client-runtime");
    let version = runtime.map(|runtime| runtime.version.as_str()).ok_or("error: the runtime is not published")?;
    Version::parse(version).map_err(|error| format!("error: the version {version} of the workspace: {error}"))
}

impl Package {
    /// The name of its library, and of the folder of its documentation.
    pub(crate) fn library(&self) -> String {
        self.name.replace('-', "_")
    }

    /// What a reader of a registry would miss.
    pub(super) fn problems(&self) -> Vec<String> {
        let Self { name, version, folder, .. } = self;
        let mut problems = Vec::new();
        match &self.repository {
            Some(repository) if !repository.contains(PLACEHOLDER) => {}
            _ => problems.push(format!(
                "{name} has no repository: set `repository` in `Cargo.toml` (`workspace.package`), and in the side file of \
                 the model for the generated crate"
            )),
        }
        for (field, value) in [("description", &self.description), ("license", &self.license), ("readme", &self.readme)]
        {
            if value.is_none() {
                problems.push(format!("{name} has no `{field}` in its manifest"));
            }
        }
        for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
            if !folder.join(file).is_file() {
                problems.push(format!("{name} has no file {file}"));
            }
        }
        let change_log = fs::read_to_string(folder.join("CHANGELOG.md")).unwrap_or_default();
        if !change_log.lines().any(|line| line == format!("## {version}")) {
            problems.push(format!("the file CHANGELOG.md of {name} has no entry `## {version}`"));
        }
        let text = fs::read_to_string(folder.join("README.md")).unwrap_or_default();
        problems.extend(relative_links(&text).map(|link| {
            format!(
                "the file README.md of {name} has the link `{link}`, which a registry can't follow: write an address"
            )
        }));
        problems.extend(
            self.unpublishable
                .iter()
                .map(|dependency| format!("{name} depends on {dependency}, which has no version or is not published")),
        );
        problems
    }
}

/// The targets of links in Markdown that are no addresses.
fn relative_links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://") && !target.starts_with('#'))
}

/// Makes the packages, builds each from its package alone, and prints their sizes.
pub(super) fn package(packages: &[Package]) -> Result<(), String> {
    let selected = packages.iter().flat_map(|package| ["-p", package.name.as_str()]);
    let args: Vec<&str> = ["package", "--locked", "--quiet"].into_iter().chain(selected).collect();
    cargo(root(), &args)?;
    for Package { name, version, .. } in packages {
        let path = root().join(format!("target/package/{name}-{version}.crate"));
        let size = fs::metadata(&path).map_err(|error| format!("error: `{}`: {error}", path.display()))?.len();
        print(&format!("{name} {version}: {} kB", size.div_ceil(1000)));
    }
    Ok(())
}

fn cargo(root: &Path, args: &[&str]) -> Result<String, String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program).args(args).current_dir(root).output();
    let output = output.map_err(|error| format!("error: can't run cargo: {error}"))?;
    if !output.status.success() {
        let problem = String::from_utf8_lossy(&output.stderr);
        return Err(format!("error: cargo {} failed\n{problem}", args.first().unwrap_or(&"")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_out_of_a_package_are_found() {
        let text = "[a](https://example.com/a) [b](#b)\n[c](../docs/c.md) ![d](d.svg)";
        assert_eq!(relative_links(text).collect::<Vec<_>>(), ["../docs/c.md", "d.svg"]);
    }

    #[test]
    fn all_crates_for_users_are_published_and_lack_only_the_address() {
        let packages = published(root()).unwrap();
        let names: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
        assert!(
            [
                "partnercentral-events",
                "partnercentral-sandbox",
                "partnercentral-selling",
                "smithy-client-codegen",
                "smithy-client-runtime",
            ]
            .iter()
            .all(|name| names.contains(name)),
            "{names:?}"
        );
        assert!(!names.contains(&"tests") && !names.contains(&"xtask"), "{names:?}");
        let problems: Vec<String> = packages.iter().flat_map(Package::problems).collect();
        assert!(problems.iter().all(|problem| problem.contains("has no repository")), "{problems:#?}");
    }
}
