//! `DisassociateOpportunity`: its request, its response, and how they travel.

use smithy_client_runtime::codec::{DecodeError, EncodeError, from_nothing, to_json};
use smithy_client_runtime::{Operation, Service};

use crate::patterns;
use crate::errors::ServiceError;
use crate::service::SERVICE;
use crate::types::RelatedEntityType;

/// Names the link to remove.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct DisassociateOpportunityRequest {
    /// Catalog in which the link exists, `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Opportunity that loses the link, `O` followed by up to 19 digits.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub opportunity_identifier: Option<String>,

    /// Thing to unlink, 1 to 255 characters, spelled as
    /// [`RelatedEntityIdentifiers`](crate::types::RelatedEntityIdentifiers) of
    /// [`GetOpportunity`](crate::Client::get_opportunity) returns it.
    ///
    /// Required.
    pub related_entity_identifier: Option<String>,

    /// Kind of thing at the other end of the link.
    ///
    /// Required.
    pub related_entity_type: Option<RelatedEntityType>,
}

impl DisassociateOpportunityRequest {
    /// A value with the members that the model requires.
    pub fn new(
        catalog: impl Into<String>,
        opportunity_identifier: impl Into<String>,
        related_entity_identifier: impl Into<String>,
        related_entity_type: impl Into<RelatedEntityType>,
    ) -> Self {
        Self {
            catalog: Some(catalog.into()),
            opportunity_identifier: Some(opportunity_identifier.into()),
            related_entity_identifier: Some(related_entity_identifier.into()),
            related_entity_type: Some(related_entity_type.into()),
        }
    }

    /// Sets [`catalog`](field@Self::catalog).
    pub fn catalog(mut self, catalog: impl Into<String>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// Sets [`opportunity_identifier`](field@Self::opportunity_identifier).
    pub fn opportunity_identifier(
        mut self,
        opportunity_identifier: impl Into<String>,
    ) -> Self {
        self.opportunity_identifier = Some(opportunity_identifier.into());
        self
    }

    /// Sets [`related_entity_identifier`](field@Self::related_entity_identifier).
    pub fn related_entity_identifier(
        mut self,
        related_entity_identifier: impl Into<String>,
    ) -> Self {
        self.related_entity_identifier = Some(related_entity_identifier.into());
        self
    }

    /// Sets [`related_entity_type`](field@Self::related_entity_type).
    pub fn related_entity_type(
        mut self,
        related_entity_type: impl Into<RelatedEntityType>,
    ) -> Self {
        self.related_entity_type = Some(related_entity_type.into());
        self
    }
}

smithy_client_runtime::structure! {
    DisassociateOpportunityRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        opportunity_identifier: "OpportunityIdentifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        related_entity_identifier: "RelatedEntityIdentifier" [required, length(1, 255)],
        related_entity_type: "RelatedEntityType" [required],
    }
}

impl Operation for DisassociateOpportunityRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "DisassociateOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Takes away one link between an opportunity and a solution, an AWS product or a private offer.";

    fn encode(&mut self) -> Result<Vec<u8>, EncodeError> {
        to_json(self)
    }

    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        from_nothing(body)
    }
}
