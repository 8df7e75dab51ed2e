//! The structure `AwsOpportunityInsights`.

use smithy_client_runtime::UnknownMembers;

use crate::types::EngagementScore;

/// Advice of AWS on how to go on with a deal.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityInsights {
    /// How promising AWS finds a joint effort on this deal. Use it to decide which deals to work on
    /// first.
    pub engagement_score: Option<EngagementScore>,

    /// What AWS recommends to do next, as text. Show it to the seller who owns the deal.
    pub next_best_actions: Option<String>,
    unknown_members: UnknownMembers,
}

impl AwsOpportunityInsights {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`engagement_score`](field@Self::engagement_score).
    #[must_use]
    pub fn engagement_score(mut self, value: impl Into<EngagementScore>) -> Self {
        self.engagement_score = Some(value.into());
        self
    }

    /// Sets [`next_best_actions`](field@Self::next_best_actions).
    #[must_use]
    pub fn next_best_actions(mut self, value: impl Into<String>) -> Self {
        self.next_best_actions = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AwsOpportunityInsights {
        engagement_score: "EngagementScore",
        next_best_actions: "NextBestActions",
        ..unknown_members
    }
}
