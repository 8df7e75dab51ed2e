//! The operation `DisassociateOpportunity`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_nothing, write_request,
};
use smithy_client_runtime::{Operation, Service, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::RelatedEntityType;

/// Names the link to remove.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
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
    unknown_members: UnknownMembers,
}

impl DisassociateOpportunityRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog),
    /// [`opportunity_identifier`](field@Self::opportunity_identifier),
    /// [`related_entity_identifier`](field@Self::related_entity_identifier) and
    /// [`related_entity_type`](field@Self::related_entity_type).
    ///
    /// ```
    /// use partnercentral_selling::operation::DisassociateOpportunityRequest;
    ///
    /// let request = DisassociateOpportunityRequest::new()
    ///     .catalog("Sandbox")
    ///     .opportunity_identifier("O1")
    ///     .related_entity_identifier("…")
    ///     .related_entity_type("AwsMarketplaceOffers");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = Some(value.into());
        self
    }

    /// Sets [`opportunity_identifier`](field@Self::opportunity_identifier).
    #[must_use]
    pub fn opportunity_identifier(mut self, value: impl Into<String>) -> Self {
        self.opportunity_identifier = Some(value.into());
        self
    }

    /// Sets [`related_entity_identifier`](field@Self::related_entity_identifier).
    #[must_use]
    pub fn related_entity_identifier(mut self, value: impl Into<String>) -> Self {
        self.related_entity_identifier = Some(value.into());
        self
    }

    /// Sets [`related_entity_type`](field@Self::related_entity_type).
    #[must_use]
    pub fn related_entity_type(mut self, value: impl Into<RelatedEntityType>) -> Self {
        self.related_entity_type = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    DisassociateOpportunityRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        opportunity_identifier: "OpportunityIdentifier" [required,
            pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        related_entity_identifier: "RelatedEntityIdentifier" [required, length(1, 255)],
        related_entity_type: "RelatedEntityType" [required],
        ..unknown_members
    }
}

impl Operation for DisassociateOpportunityRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "DisassociateOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Takes away one link between an opportunity and a solution, an AWS product or a private offer.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], _options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_nothing(body)
    }
}
