//! The service: names, protocol and operations.

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

/// The service, as the runtime needs it for calls.
pub static SERVICE: Service = Service::new(
        "PartnerCentral Selling",
        Protocol::AwsJson1_0,
    )
    .doc_id("partnercentral-selling-2022-07-26")
    .target_prefix("AWSPartnerCentralSelling")
    .signing_name("partnercentral-selling")
    .client(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
    .endpoint(resolve)
    .token_lifetime(600);

/// All operations, for calls by name with JSON.
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
