//! Rules of associations and of the team.

use partnercentral_sandbox::rules::{self, Rule};
use partnercentral_sandbox::{Seed, Settings};
use partnercentral_selling::operation::{
    AssignOpportunityRequest, AssociateOpportunityRequest, DisassociateOpportunityRequest,
};
use partnercentral_selling::types::AssigneeContact;

use crate::case::{CATALOG, Case, SOLUTION, association, complete};

fn product(id: &str, product: &str) -> AssociateOpportunityRequest {
    association(id, product).related_entity_type("AwsProducts")
}

fn disassociation(id: &str, solution: &str) -> DisassociateOpportunityRequest {
    DisassociateOpportunityRequest::new()
        .catalog(CATALOG)
        .opportunity_identifier(id)
        .related_entity_identifier(solution)
        .related_entity_type("Solutions")
}

fn assignment(id: &str) -> AssignOpportunityRequest {
    let assignee = AssigneeContact::new().email("lee@example.com").first_name("Lee").last_name("Example");
    AssignOpportunityRequest::new().catalog(CATALOG).identifier(id).assignee(assignee.business_title("Manager"))
}

#[tokio::test]
async fn what_is_associated_exists() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let rule = &rules::ASSOCIATION_EXISTS;
    case.breaks(rule, case.client.associate_opportunity(association(&id, "S-999")).await);
    case.breaks(rule, case.client.associate_opportunity(product(&id, "AmazonTape")).await);
    case.client.associate_opportunity(product(&id, "AmazonS3")).await.unwrap();
    let any = Case::with(Settings::new().seed(Seed::empty()));
    let id = any.create(complete()).await;
    any.client.associate_opportunity(product(&id, "AmazonTape")).await.expect("no list of products");
}

#[tokio::test]
async fn an_identifier_has_the_form_of_its_type() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let field = ["relatedEntityIdentifier"];
    let result = case.client.associate_opportunity(association(&id, "1234567")).await;
    assert_eq!(case.breaks(&rules::ASSOCIATION_FORMAT, result), field);
    let offer = association(&id, "offer-1").related_entity_type("AwsMarketplaceOffers");
    assert_eq!(case.breaks(&rules::ASSOCIATION_FORMAT, case.client.associate_opportunity(offer).await), field);
    let result = case.client.disassociate_opportunity(disassociation(&id, "1234567")).await;
    assert_eq!(case.breaks(&rules::ASSOCIATION_FORMAT, result), field);
}

#[tokio::test]
async fn only_an_active_solution_is_associated() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let result = case.client.associate_opportunity(association(&id, "S-1234569")).await;
    assert_eq!(case.breaks(&rules::ASSOCIATION_ACTIVE, result), ["relatedEntityIdentifier"]);
}

#[tokio::test]
async fn nothing_is_associated_twice_or_disassociated_twice() {
    let case = Case::new();
    let id = case.complete().await;
    let again = case.client.associate_opportunity(association(&id, SOLUTION)).await;
    case.breaks(&rules::ASSOCIATED_TWICE, again);
    case.client.disassociate_opportunity(disassociation(&id, SOLUTION)).await.unwrap();
    let again = case.client.disassociate_opportunity(disassociation(&id, SOLUTION)).await;
    case.breaks(&rules::NOT_ASSOCIATED, again);
}

/// Associates as many as the limit permits, and one more.
async fn reaches(rule: &'static Rule, limit: usize, kind: &str, name: impl Fn(usize) -> String) {
    let solutions: Vec<String> = (0..11)
        .map(|it| {
            format!(
                r#"{{"Id": "S-{it}", "Catalog": "Sandbox", "Name": "N", "Category": "C", "Status": "Active",
                     "CreatedDate": "2026-01-01T00:00:00Z"}}"#
            )
        })
        .collect();
    let seed = format!(r#"{{"Sandbox": {{"solutions": [{}]}}}}"#, solutions.join(","));
    let case = Case::with(Settings::new().seed(Seed::from_json(&seed).unwrap()));
    let id = case.create(complete()).await;
    let request = |number| association(&id, &name(number)).related_entity_type(kind);
    for number in 0..limit {
        case.client.associate_opportunity(request(number)).await.unwrap();
    }
    let result = case.client.associate_opportunity(request(limit)).await;
    assert_eq!(case.breaks(rule, result), ["relatedEntityIdentifier"]);
}

#[tokio::test]
async fn associations_have_limits() {
    reaches(&rules::SOLUTION_LIMIT, 10, "Solutions", |number| format!("S-{number}")).await;
    reaches(&rules::PRODUCT_LIMIT, 20, "AwsProducts", |number| format!("Product{number}")).await;
    let offer = |number| format!("arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-{number}");
    reaches(&rules::OFFER_LIMIT, 1, "AwsMarketplaceOffers", offer).await;
}

#[tokio::test]
async fn associations_and_team_are_fixed_in_read_only_states() {
    let case = Case::new();
    let id = case.in_review().await;
    let rule = &rules::ASSOCIATION_STATES;
    let result = case.client.associate_opportunity(association(&id, "S-1234568")).await;
    assert_eq!(case.breaks(rule, result), ["opportunityIdentifier"]);
    case.breaks(rule, case.client.disassociate_opportunity(disassociation(&id, SOLUTION)).await);
    assert_eq!(case.breaks(rule, case.client.assign_opportunity(assignment(&id)).await), ["identifier"]);
    case.sandbox.aws(CATALOG).approve(&id).unwrap();
    case.client.associate_opportunity(association(&id, "S-1234568")).await.unwrap();
}

#[tokio::test]
async fn an_association_changes_the_lock_token() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let old = case.update_of(&id).await;
    let _rule = &rules::ASSOCIATION_IS_A_CHANGE;
    case.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
    case.breaks(&rules::LOCK_TOKEN, case.client.update_opportunity(old).await);
}

#[tokio::test]
async fn the_assignee_becomes_the_team() {
    let _rule = &rules::ASSIGNEE_IS_TEAM;
    let case = Case::new();
    let id = case.create(complete()).await;
    case.client.assign_opportunity(assignment(&id)).await.unwrap();
    let team = case.get(&id).await.opportunity_team.unwrap();
    assert_eq!(team.len(), 1);
    assert_eq!(team[0].email.as_deref(), Some("lee@example.com"));
}
