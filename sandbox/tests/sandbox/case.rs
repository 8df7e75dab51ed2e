//! A sandbox whose clock stands still, a client without validation of its own, and opportunities in each state.

use std::fmt::Debug;
use std::time::Duration;

use partnercentral_sandbox::rules::{Outcome, Rule};
use partnercentral_sandbox::{ClockSetting, Sandbox, Settings};
use partnercentral_selling::operation::{
    AssociateOpportunityRequest, CreateOpportunityRequest, GetOpportunityRequest, GetOpportunityResponse,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use partnercentral_selling::types::{
    Account, Address, AwsSubmission, Contact, Customer, ExpectedCustomerSpend, LifeCycle, Marketing, Project,
    SalesInvolvementType, ValidationException,
};
use partnercentral_selling::{Client, Error, ServiceError, Validation};

pub(crate) const CATALOG: &str = "Sandbox";
pub(crate) const SOLUTION: &str = "S-1234567";

pub(crate) struct Case {
    pub(crate) sandbox: Sandbox,
    pub(crate) client: Client,
}

impl Case {
    pub(crate) fn new() -> Self {
        Self::with(Settings::new())
    }

    pub(crate) fn with(settings: Settings) -> Self {
        let noon = ClockSetting::StopsAt("2026-06-01T12:00:00Z".parse().unwrap());
        let sandbox = settings.clock(noon).start().unwrap();
        let config = sandbox.config_builder().max_attempts(1).validation(Validation::Off);
        let client = Client::new(config.build()).unwrap();
        Self { sandbox, client }
    }

    pub(crate) fn seconds(&self, seconds: u64) {
        self.sandbox.advance(Duration::from_secs(seconds));
    }

    pub(crate) async fn create(&self, request: CreateOpportunityRequest) -> String {
        self.client.create_opportunity(request).await.unwrap().id
    }

    pub(crate) async fn get(&self, id: &str) -> GetOpportunityResponse {
        self.client.get_opportunity(GetOpportunityRequest::new().catalog(CATALOG).identifier(id)).await.unwrap()
    }

    /// An opportunity that can be submitted.
    pub(crate) async fn complete(&self) -> String {
        let id = self.create(complete()).await;
        self.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
        id
    }

    /// An opportunity whose review has begun.
    pub(crate) async fn in_review(&self) -> String {
        self.submitted(complete()).await
    }

    /// An opportunity from this request, whose review has begun.
    pub(crate) async fn submitted(&self, request: CreateOpportunityRequest) -> String {
        let id = self.create(request).await;
        // A quota may permit one write a second.
        self.seconds(1);
        self.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
        self.seconds(1);
        self.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
        self.seconds(5);
        assert_eq!(self.status(&id), "In review");
        id
    }

    pub(crate) async fn approved(&self) -> String {
        let id = self.in_review().await;
        self.sandbox.aws(CATALOG).approve(&id).unwrap();
        id
    }

    pub(crate) async fn action_required(&self) -> String {
        let id = self.in_review().await;
        self.sandbox.aws(CATALOG).ask_for_action(&id, "The address is not complete.").unwrap();
        id
    }

    pub(crate) fn status(&self, id: &str) -> String {
        let record = self.sandbox.opportunity(CATALOG, id).unwrap();
        record.life_cycle.unwrap().review_status.unwrap().as_str().to_owned()
    }

    /// An update that changes nothing.
    pub(crate) async fn update_of(&self, id: &str) -> UpdateOpportunityRequest {
        let record = self.sandbox.opportunity(CATALOG, id).unwrap();
        let mut update = UpdateOpportunityRequest::new()
            .catalog(CATALOG)
            .identifier(id)
            .last_modified_date(self.get(id).await.last_modified_date);
        update.customer = record.customer;
        update.life_cycle = record.life_cycle;
        update.marketing = record.marketing;
        update.national_security = record.national_security;
        update.opportunity_type = record.opportunity_type;
        update.partner_opportunity_identifier = record.partner_opportunity_identifier;
        update.primary_needs_from_aws = record.primary_needs_from_aws;
        update.project = record.project;
        update.software_revenue = record.software_revenue;
        update
    }

    /// The fields that an update with this change is rejected for, by this rule alone.
    pub(crate) async fn update_breaks(
        &self,
        id: &str,
        rule: &'static Rule,
        change: impl FnOnce(&mut UpdateOpportunityRequest),
    ) -> Vec<String> {
        let mut update = self.update_of(id).await;
        change(&mut update);
        self.breaks(rule, self.client.update_opportunity(update).await)
    }

    /// Updates an opportunity.
    pub(crate) async fn update(&self, id: &str, change: impl FnOnce(&mut UpdateOpportunityRequest)) {
        let mut update = self.update_of(id).await;
        change(&mut update);
        self.client.update_opportunity(update).await.unwrap();
    }

    /// The fields that a creation is rejected for, by this rule alone.
    pub(crate) async fn create_breaks(&self, rule: &'static Rule, request: CreateOpportunityRequest) -> Vec<String> {
        self.breaks(rule, self.client.create_opportunity(request).await)
    }

    /// The fields of an error response, which must be by this rule alone and have its code.
    pub(crate) fn breaks<T: Debug>(&self, rule: &'static Rule, result: Result<T, Error>) -> Vec<String> {
        let error = result.expect_err(rule.id);
        let exchange = self.sandbox.exchanges().pop().unwrap();
        assert_eq!(exchange.rules, [rule.id], "{error}");
        assert_eq!(error.request_id(), Some(exchange.request_id.as_str()));
        let (expected, reason) = match rule.outcome {
            Outcome::Error(code) => {
                assert_eq!(error.code(), Some(code));
                return Vec::new();
            }
            Outcome::Protocol(code, status) => {
                assert_eq!((error.code(), error.status()), (Some(code), Some(status)));
                return Vec::new();
            }
            Outcome::Business(code) => (code, "BUSINESS_VALIDATION_FAILED"),
            Outcome::Request(code) => (code, "REQUEST_VALIDATION_FAILED"),
            Outcome::Behaviour => panic!("{} leads to no error", rule.id),
        };
        let exception = validation(&error);
        assert_eq!(exception.reason.as_ref().unwrap().as_str(), reason);
        let errors = exception.error_list.clone().unwrap();
        assert!(errors.iter().all(|error| error.code.as_ref().unwrap().as_str() == expected), "{error}");
        errors.into_iter().map(|error| error.field_name.unwrap()).collect()
    }
}

pub(crate) fn validation(error: &Error) -> &ValidationException {
    match error.service_error() {
        Some(ServiceError::ValidationException(exception)) => exception,
        _ => panic!("{error}"),
    }
}

/// A request with everything that a submission needs, except for an association.
pub(crate) fn complete() -> CreateOpportunityRequest {
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
    CreateOpportunityRequest::new()
        .catalog(CATALOG)
        .customer(
            Customer::new()
                .account(account.address(address))
                .contacts([Contact::new().email("kim@example.com").first_name("Kim").last_name("Example")]),
        )
        .life_cycle(LifeCycle::new().stage("Qualified").target_close_date("2027-03-31"))
        .marketing(Marketing::new().source("None"))
        .opportunity_type("Net New Business")
        .partner_opportunity_identifier("CRM-1")
        .primary_needs_from_aws(["Co-Sell - Deal Support"])
        .project(project)
}

pub(crate) fn association(id: &str, solution: &str) -> AssociateOpportunityRequest {
    AssociateOpportunityRequest::new()
        .catalog(CATALOG)
        .opportunity_identifier(id)
        .related_entity_identifier(solution)
        .related_entity_type("Solutions")
}

pub(crate) fn start(id: &str) -> StartEngagementFromOpportunityTaskRequest {
    StartEngagementFromOpportunityTaskRequest::new()
        .catalog(CATALOG)
        .identifier(id)
        .aws_submission(AwsSubmission::new().involvement_type(SalesInvolvementType::CoSell).visibility("Full"))
}
