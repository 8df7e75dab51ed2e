//! The environment variables and files that the configuration reads. Tests replace them, so that they don't depend on
//! the machine.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::codec::Sorted;
use crate::error::Failure;

/// The environment variables and files that the configuration reads: those of the process, or replacements in tests.
///
/// ```
/// use smithy_client_runtime::{Config, Env};
///
/// let env = Env::from([("HOME", "/home/jane"), ("AWS_PROFILE", "sales")])
///     .file("/home/jane/.aws/config", "[profile sales]\nregion = us-east-1\n");
/// let config = Config::builder().env(env).build();
/// ```
#[derive(Clone, Default)]
pub struct Env(Option<Replacement>);

#[derive(Clone, Default)]
struct Replacement {
    variables: Sorted<OsString, OsString>,
    files: Sorted<PathBuf, Vec<u8>>,
}

impl Env {
    /// The variables and files of this process.
    #[must_use]
    pub fn process() -> Self {
        Self(None)
    }

    /// No variables and no files, so that all settings come from code or have their default.
    #[must_use]
    pub fn empty() -> Self {
        Self(Some(Replacement::default()))
    }

    /// Adds a file. The files of the machine and the variables of the process are not read then.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) -> Self {
        self.0.get_or_insert_default().files.insert(path.into(), contents.into());
        self
    }

    /// True for the variables and files of this process.
    #[cfg(any(test, feature = "aws-config", feature = "test-util"))]
    pub(crate) fn is_process(&self) -> bool {
        self.0.is_none()
    }

    /// The variables for child processes; `None` for those of this process.
    pub(crate) fn variables(&self) -> Option<&Sorted<OsString, OsString>> {
        self.0.as_ref().map(|replacement| &replacement.variables)
    }

    /// A variable that is set and not empty.
    pub(crate) fn get(&self, name: &str) -> Result<Option<String>, Failure> {
        match self.get_os(name).map(OsString::into_string) {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(_)) => Err(Failure::configuration(
                "InvalidConfiguration",
                format!("The environment variable {name} is not valid UTF-8"),
            )),
        }
    }

    /// A variable that is set and not empty, with replacement characters for what is not UTF-8.
    pub(crate) fn get_lossy(&self, name: &str) -> Option<String> {
        self.get_os(name).map(|value| value.to_string_lossy().into_owned())
    }

    /// A path in a variable that is set and not empty. A `~` at its start is the home directory, and `$NAME` and
    /// `${NAME}` are variables, as in shells.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        let path = self.get_os(name)?;
        let path = match path.to_str() {
            Some(text) if text.contains('$') => self.with_variables(text).into(),
            _ => path,
        };
        Some(self.expand(Path::new(&path)))
    }

    /// The text with variables replaced by their values. Those that are not set stay as they are.
    fn with_variables(&self, text: &str) -> String {
        let mut parts = text.split('$');
        let mut expanded = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let braced = part.strip_prefix('{').and_then(|rest| rest.split_once('}'));
            let (name, rest) = braced.unwrap_or_else(|| {
                let is_part = |character: char| character.is_alphanumeric() || character == '_';
                part.split_at(part.find(|character| !is_part(character)).unwrap_or(part.len()))
            });
            match self.get_lossy(name).filter(|_| !name.is_empty()) {
                Some(value) => expanded.extend([&value, rest]),
                None => expanded.extend(["$", part]),
            }
        }
        expanded
    }

    /// Replaces a `~` at the start of a path by the home directory.
    pub(crate) fn expand(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), self.home()) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path.to_owned(),
        }
    }

    /// The home directory: that of the variables, else that of the user of this process.
    pub(crate) fn home(&self) -> Option<PathBuf> {
        let home = self.get_os("HOME").or_else(|| self.get_os("USERPROFILE").filter(|_| cfg!(windows)));
        home.map(PathBuf::from).or_else(|| if self.0.is_none() { std::env::home_dir() } else { None })
    }

    /// The contents of a file.
    pub(crate) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match &self.0 {
            None => std::fs::read(path),
            Some(replacement) => replacement.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into()),
        }
    }

    fn get_os(&self, name: &str) -> Option<OsString> {
        let value = match &self.0 {
            None => std::env::var_os(name),
            Some(replacement) => replacement.variables.get(OsStr::new(name)).cloned(),
        };
        value.filter(|value| !value.is_empty())
    }
}

impl<N: Into<OsString>, V: Into<OsString>, const COUNT: usize> From<[(N, V); COUNT]> for Env {
    fn from(variables: [(N, V); COUNT]) -> Self {
        variables.into_iter().collect()
    }
}

/// The given variables, and no files.
impl<N: Into<OsString>, V: Into<OsString>> FromIterator<(N, V)> for Env {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self(Some(Replacement { variables, files: Sorted::new() }))
    }
}

/// Prints only the names of variables and files, since the contents may be secret.
impl fmt::Debug for Env {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => to.write_str("Env(process)"),
            Some(replacement) => to
                .debug_struct("Env")
                .field("variables", &replacement.variables.keys().collect::<Vec<_>>())
                .field("files", &replacement.files.keys().collect::<Vec<_>>())
                .finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_variables_count_as_not_set() {
        let env = Env::from([("AWS_SESSION_TOKEN", ""), ("AWS_REGION", "us-east-1")]);
        assert_eq!(env.get("AWS_SESSION_TOKEN").unwrap(), None);
        assert_eq!(env.get("AWS_REGION").unwrap().as_deref(), Some("us-east-1"));
    }

    #[test]
    fn a_tilde_at_the_start_is_the_home_directory() {
        let env = Env::from([("HOME", "/home/jane"), ("A", "~/aws"), ("B", "/~/aws"), ("C", "~jane/aws")]);
        let paths = ["A", "B", "C", "D"].map(|name| env.path(name));
        let [a, b, c] = ["/home/jane/aws", "/~/aws", "~jane/aws"].map(|path| Some(PathBuf::from(path)));
        assert_eq!(paths, [a, b, c, None]);
    }

    #[test]
    fn variables_in_paths_are_replaced_as_in_shells() {
        for (path, expected) in [
            ("$HOME/aws", "/home/jane/aws"),
            ("${HOME}/aws", "/home/jane/aws"),
            ("/x/$USER.$USER", "/x/jane.jane"),
            ("/x/$USER_1/${NONE}/$/$$USER", "/x/$USER_1/${NONE}/$/$jane"),
            ("/x/${USER", "/x/${USER"),
        ] {
            let env = Env::from([("HOME", "/home/jane"), ("USER", "jane"), ("A", path)]);
            assert_eq!(env.path("A").unwrap(), PathBuf::from(expected));
        }
    }

    #[test]
    fn replaced_files_hide_those_of_the_machine() {
        let env = Env::process().file("/replaced", "text");
        assert_eq!(env.read(Path::new("/replaced")).unwrap(), b"text");
        assert_eq!(env.read(Path::new("/")).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(!env.is_process() && env.get("PATH").unwrap().is_none());
    }

    #[test]
    fn debug_prints_names_only() {
        let env = Env::from([("AWS_SECRET_ACCESS_KEY", "hidden")]).file("/credentials", "secret");
        let text = format!("{env:?}");
        assert!(text.contains("AWS_SECRET_ACCESS_KEY") && text.contains("/credentials"), "{text}");
        assert!(!text.contains("hidden") && !text.contains("\"secret"), "{text}");
    }
}
