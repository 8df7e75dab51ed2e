//! What the members of an opportunity must be, whether it is created or updated.

use std::collections::BTreeMap;

use partnercentral_selling::operation::GetOpportunityResponse;
use partnercentral_selling::types::{Industry, MarketingSource, Stage};

use crate::rules;
use crate::state::Opportunity;
use crate::wire::Findings;

/// Reports the members of a new version of a record that break a rule. `known` are the opportunities of the catalog.
pub(super) fn check(record: &GetOpportunityResponse, known: &BTreeMap<String, Opportunity>, findings: &mut Findings) {
    check_marketing(record, findings);
    check_loss(record, findings);
    check_contract(record, findings);
    check_project(record, known, findings);
    let account = record.customer.as_ref().and_then(|customer| customer.account.as_ref());
    if account.is_some_and(|it| it.other_industry.is_some() && it.industry != Some(Industry::Other)) {
        findings.add(&rules::OTHER_INDUSTRY, "Customer.Account.OtherIndustry", "is only for the industry Other");
    }
}

fn check_marketing(record: &GetOpportunityResponse, findings: &mut Findings) {
    let Some(marketing) = &record.marketing else { return };
    if marketing.source == Some(MarketingSource::MarketingActivity) {
        return;
    }
    let companions = [
        ("Marketing.AwsFundingUsed", marketing.aws_funding_used.is_some()),
        ("Marketing.CampaignName", marketing.campaign_name.is_some()),
        ("Marketing.Channels", marketing.channels.as_ref().is_some_and(|list| !list.is_empty())),
        ("Marketing.UseCases", marketing.use_cases.as_ref().is_some_and(|list| !list.is_empty())),
    ];
    for (path, _) in companions.iter().filter(|(_, present)| *present) {
        findings.add(&rules::MARKETING_COMPANIONS, path, "is only for the source Marketing Activity");
    }
}

fn check_loss(record: &GetOpportunityResponse, findings: &mut Findings) {
    let Some(life_cycle) = &record.life_cycle else { return };
    if life_cycle.closed_lost_reason.is_some() && life_cycle.stage != Some(Stage::ClosedLost) {
        findings.add(&rules::REASON_WITHOUT_LOSS, "LifeCycle.ClosedLostReason", "is only for the stage Closed Lost");
    }
}

fn check_contract(record: &GetOpportunityResponse, findings: &mut Findings) {
    let Some(revenue) = &record.software_revenue else { return };
    // Dates of the form YYYY-MM-DD are in the order of their texts.
    if let (Some(start), Some(end)) = (&revenue.effective_date, &revenue.expiration_date)
        && end <= start
    {
        findings.add(&rules::CONTRACT_DATES, "SoftwareRevenue.ExpirationDate", "must be after the effective date");
    }
}

fn check_project(record: &GetOpportunityResponse, known: &BTreeMap<String, Opportunity>, findings: &mut Findings) {
    let Some(project) = &record.project else { return };
    if project.customer_use_case.as_deref().is_some_and(has_entity) {
        let message = "has an HTML entity, such as &amp;: send the use case itself";
        findings.add(&rules::ENCODED_USE_CASE, "Project.CustomerUseCase", message);
    }
    if let Some(related) = &project.related_opportunity_identifier
        && (*related == record.id || !known.contains_key(related))
    {
        let message = "must name another opportunity of the catalog";
        findings.add(&rules::RELATED_OPPORTUNITY_EXISTS, "Project.RelatedOpportunityIdentifier", message);
    }
}

/// True if a text has an HTML entity, like `&amp;`.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let name = rest.split_once(';').map(|(name, _)| name);
        name.is_some_and(|name| !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '#'))
    })
}
