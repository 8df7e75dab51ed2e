//! A catalog: records that are not seen in the other one, and what happens to them as time goes by.

use std::collections::BTreeSet;

use partnercentral_selling::operation::{GetEngagementInvitationResponse, GetOpportunityResponse};
use partnercentral_selling::types::{
    Account, Address, Customer, ExpectedCustomerSpend, InvitationStatus, LifeCycle, OpportunityInvitationPayload,
    OpportunityOrigin, Project, ReviewStatus, SolutionBase, Stage, TaskStatus,
};

use super::identifiers::{Identifiers, arn};
use super::invitation::{INVITATION_LIFE, Invitation};
use super::opportunity::Opportunity;
use super::records::Records;
use super::task::{Task, TaskKind};
use super::tokens::Tokens;
use crate::clock::Millis;
use crate::events::{Action, Outbox, PARTNER_ACCOUNT};

/// The catalogs of the service.
pub(crate) const CATALOGS: [&str; 2] = ["AWS", "Sandbox"];

/// The identifier of the list of products.
const PRODUCTS: &str = "of-aws";

/// The records of a catalog.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    pub(crate) name: &'static str,
    pub(crate) opportunities: Records<Opportunity>,
    pub(crate) invitations: Records<Invitation>,
    pub(crate) solutions: Records<SolutionBase>,
    /// The products of AWS that can be associated, in one list; without it, all.
    pub(super) products: Records<BTreeSet<String>>,
    pub(crate) tasks: Records<Task>,
    pub(crate) tokens: Tokens,
    pub(super) due: BTreeSet<(Millis, Due)>,
}

/// What happens at a time.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// A task is complete.
    TaskCompletes(String),
    /// AWS begins to review an opportunity.
    ReviewBegins(String),
    /// An invitation expires.
    InvitationExpires(String),
}

impl Catalog {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// Permits these products of AWS to be associated, and no others than those that were permitted before.
    pub(crate) fn add_products(&mut self, products: &[String]) {
        let mut known = self.products.get(PRODUCTS).cloned().unwrap_or_default();
        known.extend(products.iter().cloned());
        self.products.insert(PRODUCTS.to_owned(), known);
    }

    /// Whether a product of AWS can be associated.
    pub(crate) fn has_product(&self, id: &str) -> bool {
        self.products.get(PRODUCTS).is_none_or(|known| known.contains(id))
    }

    /// Adds an opportunity, and returns its identifier.
    pub(super) fn add_opportunity(&mut self, mut opportunity: Opportunity, ids: &mut Identifiers) -> String {
        let id = ids.opportunity();
        opportunity.record.id.clone_from(&id);
        opportunity.record.catalog = self.name.to_owned();
        self.opportunities.insert(id.clone(), opportunity);
        id
    }

    /// Adds an invitation, and returns its identifier.
    pub(super) fn add_invitation(
        &mut self,
        mut record: GetEngagementInvitationResponse,
        now: Millis,
        ids: &mut Identifiers,
    ) -> String {
        let id = ids.invitation();
        record.id.clone_from(&id);
        record.catalog = self.name.to_owned();
        record.arn = Some(arn("", self.name, "engagement-invitation", &id));
        let invitation = Invitation::new(record, now);
        let expires = now.saturating_add(INVITATION_LIFE);
        self.due.insert((expires, Due::InvitationExpires(id.clone())));
        self.invitations.insert(id.clone(), invitation);
        id
    }

    /// Starts a task for an opportunity or invitation.
    pub(super) fn start_task(
        &mut self,
        kind: TaskKind,
        subject: &str,
        now: Millis,
        lasts: Millis,
        ids: &mut Identifiers,
    ) -> Task {
        let id = ids.task();
        let opportunity = (kind == TaskKind::FromOpportunity).then(|| subject.to_owned());
        let task = Task {
            arn: arn(PARTNER_ACCOUNT, self.name, kind.word(), &id),
            id: id.clone(),
            kind,
            status: TaskStatus::InProgress,
            subject: subject.to_owned(),
            opportunity,
            started: now,
            completes: now.saturating_add(lasts),
        };
        match kind {
            TaskKind::FromOpportunity => {
                if let Some(opportunity) = self.opportunities.get_mut(subject) {
                    opportunity.running_task = Some(id.clone());
                }
            }
            TaskKind::AcceptInvitation => {
                if let Some(invitation) = self.invitations.get_mut(subject) {
                    invitation.running_task = Some(id.clone());
                }
            }
        }
        self.due.insert((task.completes, Due::TaskCompletes(id.clone())));
        self.tasks.insert(id, task.clone());
        task
    }

    /// Does what is due.
    pub(super) fn settle(&mut self, now: Millis, review_after: Millis, ids: &mut Identifiers, events: &mut Outbox) {
        while self.due.first().is_some_and(|(at, _)| *at <= now) {
            let Some((at, due)) = self.due.pop_first() else { return };
            let action = match due {
                Due::TaskCompletes(task) => self.complete(&task, at, review_after, ids),
                Due::ReviewBegins(id) => self.begin_review(&id, at),
                // One that was accepted or rejected stays as it is.
                Due::InvitationExpires(id) => self.expire(&id),
            };
            if let Some(action) = action {
                events.record(self.name, at, &action);
            }
        }
    }

    /// Lets an invitation expire, unless it was accepted or rejected, or is about to be accepted: that is `None`.
    pub(super) fn expire(&mut self, id: &str) -> Option<Action> {
        let invitation = self.invitations.get_mut(id).filter(|it| it.is_pending() && it.running_task.is_none())?;
        invitation.record.status = Some(InvitationStatus::Expired);
        Some(Action::ExpireInvitation(invitation.invited()))
    }

    fn begin_review(&mut self, id: &str, at: Millis) -> Option<Action> {
        let opportunity = self.opportunities.get_mut(id).filter(|it| it.review_begins == Some(at))?;
        opportunity.review_begins = None;
        // AWS, played by a test, may have reviewed it before.
        if opportunity.review_status() != ReviewStatus::Submitted {
            return None;
        }
        opportunity.review(ReviewStatus::InReview, None, at);
        Some(Action::AwsUpdates(opportunity.deal()))
    }

    fn complete(&mut self, task: &str, at: Millis, review_after: Millis, ids: &mut Identifiers) -> Option<Action> {
        let task = self.tasks.get_mut(task)?;
        task.status = TaskStatus::Complete;
        let (kind, subject, id) = (task.kind, task.subject.clone(), task.id.clone());
        match kind {
            TaskKind::FromOpportunity => {
                let opportunity = self.opportunities.get_mut(&subject)?;
                let submit = if opportunity.is_shared() { Action::SubmitAgain } else { Action::Submit };
                opportunity.running_task = None;
                opportunity.review(ReviewStatus::Submitted, None, at);
                let begins = at.saturating_add(review_after);
                opportunity.review_begins = Some(begins);
                let submitted = submit(opportunity.deal());
                self.due.insert((begins, Due::ReviewBegins(subject)));
                Some(submitted)
            }
            TaskKind::AcceptInvitation => {
                let invitation = self.invitations.get_mut(&subject)?;
                invitation.running_task = None;
                invitation.record.status = Some(InvitationStatus::Accepted);
                let record = invitation.payload().map(accepted).unwrap_or_default();
                let mut opportunity = Opportunity::new(record, Some(OpportunityOrigin::AwsReferral), at);
                opportunity.review(ReviewStatus::Approved, None, at);
                let invited = invitation.invited();
                let mut deal = opportunity.deal();
                let opportunity = self.add_opportunity(opportunity, ids);
                deal.id.clone_from(&opportunity);
                if let Some(task) = self.tasks.get_mut(&id) {
                    task.opportunity = Some(opportunity);
                }
                Some(Action::AcceptInvitation(invited, deal))
            }
        }
    }
}

/// The opportunity of an accepted invitation.
fn accepted(payload: &OpportunityInvitationPayload) -> GetOpportunityResponse {
    let mut record = GetOpportunityResponse::new().life_cycle(LifeCycle::new().stage(Stage::Prospect));
    if let Some(customer) = payload.customer.clone() {
        let mut account = Account::new().address(Address::new());
        account.company_name = customer.company_name;
        account.website_url = customer.website_url;
        account.industry = customer.industry;
        account.address.get_or_insert_default().country_code = customer.country_code;
        record = record.customer(Customer::new().account(account));
    }
    if let Some(details) = payload.project.clone() {
        let mut project = Project::new();
        project.title = details.title;
        project.customer_business_problem = details.business_problem;
        project.expected_customer_spend =
            details.expected_customer_spend.or_else(|| Some(Vec::<ExpectedCustomerSpend>::new()));
        record.life_cycle.get_or_insert_default().target_close_date = details.target_completion_date;
        record = record.project(project);
    }
    record
}
