//! `AssignOpportunity`: its request, its response, and how they travel.

use smithy_client_runtime::codec::{DecodeError, EncodeError, from_nothing, to_json};
use smithy_client_runtime::{Operation, Service};

use crate::patterns;
use crate::errors::ServiceError;
use crate::service::SERVICE;
use crate::types::AssigneeContact;

/// Says which opportunity gets which new contact.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct AssignOpportunityRequest {
    /// Person who takes the deal over. Use the data of an existing user of your Partner Central
    /// account.
    ///
    /// Required.
    pub assignee: Option<AssigneeContact>,

    /// Catalog that holds the opportunity: `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Opportunity to hand over, for example `O1234567`: an `O` and up to 19 digits.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub identifier: Option<String>,
}

impl AssignOpportunityRequest {
    /// A value with the members that the model requires.
    pub fn new(
        assignee: AssigneeContact,
        catalog: impl Into<String>,
        identifier: impl Into<String>,
    ) -> Self {
        Self {
            assignee: Some(assignee),
            catalog: Some(catalog.into()),
            identifier: Some(identifier.into()),
        }
    }

    /// Sets [`assignee`](field@Self::assignee).
    pub fn assignee(mut self, assignee: AssigneeContact) -> Self {
        self.assignee = Some(assignee);
        self
    }

    /// Sets [`catalog`](field@Self::catalog).
    pub fn catalog(mut self, catalog: impl Into<String>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// Sets [`identifier`](field@Self::identifier).
    pub fn identifier(mut self, identifier: impl Into<String>) -> Self {
        self.identifier = Some(identifier.into());
        self
    }
}

smithy_client_runtime::structure! {
    AssignOpportunityRequest {
        assignee: "Assignee" [required],
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        identifier: "Identifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
    }
}

impl Operation for AssignOpportunityRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "AssignOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Makes another person of your company the contact of an opportunity.";

    fn encode(&mut self) -> Result<Vec<u8>, EncodeError> {
        to_json(self)
    }

    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        from_nothing(body)
    }
}
