//! The service: its names, its protocol, its operations.

use smithy_client_runtime::{JsonOperation, Protocol, Service};

use crate::endpoint::resolve;
use crate::operation::{
    AssignOpportunityRequest, AssociateOpportunityRequest, CreateOpportunityRequest,
    DisassociateOpportunityRequest, GetAwsOpportunitySummaryRequest,
    GetEngagementInvitationRequest, GetOpportunityRequest,
    ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};

/// What every call needs to know about the service.
pub static SERVICE: Service = Service::new(
        "PartnerCentral Selling",
        Protocol::AwsJson1_0,
    )
    .doc_id("partnercentral-selling-2022-07-26")
    .target_prefix("AWSPartnerCentralSelling")
    .signing_name("partnercentral-selling")
    .client(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
    .endpoint(resolve);

/// Every operation, by name, for callers that have JSON instead of types.
pub static OPERATIONS: &[JsonOperation] = &[
    JsonOperation::of::<AssignOpportunityRequest>(),
    JsonOperation::of::<AssociateOpportunityRequest>(),
    JsonOperation::of::<CreateOpportunityRequest>(),
    JsonOperation::of::<DisassociateOpportunityRequest>(),
    JsonOperation::of::<GetAwsOpportunitySummaryRequest>(),
    JsonOperation::of::<GetEngagementInvitationRequest>(),
    JsonOperation::of::<GetOpportunityRequest>(),
    JsonOperation::of::<ListEngagementInvitationsRequest>(),
    JsonOperation::of::<ListOpportunitiesRequest>(),
    JsonOperation::of::<ListSolutionsRequest>(),
    JsonOperation::of::<RejectEngagementInvitationRequest>(),
    JsonOperation::of::<StartEngagementByAcceptingInvitationTaskRequest>(),
    JsonOperation::of::<StartEngagementFromOpportunityTaskRequest>(),
    JsonOperation::of::<UpdateOpportunityRequest>(),
];
