//! Temporary copies of the repository, whose model is one of the tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_client_codegen::cli::{Request, generate};

use crate::codegen::MODEL;
use crate::git::git;
use crate::root;
use crate::update::proposal::Proposal;
use crate::update::repository::Repository;
use crate::update::{Start, start};

/// The side file of the copies. A name is of a member that the update removes.
pub(super) const SIDE_FILE: &str = "{
  \"crate\": \"partnercentral-selling\",
  \"version\": \"0.1.0\",
  \"license\": \"MIT\",
  \"names\": {
    \"example.library#Book$Shelf\": \"place\"
  }
}
";

/// A copy, which is deleted at the end.
pub(super) struct Copy {
    pub(super) root: PathBuf,
    pub(super) repository: Repository,
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

pub(super) fn model(name: &str) -> PathBuf {
    root().join("tests/update").join(name)
}

/// A copy of what an update reads, committed.
pub(super) fn copy(name: &str) -> Copy {
    let copy = create(name);
    let source = root();
    for file in ["Cargo.toml", "Cargo.lock", "runtime/Cargo.toml"] {
        put(&copy.root.join(file), &fs::read(source.join(file)).unwrap());
    }
    finish(copy)
}

/// A copy of the whole repository, committed.
pub(super) fn whole_copy(name: &str) -> Copy {
    let copy = create(name);
    copy_folder(root(), &copy.root, true);
    finish(copy)
}

fn create(name: &str) -> Copy {
    let root = std::env::temp_dir().join(format!("model-update-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).unwrap();
    Copy { repository: Repository::new(&root), root }
}

/// Puts the model of the tests into the copy, generates, and commits.
fn finish(copy: Copy) -> Copy {
    put(&copy.root.join(MODEL), &fs::read(model("old.json")).unwrap());
    put(&copy.root.join("model/partnercentral-selling.codegen.json"), SIDE_FILE.as_bytes());
    put(&copy.root.join(".gitignore"), b"/target\n");
    copy.generate();
    copy.git(&["init", "--quiet"]);
    copy.commit();
    copy
}

impl Copy {
    pub(super) fn git(&self, args: &[&str]) -> String {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.autocrlf=false"];
        git(&self.root, &[&identity[..], args].concat()).unwrap()
    }

    pub(super) fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "The present state"]);
    }

    pub(super) fn generate(&self) {
        generate(&self.repository.request()).unwrap();
    }

    /// True if the committed crate and outline are those of the model.
    pub(super) fn is_fresh(&self) -> bool {
        generate(&Request { check: true, ..self.repository.request() }).is_ok()
    }

    pub(super) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// All files outside of git's folder.
    pub(super) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(&self.root).unwrap().to_string_lossy().replace('\\', "/");
                match path.is_dir() {
                    _ if name == ".git" => {}
                    true => open.push(path),
                    false => drop(files.insert(name, fs::read(path).unwrap())),
                }
            }
        }
        files
    }

    pub(super) fn start(&self, flags: &Start) -> Result<Option<Proposal>, String> {
        start(&self.repository, flags, &mut || Ok(()))
    }
}

/// An update to the new model of the tests.
pub(super) fn update() -> Start {
    Start { model: model("new.json"), ..Start::default() }
}

pub(super) fn put(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn copy_folder(from: &Path, to: &Path, is_root: bool) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name == "target" || is_root && name == ".git" {
            continue;
        }
        let (from, to) = (entry.path(), to.join(&name));
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&from, &to, false);
        } else {
            put(&to, &fs::read(from).unwrap());
        }
    }
}
