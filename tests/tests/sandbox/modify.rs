//! Read, change, write against the rules of the service.

use std::sync::atomic::{AtomicU32, Ordering};

use partnercentral_sandbox::{ClockSetting, Fault, Sandbox, Settings};
use partnercentral_selling::Client;
use partnercentral_selling::operation::{
    AssociateOpportunityRequest, CreateOpportunityRequest, GetOpportunityRequest,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use partnercentral_selling::runtime::{Modified, Modify, ModifyError, ModifyErrorKind};
use partnercentral_selling::types::{
    Account, Address, AwsSubmission, Contact, Customer, ExpectedCustomerSpend, LifeCycle, Marketing, Project,
    SalesInvolvementType,
};
use tests::impatient::Impatient;

const CATALOG: &str = "Sandbox";

struct Case {
    sandbox: Sandbox,
    client: Client,
}

type Outcome = Result<Modified<GetOpportunityRequest>, ModifyError<GetOpportunityRequest>>;

impl Case {
    fn new() -> Self {
        Self::with(Settings::new().task_duration(std::time::Duration::ZERO).review_delay(std::time::Duration::ZERO))
    }

    fn with(settings: Settings) -> Self {
        let noon = ClockSetting::StopsAt("2026-01-01T00:00:00.123456789Z".parse().unwrap());
        let sandbox = settings.clock(noon).start().unwrap();
        let client = Client::new(sandbox.config_builder().clock(Impatient).build()).unwrap();
        Self { sandbox, client }
    }

    async fn create(&self) -> String {
        let id = self.client.create_opportunity(complete()).await.unwrap().id;
        let request = AssociateOpportunityRequest::new().catalog(CATALOG).opportunity_identifier(&id);
        let request = request.related_entity_identifier("S-1234567").related_entity_type("Solutions");
        self.client.associate_opportunity(request).await.unwrap();
        id
    }

    async fn submit(&self, id: &str) {
        let submission = AwsSubmission::new().involvement_type(SalesInvolvementType::CoSell).visibility("Full");
        let request = StartEngagementFromOpportunityTaskRequest::new().catalog(CATALOG).identifier(id);
        self.client.start_engagement_from_opportunity_task(request.aws_submission(submission)).await.unwrap();
    }

    /// An opportunity in review.
    async fn in_review(&self) -> String {
        let id = self.create().await;
        self.submit(&id).await;
        assert_eq!(self.status(&id), "In review");
        id
    }

    fn modify<'f>(
        &self,
        id: &str,
        change: impl FnMut(&mut UpdateOpportunityRequest) + Send + 'f,
    ) -> Modify<'f, GetOpportunityRequest> {
        let request = GetOpportunityRequest::new().catalog(CATALOG).identifier(id);
        self.client.get_opportunity(request).modify(change)
    }

    fn next_steps(&self, id: &str) -> Option<String> {
        self.sandbox.opportunity(CATALOG, id).unwrap().life_cycle.unwrap().next_steps
    }

    fn status(&self, id: &str) -> String {
        let record = self.sandbox.opportunity(CATALOG, id).unwrap();
        record.life_cycle.unwrap().review_status.unwrap().as_str().to_owned()
    }

    /// The number of updates that the sandbox has received.
    fn updates(&self) -> usize {
        self.sandbox.exchanges().iter().filter(|exchange| exchange.operation == "UpdateOpportunity").count()
    }

    /// Another client changes the record.
    fn interfere(&self, id: &str, next_steps: &str) {
        let changed = self.sandbox.edit_opportunity(CATALOG, id, |record| {
            record.life_cycle.get_or_insert_default().next_steps = Some(next_steps.to_owned());
        });
        assert!(changed);
    }
}

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
        .life_cycle(LifeCycle::new().stage("Qualified").target_close_date("2027-03-31"))
        .marketing(Marketing::new().source("None"))
        .opportunity_type("Net New Business")
        .partner_opportunity_identifier("CRM-1")
        .primary_needs_from_aws(["Co-Sell - Deal Support"])
        .project(project)
}

fn set_next_steps(text: &str) -> impl FnMut(&mut UpdateOpportunityRequest) + Send + '_ {
    move |update| update.life_cycle.get_or_insert_default().next_steps = Some(text.to_owned())
}

fn failed(outcome: Outcome, kind: ModifyErrorKind) -> ModifyError<GetOpportunityRequest> {
    let error = outcome.unwrap_err();
    assert_eq!(error.modify_kind(), kind, "{error}");
    error
}

#[tokio::test]
async fn one_change_erases_nothing_and_the_use_case_is_sent_as_the_service_accepts_it() {
    let case = Case::new();
    let id = case.create().await;
    let before = case.sandbox.opportunity(CATALOG, &id).unwrap();
    let modified = case.modify(&id, set_next_steps("Call on Monday")).await.unwrap();
    assert_eq!(modified.output.unwrap().id, id);
    assert_eq!(modified.read.project.unwrap().customer_use_case.unwrap(), "Business Applications &amp; Contact Center");

    let after = case.sandbox.opportunity(CATALOG, &id).unwrap();
    let mut expected = before.clone();
    expected.last_modified_date = after.last_modified_date;
    expected.life_cycle.as_mut().unwrap().next_steps = Some("Call on Monday".to_owned());
    assert_eq!(after, expected);
    assert_ne!(after.last_modified_date, before.last_modified_date);
}

#[tokio::test]
async fn the_change_of_another_client_stays_and_ours_is_applied_to_it() {
    let case = Case::new();
    let id = case.create().await;
    let applied = AtomicU32::new(0);
    let modified = case
        .modify(&id, |update| {
            // The other client is faster the first time.
            if applied.fetch_add(1, Ordering::Relaxed) == 0 {
                case.interfere(&id, "of another");
            }
            let life_cycle = update.life_cycle.get_or_insert_default();
            life_cycle.next_steps = Some(format!("{} and ours", life_cycle.next_steps.as_deref().unwrap_or("nothing")));
        })
        .await
        .unwrap();
    assert_eq!((modified.conflicts, applied.into_inner()), (1, 2));
    assert_eq!(case.next_steps(&id).unwrap(), "of another and ours");
}

#[tokio::test]
async fn a_record_that_always_changes_is_an_error_with_the_last_read() {
    let case = Case::new();
    let id = case.create().await;
    let applied = AtomicU32::new(0);
    let change = |_: &mut UpdateOpportunityRequest| {
        case.interfere(&id, &format!("change {}", applied.fetch_add(1, Ordering::Relaxed)));
    };
    let error = failed(case.modify(&id, change).max_conflicts(2).await, ModifyErrorKind::Conflicts);
    assert!(error.has_code("ConflictException"), "{error}");
    assert_eq!((error.conflicts(), case.updates()), (3, 3));
    let last = error.last_read().unwrap().life_cycle.as_ref().unwrap().next_steps.clone();
    assert_eq!(last.as_deref(), Some("change 1"), "the third change came after the third read");
}

#[tokio::test]
async fn a_conflict_with_a_task_is_told_from_one_with_another_client() {
    // The clock stands still, so the task runs.
    let case = Case::with(Settings::new());
    let id = case.create().await;
    case.submit(&id).await;
    let error = failed(case.modify(&id, set_next_steps("new")).await, ModifyErrorKind::OtherConflict);
    assert!(error.has_code("ConflictException") && !error.may_have_been_applied(), "{error}");
    assert_eq!((error.conflicts(), case.updates()), (1, 1), "the update is not sent again");
    let text = error.to_string();
    assert!(text.contains("A task for the opportunity is running") && text.contains("; nobody has changed"), "{text}");
}

#[tokio::test]
async fn a_response_that_is_lost_after_the_service_applied_the_update_is_a_success() {
    let case = Case::new();
    let id = case.create().await;
    case.sandbox.set_faults(vec![Fault::reset().operation("UpdateOpportunity").applied(true).times(1)]);
    let modified = case.modify(&id, set_next_steps("Call on Monday")).await.unwrap();
    assert!(modified.output.is_none(), "a read confirmed it");
    assert_eq!(modified.read.last_modified_date, case.sandbox.opportunity(CATALOG, &id).unwrap().last_modified_date);
    assert_eq!((case.updates(), case.next_steps(&id).as_deref()), (2, Some("Call on Monday")));
}

#[tokio::test]
async fn a_request_that_is_lost_before_the_service_applied_it_is_sent_again() {
    let case = Case::new();
    let id = case.create().await;
    case.sandbox.set_faults(vec![Fault::reset().operation("UpdateOpportunity").times(2)]);
    let modified = case.modify(&id, set_next_steps("Call on Monday")).max_conflicts(0).await.unwrap();
    assert!(modified.output.is_some());
    assert_eq!((case.updates(), case.next_steps(&id).as_deref()), (3, Some("Call on Monday")));
}

#[tokio::test]
async fn a_lost_change_is_an_error_with_the_record_and_the_paths() {
    let case = Case::new();
    let id = case.create().await;
    // The update is lost, and another client is faster than its repetition.
    case.sandbox.set_faults(vec![Fault::reset().operation("UpdateOpportunity").times(1)]);
    let change = |update: &mut UpdateOpportunityRequest| {
        set_next_steps("ours")(update);
        case.interfere(&id, "of another");
    };
    let error = failed(case.modify(&id, change).await, ModifyErrorKind::Unconfirmed);
    assert_eq!(error.lost_changes(), ["LifeCycle.NextSteps"]);
    assert!(error.may_have_been_applied() && !error.to_string().contains("ours"), "{error}");
    assert_eq!(case.next_steps(&id).as_deref(), Some("of another"));
    let read = error.into_last_read().unwrap();
    assert_eq!(read.life_cycle.unwrap().next_steps.as_deref(), Some("of another"));
}

#[tokio::test]
async fn stubs_of_the_service_refuse_the_update_unless_they_are_accepted() {
    let case = Case::new();
    let id = case.create().await;
    assert!(case.sandbox.edit_opportunity(CATALOG, &id, |record| {
        let project = record.project.as_mut().unwrap();
        (project.expected_customer_spend, project.sales_activities) = (None, None);
    }));
    let error = failed(case.modify(&id, set_next_steps("new")).await, ModifyErrorKind::Omissions);
    let omissions: Vec<(&str, bool)> = error.omissions().iter().map(|it| (it.path(), it.is_empty())).collect();
    assert_eq!(omissions, [("Project.ExpectedCustomerSpend[0]", false), ("Project.SalesActivities", true)]);
    assert_eq!(error.omissions()[0].reason(), "lacks Amount, Frequency and TargetCompany, which the model requires");
    assert_eq!(case.updates(), 0);
    case.modify(&id, set_next_steps("new")).accept_omissions().await.unwrap();
    assert_eq!(case.next_steps(&id).as_deref(), Some("new"));
}

#[tokio::test]
async fn what_the_review_lets_change_is_told_before_sending_as_the_service_would() {
    type Change = fn(&mut UpdateOpportunityRequest);
    let next_steps: Change = |update| update.life_cycle.as_mut().unwrap().next_steps = Some("new".to_owned());
    let stage: Change = |update| update.life_cycle.as_mut().unwrap().stage = Some("Committed".into());
    let title: Change = |update| update.project.as_mut().unwrap().title = Some("new".to_owned());
    let city: Change = |update| {
        let address = update.customer.as_mut().unwrap().account.as_mut().unwrap().address.as_mut().unwrap();
        address.city = Some("Potsdam".to_owned());
    };
    let spend: Change = |update| {
        update.project.as_mut().unwrap().expected_customer_spend.as_mut().unwrap()[0].amount = Some("3000".to_owned());
    };
    for (status, change, path) in [
        ("Pending Submission", stage, Some("LifeCycle.Stage")),
        ("Pending Submission", title, None),
        ("In review", next_steps, Some("LifeCycle.NextSteps")),
        ("In review", city, Some("Customer.Account.Address.City")),
        ("Action Required", next_steps, Some("LifeCycle.NextSteps")),
        ("Action Required", city, None),
        ("Action Required", spend, None),
        ("Approved", title, Some("Project.Title")),
        ("Approved", stage, None),
        ("Rejected", spend, Some("Project.ExpectedCustomerSpend")),
    ] {
        let case = Case::new();
        let id = if status == "Pending Submission" { case.create().await } else { case.in_review().await };
        match status {
            "Action Required" => case.sandbox.aws(CATALOG).ask_for_action(&id, "Where?").unwrap(),
            "Approved" => case.sandbox.aws(CATALOG).approve(&id).unwrap(),
            "Rejected" => case.sandbox.aws(CATALOG).reject(&id, "No.").unwrap(),
            _ => {}
        }
        assert_eq!(case.status(&id), status);
        let outcome = case.modify(&id, change).await;
        match path {
            None => drop(outcome.unwrap()),
            Some(path) => {
                let error = failed(outcome, ModifyErrorKind::NotEditable);
                assert_eq!((error.code(), error.fields().len()), (Some("NotEditable"), 1));
                assert_eq!(error.fields()[0].path.as_deref(), Some(path));
                assert!(error.to_string().contains(&format!("LifeCycle.ReviewStatus is `{status}`")), "{error}");
                assert_eq!(case.updates(), 0);
                // The service says the same.
                let error = failed(case.modify(&id, change).advice(false).await, ModifyErrorKind::Update);
                assert!(error.has_code("ValidationException"), "{error}");
                assert_eq!(case.updates(), 1);
            }
        }
    }
}

#[tokio::test]
async fn a_test_can_play_the_review_in_the_sandbox_although_nothing_else_can_be_changed() {
    let case = Case::new();
    let id = case.in_review().await;
    let approve = |update: &mut UpdateOpportunityRequest| {
        update.life_cycle.as_mut().unwrap().review_status = Some("Approved".into());
    };
    case.modify(&id, approve).await.unwrap();
    assert_eq!(case.status(&id), "Approved");
}

#[tokio::test]
async fn it_runs_in_a_task_and_its_error_fits_into_others() {
    async fn of_the_crate(case: &Case) -> Result<(), partnercentral_selling::Error> {
        case.modify("O1", |_| {}).await?;
        Ok(())
    }
    async fn of_anything(case: &Case) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        case.modify("O1", |_| {}).await?;
        Ok(())
    }
    let case = Case::new();
    assert!(of_the_crate(&case).await.unwrap_err().has_code("ResourceNotFoundException"));
    assert!(of_anything(&case).await.unwrap_err().to_string().starts_with("GetOpportunity: ResourceNotFoundException"));
    let id = case.create().await;
    tokio::spawn(case.modify(&id, set_next_steps("Call on Monday")).send()).await.unwrap().unwrap();
    assert_eq!(case.next_steps(&id).as_deref(), Some("Call on Monday"));
}

#[test]
fn a_blocking_modification_does_the_same() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let case = Case::new();
    let id = runtime.block_on(case.create());
    case.modify(&id, set_next_steps("Call on Monday")).send_blocking().unwrap();
    assert_eq!(case.next_steps(&id).as_deref(), Some("Call on Monday"));
}
