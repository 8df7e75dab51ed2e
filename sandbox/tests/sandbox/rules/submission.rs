//! Rules of the submission.

use partnercentral_sandbox::rules::{self, Rule};
use partnercentral_selling::operation::{CreateOpportunityRequest, DisassociateOpportunityRequest};
use partnercentral_selling::types::{Account, Address, LifeCycle, Project};

use crate::case::{CATALOG, Case, SOLUTION, association, complete, start, validation};

/// The field that the submission of a complete opportunity with this change is rejected for.
async fn lacks(rule: &'static Rule, change: impl FnOnce(&mut CreateOpportunityRequest)) -> Vec<String> {
    let case = Case::new();
    let mut request = complete();
    change(&mut request);
    let id = case.create(request).await;
    case.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
    case.breaks(rule, case.client.start_engagement_from_opportunity_task(start(&id)).await)
}

fn account(request: &mut CreateOpportunityRequest) -> &mut Account {
    request.customer.as_mut().unwrap().account.as_mut().unwrap()
}

fn address(request: &mut CreateOpportunityRequest) -> &mut Address {
    account(request).address.as_mut().unwrap()
}

fn project(request: &mut CreateOpportunityRequest) -> &mut Project {
    request.project.as_mut().unwrap()
}

#[tokio::test]
async fn the_customer_must_be_known() {
    let field = lacks(&rules::SUBMIT_COUNTRY, |it| address(it).country_code = None).await;
    assert_eq!(field, ["customer.account.address.countryCode"]);
    let field = lacks(&rules::SUBMIT_POSTAL_CODE, |it| address(it).postal_code = None).await;
    assert_eq!(field, ["customer.account.address.postalCode"]);
    let field = lacks(&rules::SUBMIT_STATE, |it| address(it).country_code = Some("US".into())).await;
    assert_eq!(field, ["customer.account.address.stateOrRegion"]);
    let field = lacks(&rules::SUBMIT_STATE_ELSEWHERE, |it| address(it).state_or_region = Some("Berlin".to_owned()));
    assert_eq!(field.await, ["customer.account.address.stateOrRegion"]);
    let field = lacks(&rules::SUBMIT_WEBSITE, |it| account(it).website_url = None).await;
    assert_eq!(field, ["customer.account.websiteUrl"]);
    let field = lacks(&rules::SUBMIT_COMPANY, |it| account(it).company_name = Some(" ".to_owned())).await;
    assert_eq!(field, ["customer.account.companyName"]);
    let field = lacks(&rules::SUBMIT_INDUSTRY, |it| account(it).industry = None).await;
    assert_eq!(field, ["customer.account.industry"]);
    let field = lacks(&rules::SUBMIT_OTHER_INDUSTRY, |it| account(it).industry = Some("Other".into())).await;
    assert_eq!(field, ["customer.account.otherIndustry"]);
}

#[tokio::test]
async fn the_project_must_be_described() {
    let field = lacks(&rules::SUBMIT_DELIVERY_MODEL, |it| project(it).delivery_models = None).await;
    assert_eq!(field, ["project.deliveryModels"]);
    let field = lacks(&rules::SUBMIT_TITLE, |it| project(it).title = None).await;
    assert_eq!(field, ["project.title"]);
    let field = lacks(&rules::SUBMIT_BUSINESS_PROBLEM, |it| project(it).customer_business_problem = None).await;
    assert_eq!(field, ["project.customerBusinessProblem"]);
    let field = lacks(&rules::SUBMIT_SPEND, |it| project(it).expected_customer_spend = None).await;
    assert_eq!(field, ["project.expectedCustomerSpend"]);
    for amount in ["0", "0.00", "-5", "much"] {
        let field = lacks(&rules::SUBMIT_SPEND_AMOUNT, |it| {
            project(it).expected_customer_spend.as_mut().unwrap()[0].amount = Some(amount.to_owned());
        });
        assert_eq!(field.await, ["project.expectedCustomerSpend[0].amount"], "{amount}");
    }
    let field = lacks(&rules::SUBMIT_SALES_ACTIVITIES, |it| project(it).sales_activities = Some(Vec::new())).await;
    assert_eq!(field, ["project.salesActivities"]);
    let field = lacks(&rules::SUBMIT_USE_CASE, |it| project(it).customer_use_case = None).await;
    assert_eq!(field, ["project.customerUseCase"]);
    let field = lacks(&rules::SUBMIT_NEEDS, |it| it.primary_needs_from_aws = None).await;
    assert_eq!(field, ["primaryNeedsFromAws"]);
    let field = lacks(&rules::SUBMIT_RENEWAL, |it| it.opportunity_type = Some("Flat Renewal".into())).await;
    assert_eq!(field, ["project.relatedOpportunityIdentifier"]);
}

#[tokio::test]
async fn the_close_date_is_not_in_the_past() {
    let date = |date: &'static str| {
        move |it: &mut CreateOpportunityRequest| {
            it.life_cycle = Some(LifeCycle::new().stage("Qualified").target_close_date(date));
        }
    };
    let field = lacks(&rules::SUBMIT_CLOSE_DATE_AHEAD, date("2026-05-31")).await;
    assert_eq!(field, ["lifeCycle.targetCloseDate"]);
    let field = lacks(&rules::SUBMIT_CLOSE_DATE, |it| it.life_cycle = Some(LifeCycle::new())).await;
    assert_eq!(field, ["lifeCycle.targetCloseDate"]);
    let case = Case::new();
    let mut request = complete();
    date("2026-06-01")(&mut request);
    let id = case.create(request).await;
    case.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
    case.client.start_engagement_from_opportunity_task(start(&id)).await.expect("today is no past");
}

#[tokio::test]
async fn something_must_be_sold() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let result = case.client.start_engagement_from_opportunity_task(start(&id)).await;
    assert_eq!(case.breaks(&rules::SUBMIT_SOLUTION, result), ["project.otherSolutionDescription"]);
    let mut request = complete();
    project(&mut request).other_solution_description = Some("A ledger".to_owned());
    let id = case.create(request).await;
    case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
}

#[tokio::test]
async fn everything_that_is_missing_is_reported_at_once() {
    let case = Case::new();
    let id = case.create(CreateOpportunityRequest::new().catalog(CATALOG)).await;
    let error = case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap_err();
    assert_eq!(validation(&error).error_list.as_ref().unwrap().len(), 13, "{error}");
}

#[tokio::test]
async fn national_security_hides_the_customer() {
    let case = Case::new();
    let mut request = complete().national_security("Yes");
    account(&mut request).website_url = None;
    account(&mut request).company_name = Some(" ".to_owned());
    let id = case.create(request).await;
    case.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
    case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
}

#[tokio::test]
async fn the_task_of_a_submission_goes_through_its_states() {
    let _rule = &rules::SUBMISSION_TASK;
    let case = Case::new();
    let id = case.complete().await;
    let started = case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    assert_eq!(started.task_status.unwrap().as_str(), "IN_PROGRESS");
    assert_eq!(started.opportunity_id.as_deref(), Some(id.as_str()));
    assert_eq!(case.status(&id), "Pending Submission");
    case.seconds(1);
    assert_eq!(case.status(&id), "Submitted");
    let task = &case.sandbox.tasks(CATALOG)[0];
    assert_eq!((task.id.as_str(), task.status.as_str()), (started.task_id.as_deref().unwrap(), "COMPLETE"));
    case.seconds(2);
    assert_eq!(case.status(&id), "In review");
}

#[tokio::test]
async fn while_a_task_runs_nothing_else_changes_the_record() {
    let case = Case::new();
    let id = case.complete().await;
    case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    let again = case.client.start_engagement_from_opportunity_task(start(&id)).await;
    case.breaks(&rules::ONE_TASK_AT_A_TIME, again);
    case.update_breaks(&id, &rules::CHANGE_DURING_TASK, |_| {}).await;
    let request = DisassociateOpportunityRequest::new().catalog(CATALOG).opportunity_identifier(&id);
    let request = request.related_entity_identifier(SOLUTION).related_entity_type("Solutions");
    case.breaks(&rules::CHANGE_DURING_TASK, case.client.disassociate_opportunity(request).await);
}

#[tokio::test]
async fn only_what_is_pending_or_needs_action_is_submitted() {
    let case = Case::new();
    for id in [case.in_review().await, case.approved().await] {
        let result = case.client.start_engagement_from_opportunity_task(start(&id)).await;
        assert_eq!(case.breaks(&rules::SUBMITTABLE_STATES, result), ["identifier"]);
    }
    let id = case.action_required().await;
    case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    case.seconds(1);
    assert_eq!(case.status(&id), "Submitted");
}
