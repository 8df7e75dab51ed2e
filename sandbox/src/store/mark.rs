//! The file `commits`: how many transactions were answered. The database falls back to the transaction before the last
//! one if that is damaged, which is right for one that was never answered; this number tells the two apart.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;

use super::error::StoreError;

/// The number has always this many digits, so that each write replaces the one before as a whole.
const DIGITS: usize = 20;

/// The open file.
#[derive(Debug)]
pub(super) struct Mark(File);

impl Mark {
    /// Creates the file with the number 0, also on the disk.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).truncate(true).read(true).write(true).open(path)?;
        let mut mark = Self(file);
        mark.set(0)?;
        mark.0.sync_all()?;
        Ok(mark)
    }

    /// Opens the file, and reads the number.
    pub(super) fn open(path: &Path) -> Result<(Self, u64), StoreError> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)
            .map_err(|error| StoreError::io(path, "opened", &error))?;
        let mut text = String::new();
        let number = match (&mut file).take(64).read_to_string(&mut text) {
            Ok(_) => text.strip_suffix('\n').filter(|digits| digits.len() == DIGITS).and_then(|it| it.parse().ok()),
            Err(_) => None,
        };
        let number = number.ok_or_else(|| {
            let detail = "it is not a line with a number of 20 digits; without this file, the last answered writes are \
                          not checked, and a file with the line 00000000000000000000 permits that";
            StoreError::damaged(path, detail)
        })?;
        Ok((Self(file), number))
    }

    /// Writes the number. It needs no sync: after a loss of power, an older number is on the disk, and it permits more.
    pub(super) fn set(&mut self, number: u64) -> io::Result<()> {
        self.0.rewind()?;
        self.0.write_all(format!("{number:0DIGITS$}\n").as_bytes())
    }
}
