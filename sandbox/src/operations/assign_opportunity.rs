//! `AssignOpportunity`: sets the team of an opportunity.

use partnercentral_selling::operation::AssignOpportunityRequest;
use partnercentral_selling::types::Contact;

use super::common::{check_open, opportunity};
use super::serve::Serve;
use crate::events::Action;
use crate::state::View;
use crate::traffic::Group;
use crate::wire::Rejection;

impl Serve for AssignOpportunityRequest {
    const GROUP: Group = Group::Write;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<(), Rejection> {
        let now = view.now;
        let found = opportunity(view, self.identifier.as_deref())?;
        check_open(found, "Identifier")?;
        let assignee = self.assignee.unwrap_or_default();
        let mut contact = Contact::new();
        contact.business_title = assignee.business_title;
        contact.email = assignee.email;
        contact.first_name = assignee.first_name;
        contact.last_name = assignee.last_name;
        found.record.opportunity_team = Some(vec![contact]);
        found.touch(now);
        let action = Action::Assign(found.deal());
        view.record(&action);
        Ok(())
    }
}
