//! The folder: who may read it, which process uses it, and which files are in it.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::change::{Changes, Row};
use super::database::Data;
use super::error::StoreError;
use super::mark::Mark;
use super::outgoing;
use super::writer::Writer;

const DATABASE: &str = "store.redb";
/// A database that is being created. It gets its real name when the first records are in it.
const UNFINISHED: &str = "store.new";
const COMMITS: &str = "commits";
const LOCK: &str = "lock";

/// A folder that this process has for itself, until it is dropped.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Locked; the system unlocks it when the process ends, however it ends.
    lock: File,
}

/// What is in a folder.
pub(crate) enum Opened {
    /// Nothing yet: [`Folder::create`] makes the store.
    New(Folder),
    /// A store with its records.
    Existing(Writer, Vec<Row>),
}

impl Folder {
    /// Opens a folder, and the store in it.
    ///
    /// # Errors
    /// The folder can't be made or read, others may read it, another process uses it, it has other files, or its store is
    /// damaged or that of a newer version.
    pub(crate) fn open(path: &Path) -> Result<Opened, StoreError> {
        make(path)?;
        let folder = Self { path: path.to_owned(), lock: lock(path)? };
        if !folder.has(DATABASE)? {
            folder.check_unused()?;
            return Ok(Opened::New(folder));
        }
        let (mut mark, answered) = Mark::open(&folder.file(COMMITS))?;
        let data = Data::open(&folder.file(DATABASE))?;
        let commits = data.commits();
        if commits < answered {
            let detail = format!("it has the state after {commits} transactions, but {answered} were answered");
            return Err(StoreError::damaged(&folder.file(DATABASE), &detail));
        }
        mark.set(commits).map_err(|error| StoreError::io(&folder.file(COMMITS), "written", &error))?;
        let (outgoing, rows) = data.rows()?.into_iter().partition(|row| row.kind == outgoing::KIND);
        Ok(Opened::Existing(Writer { data, mark, outgoing, _lock: folder.lock }, rows))
    }

    /// Makes the store with its first records: all of them, or none if the process ends meanwhile.
    ///
    /// # Errors
    /// The files can't be written.
    pub(crate) fn create(self, changes: &Changes) -> Result<Writer, StoreError> {
        let [unfinished, database, commits] = [UNFINISHED, DATABASE, COMMITS].map(|name| self.file(name));
        match fs::remove_file(&unfinished) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::io(&unfinished, "removed", &error));
            }
            _ => {}
        }
        let mark = Mark::create(&commits).map_err(|error| StoreError::io(&commits, "written", &error))?;
        Data::create(&unfinished, changes)?;
        fs::rename(&unfinished, &database).map_err(|error| StoreError::io(&unfinished, "renamed", &error))?;
        self.sync().map_err(|error| StoreError::io(&self.path, "written", &error))?;
        let data = Data::open(&database)?;
        Ok(Writer { data, mark, outgoing: Vec::new(), _lock: self.lock })
    }

    /// Reports a folder without a store that has something else.
    fn check_unused(&self) -> Result<(), StoreError> {
        let unreadable = |error| StoreError::io(&self.path, "read", &error);
        for entry in fs::read_dir(&self.path).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            if name != LOCK && name != UNFINISHED && name != COMMITS {
                let path = self.path.display();
                return Err(StoreError::new(format!(
                    "{path} has other files and no store: choose an empty folder, or one that doesn't exist"
                )));
            }
        }
        let commits = self.file(COMMITS);
        if self.has(COMMITS)? {
            let answered = Mark::open(&commits).map_or(0, |(_, answered)| answered);
            if answered > 0 {
                let detail = format!("it is missing, but {answered} transactions were answered");
                return Err(StoreError::damaged(&self.file(DATABASE), &detail));
            }
        }
        Ok(())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    fn has(&self, name: &str) -> Result<bool, StoreError> {
        let path = self.file(name);
        path.try_exists().map_err(|error| StoreError::io(&path, "read", &error))
    }

    /// Brings the names of files to the disk. Other systems than those like Unix have no such call.
    fn sync(&self) -> io::Result<()> {
        if cfg!(unix) { File::open(&self.path)?.sync_all() } else { Ok(()) }
    }
}

/// Makes the folder for its owner alone, or checks that an existing one is so.
fn make(path: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| StoreError::io(path, "made", &error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let metadata = fs::metadata(path).map_err(|error| StoreError::io(path, "read", &error))?;
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            let path = path.display();
            return Err(StoreError::new(format!(
                "{path} can be used by other users (its mode is {mode:03o}): run `chmod 700` on it, or choose another folder"
            )));
        }
    }
    Ok(())
}

fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| StoreError::io(&path, "opened", &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let folder = folder.display();
            Err(StoreError::new(format!("{folder} is used by another sandbox: stop it, or choose another folder")))
        }
        Err(TryLockError::Error(error)) => Err(StoreError::io(&path, "locked", &error)),
    }
}
