//! Rules of the members of an opportunity.

use partnercentral_sandbox::rules;
use partnercentral_selling::types::{Marketing, SoftwareRevenue};

use crate::case::{Case, complete};

#[tokio::test]
async fn companions_of_marketing_need_a_marketing_activity() {
    let case = Case::new();
    let companions =
        Marketing::new().campaign_name("Spring").channels(["Email"]).use_cases(["Analytics"]).aws_funding_used("Yes");
    let request = complete().marketing(companions.clone().source("None"));
    let fields = case.create_breaks(&rules::MARKETING_COMPANIONS, request).await;
    let all = ["marketing.awsFundingUsed", "marketing.campaignName", "marketing.channels", "marketing.useCases"];
    assert_eq!(fields, all);
    let id = case.create(complete().marketing(companions.clone().source("Marketing Activity"))).await;
    let fields =
        case.update_breaks(&id, &rules::MARKETING_COMPANIONS, |it| it.marketing = Some(companions.source("None")));
    assert_eq!(fields.await, all, "in an update too");
}

#[tokio::test]
async fn a_reason_of_a_loss_needs_the_stage() {
    let case = Case::new();
    let mut request = complete();
    request.life_cycle.as_mut().unwrap().closed_lost_reason = Some("Price".into());
    let fields = case.create_breaks(&rules::REASON_WITHOUT_LOSS, request).await;
    assert_eq!(fields, ["lifeCycle.closedLostReason"]);
}

#[tokio::test]
async fn a_contract_ends_after_it_starts() {
    let case = Case::new();
    let revenue = SoftwareRevenue::new().effective_date("2027-02-01");
    for end in ["2027-01-31", "2027-02-01"] {
        let request = complete().software_revenue(revenue.clone().expiration_date(end));
        let fields = case.create_breaks(&rules::CONTRACT_DATES, request).await;
        assert_eq!(fields, ["softwareRevenue.expirationDate"]);
    }
    case.create(complete().software_revenue(revenue.expiration_date("2027-02-02"))).await;
}

#[tokio::test]
async fn another_industry_needs_the_industry_other() {
    let case = Case::new();
    let mut request = complete();
    let account = request.customer.as_mut().unwrap().account.as_mut().unwrap();
    account.other_industry = Some("Beekeeping".to_owned());
    let fields = case.create_breaks(&rules::OTHER_INDUSTRY, request.clone()).await;
    assert_eq!(fields, ["customer.account.otherIndustry"]);
    request.customer.as_mut().unwrap().account.as_mut().unwrap().industry = Some("Other".into());
    case.create(request).await;
}

#[tokio::test]
async fn an_encoded_use_case_is_unknown() {
    let case = Case::new();
    for text in ["A &amp; B", "A &#38; B", "&amp;colon;"] {
        let mut request = complete();
        request.project.as_mut().unwrap().customer_use_case = Some(text.to_owned());
        assert_eq!(case.create_breaks(&rules::ENCODED_USE_CASE, request).await, ["project.customerUseCase"]);
    }
    let mut request = complete();
    request.project.as_mut().unwrap().customer_use_case = Some("A & B; C".to_owned());
    case.create(request).await;
}

#[tokio::test]
async fn a_related_opportunity_exists() {
    let case = Case::new();
    let mut request = complete();
    request.project.as_mut().unwrap().related_opportunity_identifier = Some("O999".to_owned());
    let fields = case.create_breaks(&rules::RELATED_OPPORTUNITY_EXISTS, request.clone()).await;
    assert_eq!(fields, ["project.relatedOpportunityIdentifier"]);
    let id = case.create(complete()).await;
    let itself = Some(id.clone());
    let fields = case.update_breaks(&id, &rules::RELATED_OPPORTUNITY_EXISTS, |update| {
        update.project.as_mut().unwrap().related_opportunity_identifier = itself;
    });
    assert_eq!(fields.await, ["project.relatedOpportunityIdentifier"]);
    request.project.as_mut().unwrap().related_opportunity_identifier = Some(id);
    case.create(request).await;
}
