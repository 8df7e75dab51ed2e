//! The operation `AssignOpportunity`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_nothing, write_request,
};
use smithy_client_runtime::{Operation, Service, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::AssigneeContact;

/// Says which opportunity gets which new contact.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
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
    unknown_members: UnknownMembers,
}

impl AssignOpportunityRequest {
    /// Creates an empty value. The model requires [`assignee`](field@Self::assignee),
    /// [`catalog`](field@Self::catalog) and [`identifier`](field@Self::identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::AssignOpportunityRequest;
    /// use partnercentral_selling::types::AssigneeContact;
    ///
    /// let request = AssignOpportunityRequest::new()
    ///     .assignee(AssigneeContact::new())
    ///     .catalog("Sandbox")
    ///     .identifier("O1234567");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`assignee`](field@Self::assignee).
    #[must_use]
    pub fn assignee(mut self, value: AssigneeContact) -> Self {
        self.assignee = Some(value);
        self
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = Some(value.into());
        self
    }

    /// Sets [`identifier`](field@Self::identifier).
    #[must_use]
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AssignOpportunityRequest {
        assignee: "Assignee" [required],
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        identifier: "Identifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        ..unknown_members
    }
}

impl Operation for AssignOpportunityRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "AssignOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Makes another person of your company the contact of an opportunity.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], _options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_nothing(body)
    }
}
