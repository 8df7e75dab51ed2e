//! Finds, reads and merges the two files.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::parse::parse;
use super::passed_over::PassedOver;
use super::{Header, Kind, Profile, ProfileName, Section, Sections};
use crate::codec::nearest;
use crate::config::env::Env;
use crate::error::Failure;

/// The contents of both files. A file that doesn't exist or can't be read counts as empty.
pub(crate) struct Profiles {
    sections: Sections,
    /// The paths of the files, for error messages.
    paths: Vec<PathBuf>,
}

impl Profiles {
    pub(crate) fn load(env: &Env) -> Self {
        let mut profiles = Self { sections: Sections::default(), paths: Vec::new() };
        for (kind, variable, name) in [
            (Kind::Config, "AWS_CONFIG_FILE", "config"),
            // Read last, since its properties take precedence over those of the other file.
            (Kind::Credentials, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        ] {
            let Some(path) = env.path(variable).or_else(|| Some(env.home()?.join(".aws").join(name))) else { continue };
            match read(env, &path) {
                Ok(bytes) => profiles.add(parse(&bytes, kind, &Arc::from(path.as_path()))),
                Err(reason) => {
                    profiles.sections.passed_over.extend(reason.map(|reason| PassedOver::file(&path, reason)))
                }
            }
            profiles.paths.push(path);
        }
        profiles
    }

    fn add(&mut self, sections: Sections) {
        for (name, section) in sections.profiles {
            self.sections.profiles.or_default(name).extend(section);
        }
        self.sections.services.extend(sections.services);
        self.sections.headers.extend(sections.headers);
        self.sections.passed_over.extend(sections.passed_over);
    }

    /// The profile with this name. Only `default` may be missing, if it was not selected explicitly.
    pub(crate) fn select(mut self, name: ProfileName) -> Result<Profile, Failure> {
        let section = match self.sections.profiles.remove(name.as_str()) {
            Some(section) => section,
            None if matches!(name, ProfileName::Default) => Section::default(),
            None => return Err(self.missing(&name)),
        };
        let reference = section.properties.get("services").map(|property| property.value.as_str());
        let services = reference.and_then(|name| self.sections.services.remove(name));
        let of_profile = section.unreadable.iter().chain(services.iter().filter_map(|found| found.unreadable.as_ref()));
        let passed_over = self.passed_over(name.as_str(), of_profile.cloned());
        Ok(Profile { name, section, services, passed_over })
    }

    /// Everything that was passed over: first what concerns this profile.
    fn passed_over(&self, profile: &str, of_profile: impl Iterator<Item = PassedOver>) -> Vec<PassedOver> {
        let misnamed = self.sections.headers.iter().filter_map(|header| header.misnamed(profile));
        let mut all: Vec<PassedOver> = misnamed.chain(of_profile).collect();
        for other in &self.sections.passed_over {
            if !all.contains(other) {
                all.push(other.clone());
            }
        }
        all
    }

    fn missing(&self, name: &ProfileName) -> Failure {
        let by = match name {
            ProfileName::Variable(_, variable) => format!(" (set by {variable})"),
            ProfileName::Code(_) | ProfileName::Default => String::new(),
        };
        let looked = match self.paths.as_slice() {
            [] => "the home directory is not known".to_owned(),
            [path] => format!("it is not in {}", path.display()),
            paths => {
                let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
                format!("it is not in {}", paths.join(" or "))
            }
        };
        let name = name.as_str();
        let known = self.sections.profiles.keys().map(String::as_str);
        let hint = nearest(name, known).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        let passed_over = super::passed_over::sentences(&self.passed_over(name, std::iter::empty()));
        let message = format!("There is no profile {name:?}{by}: {looked}{hint}{passed_over}");
        Failure::configuration("MissingProfile", message)
    }
}

impl Header {
    /// The report of a section that has the name of this profile, but not in the form of the file, or in another case.
    fn misnamed(&self, profile: &str) -> Option<PassedOver> {
        let Self { kind, name, is_profile, location } = self;
        let bare = match kind {
            Kind::Config => name,
            Kind::Credentials => name.strip_prefix("profile ").unwrap_or(name).trim(),
        };
        if !bare.eq_ignore_ascii_case(profile) || (*is_profile && name == profile) {
            return None;
        }
        let expected = match kind {
            Kind::Config if profile != "default" => format!("[profile {profile}]"),
            _ => format!("[{profile}]"),
        };
        Some(PassedOver::line(location.clone(), format!("the section must be called {expected}")))
    }
}

/// The contents of a file, or the reason why it can't be used; no reason if it doesn't exist.
fn read(env: &Env, path: &Path) -> Result<Vec<u8>, Option<String>> {
    match env.read(path) {
        Ok(bytes) if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => {
            Err(Some("it is encoded in UTF-16; save it in UTF-8".to_owned()))
        }
        Ok(bytes) => Ok(bytes),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Err(None),
        // Containers make a folder of a file that is mounted, but doesn't exist.
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => Err(Some("it is a folder".to_owned())),
        // The home directory may belong to another user, as in containers that change their user.
        Err(error) => Err(Some(error.to_string())),
    }
}
