//! `DisassociateOpportunity`: removes a solution, product or offer from an opportunity.

use partnercentral_selling::operation::DisassociateOpportunityRequest;
use partnercentral_selling::types::RelatedEntityType;

use super::associate_opportunity::{check_form, list};
use super::common::{check_open, opportunity};
use super::serve::Serve;
use crate::events::Action;
use crate::rules;
use crate::state::View;
use crate::traffic::Group;
use crate::wire::Rejection;

impl Serve for DisassociateOpportunityRequest {
    const GROUP: Group = Group::Write;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<(), Rejection> {
        let kind = self.related_entity_type.unwrap_or(RelatedEntityType::Solutions);
        let id = self.related_entity_identifier.unwrap_or_default();
        check_form(&kind, &id)?;
        let now = view.now;
        let found = opportunity(view, self.opportunity_identifier.as_deref())?;
        check_open(found, "OpportunityIdentifier")?;
        let related = list(&mut found.record.related_entity_identifiers, &kind).get_or_insert_default();
        let Some(position) = related.iter().position(|associated| *associated == id) else {
            return Err(Rejection::not_found(&rules::NOT_ASSOCIATED, "The entity is not associated"));
        };
        related.remove(position);
        found.touch(now);
        let action = Action::Disassociate(found.deal());
        view.record(&action);
        Ok(())
    }
}
