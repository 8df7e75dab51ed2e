//! The state that a sandbox starts with: new with its seed, or the one that its folder has.

use std::io;
use std::path::Path;
use std::sync::Mutex;

use crate::clock::{Clock, ClockSetting};
use crate::events::{Delivery, EventFile, Outbox};
use crate::seed::Seed;
use crate::state::{Keeping, Shared, Timing, World};
use crate::store::{Folder, Opened, Row, Store, StoreError, Writer};

/// What was asked for.
#[derive(Debug)]
pub(super) struct Opening<'a> {
    pub(super) data: Option<&'a Path>,
    pub(super) seed: Option<Seed>,
    pub(super) clock: Option<ClockSetting>,
    pub(super) timing: Timing,
    pub(super) events: Outbox,
    pub(super) file: Option<EventFile>,
}

impl Opening<'_> {
    /// Makes the state, or reads it.
    ///
    /// # Errors
    /// The folder can't be used, or there is a seed for one that has records.
    pub(super) fn open(self) -> io::Result<Shared> {
        let Some(path) = self.data else { return self.begin(None) };
        match Folder::open(path)? {
            Opened::New(folder) => self.begin(Some(folder)),
            Opened::Existing(writer, rows) => Ok(self.go_on(writer, &rows).map_err(|error| error.of(path))?),
        }
    }

    fn go_on(self, writer: Writer, rows: &[Row]) -> Result<Shared, StoreError> {
        if self.seed.is_some() {
            let message = "there are records already, and a seed is only for a new folder: leave out the seed (--seed), or \
                           choose an empty folder";
            return Err(StoreError::new(message.to_owned()));
        }
        let delivery = Delivery::new(self.events.listeners(), self.file);
        let (mut world, clock) = World::from_rows(rows, self.events)?;
        world.note_changes();
        let clock = self.clock.map_or_else(|| Clock::from_source(clock), Clock::new);
        let store = Store::start(writer, delivery)?;
        Ok(Shared::new(world, clock, self.timing, Keeping::Store(store)))
    }

    /// The state with the records of the seed.
    fn begin(self, folder: Option<Folder>) -> io::Result<Shared> {
        let seed = match self.seed {
            Some(seed) => seed,
            None => Seed::demo().map_err(io::Error::other)?,
        };
        let clock = Clock::new(self.clock.unwrap_or_default());
        let delivery = Delivery::new(self.events.listeners(), self.file);
        let mut world = World::new(self.events);
        if folder.is_some() {
            world.note_changes();
        }
        for catalog in seed.catalogs() {
            if let Some(mut view) = world.view(catalog, clock.now(), self.timing) {
                seed.plant(&mut view);
            }
        }
        let keeping = match folder {
            Some(folder) => {
                let writer = folder.create(&world.take_changes(clock.to_source())?)?;
                Keeping::Store(Store::start(writer, delivery)?)
            }
            None => Keeping::Memory(Mutex::new(delivery)),
        };
        Ok(Shared::new(world, clock, self.timing, keeping))
    }
}
