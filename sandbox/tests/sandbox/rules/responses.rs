//! Rules of responses: AWS's view, lists, and how values are written.

use partnercentral_sandbox::rules;
use partnercentral_selling::operation::{
    GetAwsOpportunitySummaryRequest, ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
};
use partnercentral_selling::types::{LastModifiedDate, OpportunitySort, SolutionSort};
use serde_json::Value;

use crate::case::{CATALOG, Case, association, complete};

fn summary(id: &str) -> GetAwsOpportunitySummaryRequest {
    GetAwsOpportunitySummaryRequest::new().catalog(CATALOG).related_opportunity_identifier(id)
}

/// The body of the last response.
fn last_response(case: &Case) -> Value {
    serde_json::from_str(&case.sandbox.exchanges().pop().unwrap().response).unwrap()
}

#[tokio::test]
async fn aws_has_a_view_after_the_submission() {
    let case = Case::new();
    let id = case.complete().await;
    let early = case.client.get_aws_opportunity_summary(summary(&id)).await;
    case.breaks(&rules::SUMMARY_OF_SUBMITTED, early);
}

#[tokio::test]
async fn the_view_of_aws_follows_the_review() {
    let _rule = &rules::SUMMARY_FOLLOWS;
    let case = Case::new();
    let id = case.in_review().await;
    let view = case.client.get_aws_opportunity_summary(summary(&id)).await.unwrap();
    assert_eq!(view.involvement_type.unwrap().as_str(), "Co-Sell");
    assert_eq!(view.visibility.unwrap().as_str(), "Full");
    assert_eq!(view.related_entity_ids.unwrap().solutions.unwrap(), ["S-1234567"]);
    assert_eq!(view.life_cycle.unwrap().stage.unwrap().as_str(), "Not Started");
    assert_eq!((view.opportunity_team.unwrap().len(), view.insights), (0, None));
    case.sandbox.aws(CATALOG).approve(&id).unwrap();
    let view = case.client.get_aws_opportunity_summary(summary(&id)).await.unwrap();
    assert_eq!(view.life_cycle.unwrap().stage.unwrap().as_str(), "Qualified");
    assert_eq!(view.opportunity_team.unwrap().len(), 1);
    assert!(view.insights.is_some());
}

#[tokio::test]
async fn opportunities_are_filtered_and_sorted() {
    let _rules = [&rules::SORT_AND_FILTER, &rules::DEFAULT_ORDER];
    let case = Case::new();
    case.seconds(10);
    let approved = case.approved().await;
    case.seconds(10);
    let mut lost = complete();
    lost.customer.as_mut().unwrap().account.as_mut().unwrap().company_name = Some("Another Corp".to_owned());
    let other = case.create(lost).await;
    let ids = async |request: ListOpportunitiesRequest| {
        let list = case.client.list_opportunities(request.catalog(CATALOG)).await.unwrap().opportunity_summaries;
        list.into_iter().map(|row| row.id.unwrap()).collect::<Vec<_>>()
    };
    let request = ListOpportunitiesRequest::new;
    let (other, approved) = (other.as_str(), approved.as_str());
    let [first, second] = ["O1000002", "O1000003"].map(str::to_owned);
    let (first, second) = (first.as_str(), second.as_str());
    assert_eq!(ids(request()).await, [other, approved, second, first], "the last modified first");
    assert_eq!(ids(request().life_cycle_review_status(["Approved"])).await, [approved]);
    assert_eq!(ids(request().life_cycle_stage(["Prospect"])).await, [second]);
    assert_eq!(ids(request().customer_company_name(["Another Corp", "Contoso"])).await, [other, second]);
    assert_eq!(ids(request().identifier([first, "O1"])).await, [first]);
    let sort = |by: &str, order: &str| OpportunitySort::new().sort_by(by).sort_order(order);
    let by_id = ids(request().sort(sort("Identifier", "ASCENDING"))).await;
    assert_eq!(by_id, [first, second, approved, other]);
    let by_name = ids(request().sort(sort("CustomerCompanyName", "DESCENDING"))).await;
    assert_eq!(by_name, [approved, first, second, other]);
    let modified = case.sandbox.opportunity(CATALOG, approved).unwrap().last_modified_date;
    let after = request().last_modified_date(LastModifiedDate::new().after_last_modified_date(modified));
    assert_eq!(ids(after).await, [other]);
    let before = request().last_modified_date(LastModifiedDate::new().before_last_modified_date(modified));
    assert_eq!(ids(before).await, [second, first]);
}

#[tokio::test]
async fn solutions_and_invitations_are_filtered_and_sorted() {
    let case = Case::new();
    let ids = async |request: ListSolutionsRequest| {
        let list = case.client.list_solutions(request.catalog(CATALOG)).await.unwrap().solution_summaries;
        list.into_iter().map(|row| row.id.unwrap()).collect::<Vec<_>>()
    };
    let request = ListSolutionsRequest::new;
    assert_eq!(ids(request()).await, ["S-1234567", "S-1234568", "S-1234569"]);
    assert_eq!(ids(request().status(["Inactive"])).await, ["S-1234569"]);
    assert_eq!(ids(request().category(["Software Product"]).identifier(["S-1234568"])).await, ["S-1234568"]);
    for (by, order, first) in [
        ("Name", "DESCENDING", "S-1234569"),
        ("CreatedDate", "ASCENDING", "S-1234569"),
        ("Category", "DESCENDING", "S-1234569"),
        ("Status", "ASCENDING", "S-1234567"),
        ("Identifier", "DESCENDING", "S-1234569"),
    ] {
        let sorted = ids(request().sort(SolutionSort::new().sort_by(by).sort_order(order))).await;
        assert_eq!(sorted[0], first, "{by}");
    }
    let request = ListEngagementInvitationsRequest::new().catalog(CATALOG).participant_type("RECEIVER");
    let list = case.client.list_engagement_invitations(request).await.unwrap().engagement_invitation_summaries;
    let ids: Vec<String> = list.unwrap().into_iter().map(|row| row.id.unwrap()).collect();
    assert_eq!(ids, ["engi-sandbox000002", "engi-sandbox000001"], "the newest first");
}

#[tokio::test]
async fn a_page_has_twenty_items() {
    let _rule = &rules::PAGE_SIZE;
    let case = Case::new();
    for _ in 0..20 {
        case.create(complete()).await;
    }
    let request = ListOpportunitiesRequest::new().catalog(CATALOG);
    let page = case.client.list_opportunities(request.clone()).await.unwrap();
    assert_eq!(page.opportunity_summaries.len(), 20);
    let last = case.client.list_opportunities(request.next_token(page.next_token.unwrap())).await.unwrap();
    assert_eq!((last.opportunity_summaries.len(), last.next_token), (2, None));
}

#[tokio::test]
async fn pages_stay_as_they_were_at_the_first_one() {
    let _rule = &rules::STABLE_PAGES;
    let case = Case::new();
    for _ in 0..9 {
        case.create(complete()).await;
    }
    let before: Vec<String> = case.sandbox.opportunities(CATALOG).into_iter().map(|record| record.id).collect();
    let request = ListOpportunitiesRequest::new().catalog(CATALOG).max_results(2);
    let mut items = case.client.list_opportunities(request).items();
    let mut seen = Vec::new();
    while let Some(row) = items.try_next().await.unwrap() {
        let id = row.id.unwrap();
        // Each row that was seen, and another one, move to the front of the list.
        case.sandbox.edit_opportunity(CATALOG, &id, |_| {});
        case.sandbox.edit_opportunity(CATALOG, &before[0], |_| {});
        case.create(complete()).await;
        seen.push(id);
    }
    seen.sort_unstable();
    assert_eq!(seen, before);
}

#[tokio::test]
async fn a_token_of_another_list_is_rejected() {
    let case = Case::new();
    let request = ListOpportunitiesRequest::new().catalog(CATALOG).max_results(1);
    let token = case.client.list_opportunities(request.clone()).await.unwrap().next_token.unwrap();
    let other = request.clone().life_cycle_stage(["Prospect"]).next_token(&token);
    let rule = &rules::PAGE_TOKEN;
    assert_eq!(case.breaks(rule, case.client.list_opportunities(other).await), ["nextToken"]);
    assert_eq!(case.breaks(rule, case.client.list_opportunities(request.clone().next_token("x")).await), ["nextToken"]);
    let solutions = ListSolutionsRequest::new().catalog(CATALOG).max_results(1).next_token(&token);
    case.breaks(rule, case.client.list_solutions(solutions).await);
    let again = || case.client.list_opportunities(request.clone().max_results(100).next_token(&token));
    assert_eq!(again().await.unwrap(), again().await.unwrap(), "a page can be read again, in another size");
}

#[tokio::test]
async fn absent_members_are_null_and_empty_responses_are_empty() {
    let _rules = [&rules::EXPLICIT_NULLS, &rules::EMPTY_BODIES];
    let case = Case::new();
    let id = case.create(complete()).await;
    case.client.associate_opportunity(association(&id, "S-1234567")).await.unwrap();
    assert_eq!(case.sandbox.exchanges().pop().unwrap().response, "");
    case.get(&id).await;
    let body = last_response(&case);
    for path in [
        "/OpportunityTeam",
        "/SoftwareRevenue",
        "/Customer/Account/Duns",
        "/Customer/Account/Address/StreetAddress",
        "/Customer/Contacts/0/Phone",
        "/Marketing/CampaignName",
        "/Project/ExpectedCustomerSpend/0/Tomorrow",
    ] {
        let expected = if path.ends_with("Tomorrow") { None } else { Some(&Value::Null) };
        assert_eq!(body.pointer(path), expected, "{path}");
    }
}

#[tokio::test]
async fn times_have_three_digits() {
    let _rule = &rules::FRACTION_DIGITS;
    let case = Case::new();
    let id = case.create(complete()).await;
    let record = case.get(&id).await;
    assert_eq!(record.created_date.to_string(), "2026-06-01T12:00:00.000Z");
    assert_eq!(record.last_modified_date.fraction_digits(), 3);
}

#[tokio::test]
async fn values_are_written_as_the_service_writes_them() {
    let _rules = [&rules::ENCODED_AMPERSAND, &rules::STUBS, &rules::LIST_AMOUNT];
    let case = Case::new();
    let id = case.create(complete()).await;
    let project = case.get(&id).await.project.unwrap();
    assert_eq!(project.customer_use_case.as_deref(), Some("Business Applications &amp; Contact Center"));
    assert_eq!(project.expected_customer_spend.unwrap()[0].amount.as_deref(), Some("2500"));
    let request = ListOpportunitiesRequest::new().catalog(CATALOG).identifier([&id]);
    let row = case.client.list_opportunities(request).await.unwrap().opportunity_summaries.remove(0);
    assert_eq!(row.project.unwrap().expected_customer_spend.unwrap()[0].amount.as_deref(), Some("2500.0"));

    let mut request = complete();
    let project = request.project.as_mut().unwrap();
    (project.expected_customer_spend, project.sales_activities) = (None, None);
    let id = case.create(request).await;
    let project = case.get(&id).await.project.unwrap();
    let spend = project.expected_customer_spend.unwrap();
    assert_eq!((spend.len(), spend[0].amount.as_deref()), (1, None));
    assert_eq!(spend[0].currency_code.as_ref().unwrap().as_str(), "USD");
    assert_eq!(project.sales_activities.unwrap().len(), 0);
}
