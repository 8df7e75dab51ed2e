//! The status of the review in an update: who may set it, and to what.

use partnercentral_selling::operation::GetOpportunityResponse;
use partnercentral_selling::types::ReviewStatus;

use crate::rules;
use crate::state::Opportunity;
use crate::wire::Findings;

/// The status that an update in the catalog `Sandbox` sets in place of AWS. Reports it if it can't be set, and remarks
/// that only AWS writes.
pub(super) fn check(
    old: &Opportunity,
    new: &GetOpportunityResponse,
    catalog: &str,
    findings: &mut Findings,
) -> Option<ReviewStatus> {
    let current = old.review_status();
    let requested = new.life_cycle.as_ref().and_then(|life_cycle| life_cycle.review_status.clone());
    let requested = requested.filter(|status| *status != current);
    if let Some(status) = &requested {
        check_status(&current, status, catalog, findings);
    }
    if requested.is_none() || catalog != "Sandbox" {
        check_remarks(old, new, findings);
    }
    requested
}

fn check_status(current: &ReviewStatus, requested: &ReviewStatus, catalog: &str, findings: &mut Findings) {
    let path = "LifeCycle.ReviewStatus";
    if catalog != "Sandbox" {
        findings.add(&rules::REVIEW_STATUS_OF_AWS, path, "is set by AWS");
    } else if *current == ReviewStatus::Approved {
        findings.add(&rules::APPROVED_IS_FINAL, path, "can't be changed after approval");
    } else if !matches!(requested, ReviewStatus::Approved | ReviewStatus::ActionRequired | ReviewStatus::Rejected) {
        findings.add(&rules::SETTABLE_REVIEW_STATUS, path, "can be set to Approved, Action Required or Rejected only");
    } else if *current == ReviewStatus::PendingSubmission {
        findings.add(&rules::REVIEW_OF_SUBMITTED, path, "can be set only after the submission");
    }
}

fn check_remarks(old: &Opportunity, new: &GetOpportunityResponse, findings: &mut Findings) {
    let remarks = |record: &GetOpportunityResponse| {
        let life_cycle = record.life_cycle.clone().unwrap_or_default();
        [
            ("LifeCycle.ReviewComments", life_cycle.review_comments),
            ("LifeCycle.ReviewStatusReason", life_cycle.review_status_reason),
        ]
    };
    for ((path, new), (_, old)) in remarks(new).into_iter().zip(remarks(&old.record)) {
        if new.is_some() && new != old {
            findings.add(&rules::REVIEW_REMARKS_OF_AWS, path, "is written by AWS");
        }
    }
}

/// Reports the review of a new opportunity.
pub(super) fn check_new(new: &GetOpportunityResponse, findings: &mut Findings) {
    let Some(life_cycle) = &new.life_cycle else { return };
    if life_cycle.review_status.as_ref().is_some_and(|status| *status != ReviewStatus::PendingSubmission) {
        let message = "can't be set for a new opportunity";
        findings.add(&rules::REVIEW_STATUS_OF_NEW, "LifeCycle.ReviewStatus", message);
    }
    let remarks = [
        ("LifeCycle.ReviewComments", &life_cycle.review_comments),
        ("LifeCycle.ReviewStatusReason", &life_cycle.review_status_reason),
    ];
    for (path, _) in remarks.iter().filter(|(_, remark)| remark.is_some()) {
        findings.add(&rules::REVIEW_REMARKS_OF_AWS, path, "is written by AWS");
    }
}
