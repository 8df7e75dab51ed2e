//! `ListOpportunities`: the opportunities of a catalog, filtered and sorted.

use std::cmp::Ordering;

use partnercentral_selling::operation::{ListOpportunitiesRequest, ListOpportunitiesResponse};
use partnercentral_selling::types::{
    AccountSummary, AddressSummary, CustomerSummary, ExpectedCustomerSpend, LifeCycleSummary, OpportunitySortName,
    OpportunitySummary, ProjectSummary, SortOrder,
};

use super::get_opportunity::shown;
use super::paging::{Asked, page, passes};
use super::responses::OPPORTUNITIES;
use super::serve::{Serve, hash};
use crate::state::{Opportunity, View};
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for ListOpportunitiesRequest {
    const GROUP: Group = Group::Read;
    const NULLS: Option<&'static Nulls> = Some(&OPPORTUNITIES);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(mut self, view: &mut View<'_>) -> Result<ListOpportunitiesResponse, Rejection> {
        let (token, max_results) = (self.next_token.take(), self.max_results.take());
        let asked = Asked { token, max_results, request: hash(&self) };
        let (now, lag) = (view.now, view.timing.read_lag);
        let all = || {
            let rows = view.catalog.opportunities.values();
            let rows = rows.filter(|row| now >= row.created.saturating_add(lag) && is_asked_for(&self, row));
            let mut rows: Vec<&Opportunity> = rows.collect();
            rows.sort_by(|one, other| order(&self, one, other));
            rows.into_iter().map(|row| row.record.id.clone()).collect()
        };
        let page = page(&asked, view.listings, all)?;
        let rows = page.rows.iter().filter_map(|id| view.catalog.opportunities.get(id)).map(summary);
        let mut response = ListOpportunitiesResponse::new().opportunity_summaries(rows);
        response.next_token = page.next_token;
        Ok(response)
    }
}

fn is_asked_for(request: &ListOpportunitiesRequest, row: &Opportunity) -> bool {
    let modified = row.record.last_modified_date;
    let range = request.last_modified_date.as_ref();
    let after = range.and_then(|range| range.after_last_modified_date).is_none_or(|after| modified > after);
    let before = range.and_then(|range| range.before_last_modified_date).is_none_or(|before| modified < before);
    after
        && before
        && passes(request.identifier.as_ref(), Some(&row.record.id))
        && request
            .customer_company_name
            .as_ref()
            .is_none_or(|names| names.is_empty() || names.iter().any(|name| name == row.company_name()))
        && passes(request.life_cycle_stage.as_ref(), row.stage())
        && passes(request.life_cycle_review_status.as_ref(), Some(&row.review_status()))
}

/// The order of a list. Rows that are equal by the sort are in the order of their identifiers.
fn order(request: &ListOpportunitiesRequest, one: &Opportunity, other: &Opportunity) -> Ordering {
    let (by, descending) = match &request.sort {
        None => (OpportunitySortName::LastModifiedDate, true),
        Some(sort) => {
            let by = sort.sort_by.clone().unwrap_or(OpportunitySortName::LastModifiedDate);
            (by, sort.sort_order == Some(SortOrder::Descending))
        }
    };
    let order = match by {
        OpportunitySortName::CustomerCompanyName => one.company_name().cmp(other.company_name()),
        OpportunitySortName::Identifier => Ordering::Equal,
        _ => one.modified.cmp(&other.modified),
    };
    let order = order.then_with(|| one.record.id.cmp(&other.record.id));
    if descending { order.reverse() } else { order }
}

fn summary(opportunity: &Opportunity) -> OpportunitySummary {
    let record = shown(&opportunity.record);
    let mut summary = OpportunitySummary::new().catalog(record.catalog).id(record.id);
    summary.created_date = Some(record.created_date);
    summary.last_modified_date = Some(record.last_modified_date);
    summary.opportunity_type = record.opportunity_type;
    summary.partner_opportunity_identifier = record.partner_opportunity_identifier;
    if let Some(account) = record.customer.and_then(|customer| customer.account) {
        let mut of_list = AccountSummary::new();
        of_list.company_name = account.company_name;
        of_list.industry = account.industry;
        of_list.other_industry = account.other_industry;
        of_list.website_url = account.website_url;
        of_list.address = account.address.map(|address| {
            let mut of_list = AddressSummary::new();
            of_list.city = address.city;
            of_list.country_code = address.country_code;
            of_list.postal_code = address.postal_code;
            of_list.state_or_region = address.state_or_region;
            of_list
        });
        summary.customer = Some(CustomerSummary::new().account(of_list));
    }
    if let Some(life_cycle) = record.life_cycle {
        let mut of_list = LifeCycleSummary::new();
        of_list.closed_lost_reason = life_cycle.closed_lost_reason;
        of_list.next_steps = life_cycle.next_steps;
        of_list.review_comments = life_cycle.review_comments;
        of_list.review_status = life_cycle.review_status;
        of_list.review_status_reason = life_cycle.review_status_reason;
        of_list.stage = life_cycle.stage;
        of_list.target_close_date = life_cycle.target_close_date;
        summary.life_cycle = Some(of_list);
    }
    if let Some(project) = record.project {
        let mut of_list = ProjectSummary::new();
        of_list.delivery_models = project.delivery_models;
        of_list.expected_customer_spend =
            project.expected_customer_spend.map(|list| list.into_iter().map(with_decimal).collect());
        summary.project = Some(of_list);
    }
    summary
}

/// The amount of a list: a whole number with a decimal (the rule `list-amount`).
fn with_decimal(mut spend: ExpectedCustomerSpend) -> ExpectedCustomerSpend {
    let is_whole = |amount: &str| !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(amount) = spend.amount.as_mut().filter(|amount| is_whole(amount)) {
        amount.push_str(".0");
    }
    spend
}
