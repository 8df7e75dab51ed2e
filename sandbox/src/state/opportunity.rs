//! An opportunity: the partner's record, and what AWS adds.

use partnercentral_selling::operation::GetOpportunityResponse;
use partnercentral_selling::types::{
    AwsOpportunityInsights, AwsSubmission, AwsTeamMember, LifeCycle, OpportunityOrigin, ReviewStatus, Stage,
};

use serde::{Deserialize, Serialize};

use crate::clock::{Millis, timestamp};
use crate::events::Deal;

/// An opportunity as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Opportunity {
    /// The partner's record; `GetOpportunity` returns it, with what the service adds.
    pub(crate) record: GetOpportunityResponse,
    pub(crate) origin: Option<OpportunityOrigin>,
    /// Involvement and visibility, from the submission on.
    pub(crate) submission: Option<AwsSubmission>,
    /// The people of AWS, after approval.
    pub(crate) aws_team: Vec<AwsTeamMember>,
    pub(crate) insights: Option<AwsOpportunityInsights>,
    /// The task that runs for it.
    pub(crate) running_task: Option<String>,
    /// When AWS begins the review.
    pub(crate) review_begins: Option<Millis>,
    pub(crate) created: Millis,
    pub(crate) modified: Millis,
}

impl Opportunity {
    pub(crate) fn new(record: GetOpportunityResponse, origin: Option<OpportunityOrigin>, now: Millis) -> Self {
        let mut opportunity = Self {
            record,
            origin,
            submission: None,
            aws_team: Vec::new(),
            insights: None,
            running_task: None,
            review_begins: None,
            created: now,
            modified: now,
        };
        opportunity.record.created_date = timestamp(now);
        opportunity.record.last_modified_date = timestamp(now);
        opportunity
    }

    /// Gives the record a new lock token, later than the one before.
    pub(crate) fn touch(&mut self, now: Millis) {
        self.modified = now.max(self.modified.saturating_add(1));
        self.record.last_modified_date = timestamp(self.modified);
    }

    pub(crate) fn life_cycle_mut(&mut self) -> &mut LifeCycle {
        self.record.life_cycle.get_or_insert_with(LifeCycle::new)
    }

    pub(crate) fn review_status(&self) -> ReviewStatus {
        let status = self.record.life_cycle.as_ref().and_then(|life_cycle| life_cycle.review_status.clone());
        status.unwrap_or(ReviewStatus::PendingSubmission)
    }

    /// Sets the status of the review with its remarks, and gives the record a new lock token.
    pub(crate) fn review(&mut self, status: ReviewStatus, reason: Option<String>, now: Millis) {
        let approved = status == ReviewStatus::Approved;
        let life_cycle = self.life_cycle_mut();
        life_cycle.review_status = Some(status);
        life_cycle.review_status_reason = reason;
        if approved {
            self.welcome();
        }
        self.touch(now);
    }

    /// What AWS adds after approval.
    fn welcome(&mut self) {
        if self.aws_team.is_empty() {
            let representative = AwsTeamMember::new().first_name("Alex").last_name("Example");
            self.aws_team.push(representative.email("alex@example.com").business_title("AWSSalesRep"));
        }
        let insights = AwsOpportunityInsights::new().engagement_score("High");
        self.insights = Some(insights.next_best_actions("Contact the sales representative of AWS."));
    }

    /// True once it was submitted, or if it is from an invitation.
    pub(crate) fn is_shared(&self) -> bool {
        self.review_status() != ReviewStatus::PendingSubmission
    }

    /// What events tell of it.
    pub(crate) fn deal(&self) -> Deal {
        Deal { id: self.record.id.clone(), is_shared: self.is_shared() }
    }

    pub(crate) fn stage(&self) -> Option<&Stage> {
        self.record.life_cycle.as_ref()?.stage.as_ref()
    }

    /// True after the stage that ends an opportunity.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.stage(), Some(Stage::Launched | Stage::ClosedLost))
    }

    pub(crate) fn company_name(&self) -> &str {
        let account = self.record.customer.as_ref().and_then(|customer| customer.account.as_ref());
        account.and_then(|account| account.company_name.as_deref()).unwrap_or_default()
    }
}
