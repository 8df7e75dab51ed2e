//! `AssociateOpportunity`: adds a solution, product or offer to an opportunity.

use partnercentral_selling::operation::AssociateOpportunityRequest;
use partnercentral_selling::types::{RelatedEntityIdentifiers, RelatedEntityType, SolutionStatus};

use super::common::{check_open, opportunity};
use super::serve::Serve;
use crate::events::{Action, Deal};
use crate::rules::{self, Rule};
use crate::state::View;
use crate::traffic::Group;
use crate::wire::{Findings, Rejection, validate_model};

impl Serve for AssociateOpportunityRequest {
    const GROUP: Group = Group::Write;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<(), Rejection> {
        let kind = self.related_entity_type.unwrap_or(RelatedEntityType::Solutions);
        let id = self.related_entity_identifier.unwrap_or_default();
        check_form(&kind, &id)?;
        check_exists(&kind, &id, view)?;
        let now = view.now;
        let found = opportunity(view, self.opportunity_identifier.as_deref())?;
        check_open(found, "OpportunityIdentifier")?;
        let related = list(&mut found.record.related_entity_identifiers, &kind);
        let related = related.get_or_insert_default();
        if related.contains(&id) {
            return Err(Rejection::conflict(&rules::ASSOCIATED_TWICE, "The entity is associated already"));
        }
        let (limit, rule) = limit(&kind);
        if related.len() >= limit {
            let message = format!("exceeds the limit of {limit} for this type");
            return Err(Rejection::invalid(rule, "RelatedEntityIdentifier", &message));
        }
        related.push(id);
        found.touch(now);
        let action = associated(&kind)(found.deal());
        view.record(&action);
        Ok(())
    }
}

fn associated(kind: &RelatedEntityType) -> fn(Deal) -> Action {
    match kind {
        RelatedEntityType::AwsMarketplaceOffers => Action::AssociateOffer,
        RelatedEntityType::AwsProducts => Action::AssociateProduct,
        _ => Action::AssociateSolution,
    }
}

/// The associations of a type.
pub(super) fn list<'a>(
    related: &'a mut RelatedEntityIdentifiers,
    kind: &RelatedEntityType,
) -> &'a mut Option<Vec<String>> {
    match kind {
        RelatedEntityType::AwsMarketplaceOffers => &mut related.aws_marketplace_offers,
        RelatedEntityType::AwsProducts => &mut related.aws_products,
        _ => &mut related.solutions,
    }
}

fn limit(kind: &RelatedEntityType) -> (usize, &'static Rule) {
    match kind {
        RelatedEntityType::AwsMarketplaceOffers => (1, &rules::OFFER_LIMIT),
        RelatedEntityType::AwsProducts => (20, &rules::PRODUCT_LIMIT),
        _ => (10, &rules::SOLUTION_LIMIT),
    }
}

/// Reports an identifier that doesn't have the form of its type, which the model states for the lists of a response.
pub(super) fn check_form(kind: &RelatedEntityType, id: &str) -> Result<(), Rejection> {
    let mut related = RelatedEntityIdentifiers::new();
    *list(&mut related, kind) = Some(vec![id.to_owned()]);
    let mut violations = Findings::default();
    validate_model(&related, &mut violations);
    violations.finish().map_err(|_| {
        let message = format!("doesn't have the form of identifiers of {kind}");
        Rejection::invalid(&rules::ASSOCIATION_FORMAT, "RelatedEntityIdentifier", &message)
    })
}

fn check_exists(kind: &RelatedEntityType, id: &str, view: &View<'_>) -> Result<(), Rejection> {
    let missing = || Rejection::not_found(&rules::ASSOCIATION_EXISTS, "There is no such entity in this catalog");
    match kind {
        RelatedEntityType::Solutions => {
            let solution = view.catalog.solutions.get(id).ok_or_else(missing)?;
            if solution.status != Some(SolutionStatus::Active) {
                let message = "names a solution that is not active";
                return Err(Rejection::invalid(&rules::ASSOCIATION_ACTIVE, "RelatedEntityIdentifier", message));
            }
        }
        RelatedEntityType::AwsProducts if !view.catalog.has_product(id) => {
            return Err(missing());
        }
        _ => {}
    }
    Ok(())
}
