//! Validates JSON requests of any operation, like the typed client.

use partnercentral_selling::operation::{
    AssignOpportunityRequest, AssociateOpportunityRequest, CreateOpportunityRequest, DisassociateOpportunityRequest,
    GetAwsOpportunitySummaryRequest, GetEngagementInvitationRequest, GetOpportunityRequest,
    ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use smithy_client_runtime::{Operation, Validation, ValidationError, validate};

/// Validates a request of an operation.
///
/// # Errors
/// The violations.
pub fn check(operation: &str, request: &Value, validation: Validation) -> Result<(), ValidationError> {
    let check = match operation {
        "AssignOpportunity" => check_as::<AssignOpportunityRequest>,
        "AssociateOpportunity" => check_as::<AssociateOpportunityRequest>,
        "CreateOpportunity" => check_as::<CreateOpportunityRequest>,
        "DisassociateOpportunity" => check_as::<DisassociateOpportunityRequest>,
        "GetAwsOpportunitySummary" => check_as::<GetAwsOpportunitySummaryRequest>,
        "GetEngagementInvitation" => check_as::<GetEngagementInvitationRequest>,
        "GetOpportunity" => check_as::<GetOpportunityRequest>,
        "ListEngagementInvitations" => check_as::<ListEngagementInvitationsRequest>,
        "ListOpportunities" => check_as::<ListOpportunitiesRequest>,
        "ListSolutions" => check_as::<ListSolutionsRequest>,
        "RejectEngagementInvitation" => check_as::<RejectEngagementInvitationRequest>,
        "StartEngagementByAcceptingInvitationTask" => check_as::<StartEngagementByAcceptingInvitationTaskRequest>,
        "StartEngagementFromOpportunityTask" => check_as::<StartEngagementFromOpportunityTaskRequest>,
        "UpdateOpportunity" => check_as::<UpdateOpportunityRequest>,
        other => panic!("no request type for {other}"),
    };
    check(request, validation)
}

fn check_as<Op: Operation + DeserializeOwned>(request: &Value, validation: Validation) -> Result<(), ValidationError> {
    let request: Op = serde_json::from_value(request.clone()).expect("the request fits its type");
    validate(&request, validation)
}
