//! The settings of a sandbox, and its start.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::handle::Sandbox;
use super::opening::Opening;
use crate::clock::ClockSetting;
use crate::events::{EventFile, Outbox};
use crate::page::{Desk, Token};
use crate::seed::Seed;
use crate::server::{Service, serve};
use crate::state::{Shared, Timing};
use crate::traffic::{Fault, Faults, Log, Meters, Quota, Traffic};

/// With a file of events, what is due is done after this time.
const LOOK: Duration = Duration::from_millis(200);

impl Sandbox {
    /// Starts a sandbox with the default settings, on a free port of `127.0.0.1`.
    ///
    /// # Errors
    /// Those of [`Settings::start`].
    pub fn start() -> io::Result<Self> {
        Settings::new().start()
    }
}

/// The settings of a sandbox.
#[derive(Clone, Debug)]
pub struct Settings {
    port: u16,
    data: Option<PathBuf>,
    seed: Option<Seed>,
    clock: Option<ClockSetting>,
    quota: Quota,
    faults: Vec<Fault>,
    log: bool,
    task: Duration,
    review: Duration,
    read_lag: Duration,
    body_time: Duration,
    events: Option<PathBuf>,
    duplicate_events: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            data: None,
            seed: None,
            clock: None,
            quota: Quota::Off,
            faults: Vec::new(),
            log: false,
            task: Duration::from_secs(1),
            review: Duration::from_secs(2),
            read_lag: Duration::ZERO,
            body_time: Duration::from_secs(30),
            events: None,
            duplicate_events: 0,
        }
    }
}

impl Settings {
    /// The default settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the port. Default: a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets a folder in which all records are kept. Default: none, they are only in memory.
    ///
    /// It is made if it doesn't exist; nobody else may have access to it, and one sandbox uses it at a time. A response is
    /// sent when everything that it tells is on the disk, and methods of [`Sandbox`] return then. So a sandbox that starts
    /// with the folder later has all of it, however the one before ended: records with their lock tokens, tasks,
    /// idempotency tokens with their responses, the clock. Not kept are the tokens of pages, which are invalid then, the
    /// use of quotas, faults and the log.
    #[must_use]
    pub fn data(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data = Some(folder.into());
        self
    }

    /// Sets the records that the sandbox starts with. Default: those of [`Seed::demo`], or those that the folder of
    /// [`Settings::data`] has. A seed for a folder that has records is an error.
    #[must_use]
    pub fn seed(mut self, seed: Seed) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Sets how the clock starts. Default: the clock of the system, or the one that the folder of [`Settings::data`] has.
    #[must_use]
    pub fn clock(mut self, clock: ClockSetting) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Sets the quota. Default: none.
    #[must_use]
    pub fn quota(mut self, quota: Quota) -> Self {
        self.quota = quota;
        self
    }

    /// Sets the faults. Default: none.
    #[must_use]
    pub fn faults(mut self, faults: Vec<Fault>) -> Self {
        self.faults = faults;
        self
    }

    /// Sets whether requests are printed to standard error, with their bodies. Default: false.
    #[must_use]
    pub fn log(mut self, log: bool) -> Self {
        self.log = log;
        self
    }

    /// Sets how long a task takes. Default: 1 second.
    #[must_use]
    pub fn task_duration(mut self, duration: Duration) -> Self {
        self.task = duration;
        self
    }

    /// Sets the time from a submission to the begin of its review. Default: 2 seconds.
    #[must_use]
    pub fn review_delay(mut self, delay: Duration) -> Self {
        self.review = delay;
        self
    }

    /// Sets how long a new opportunity can't be found. The service was reported to need up to 3 seconds. Default: 0.
    #[must_use]
    pub fn read_lag(mut self, lag: Duration) -> Self {
        self.read_lag = lag;
        self
    }

    /// Sets the time in which the body of a request must arrive. Default: 30 seconds.
    #[must_use]
    pub fn body_time(mut self, time: Duration) -> Self {
        self.body_time = time;
        self
    }

    /// Sets a file to which events are added, one JSON object a line, within a fifth of a second. Default: none.
    ///
    /// With a folder ([`Settings::data`]), an event is stored with the change that it tells of, and added to the file before
    /// the change is answered; after a kill, the next sandbox with both adds what is missing. No event tells of a change
    /// that was lost.
    #[must_use]
    pub fn events(mut self, file: impl Into<PathBuf>) -> Self {
        self.events = Some(file.into());
        self
    }

    /// Sets how many events of a hundred are sent twice, as EventBridge may do: 0 to 100. Default: 0.
    #[must_use]
    pub fn duplicate_events(mut self, percent: u8) -> Self {
        self.duplicate_events = percent;
        self
    }

    /// Starts the sandbox in a thread of its own.
    ///
    /// # Errors
    /// The port is in use, the file of events can't be opened, or the system permits no thread or socket. The folder of
    /// [`Settings::data`] can't be made or written, others have access to it, another sandbox uses it, it is damaged, has
    /// other files, or was written by a newer version; or there is a seed although it has records.
    pub fn start(self) -> io::Result<Sandbox> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = std::net::TcpListener::bind(address).map_err(|error| {
            let message = format!("the port {} can't be used: {error}; choose another one", self.port);
            io::Error::new(error.kind(), message)
        })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let is_watched = self.events.is_some();
        // Before there is a runtime, which can't be dropped where other code is async.
        let service = Arc::new(self.service()?);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let listener = {
            let _entered = runtime.enter();
            TcpListener::from_std(listener)?
        };

        let (stop, stopped) = oneshot::channel();
        let serving = Arc::clone(&service);
        let thread = thread::Builder::new().name("partnercentral-sandbox".to_owned()).spawn(move || {
            if is_watched {
                runtime.spawn(settle(Arc::clone(&serving.shared)));
            }
            runtime.spawn(serve(listener, serving));
            // It also ends when the sandbox is gone. Connections end with the runtime.
            let _ = runtime.block_on(stopped);
        })?;
        Ok(Sandbox::new(address, service, stop, thread))
    }

    fn service(self) -> io::Result<Service> {
        let timing = Timing::new(self.task, self.review, self.read_lag);
        let file = self.events.as_deref().map(EventFile::open).transpose()?;
        let events = Outbox::new(self.duplicate_events);
        let opening = Opening { data: self.data.as_deref(), seed: self.seed, clock: self.clock, timing, events, file };
        let shared = Arc::new(opening.open()?);
        let (meters, faults, log) = (Meters::new(self.quota), Faults::new(self.faults), Log::new(self.log));
        let traffic = Arc::new(Traffic::new(meters, faults, log));
        let desk = Desk::new(Arc::clone(&shared), Arc::clone(&traffic), Token::random()?);
        Ok(Service::new(shared, traffic, desk, self.body_time))
    }
}

/// Does what is due, for ever. Who reads a file of events sends no requests, which would do it.
async fn settle(shared: Arc<Shared>) {
    loop {
        tokio::time::sleep(LOOK).await;
        drop(shared.world());
    }
}
