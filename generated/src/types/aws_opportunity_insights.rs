//! The structure `AwsOpportunityInsights`.

use crate::types::EngagementScore;

/// Advice of AWS on how to go on with a deal.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityInsights {
    /// How promising AWS finds a joint effort on this deal. Use it to decide which deals to work on
    /// first.
    pub engagement_score: Option<EngagementScore>,

    /// What AWS recommends to do next, as text. Show it to the seller who owns the deal.
    pub next_best_actions: Option<String>,
}

smithy_client_runtime::structure! {
    AwsOpportunityInsights {
        engagement_score: "EngagementScore",
        next_best_actions: "NextBestActions",
    }
}
