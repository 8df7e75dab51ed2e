//! Finds, reads and merges the two files.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::parse::{Kind, ParseError, parse};
use super::{Profile, ProfileName, Section, Sections};
use crate::codec::nearest;
use crate::config::env::Env;
use crate::error::Failure;

/// The contents of both files. A file that doesn't exist counts as empty.
pub(crate) struct Profiles {
    sections: Sections,
    /// The paths of the files, for error messages.
    paths: Vec<PathBuf>,
}

impl Profiles {
    pub(crate) fn load(env: &Env) -> Result<Self, Failure> {
        let mut profiles = Self { sections: Sections::default(), paths: Vec::new() };
        for (kind, variable, name) in [
            (Kind::Config, "AWS_CONFIG_FILE", "config"),
            // Read last, since its properties take precedence over those of the other file.
            (Kind::Credentials, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        ] {
            let custom = env.path(variable);
            let is_default = custom.is_none();
            let Some(path) = custom.or_else(|| Some(env.home()?.join(".aws").join(name))) else { continue };
            if let Some(text) = read(env, &path, is_default.then_some(variable))? {
                let file = Arc::from(path.as_path());
                let sections = parse(&text, kind, &file).map_err(|error| unreadable_line(&path, &error))?;
                profiles.add(sections);
            }
            profiles.paths.push(path);
        }
        Ok(profiles)
    }

    fn add(&mut self, sections: Sections) {
        for (name, section) in sections.profiles {
            self.sections.profiles.entry(name).or_default().extend(section);
        }
        self.sections.services.extend(sections.services);
    }

    /// The profile with this name. Only `default` may be missing, if it was not selected explicitly.
    pub(crate) fn select(mut self, name: ProfileName) -> Result<Profile, Failure> {
        let section = match self.sections.profiles.remove(name.as_str()) {
            Some(section) => section,
            None if matches!(name, ProfileName::Default) => Section::new(),
            None => return Err(self.missing(&name)),
        };
        let services = match section.get("services").filter(|property| !property.value.is_empty()) {
            None => Section::new(),
            Some(property) => self.sections.services.remove(&property.value).ok_or_else(|| {
                Failure::configuration(
                    "InvalidConfiguration",
                    format!(
                        "`services` of profile {:?} ({}) names the section [services {}], which doesn't exist",
                        name.as_str(),
                        property.location,
                        property.value
                    ),
                )
            })?,
        };
        Ok(Profile { name, section, services })
    }

    fn missing(&self, name: &ProfileName) -> Failure {
        let by = match name {
            ProfileName::Variable(_) => " (set by AWS_PROFILE)",
            ProfileName::Code(_) | ProfileName::Default => "",
        };
        let looked = match self.paths.as_slice() {
            [] => "the home directory is not known".to_owned(),
            [path] => format!("it is not in {}", path.display()),
            paths => {
                let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
                format!("it is not in {}", paths.join(" or "))
            }
        };
        let known = self.sections.profiles.keys().map(String::as_str);
        let hint = nearest(name.as_str(), known).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        let message = format!("There is no profile {:?}{by}: {looked}{hint}", name.as_str());
        Failure::configuration("MissingProfile", message)
    }
}

/// The text of a file; `None` if it doesn't exist. `default_of` is the variable that can name another file, if this is
/// the default one.
fn read(env: &Env, path: &Path, default_of: Option<&str>) -> Result<Option<Cow<'static, str>>, Failure> {
    let bytes = match env.read(path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        // The home directory may belong to another user, as in containers that change their user.
        Err(error) if default_of.is_some() && error.kind() == io::ErrorKind::PermissionDenied => return Ok(None),
        Err(error) => {
            return Err(Failure::configuration(
                "InvalidConfiguration",
                format!("The file {} can't be read: {error}", path.display()),
            )
            .with_source(error));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text.into())),
        Err(error) => {
            let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(unreadable_line(path, &ParseError { line, message: "the text is not UTF-8" }))
        }
    }
}

/// The error doesn't contain the line, which may have a secret.
fn unreadable_line(path: &Path, error: &ParseError) -> Failure {
    Failure::configuration(
        "InvalidConfiguration",
        format!("Line {} of {} can't be read: {}", error.line, path.display(), error.message),
    )
}
