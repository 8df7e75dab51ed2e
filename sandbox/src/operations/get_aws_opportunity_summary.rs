//! `GetAwsOpportunitySummary`: what AWS shows of an opportunity.

use partnercentral_selling::operation::{GetAwsOpportunitySummaryRequest, GetAwsOpportunitySummaryResponse};
use partnercentral_selling::types::{
    AwsOpportunityCustomer, AwsOpportunityLifeCycle, AwsOpportunityProject, AwsOpportunityRelatedEntities,
    AwsOpportunityStage, ReviewStatus, SalesInvolvementType, Visibility,
};

use super::common::opportunity;
use super::responses::AWS_SUMMARY;
use super::serve::Serve;
use crate::rules;
use crate::state::{Opportunity, View};
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for GetAwsOpportunitySummaryRequest {
    const GROUP: Group = Group::Read;
    const NULLS: Option<&'static Nulls> = Some(&AWS_SUMMARY);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<GetAwsOpportunitySummaryResponse, Rejection> {
        let catalog = view.catalog.name;
        let found = opportunity(view, self.related_opportunity_identifier.as_deref())?;
        let is_pending = found.review_status() == ReviewStatus::PendingSubmission;
        if is_pending || (found.submission.is_none() && found.origin.is_none()) {
            let message = "AWS has no view of the opportunity before its submission";
            return Err(Rejection::not_found(&rules::SUMMARY_OF_SUBMITTED, message));
        }
        Ok(summary(found, catalog))
    }
}

fn summary(opportunity: &Opportunity, catalog: &str) -> GetAwsOpportunitySummaryResponse {
    let record = &opportunity.record;
    let mut summary = GetAwsOpportunitySummaryResponse::new().catalog(catalog).related_opportunity_id(&record.id);
    let submission = opportunity.submission.clone().unwrap_or_default();
    summary.origin.clone_from(&opportunity.origin);
    summary.involvement_type = submission.involvement_type.or(Some(SalesInvolvementType::CoSell));
    summary.visibility = submission.visibility.or(Some(Visibility::Full));
    summary.life_cycle = Some(life_cycle(opportunity));
    summary.opportunity_team = Some(opportunity.aws_team.clone());
    summary.insights.clone_from(&opportunity.insights);

    let mut customer = AwsOpportunityCustomer::new();
    customer.contacts = record.customer.as_ref().and_then(|customer| customer.contacts.clone());
    let mut project = AwsOpportunityProject::new();
    project.expected_customer_spend =
        record.project.as_ref().and_then(|project| project.expected_customer_spend.clone());
    let mut related = AwsOpportunityRelatedEntities::new();
    related.aws_products = Some(record.related_entity_identifiers.aws_products.clone().unwrap_or_default());
    related.solutions = Some(record.related_entity_identifiers.solutions.clone().unwrap_or_default());
    summary.customer(customer).project(project).related_entity_ids(related)
}

fn life_cycle(opportunity: &Opportunity) -> AwsOpportunityLifeCycle {
    let of_partner = opportunity.record.life_cycle.clone().unwrap_or_default();
    let mut life_cycle = AwsOpportunityLifeCycle::new();
    life_cycle.target_close_date = of_partner.target_close_date;
    life_cycle.next_steps = of_partner.next_steps;
    life_cycle.stage = Some(match (opportunity.review_status(), of_partner.stage) {
        // The stages of AWS contain all of the partner's.
        (ReviewStatus::Approved, Some(stage)) => AwsOpportunityStage::from(stage.as_str()),
        _ => AwsOpportunityStage::NotStarted,
    });
    life_cycle.closed_lost_reason = of_partner.closed_lost_reason.map(|reason| reason.as_str().into());
    life_cycle
}
