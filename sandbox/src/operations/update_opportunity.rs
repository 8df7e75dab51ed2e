//! `UpdateOpportunity`: replaces the record of an opportunity.

use std::mem;

use partnercentral_selling::operation::{GetOpportunityResponse, UpdateOpportunityRequest, UpdateOpportunityResponse};
use partnercentral_selling::types::{ReviewStatus, Stage};

use super::common::{check_no_task, opportunity};
use super::responses::UPDATED;
use super::serve::Serve;
use super::{contents, editing, review};
use crate::events::Action;
use crate::rules;
use crate::state::{View, reviewed as reviewed_by_aws};
use crate::traffic::Group;
use crate::wire::{Findings, Nulls, Rejection};

impl Serve for UpdateOpportunityRequest {
    const GROUP: Group = Group::Write;
    const NULLS: Option<&'static Nulls> = Some(&UPDATED);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<UpdateOpportunityResponse, Rejection> {
        let (now, catalog) = (view.now, view.catalog.name);
        let id = self.identifier.clone().unwrap_or_default();
        let lock = self.last_modified_date;
        let old = opportunity(view, Some(&id))?;
        check_no_task(old)?;
        if lock != Some(old.record.last_modified_date) {
            let message = "LastModifiedDate is not that of the record: read it again";
            return Err(Rejection::conflict(&rules::LOCK_TOKEN, message));
        }
        let mut new = updated(self, &old.record);
        let mut findings = Findings::default();
        check_update(&new, catalog, &mut findings);
        let reviewed = review::check(old, &new, catalog, &mut findings);
        editing::check(old, &new, reviewed.is_some(), &mut findings);
        contents::check(&new, &view.catalog.opportunities, &mut findings);
        findings.finish()?;

        let old = opportunity(view, Some(&id))?;
        keep_review(&mut new, &old.record, reviewed.is_some());
        old.record = new;
        let action = match reviewed {
            Some(status) => {
                let reason = old.life_cycle_mut().review_status_reason.take();
                let action = reviewed_by_aws(&status);
                old.review(status, reason, now);
                action(old.deal())
            }
            None => {
                old.touch(now);
                Action::Update(old.deal())
            }
        };
        let mut response = UpdateOpportunityResponse::new().last_modified_date(old.record.last_modified_date);
        response.id = id;
        view.record(&action);
        Ok(response)
    }
}

/// The record after an update: what is omitted is erased, and what isn't part of updates stays.
fn updated(request: UpdateOpportunityRequest, old: &GetOpportunityResponse) -> GetOpportunityResponse {
    let mut new = old.clone();
    new.customer = request.customer;
    new.life_cycle = request.life_cycle;
    new.marketing = request.marketing;
    new.national_security = request.national_security;
    new.opportunity_type = request.opportunity_type;
    new.partner_opportunity_identifier = request.partner_opportunity_identifier;
    new.primary_needs_from_aws = request.primary_needs_from_aws;
    new.project = request.project;
    new.software_revenue = request.software_revenue;
    new
}

fn check_update(new: &GetOpportunityResponse, catalog: &str, findings: &mut Findings) {
    let life_cycle = new.life_cycle.as_ref();
    match life_cycle.and_then(|life_cycle| life_cycle.stage.as_ref()) {
        None => findings.add(&rules::STAGE_REQUIRED, "LifeCycle.Stage", "is required"),
        Some(Stage::ClosedLost) if life_cycle.is_none_or(|life_cycle| life_cycle.closed_lost_reason.is_none()) => {
            let message = "is required for the stage Closed Lost";
            findings.add(&rules::LOSS_NEEDS_REASON, "LifeCycle.ClosedLostReason", message);
        }
        Some(_) => {}
    }
    let source = new.marketing.as_ref().and_then(|marketing| marketing.source.as_ref());
    if catalog == "Sandbox" && source.is_none() {
        findings.add(&rules::MARKETING_SOURCE_REQUIRED, "Marketing.Source", "is required");
    }
}

/// The review belongs to AWS: an update that doesn't set it keeps it.
fn keep_review(new: &mut GetOpportunityResponse, old: &GetOpportunityResponse, reviewed: bool) {
    if reviewed {
        return;
    }
    let mut kept = old.life_cycle.clone().unwrap_or_default();
    let life_cycle = new.life_cycle.get_or_insert_default();
    life_cycle.review_status = kept.review_status.take().or(Some(ReviewStatus::PendingSubmission));
    life_cycle.review_comments = mem::take(&mut kept.review_comments);
    life_cycle.review_status_reason = mem::take(&mut kept.review_status_reason);
}
