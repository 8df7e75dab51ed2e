//! A running sandbox: its address, its state, and the means to change it.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use partnercentral_events::Event;
use partnercentral_selling::operation::{GetEngagementInvitationResponse, GetOpportunityResponse};
use partnercentral_selling::types::TaskStatus;
use partnercentral_selling::{Client, Config, Error, Timestamp};
use smithy_client_runtime::{ConfigBuilder, Env};
use tokio::sync::oneshot;

use crate::clock::timestamp;
use crate::events::Action;
use crate::seed::Seed;
use crate::server::Service;
use crate::state::View;
use crate::traffic::{Exchange, Fault, Faults, Meters, Quota};
use crate::wire::{ACCESS_KEY, REGION, SECRET_KEY};

/// A running sandbox. It stops when it is dropped.
///
/// ```
/// use partnercentral_sandbox::Sandbox;
/// use partnercentral_selling::operation::ListSolutionsRequest;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start()?;
/// let client = sandbox.client()?;
/// let response = client.list_solutions(ListSolutionsRequest::new().catalog("Sandbox")).await?;
/// assert_eq!(response.solution_summaries.len(), 3);
/// # Ok(())
/// # }
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(example()).unwrap();
/// ```
pub struct Sandbox {
    address: SocketAddr,
    service: Arc<Service>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    pub(super) fn new(
        address: SocketAddr,
        service: Arc<Service>,
        stop: oneshot::Sender<()>,
        thread: JoinHandle<()>,
    ) -> Self {
        Self { address, service, stop: Some(stop), thread: Some(thread) }
    }

    /// The URL of the endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The URL of the web page, with the token that it needs. Who has the URL can read all records and play AWS.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("{}{}", self.url(), self.service.desk.first_path())
    }

    /// The configuration of a client of this sandbox. It reads no environment variables or files.
    #[must_use]
    pub fn config(&self) -> Config {
        self.config_builder().build()
    }

    /// The same configuration, to be changed.
    #[must_use]
    pub fn config_builder(&self) -> ConfigBuilder {
        Config::builder()
            .region(REGION)
            .static_credentials(ACCESS_KEY, SECRET_KEY, None::<String>)
            .endpoint_url(self.url())
            .env(Env::empty())
    }

    /// A client of this sandbox.
    ///
    /// # Errors
    /// Those of [`Client::new`].
    pub fn client(&self) -> Result<Client, Error> {
        Client::new(self.config())
    }

    /// The lines that make SDKs and the AWS CLI use this sandbox, for a shell. The keys are fake.
    #[must_use]
    pub fn env_lines(&self) -> String {
        format!(
            "export AWS_ENDPOINT_URL_PARTNERCENTRAL_SELLING={}\n\
             export AWS_REGION={REGION} AWS_DEFAULT_REGION={REGION}\n\
             export AWS_ACCESS_KEY_ID={ACCESS_KEY} AWS_SECRET_ACCESS_KEY={SECRET_KEY}\n\
             unset AWS_SESSION_TOKEN AWS_PROFILE\n",
            self.url()
        )
    }

    /// Adds records.
    pub fn plant(&self, seed: &Seed) {
        for catalog in seed.catalogs() {
            self.with(catalog, |view| seed.plant(view));
        }
    }

    /// The time of the sandbox.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        timestamp(self.service.shared.clock.now())
    }

    /// Moves the clock forward: tasks complete, reviews begin, invitations expire, quotas are refilled.
    pub fn advance(&self, by: Duration) {
        let shared = &self.service.shared;
        shared.clock.advance(by);
        drop(shared.world());
        shared.wait();
    }

    /// Replaces the faults.
    pub fn set_faults(&self, faults: Vec<Fault>) {
        *self.service.traffic.faults() = Faults::new(faults);
    }

    /// Replaces the quota. Nothing is used of the new one.
    pub fn set_quota(&self, quota: Quota) {
        *self.service.traffic.meters() = Meters::new(quota);
    }

    /// An opportunity as it is stored, without what the service adds to responses.
    #[must_use]
    pub fn opportunity(&self, catalog: &str, id: &str) -> Option<GetOpportunityResponse> {
        self.with(catalog, |view| view.catalog.opportunities.get(id).map(|found| found.record.clone())).flatten()
    }

    /// All opportunities of a catalog, in the order of their identifiers.
    #[must_use]
    pub fn opportunities(&self, catalog: &str) -> Vec<GetOpportunityResponse> {
        let all = |view: &mut View<'_>| view.catalog.opportunities.values().map(|it| it.record.clone()).collect();
        self.with(catalog, all).unwrap_or_default()
    }

    /// Changes the record of an opportunity without any checks. Identifier, catalog and dates are kept, but the lock token
    /// is a new one. False if there is no such opportunity.
    pub fn edit_opportunity(&self, catalog: &str, id: &str, edit: impl FnOnce(&mut GetOpportunityResponse)) -> bool {
        let edited = self.with(catalog, |view| {
            let now = view.now;
            let found = view.catalog.opportunities.get_mut(id)?;
            edit(&mut found.record);
            found.record.id = id.to_owned();
            found.record.catalog = catalog.to_owned();
            found.record.created_date = timestamp(found.created);
            found.touch(now);
            let action = Action::AwsUpdates(found.deal());
            view.record(&action);
            Some(())
        });
        edited.flatten().is_some()
    }

    /// All invitations of a catalog, in the order of their identifiers.
    #[must_use]
    pub fn invitations(&self, catalog: &str) -> Vec<GetEngagementInvitationResponse> {
        let all = |view: &mut View<'_>| view.catalog.invitations.values().map(|it| it.record.clone()).collect();
        self.with(catalog, all).unwrap_or_default()
    }

    /// All tasks of a catalog, in the order of their identifiers.
    #[must_use]
    pub fn tasks(&self, catalog: &str) -> Vec<Task> {
        let all = |view: &mut View<'_>| view.catalog.tasks.values().map(Task::from).collect();
        self.with(catalog, all).unwrap_or_default()
    }

    /// The last 1,000 events, the oldest first. [`events`](crate::events) has the table of actions and their events.
    ///
    /// ```
    /// use partnercentral_events::DetailType;
    /// use partnercentral_sandbox::Sandbox;
    ///
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start()?;
    /// let invitation = sandbox.invitations("Sandbox")[0].id.clone();
    /// sandbox.aws("Sandbox").expire(&invitation)?;
    /// let events = sandbox.events();
    /// assert_eq!(events[0].detail().detail_type(), Some(DetailType::EngagementInvitationExpired));
    /// # Ok(())
    /// # }
    /// # example().unwrap();
    /// ```
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        let (world, _) = self.service.shared.world();
        let events = world.events.all().map(|event| Event::clone(event)).collect();
        drop(world);
        self.service.shared.wait();
        events
    }

    /// The last 256 requests with their responses.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.service.traffic.log().all()
    }

    /// Runs something with a catalog; `None` if there is none with this name.
    pub(super) fn with<T>(&self, catalog: &str, run: impl FnOnce(&mut View<'_>) -> T) -> Option<T> {
        let result = self.service.shared.with(catalog, run);
        self.service.shared.wait();
        result
    }

    /// Waits until the sandbox stops, which it does by itself only if its thread fails.
    pub(crate) fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Sandbox").field("url", &self.url()).finish_non_exhaustive()
    }
}

/// A task that a `Start…Task` operation began.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Task {
    /// The identifier.
    pub id: String,
    /// The state.
    pub status: TaskStatus,
    /// The opportunity or invitation that it is for.
    pub subject: String,
    /// The opportunity that it submits, or has created.
    pub opportunity: Option<String>,
}

impl From<&crate::state::Task> for Task {
    fn from(task: &crate::state::Task) -> Self {
        let crate::state::Task { id, status, subject, opportunity, .. } = task.clone();
        Self { id, status, subject, opportunity }
    }
}
