//! A folder for the records of a test, and sandboxes that use it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use partnercentral_sandbox::{ClockSetting, Settings};
use partnercentral_selling::{Client, Validation};

use crate::case::Case;

/// A path in a folder of the tests. It is removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("data-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The settings of a sandbox with this folder.
    pub(crate) fn settings(&self) -> Settings {
        Settings::new().data(&self.0)
    }

    /// The first sandbox with this folder, whose clock stands still.
    pub(crate) fn first(&self) -> Case {
        let noon = ClockSetting::StopsAt("2026-06-01T12:00:00Z".parse().unwrap());
        started(self.settings().clock(noon))
    }

    /// The next sandbox with this folder.
    pub(crate) fn next(&self) -> Case {
        started(self.settings())
    }

    /// How many transactions were answered.
    pub(crate) fn commits(&self) -> u64 {
        std::fs::read_to_string(self.0.join("commits")).unwrap().trim().parse().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn started(settings: Settings) -> Case {
    let sandbox = settings.start().unwrap();
    let config = sandbox.config_builder().max_attempts(1).validation(Validation::Off);
    let client = Client::new(config.build()).unwrap();
    Case { sandbox, client }
}
