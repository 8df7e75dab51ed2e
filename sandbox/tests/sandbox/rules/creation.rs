//! Rules of the creation of opportunities.

use partnercentral_sandbox::rules;
use partnercentral_selling::types::LifeCycle;

use crate::case::{CATALOG, Case, complete};

#[tokio::test]
async fn an_opportunity_is_not_created_as_lost() {
    let case = Case::new();
    let request = complete().life_cycle(LifeCycle::new().stage("Closed Lost").closed_lost_reason("Price"));
    assert_eq!(case.create_breaks(&rules::CREATE_CLOSED_LOST, request).await, ["lifeCycle.stage"]);
}

#[tokio::test]
async fn each_catalog_has_its_origin() {
    let case = Case::new();
    let rule = &rules::ORIGIN_OF_CATALOG;
    assert_eq!(case.create_breaks(rule, complete().origin("Partner Referral")).await, ["origin"]);
    assert_eq!(case.create_breaks(rule, complete().origin("AWS Referral").catalog("AWS")).await, ["origin"]);
    case.create(complete().origin("AWS Referral")).await;
    case.create(complete().origin("Partner Referral").catalog("AWS")).await;
}

#[tokio::test]
async fn a_new_opportunity_is_pending() {
    let _rule = &rules::CREATED_PENDING;
    let case = Case::new();
    let id = case.create(complete()).await;
    assert_eq!(case.status(&id), "Pending Submission");
    assert_eq!(case.get(&id).await.catalog, CATALOG);
}

#[tokio::test]
async fn the_review_of_a_new_opportunity_is_not_set() {
    let case = Case::new();
    let approved = complete().life_cycle(LifeCycle::new().review_status("Approved"));
    assert_eq!(case.create_breaks(&rules::REVIEW_STATUS_OF_NEW, approved).await, ["lifeCycle.reviewStatus"]);
    case.create(complete().life_cycle(LifeCycle::new().review_status("Pending Submission"))).await;
    let remarks = complete().life_cycle(LifeCycle::new().review_comments("Fine").review_status_reason("Fine"));
    let fields = case.create_breaks(&rules::REVIEW_REMARKS_OF_AWS, remarks).await;
    assert_eq!(fields, ["lifeCycle.reviewComments", "lifeCycle.reviewStatusReason"]);
}
