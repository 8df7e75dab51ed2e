//! A task: asynchronous work that a `Start…Task` operation begins.

use partnercentral_selling::types::TaskStatus;
use serde::{Deserialize, Serialize};

use crate::clock::Millis;

/// What a task does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum TaskKind {
    /// Submits an opportunity.
    FromOpportunity,
    /// Accepts an invitation, from which an opportunity is created.
    AcceptInvitation,
}

impl TaskKind {
    /// The word for it in ARNs.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::FromOpportunity => "engagement-from-opportunity-task",
            Self::AcceptInvitation => "engagement-by-accepting-invitation-task",
        }
    }
}

/// A task with its state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Task {
    pub(crate) id: String,
    pub(crate) arn: String,
    pub(crate) kind: TaskKind,
    pub(crate) status: TaskStatus,
    /// The opportunity or invitation that it is for.
    pub(crate) subject: String,
    /// The opportunity that it submits or creates.
    pub(crate) opportunity: Option<String>,
    pub(crate) started: Millis,
    pub(crate) completes: Millis,
}
