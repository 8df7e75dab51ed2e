//! Rules of updates.

use partnercentral_sandbox::rules;
use partnercentral_selling::types::LifeCycle;

use crate::case::{CATALOG, Case, complete};

#[tokio::test]
async fn an_update_needs_the_lock_token_of_the_record() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let old = case.update_of(&id).await;
    let updated = case.client.update_opportunity(old.clone()).await.unwrap();
    assert!(updated.last_modified_date > old.last_modified_date.unwrap(), "although the clock stands still");
    case.breaks(&rules::LOCK_TOKEN, case.client.update_opportunity(old.clone()).await);
    case.client.update_opportunity(old.last_modified_date(updated.last_modified_date)).await.unwrap();
}

#[tokio::test]
async fn what_an_update_omits_is_erased() {
    let _rule = &rules::REPLACES_RECORD;
    let case = Case::new();
    let id = case.complete().await;
    case.update(&id, |update| {
        update.project = None;
        update.partner_opportunity_identifier = None;
        update.customer.as_mut().unwrap().contacts = None;
    })
    .await;
    let record = case.get(&id).await;
    assert_eq!((record.project, record.partner_opportunity_identifier), (None, None));
    assert_eq!(record.customer.unwrap().contacts, None);
    assert_eq!(record.related_entity_identifiers.solutions.unwrap(), ["S-1234567"], "not part of updates");
}

#[tokio::test]
async fn an_update_names_stage_and_marketing_source() {
    let case = Case::new();
    let id = case.create(complete().life_cycle(LifeCycle::new())).await;
    let fields = case.update_breaks(&id, &rules::STAGE_REQUIRED, |_| {}).await;
    assert_eq!(fields, ["lifeCycle.stage"]);
    let id = case.create(complete()).await;
    let fields = case.update_breaks(&id, &rules::MARKETING_SOURCE_REQUIRED, |update| update.marketing = None).await;
    assert_eq!(fields, ["marketing.source"]);
}

#[tokio::test]
async fn the_stage_is_fixed_before_the_submission() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let change = |update: &mut partnercentral_selling::operation::UpdateOpportunityRequest| {
        update.life_cycle.as_mut().unwrap().stage = Some("Committed".into());
    };
    let fields = case.update_breaks(&id, &rules::STAGE_BEFORE_SUBMISSION, change).await;
    assert_eq!(fields, ["lifeCycle.stage"]);
    let id = case.approved().await;
    case.update(&id, change).await;
}

#[tokio::test]
async fn nothing_changes_during_the_review_and_after_a_rejection() {
    let case = Case::new();
    let id = case.in_review().await;
    for change in [false, true] {
        let fields = case.update_breaks(&id, &rules::READ_ONLY_STATES, |update| {
            if change {
                update.partner_opportunity_identifier = Some("CRM-2".to_owned());
            }
        });
        assert_eq!(fields.await, ["lifeCycle.reviewStatus"]);
    }
    case.sandbox.aws(CATALOG).reject(&id, "Not for AWS").unwrap();
    case.update_breaks(&id, &rules::READ_ONLY_STATES, |_| {}).await;
}

#[tokio::test]
async fn when_action_is_required_only_some_members_change() {
    let case = Case::new();
    let id = case.action_required().await;
    let fields = case.update_breaks(&id, &rules::ACTION_REQUIRED_MEMBERS, |update| {
        update.customer.as_mut().unwrap().contacts = None;
        update.project.as_mut().unwrap().title = Some("Another".to_owned());
        update.life_cycle.as_mut().unwrap().next_steps = Some("Call".to_owned());
    });
    assert_eq!(fields.await, ["customer.contacts", "lifeCycle.nextSteps", "project.title"]);
    case.update(&id, |update| {
        let account = update.customer.as_mut().unwrap().account.as_mut().unwrap();
        account.website_url = Some("https://www.example.com".to_owned());
        account.address.as_mut().unwrap().city = Some("Potsdam".to_owned());
        update.life_cycle.as_mut().unwrap().target_close_date = Some("2027-04-30".to_owned());
        update.project.as_mut().unwrap().expected_customer_spend.as_mut().unwrap()[0].amount = Some("3000".to_owned());
        update.partner_opportunity_identifier = Some("CRM-2".to_owned());
    })
    .await;
    assert_eq!(case.status(&id), "Action Required", "until it is submitted again");
}

#[tokio::test]
async fn after_approval_some_members_are_fixed() {
    let case = Case::new();
    let id = case.approved().await;
    let fields = case.update_breaks(&id, &rules::APPROVED_MEMBERS, |update| {
        let account = update.customer.as_mut().unwrap().account.as_mut().unwrap();
        account.industry = None;
        account.website_url = None;
        account.address.as_mut().unwrap().country_code = Some("FR".into());
        account.address.as_mut().unwrap().postal_code = None;
        update.partner_opportunity_identifier = None;
        update.project.as_mut().unwrap().title = None;
        update.project.as_mut().unwrap().customer_business_problem = None;
        update.life_cycle.as_mut().unwrap().next_steps = Some("Call".to_owned());
    });
    let fixed = [
        "customer.account.address.countryCode",
        "customer.account.address.postalCode",
        "customer.account.industry",
        "customer.account.websiteUrl",
        "partnerOpportunityIdentifier",
        "project.customerBusinessProblem",
        "project.title",
    ];
    assert_eq!(fields.await, fixed);
    case.update(&id, |update| update.life_cycle.as_mut().unwrap().next_steps = Some("Call".to_owned())).await;
}

#[tokio::test]
async fn the_last_stages_are_final() {
    let case = Case::new();
    for stage in ["Launched", "Closed Lost"] {
        let id = case.approved().await;
        case.update(&id, |update| {
            let life_cycle = update.life_cycle.as_mut().unwrap();
            life_cycle.stage = Some(stage.into());
            life_cycle.closed_lost_reason = (stage == "Closed Lost").then(|| "Price".into());
        })
        .await;
        let fields = case.update_breaks(&id, &rules::FINAL_STAGES, |_| {}).await;
        assert_eq!(fields, ["lifeCycle.stage"]);
    }
}

#[tokio::test]
async fn a_loss_needs_its_reason() {
    let case = Case::new();
    let id = case.approved().await;
    let fields = case.update_breaks(&id, &rules::LOSS_NEEDS_REASON, |update| {
        update.life_cycle.as_mut().unwrap().stage = Some("Closed Lost".into());
    });
    assert_eq!(fields.await, ["lifeCycle.closedLostReason"]);
}

#[tokio::test]
async fn an_update_plays_the_review_in_the_sandbox() {
    let _rule = &rules::SANDBOX_REVIEW;
    let case = Case::new();
    for status in ["Approved", "Action Required", "Rejected"] {
        let id = case.in_review().await;
        case.update(&id, |update| {
            let life_cycle = update.life_cycle.as_mut().unwrap();
            life_cycle.review_status = Some(status.into());
            life_cycle.review_status_reason = Some("As agreed".to_owned());
        })
        .await;
        assert_eq!(case.status(&id), status);
        let reason = case.get(&id).await.life_cycle.unwrap().review_status_reason;
        assert_eq!(reason.as_deref(), Some("As agreed"));
    }
}

#[tokio::test]
async fn the_review_has_its_order() {
    let case = Case::new();
    let set = |status: &'static str| {
        move |update: &mut partnercentral_selling::operation::UpdateOpportunityRequest| {
            update.life_cycle.as_mut().unwrap().review_status = Some(status.into());
        }
    };
    let id = case.complete().await;
    let field = ["lifeCycle.reviewStatus"];
    assert_eq!(case.update_breaks(&id, &rules::REVIEW_OF_SUBMITTED, set("Approved")).await, field);
    assert_eq!(case.update_breaks(&id, &rules::SETTABLE_REVIEW_STATUS, set("Submitted")).await, field);
    assert_eq!(case.update_breaks(&id, &rules::SETTABLE_REVIEW_STATUS, set("In review")).await, field);
    let id = case.approved().await;
    assert_eq!(case.update_breaks(&id, &rules::APPROVED_IS_FINAL, set("Rejected")).await, field);
    let fields = case.update_breaks(&id, &rules::REVIEW_REMARKS_OF_AWS, |update| {
        update.life_cycle.as_mut().unwrap().review_comments = Some("Fine".to_owned());
    });
    assert_eq!(fields.await, ["lifeCycle.reviewComments"]);
}

#[tokio::test]
async fn only_aws_reviews_in_its_catalog() {
    let case = Case::new();
    let id = case.create(complete().catalog("AWS")).await;
    let mut record = complete().life_cycle.unwrap();
    record.review_status = Some("Approved".into());
    let mut update = partnercentral_selling::operation::UpdateOpportunityRequest::new().catalog("AWS").identifier(&id);
    update.last_modified_date = Some(case.sandbox.opportunity("AWS", &id).unwrap().last_modified_date);
    let fields =
        case.breaks(&rules::REVIEW_STATUS_OF_AWS, case.client.update_opportunity(update.life_cycle(record)).await);
    assert_eq!(fields, ["lifeCycle.reviewStatus"]);
}
