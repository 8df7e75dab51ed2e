//! The state that a sandbox starts with: new with its seed, or the one that its folder has.

use std::io;
use std::path::Path;

use crate::clock::{Clock, ClockSetting};
use crate::seed::Seed;
use crate::state::{Shared, Timing, World};
use crate::store::{Folder, Opened, StoreError};

/// What was asked for.
#[derive(Debug)]
pub(super) struct Opening<'a> {
    pub(super) data: Option<&'a Path>,
    pub(super) seed: Option<Seed>,
    pub(super) clock: Option<ClockSetting>,
    pub(super) timing: Timing,
}

impl Opening<'_> {
    /// Makes the state, or reads it.
    ///
    /// # Errors
    /// The folder can't be used, or there is a seed for one that has records.
    pub(super) fn open(self) -> io::Result<Shared> {
        let folder = match self.data.map(Folder::open).transpose()? {
            None => None,
            Some(Opened::New(folder)) => Some(folder),
            Some(Opened::Existing(store, rows)) => {
                if self.seed.is_some() {
                    let path = self.data.unwrap_or(Path::new("")).display();
                    return Err(StoreError::new(format!(
                        "{path} has records already, and a seed is only for a new folder: leave out the seed (--seed), or \
                         choose an empty folder"
                    ))
                    .into());
                }
                let (mut world, clock) = World::from_rows(&rows)?;
                world.note_changes();
                let clock = self.clock.map_or_else(|| Clock::from_source(clock), Clock::new);
                let shared = Shared::new(world, clock, self.timing, Some(store));
                return Ok(shared);
            }
        };
        let seed = match self.seed {
            Some(seed) => seed,
            None => Seed::demo().map_err(io::Error::other)?,
        };
        let clock = Clock::new(self.clock.unwrap_or_default());
        let mut world = World::new();
        if folder.is_some() {
            world.note_changes();
        }
        for catalog in seed.catalogs() {
            if let Some(mut view) = world.view(catalog, clock.now(), self.timing) {
                seed.plant(&mut view);
            }
        }
        let store = folder.map(|folder| folder.create(&world.take_changes(clock.to_source()))).transpose()?;
        Ok(Shared::new(world, clock, self.timing, store))
    }
}
