//! `GetOpportunity`: the record as the service returns it.

use partnercentral_selling::operation::{GetOpportunityRequest, GetOpportunityResponse};
use partnercentral_selling::types::{ExpectedCustomerSpend, Project};

use super::common::opportunity;
use super::responses::OPPORTUNITY;
use super::serve::Serve;
use crate::state::View;
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for GetOpportunityRequest {
    const GROUP: Group = Group::Read;
    const NULLS: Option<&'static Nulls> = Some(&OPPORTUNITY);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<GetOpportunityResponse, Rejection> {
        Ok(shown(&opportunity(view, self.identifier.as_deref())?.record))
    }
}

/// A record as the service returns it: with encoded ampersands, and with stubs (the rules `encoded-ampersand` and `stubs`).
pub(super) fn shown(record: &GetOpportunityResponse) -> GetOpportunityResponse {
    let mut shown = record.clone();
    if let Some(project) = &mut shown.project {
        add_stubs(project);
        project.customer_use_case = project.customer_use_case.as_ref().map(|text| text.replace('&', "&amp;"));
    }
    shown
}

fn add_stubs(project: &mut Project) {
    project.sales_activities.get_or_insert_default();
    let spend = project.expected_customer_spend.get_or_insert_default();
    if spend.is_empty() {
        spend.push(ExpectedCustomerSpend::new().currency_code("USD"));
    }
}
