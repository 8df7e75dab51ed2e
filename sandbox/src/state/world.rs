//! All catalogs together, shared by the connections of a sandbox.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use partnercentral_selling::operation::GetEngagementInvitationResponse;

use super::catalog::{CATALOGS, Catalog};
use super::identifiers::Identifiers;
use super::listing::Listings;
use super::opportunity::Opportunity;
use super::task::{Task, TaskKind};
use crate::clock::{Clock, Millis, Source};
use crate::events::{Action, Delivery, Outbox};
use crate::store::{Store, Unwritable};

/// How long things take, by the clock of the sandbox.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timing {
    /// Until a task is complete.
    pub(crate) task: Millis,
    /// From the submission to the begin of the review.
    pub(crate) review: Millis,
    /// How long a new opportunity can't be found.
    pub(crate) read_lag: Millis,
}

impl Timing {
    pub(crate) fn new(task: Duration, review: Duration, read_lag: Duration) -> Self {
        let millis = |time: Duration| Millis::try_from(time.as_millis()).unwrap_or(Millis::MAX);
        Self { task: millis(task), review: millis(review), read_lag: millis(read_lag) }
    }
}

/// Everything that the sandbox knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(super) catalogs: [Catalog; CATALOGS.len()],
    pub(super) ids: Identifiers,
    pub(crate) listings: Listings,
    pub(crate) events: Outbox,
    /// The clock as the store has it.
    pub(super) stored_clock: Option<Source>,
}

impl World {
    pub(crate) fn new(events: Outbox) -> Self {
        let catalogs = CATALOGS.map(Catalog::new);
        let (ids, listings) = (Identifiers::default(), Listings::default());
        Self { catalogs, ids, listings, events, stored_clock: None }
    }

    /// The catalog with a name, and what else an operation needs.
    pub(crate) fn view(&mut self, catalog: &str, now: Millis, timing: Timing) -> Option<View<'_>> {
        let Self { catalogs, ids, listings, events, .. } = self;
        let catalog = catalogs.iter_mut().find(|known| known.name == catalog)?;
        Some(View { catalog, ids, listings, events, now, timing })
    }

    /// Does what is due.
    pub(crate) fn settle(&mut self, now: Millis, timing: Timing) {
        for catalog in &mut self.catalogs {
            catalog.settle(now, timing.review, &mut self.ids, &mut self.events);
        }
    }
}

/// What an operation reads and changes.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) catalog: &'a mut Catalog,
    ids: &'a mut Identifiers,
    pub(crate) listings: &'a mut Listings,
    events: &'a mut Outbox,
    /// The time of the request.
    pub(crate) now: Millis,
    pub(crate) timing: Timing,
}

impl View<'_> {
    /// Sends the events of an action.
    pub(crate) fn record(&mut self, action: &Action) {
        self.events.record(self.catalog.name, self.now, action);
    }

    /// Adds an opportunity, and returns its identifier.
    pub(crate) fn add_opportunity(&mut self, opportunity: Opportunity) -> String {
        self.catalog.add_opportunity(opportunity, self.ids)
    }

    /// Adds an invitation, and returns its identifier.
    pub(crate) fn add_invitation(&mut self, record: GetEngagementInvitationResponse) -> String {
        self.catalog.add_invitation(record, self.now, self.ids)
    }

    /// Starts a task for an opportunity or invitation.
    pub(crate) fn start_task(&mut self, kind: TaskKind, subject: &str) -> Task {
        self.catalog.start_task(kind, subject, self.now, self.timing.task, self.ids)
    }
}

/// What the connections share.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    pub(crate) clock: Clock,
    pub(crate) timing: Timing,
    keeping: Keeping,
}

/// Where changes go, and the events that tell of them.
#[derive(Debug)]
pub(crate) enum Keeping {
    /// The world is only in memory, and events are delivered at once.
    Memory(Mutex<Delivery>),
    /// Changes are written, and then their events are delivered.
    Store(Store),
}

impl Shared {
    pub(crate) fn new(world: World, clock: Clock, timing: Timing, keeping: Keeping) -> Self {
        Self { world: Mutex::new(world), clock, timing, keeping }
    }

    /// The world as it is now, and the time.
    pub(crate) fn world(&self) -> (Held<'_>, Millis) {
        // No request leaves the world half changed: operations check first, and then change without errors.
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        world.settle(now, self.timing);
        (Held { world, shared: self }, now)
    }

    /// Runs something with a catalog; `None` if there is none with this name.
    pub(crate) fn with<T>(&self, catalog: &str, run: impl FnOnce(&mut View<'_>) -> T) -> Option<T> {
        let (mut world, now) = self.world();
        let result = world.view(catalog, now, self.timing).map(|mut view| run(&mut view));
        drop(world);
        result
    }

    /// Waits until all changes until now are on the disk, if there is a store. What was read waits as well: nobody is told
    /// what a restart could take back.
    ///
    /// # Errors
    /// The store can't be written.
    pub(crate) async fn synced(&self) -> Result<(), Unwritable> {
        match &self.keeping {
            Keeping::Store(store) => store.synced().await,
            Keeping::Memory(_) => Ok(()),
        }
    }

    /// The same for callers that are not async. The store reports errors itself, and each later request.
    pub(crate) fn wait(&self) {
        if let Keeping::Store(store) = &self.keeping {
            let _ = store.wait();
        }
    }
}

/// The world, locked. When it is dropped, what has changed goes to the store, and events are on their way.
#[derive(Debug)]
pub(crate) struct Held<'a> {
    world: MutexGuard<'a, World>,
    shared: &'a Shared,
}

impl Deref for Held<'_> {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.world
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // While it is locked, so that changes and events keep their order.
        let events = self.world.events.take();
        match &self.shared.keeping {
            Keeping::Memory(delivery) => {
                delivery.lock().unwrap_or_else(PoisonError::into_inner).deliver(&events);
            }
            Keeping::Store(store) => match self.world.take_changes(self.shared.clock.to_source()) {
                Ok(changes) => store.add(changes, events),
                Err(error) => store.fail(&error),
            },
        }
    }
}
