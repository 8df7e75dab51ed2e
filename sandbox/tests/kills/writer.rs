//! A client that writes its own opportunities, remembers what it was told, and compares.

use std::sync::atomic::{AtomicUsize, Ordering};

use fastrand::Rng;
use partnercentral_selling::operation::{
    AssociateOpportunityRequest, CreateOpportunityRequest, CreateOpportunityResponse, GetOpportunityRequest,
    GetOpportunityResponse, StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use partnercentral_selling::types::{
    Account, Address, AwsSubmission, Contact, Customer, ExpectedCustomerSpend, LifeCycle, Marketing, Project,
};
use partnercentral_selling::{Client, Error, Timestamp};

pub(crate) const CATALOG: &str = "Sandbox";
const SOLUTION: &str = "S-1234567";

pub(crate) struct Writer {
    pub(crate) number: usize,
    /// The number of writes that were answered.
    pub(crate) answered: usize,
    random: Rng,
    /// The number of values that were written.
    values: usize,
    opportunities: Vec<Told>,
    open: Option<Open>,
}

/// An opportunity as its writer was told.
struct Told {
    request: CreateOpportunityRequest,
    created: CreateOpportunityResponse,
    /// The lock token, unless it was not read since the last association.
    lock: Option<Timestamp>,
    /// The identifier of the partner, which updates change.
    value: String,
    associated: bool,
    /// The number of updates that were answered.
    updates: usize,
    /// The request that submitted it, and the identifier of its task.
    task: Option<(StartEngagementFromOpportunityTaskRequest, String)>,
}

/// The write that wasn't answered, and the position of its opportunity.
enum Open {
    Create(Box<CreateOpportunityRequest>),
    Update(usize, String),
    Associate(usize),
    Start(usize, Box<StartEngagementFromOpportunityTaskRequest>),
}

impl Writer {
    pub(crate) fn new(number: usize, seed: u64) -> Self {
        let random = Rng::with_seed(seed);
        Self { number, answered: 0, random, values: 0, opportunities: Vec::new(), open: None }
    }

    /// The identifiers of its opportunities, and their values.
    pub(crate) fn told(&self) -> impl Iterator<Item = (String, String)> {
        self.opportunities.iter().map(|told| (told.created.id.clone(), told.value.clone()))
    }

    /// The identifiers of its opportunities, and how many updates of each were answered.
    pub(crate) fn updates(&self) -> impl Iterator<Item = (&str, usize)> {
        self.opportunities.iter().map(|told| (told.created.id.as_str(), told.updates))
    }

    /// Writes until there is no answer.
    pub(crate) async fn write(&mut self, client: &Client, answers: &AtomicUsize) {
        while self.step(client).await.is_some() {
            self.answered += 1;
            answers.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// One write; `None` without an answer.
    async fn step(&mut self, client: &Client) -> Option<()> {
        let free: Vec<usize> =
            (0..self.opportunities.len()).filter(|index| self.opportunities[*index].task.is_none()).collect();
        let Some(index) = self.random.choice(free) else { return self.create(client).await };
        let told = &self.opportunities[index];
        match self.random.u8(0..10) {
            0..3 => self.create(client).await,
            3..5 if !told.associated => self.associate(client, index).await,
            5 if told.associated => self.start(client, index).await,
            _ => self.update(client, index).await,
        }
    }

    fn value(&mut self) -> String {
        self.values += 1;
        format!("{}-{}", self.number, self.values)
    }

    async fn create(&mut self, client: &Client) -> Option<()> {
        let value = self.value();
        let request = complete().client_token(format!("create-{value}")).partner_opportunity_identifier(value);
        self.open = Some(Open::Create(Box::new(request.clone())));
        let created = answer(client.create_opportunity(request.clone()).await)?;
        self.open = None;
        self.add(request, created);
        Some(())
    }

    fn add(&mut self, request: CreateOpportunityRequest, created: CreateOpportunityResponse) {
        let (lock, value) = (created.last_modified_date, request.partner_opportunity_identifier.clone().unwrap());
        self.opportunities.push(Told { request, created, lock, value, associated: false, updates: 0, task: None });
    }

    async fn update(&mut self, client: &Client, index: usize) -> Option<()> {
        let value = self.value();
        let told = &self.opportunities[index];
        let request = complete();
        let mut update = UpdateOpportunityRequest::new().catalog(CATALOG).identifier(&told.created.id);
        update.last_modified_date = match told.lock {
            Some(lock) => Some(lock),
            None => Some(answer(get(client, &told.created.id).await)?.last_modified_date),
        };
        update.customer = request.customer;
        update.life_cycle = request.life_cycle;
        update.marketing = request.marketing;
        update.opportunity_type = request.opportunity_type;
        update.primary_needs_from_aws = request.primary_needs_from_aws;
        update.project = request.project;
        update.partner_opportunity_identifier = Some(value.clone());
        self.open = Some(Open::Update(index, value.clone()));
        let updated = answer(client.update_opportunity(update).await)?;
        self.open = None;
        let told = &mut self.opportunities[index];
        (told.lock, told.value) = (Some(updated.last_modified_date), value);
        told.updates += 1;
        Some(())
    }

    async fn associate(&mut self, client: &Client, index: usize) -> Option<()> {
        let told = &self.opportunities[index];
        let request = AssociateOpportunityRequest::new().catalog(CATALOG).opportunity_identifier(&told.created.id);
        let request = request.related_entity_identifier(SOLUTION).related_entity_type("Solutions");
        self.open = Some(Open::Associate(index));
        answer(client.associate_opportunity(request).await)?;
        self.open = None;
        let told = &mut self.opportunities[index];
        (told.associated, told.lock) = (true, None);
        // What a read has told must be there as well.
        told.lock = Some(answer(get(client, &told.created.id).await)?.last_modified_date);
        Some(())
    }

    async fn start(&mut self, client: &Client, index: usize) -> Option<()> {
        let token = format!("start-{}", self.value());
        let told = &self.opportunities[index];
        let request = StartEngagementFromOpportunityTaskRequest::new().catalog(CATALOG).identifier(&told.created.id);
        let submission = AwsSubmission::new().involvement_type("Co-Sell").visibility("Full");
        let request = request.aws_submission(submission).client_token(token);
        self.open = Some(Open::Start(index, Box::new(request.clone())));
        let started = answer(client.start_engagement_from_opportunity_task(request.clone()).await)?;
        self.open = None;
        self.opportunities[index].task = Some((request, started.task_id.unwrap()));
        Some(())
    }

    /// Compares what it was told with what a sandbox tells now. Returns whether the open write was applied, if there was
    /// one; it is applied then.
    pub(crate) async fn check(&mut self, client: &Client) -> Option<bool> {
        let open = self.open.take();
        let mut applied = open.as_ref().map(|_| false);
        for (index, told) in self.opportunities.iter_mut().enumerate() {
            let found = get(client, &told.created.id).await.unwrap();
            match &open {
                Some(Open::Update(updated, value))
                    if *updated == index && found.partner_opportunity_identifier.as_ref() == Some(value) =>
                {
                    assert!(told.lock.is_none_or(|lock| lock < found.last_modified_date), "a new lock token");
                    (told.value, told.lock, applied) = (value.clone(), None, Some(true));
                }
                Some(Open::Associate(changed)) if *changed == index && is_associated(&found) => {
                    (told.associated, told.lock, applied) = (true, None, Some(true));
                }
                _ => {}
            }
            told.compare(&found);
            told.lock = Some(found.last_modified_date);
            told.check_task(client).await;
        }
        let recent = self.opportunities.len().saturating_sub(3);
        for told in &self.opportunities[recent..] {
            assert_eq!(client.create_opportunity(told.request.clone()).await.unwrap(), told.created, "the same token");
        }
        match open {
            // With their tokens, they are applied once in any case.
            Some(Open::Create(request)) => {
                let created = client.create_opportunity((*request).clone()).await.unwrap();
                self.add(*request, created);
            }
            Some(Open::Start(index, request)) => {
                let started = client.start_engagement_from_opportunity_task((*request).clone()).await.unwrap();
                self.opportunities[index].task = Some((*request, started.task_id.unwrap()));
            }
            _ => {}
        }
        applied
    }
}

impl Told {
    fn compare(&self, found: &GetOpportunityResponse) {
        let id = &self.created.id;
        assert_eq!(found.partner_opportunity_identifier.as_ref(), Some(&self.value), "{id}: an update is lost");
        assert_eq!(is_associated(found), self.associated, "{id}: the association");
        match (self.lock, &self.task) {
            // The review changes the record.
            (Some(lock), Some(_)) => assert!(found.last_modified_date >= lock, "{id}: an older lock token"),
            (Some(lock), None) => assert_eq!(found.last_modified_date, lock, "{id}: another lock token"),
            (None, _) => {}
        }
    }

    /// A task that was started is still known: its token has the same response, and another request is rejected.
    async fn check_task(&self, client: &Client) {
        let Some((request, task)) = &self.task else { return };
        let again = client.start_engagement_from_opportunity_task(request.clone()).await.unwrap();
        assert_eq!(again.task_id.as_ref(), Some(task));
        let other = request.clone().client_token("another");
        let error = client.start_engagement_from_opportunity_task(other).await.unwrap_err();
        assert!(matches!(error.code(), Some("ConflictException" | "ValidationException")), "{error}");
    }
}

/// The answer; `None` if the sandbox is gone. It has no reason to reject anything.
fn answer<T>(result: Result<T, Error>) -> Option<T> {
    match result {
        Err(error) if error.status().is_some() => panic!("{error}"),
        other => other.ok(),
    }
}

async fn get(client: &Client, id: &str) -> Result<GetOpportunityResponse, Error> {
    client.get_opportunity(GetOpportunityRequest::new().catalog(CATALOG).identifier(id)).await
}

fn is_associated(found: &GetOpportunityResponse) -> bool {
    found.related_entity_identifiers.solutions.as_ref().is_some_and(|solutions| !solutions.is_empty())
}

/// A request with everything that a submission needs, except for an association.
fn complete() -> CreateOpportunityRequest {
    let address = Address::new().city("Berlin").country_code("DE").postal_code("10115");
    let account = Account::new().company_name("Example Corp").industry("Healthcare").website_url("https://example.com");
    let spend = ExpectedCustomerSpend::new().amount("2500").currency_code("USD").frequency("Monthly");
    let project = Project::new()
        .title("Records for ten clinics")
        .customer_business_problem("Ten clinics keep their records in ten different systems.")
        .customer_use_case("Business Applications & Contact Center")
        .delivery_models(["SaaS or PaaS"])
        .expected_customer_spend([spend.target_company("AWS")])
        .sales_activities(["Conducted POC / Demo"]);
    let contact = Contact::new().email("kim@example.com").first_name("Kim").last_name("Example");
    CreateOpportunityRequest::new()
        .catalog(CATALOG)
        .customer(Customer::new().account(account.address(address)).contacts([contact]))
        .life_cycle(LifeCycle::new().stage("Qualified").target_close_date("2031-03-31"))
        .marketing(Marketing::new().source("None"))
        .opportunity_type("Net New Business")
        .primary_needs_from_aws(["Co-Sell - Deal Support"])
        .project(project)
}
