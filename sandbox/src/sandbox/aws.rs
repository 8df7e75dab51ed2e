//! AWS, played by a test or a person.

use std::fmt;

use partnercentral_selling::types::{OpportunityInvitationPayload, ReviewStatus};

use super::handle::Sandbox;

/// AWS in a catalog of a sandbox: what it does is not limited by quotas, and needs no request.
#[derive(Clone, Copy, Debug)]
pub struct Aws<'a> {
    sandbox: &'a Sandbox,
    catalog: &'a str,
}

impl Sandbox {
    /// AWS in a catalog, to be played: approve, reject, invite and others.
    #[must_use]
    pub fn aws<'a>(&'a self, catalog: &'a str) -> Aws<'a> {
        Aws { sandbox: self, catalog }
    }
}

/// The error for something that AWS can't do in the present state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPossible(String);

impl fmt::Display for NotPossible {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for NotPossible {}

impl Aws<'_> {
    /// Approves a submitted opportunity.
    ///
    /// # Errors
    /// There is no such opportunity, or it was not submitted.
    pub fn approve(&self, opportunity: &str) -> Result<(), NotPossible> {
        self.review(opportunity, ReviewStatus::Approved, None)
    }

    /// Asks for a change of a submitted opportunity, with a reason.
    ///
    /// # Errors
    /// There is no such opportunity, or it was not submitted.
    pub fn ask_for_action(&self, opportunity: &str, reason: &str) -> Result<(), NotPossible> {
        self.review(opportunity, ReviewStatus::ActionRequired, Some(reason.to_owned()))
    }

    /// Rejects a submitted opportunity, with a reason.
    ///
    /// # Errors
    /// There is no such opportunity, or it was not submitted.
    pub fn reject(&self, opportunity: &str, reason: &str) -> Result<(), NotPossible> {
        self.review(opportunity, ReviewStatus::Rejected, Some(reason.to_owned()))
    }

    /// Invites the partner to an opportunity, and returns the identifier of the invitation.
    ///
    /// # Errors
    /// There is no such catalog.
    pub fn invite(&self, title: &str, payload: OpportunityInvitationPayload) -> Result<String, NotPossible> {
        self.sandbox.with(self.catalog, |view| view.invite(title, payload)).ok_or_else(|| self.no_catalog())
    }

    /// Lets a pending invitation expire before its time.
    ///
    /// # Errors
    /// There is no such invitation, or it is not pending.
    pub fn expire(&self, invitation: &str) -> Result<(), NotPossible> {
        match self.sandbox.with(self.catalog, |view| view.expire(invitation)) {
            Some(true) => Ok(()),
            Some(false) => Err(NotPossible(format!("{invitation} is no pending invitation of {}", self.catalog))),
            None => Err(self.no_catalog()),
        }
    }

    fn review(&self, id: &str, status: ReviewStatus, reason: Option<String>) -> Result<(), NotPossible> {
        let reviewed = self.sandbox.with(self.catalog, |view| view.review(id, status, reason).map_err(NotPossible));
        reviewed.unwrap_or_else(|| Err(self.no_catalog()))
    }

    fn no_catalog(&self) -> NotPossible {
        NotPossible(format!("there is no catalog {}", self.catalog))
    }
}
