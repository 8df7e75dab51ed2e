//! The requests and responses of all operations.

mod assign_opportunity;
mod associate_opportunity;
mod create_opportunity;
mod disassociate_opportunity;
mod get_aws_opportunity_summary;
mod get_engagement_invitation;
mod get_opportunity;
mod list_engagement_invitations;
mod list_opportunities;
mod list_solutions;
mod reject_engagement_invitation;
mod start_engagement_by_accepting_invitation_task;
mod start_engagement_from_opportunity_task;
mod update_opportunity;

pub use self::assign_opportunity::AssignOpportunityRequest;
pub use self::associate_opportunity::AssociateOpportunityRequest;
pub use self::create_opportunity::{CreateOpportunityRequest, CreateOpportunityResponse};
pub use self::disassociate_opportunity::DisassociateOpportunityRequest;
pub use self::get_aws_opportunity_summary::{
    GetAwsOpportunitySummaryRequest, GetAwsOpportunitySummaryResponse,
};
pub use self::get_engagement_invitation::{
    GetEngagementInvitationRequest, GetEngagementInvitationResponse,
};
pub use self::get_opportunity::{GetOpportunityRequest, GetOpportunityResponse};
pub use self::list_engagement_invitations::{
    ListEngagementInvitationsRequest, ListEngagementInvitationsResponse,
};
pub use self::list_opportunities::{ListOpportunitiesRequest, ListOpportunitiesResponse};
pub use self::list_solutions::{ListSolutionsRequest, ListSolutionsResponse};
pub use self::reject_engagement_invitation::RejectEngagementInvitationRequest;
pub use self::start_engagement_by_accepting_invitation_task::{
    StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementByAcceptingInvitationTaskResponse,
};
pub use self::start_engagement_from_opportunity_task::{
    StartEngagementFromOpportunityTaskRequest, StartEngagementFromOpportunityTaskResponse,
};
pub use self::update_opportunity::{UpdateOpportunityRequest, UpdateOpportunityResponse};
