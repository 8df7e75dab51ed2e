//! `CreateOpportunity`: adds an opportunity that is pending.

use partnercentral_selling::operation::{CreateOpportunityRequest, CreateOpportunityResponse, GetOpportunityResponse};
use partnercentral_selling::types::{OpportunityOrigin, ReviewStatus, Stage};

use super::contents;
use super::responses::CREATED;
use super::review;
use super::serve::Serve;
use crate::events::Action;
use crate::rules;
use crate::state::{Opportunity, View};
use crate::traffic::Group;
use crate::wire::{Findings, Nulls, Rejection};

impl Serve for CreateOpportunityRequest {
    const GROUP: Group = Group::Write;
    const NULLS: Option<&'static Nulls> = Some(&CREATED);
    const HAS_TOKEN: bool = true;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn client_token(&self) -> Option<&str> {
        self.client_token.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<CreateOpportunityResponse, Rejection> {
        let origin = self.origin.clone();
        let record = record_of(self);
        let mut findings = Findings::default();
        check_origin(origin.as_ref(), view.catalog.name, &mut findings);
        let stage = record.life_cycle.as_ref().and_then(|life_cycle| life_cycle.stage.as_ref());
        if stage == Some(&Stage::ClosedLost) {
            findings.add(&rules::CREATE_CLOSED_LOST, "LifeCycle.Stage", "can't be Closed Lost for a new opportunity");
        }
        review::check_new(&record, &mut findings);
        contents::check(&record, &view.catalog.opportunities, &mut findings);
        findings.finish()?;

        let mut opportunity = Opportunity::new(record, origin, view.now);
        opportunity.life_cycle_mut().review_status = Some(ReviewStatus::PendingSubmission);
        let mut response = CreateOpportunityResponse::new().last_modified_date(opportunity.record.last_modified_date);
        response.partner_opportunity_identifier.clone_from(&opportunity.record.partner_opportunity_identifier);
        let mut deal = opportunity.deal();
        response.id = view.add_opportunity(opportunity);
        deal.id.clone_from(&response.id);
        view.record(&Action::Create(deal));
        Ok(response)
    }
}

fn check_origin(origin: Option<&OpportunityOrigin>, catalog: &str, findings: &mut Findings) {
    let allowed = match origin {
        Some(OpportunityOrigin::PartnerReferral) => "AWS",
        Some(OpportunityOrigin::AwsReferral) => "Sandbox",
        _ => return,
    };
    if catalog != allowed {
        findings.add(
            &rules::ORIGIN_OF_CATALOG,
            "Origin",
            &format!("can have this value only in the catalog {allowed}"),
        );
    }
}

/// The record of a new opportunity, without what the service adds.
pub(crate) fn record_of(request: CreateOpportunityRequest) -> GetOpportunityResponse {
    let mut record = GetOpportunityResponse::new();
    record.customer = request.customer;
    record.life_cycle = request.life_cycle;
    record.marketing = request.marketing;
    record.national_security = request.national_security;
    record.opportunity_team = request.opportunity_team;
    record.opportunity_type = request.opportunity_type;
    record.partner_opportunity_identifier = request.partner_opportunity_identifier;
    record.primary_needs_from_aws = request.primary_needs_from_aws;
    record.project = request.project;
    record.software_revenue = request.software_revenue;
    record
}
