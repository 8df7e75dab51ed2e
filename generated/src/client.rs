//! The client.

use smithy_client_runtime::{Call, Config, JsonCall, Operation};

use crate::errors::{Error, ServiceError};
use crate::operation::{
    AssignOpportunityRequest, AssociateOpportunityRequest, CreateOpportunityRequest,
    DisassociateOpportunityRequest, GetAwsOpportunitySummaryRequest,
    GetEngagementInvitationRequest, GetOpportunityRequest,
    ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use crate::service::{OPERATIONS, SERVICE};

/// A client of AWS Partner Central Selling.
///
/// Clones are cheap: they share connections and settings.
#[derive(Clone, Debug)]
pub struct Client {
    inner: smithy_client_runtime::Client,
}

impl Client {
    /// Creates a client with these settings.
    ///
    /// # Errors
    /// A setting is missing or invalid. The message names it and says what to do.
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self {
            inner: smithy_client_runtime::Client::new(&SERVICE, config)?,
        })
    }

    /// Creates a client with all settings from the environment and the shared configuration
    /// files of AWS: region, credentials, endpoint and others. See
    /// [`Config`](smithy_client_runtime::Config).
    ///
    /// # Errors
    /// A setting is missing or invalid. The message names it and its origin.
    pub fn from_env() -> Result<Self, Error> {
        Self::new(Config::default())
    }

    /// Calls the operation of the request, as the method of that operation does.
    pub fn call<O: Operation<Error = ServiceError>>(&self, request: O) -> Call<O> {
        Call::new(self.inner.clone(), request)
    }

    /// Calls an operation by name, with the request and the response in JSON. The request is read
    /// strictly: an unknown member is an error.
    pub fn call_json(
        &self,
        operation: &str,
        request: impl Into<Vec<u8>>,
    ) -> JsonCall<ServiceError> {
        JsonCall::new(self.inner.clone(), OPERATIONS, operation, request)
    }

    /// Makes another person of your company the contact of an opportunity.
    ///
    /// The assignee must already be a user of your Partner Central account.
    /// [`UpdateOpportunity`](crate::Client::update_opportunity) has no member for the team, so this
    /// operation is the way to hand a deal over. The answer has no body.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn assign_opportunity(
        &self,
        request: AssignOpportunityRequest,
    ) -> Call<AssignOpportunityRequest> {
        self.call(request)
    }

    /// Links an opportunity with something you or AWS sell: a solution, an AWS product or a private
    /// offer.
    ///
    /// Before a deal can be submitted it needs at least one solution, or a text in
    /// `OtherSolutionDescription` of its project. One call makes one link. A deal can hold up to 20
    /// AWS products, 10 solutions and 1 private offer. To swap a link, remove the old one with
    /// [`DisassociateOpportunity`](crate::Client::disassociate_opportunity) and add the new one.
    ///
    /// For a link that exists already the service may answer
    /// [`ConflictException`](crate::types::ConflictException), although this operation does not
    /// list it; an import can take that as success.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn associate_opportunity(
        &self,
        request: AssociateOpportunityRequest,
    ) -> Call<AssociateOpportunityRequest> {
        self.call(request)
    }

    /// Records a new deal in your catalog, not yet visible to AWS.
    ///
    /// Only `Catalog` and `ClientToken` must be there, so a draft may be nearly empty, but a
    /// submission later asks for far more. The new record has review status `Pending Submission`.
    /// Link solutions and products with
    /// [`AssociateOpportunity`](crate::Client::associate_opportunity), then submit it with
    /// [`StartEngagementFromOpportunityTask`](crate::Client::start_engagement_from_opportunity_task).
    ///
    /// The service has no operation that deletes an opportunity. A read right after this call may
    /// not find the record for a few seconds.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`ConflictException`](crate::types::ConflictException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn create_opportunity(
        &self,
        request: CreateOpportunityRequest,
    ) -> Call<CreateOpportunityRequest> {
        self.call(request)
    }

    /// Takes away one link between an opportunity and a solution, an AWS product or a private
    /// offer.
    ///
    /// Neither the opportunity nor the other entity changes otherwise. Name the link exactly as it
    /// was made, by type and identifier.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn disassociate_opportunity(
        &self,
        request: DisassociateOpportunityRequest,
    ) -> Call<DisassociateOpportunityRequest> {
        self.call(request)
    }

    /// Reads how AWS sees a deal you share: its stage, its people, its products and its advice.
    ///
    /// Changes made by AWS sellers mostly appear here and not in
    /// [`GetOpportunity`](crate::Client::get_opportunity), so a sync into a CRM should read both.
    /// The deal must have been shared with AWS before.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn get_aws_opportunity_summary(
        &self,
        request: GetAwsOpportunitySummaryRequest,
    ) -> Call<GetAwsOpportunitySummaryRequest> {
        self.call(request)
    }

    /// Reads one invitation in full, with the customer, the project and the sender's contacts.
    ///
    /// Read it before you decide: the list shows only who sent an invitation and until when it is
    /// open. Reading does not accept anything.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn get_engagement_invitation(
        &self,
        request: GetEngagementInvitationRequest,
    ) -> Call<GetEngagementInvitationRequest> {
        self.call(request)
    }

    /// Reads the whole record of one opportunity, including its review status and its links.
    ///
    /// This is also the first half of every change: take the answer, edit it and send it with
    /// [`UpdateOpportunity`](crate::Client::update_opportunity). Keep `LastModifiedDate` unrounded
    /// for that. The view of AWS comes from
    /// [`GetAwsOpportunitySummary`](crate::Client::get_aws_opportunity_summary).
    ///
    /// [`to_update`](crate::operation::GetOpportunityResponse::to_update) of the response makes the
    /// request of [`UpdateOpportunity`](crate::Client::update_opportunity);
    /// [`modify`](smithy_client_runtime::Call::modify) of the call also sends it.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn get_opportunity(
        &self,
        request: GetOpportunityRequest,
    ) -> Call<GetOpportunityRequest> {
        self.call(request)
    }

    /// Lists the invitations your account has received, a page at a time.
    ///
    /// Poll it to notice new referrals; an invitation nobody answers within 15 days expires. The
    /// entries are summaries, [`GetEngagementInvitation`](crate::Client::get_engagement_invitation)
    /// has the details.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn list_engagement_invitations(
        &self,
        request: ListEngagementInvitationsRequest,
    ) -> Call<ListEngagementInvitationsRequest> {
        self.call(request)
    }

    /// Lists your opportunities as summaries, a page at a time, narrowed by optional filters.
    ///
    /// For a regular sync, set `LastModifiedDate` to the time of the last run and read each hit
    /// with [`GetOpportunity`](crate::Client::get_opportunity). Changes on the side of AWS need
    /// [`GetAwsOpportunitySummary`](crate::Client::get_aws_opportunity_summary) as well.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn list_opportunities(
        &self,
        request: ListOpportunitiesRequest,
    ) -> Call<ListOpportunitiesRequest> {
        self.call(request)
    }

    /// Lists the solutions of your company, a page at a time.
    ///
    /// Use it to find the identifier that
    /// [`AssociateOpportunity`](crate::Client::associate_opportunity) needs. It is the only
    /// operation of the service that reads solutions. In a new sandbox the list may be empty until
    /// AWS has set up test data.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn list_solutions(
        &self,
        request: ListSolutionsRequest,
    ) -> Call<ListSolutionsRequest> {
        self.call(request)
    }

    /// Declines an invitation for good.
    ///
    /// AWS sees the rejection and the reason, if you give one. Only a pending invitation can be
    /// declined, and a rejected one cannot be accepted later. The answer has no body.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn reject_engagement_invitation(
        &self,
        request: RejectEngagementInvitationRequest,
    ) -> Call<RejectEngagementInvitationRequest> {
        self.call(request)
    }

    /// Accepts an invitation and starts to bring its deal into your account.
    ///
    /// The service joins you to the engagement, creates an opportunity of your own and connects the
    /// two, all in the background. Work on it with
    /// [`GetOpportunity`](crate::Client::get_opportunity) as soon as the answer or an event names
    /// its identifier. The caller needs permission for each of these steps, not only for this
    /// operation.
    ///
    /// A task may already be complete, or have failed, in the first answer. There is no operation
    /// to look it up afterwards.
    ///
    /// To wait for the end of what it starts, call `wait()` on it:
    /// [`InvitationAccepted`](crate::waits::InvitationAccepted).
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`ConflictException`](crate::types::ConflictException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ServiceQuotaExceededException`](crate::types::ServiceQuotaExceededException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn start_engagement_by_accepting_invitation_task(
        &self,
        request: StartEngagementByAcceptingInvitationTaskRequest,
    ) -> Call<StartEngagementByAcceptingInvitationTaskRequest> {
        self.call(request)
    }

    /// Submits one of your opportunities to AWS for review.
    ///
    /// The service opens an engagement, invites AWS to it and submits the deal, all in the
    /// background. From then on the record is read-only until AWS has reviewed it. Fill in the deal
    /// completely and link a solution first, since missing details make the submission fail. The
    /// caller needs permission for each of these steps.
    ///
    /// Follow the outcome in [`ReviewStatus`](crate::types::ReviewStatus) of
    /// [`GetOpportunity`](crate::Client::get_opportunity); there is no operation to look the task
    /// up.
    ///
    /// To wait for the end of what it starts, call `wait()` on it:
    /// [`OpportunityApproved`](crate::waits::OpportunityApproved).
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`ConflictException`](crate::types::ConflictException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ServiceQuotaExceededException`](crate::types::ServiceQuotaExceededException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn start_engagement_from_opportunity_task(
        &self,
        request: StartEngagementFromOpportunityTaskRequest,
    ) -> Call<StartEngagementFromOpportunityTaskRequest> {
        self.call(request)
    }

    /// Replaces the record of an opportunity with what the request holds.
    ///
    /// This is no patch: a member you leave out counts as null and loses its value. Read the record
    /// with [`GetOpportunity`](crate::Client::get_opportunity), change what you must and send
    /// everything back. `Id` becomes `Identifier`; `CreatedDate`, `OpportunityTeam` and
    /// [`RelatedEntityIdentifiers`](crate::types::RelatedEntityIdentifiers) have no place in the
    /// request. `LastModifiedDate` must be the one you read, otherwise the call fails with
    /// [`ConflictException`](crate::types::ConflictException).
    ///
    /// What may change depends on the review:
    ///
    /// - `Pending Submission`: everything, except that the stage stays.
    /// - `Submitted`, `In review` and `Rejected`: nothing.
    /// - `Action Required`: the customer's address and website, the target close date, the expected
    ///   spend, the business problem and your own identifier.
    /// - `Approved`: most members, but no longer the country, postal code, industry, website,
    ///   business problem, title or your own identifier.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
    /// - [`AccessDeniedException`](crate::types::AccessDeniedException)
    /// - [`ConflictException`](crate::types::ConflictException)
    /// - [`InternalServerException`](crate::types::InternalServerException)
    /// - [`ResourceNotFoundException`](crate::types::ResourceNotFoundException)
    /// - [`ThrottlingException`](crate::types::ThrottlingException)
    /// - [`ValidationException`](crate::types::ValidationException)
    pub fn update_opportunity(
        &self,
        request: UpdateOpportunityRequest,
    ) -> Call<UpdateOpportunityRequest> {
        self.call(request)
    }
}
