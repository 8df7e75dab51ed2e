//! The dependency of the generated crate on the runtime.

use std::path::{Component, Path, PathBuf};

use super::files;
use crate::options::RuntimeDependency;

/// The dependency for a version requirement, or for a folder, whose path becomes relative to the crate.
pub(super) fn runtime_dependency(runtime: &str, out: &Path) -> Result<RuntimeDependency, String> {
    if runtime.starts_with(|c: char| c.is_ascii_digit() || "^=~".contains(c)) {
        return semver::VersionReq::parse(runtime).map(|_| RuntimeDependency::Version(runtime.to_owned())).map_err(
            |error| {
                format!(
                    "`{runtime}` is not a valid version requirement ({error}); if it is a folder, start it with `./`"
                )
            },
        );
    }
    let path = Path::new(runtime);
    let manifest = std::fs::read_to_string(path.join("Cargo.toml")).unwrap_or_default();
    if !manifest.lines().any(|line| line.replace(' ', "") == r#"name="smithy-client-runtime""#) {
        let message = "is neither the folder of smithy-client-runtime nor a version requirement such as `0.1`";
        return Err(format!("the runtime `{runtime}` {message}"));
    }
    let resolve = |path: &Path| resolve(path).map_err(|error| files::cannot("resolve", path, &error));
    let relative = relative(&resolve(out)?, &resolve(path)?);
    Ok(RuntimeDependency::Path(relative))
}

/// The absolute path without links and dots. Its last parts need not exist.
fn resolve(path: &Path) -> std::io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            part => resolved.push(part),
        }
        if let Ok(real) = resolved.canonicalize() {
            resolved = real;
        }
    }
    Ok(resolved)
}

/// The relative path from one absolute folder to another, with forward slashes.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let path: Vec<String> = match shared {
        // The folders are on different drives.
        0 => return to.to_string_lossy().replace('\\', "/"),
        _ => up.chain(down).collect(),
    };
    if path.is_empty() { ".".to_owned() } else { path.join("/") }
}
