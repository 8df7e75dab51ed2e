//! The operation `AssociateOpportunity`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_nothing, write_request,
};
use smithy_client_runtime::{Operation, Service, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::RelatedEntityType;

/// Names the two ends of a new link.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AssociateOpportunityRequest {
    /// Catalog in which the link is made, `AWS` or `Sandbox`. Both ends must live in it.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Opportunity that gets the link, `O` followed by up to 19 digits.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub opportunity_identifier: Option<String>,

    /// What to link, 1 to 255 characters.
    ///
    /// - For `Solutions`: an identifier such as `S-1234567`, found with
    ///   [`ListSolutions`](crate::Client::list_solutions).
    /// - For `AwsProducts`: the code of an AWS product from the public list of AWS.
    /// - For `AwsMarketplaceOffers`: the full ARN of a private offer in AWS Marketplace.
    ///
    /// Required.
    pub related_entity_identifier: Option<String>,

    /// Kind of thing to link, which decides how
    /// [`RelatedEntityIdentifier`](field@Self::related_entity_identifier) is read.
    ///
    /// Required.
    pub related_entity_type: Option<RelatedEntityType>,
    unknown_members: UnknownMembers,
}

impl AssociateOpportunityRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog),
    /// [`opportunity_identifier`](field@Self::opportunity_identifier),
    /// [`related_entity_identifier`](field@Self::related_entity_identifier) and
    /// [`related_entity_type`](field@Self::related_entity_type).
    ///
    /// ```
    /// use partnercentral_selling::operation::AssociateOpportunityRequest;
    ///
    /// let request = AssociateOpportunityRequest::new()
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
    AssociateOpportunityRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        opportunity_identifier: "OpportunityIdentifier" [required,
            pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        related_entity_identifier: "RelatedEntityIdentifier" [required, length(1, 255)],
        related_entity_type: "RelatedEntityType" [required],
        ..unknown_members
    }
}

impl Operation for AssociateOpportunityRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "AssociateOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Links an opportunity with something you or AWS sell: a solution, an AWS product or a private offer.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], _options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_nothing(body)
    }
}
