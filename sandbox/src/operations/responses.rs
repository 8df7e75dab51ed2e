//! Which structures the members of responses are, for the members that are sent as `null`.

use partnercentral_selling::operation::{
    CreateOpportunityResponse, GetAwsOpportunitySummaryResponse, GetEngagementInvitationResponse,
    GetOpportunityResponse, ListEngagementInvitationsResponse, ListOpportunitiesResponse, ListSolutionsResponse,
    StartEngagementByAcceptingInvitationTaskResponse, StartEngagementFromOpportunityTaskResponse,
    UpdateOpportunityResponse,
};
use partnercentral_selling::types::{
    Account, AccountReceiver, AccountSummary, Address, AddressSummary, AwsOpportunityCustomer, AwsOpportunityInsights,
    AwsOpportunityLifeCycle, AwsOpportunityProject, AwsOpportunityRelatedEntities, AwsTeamMember, Contact, Customer,
    CustomerSummary, EngagementCustomer, EngagementInvitationSummary, ExpectedCustomerSpend, LifeCycle,
    LifeCycleSummary, Marketing, MonetaryValue, OpportunityInvitationPayload, OpportunitySummary, Project,
    ProjectDetails, ProjectSummary, RelatedEntityIdentifiers, SenderContact, SoftwareRevenue, SolutionBase,
};

use crate::wire::Nulls;

static CONTACT: Nulls = Nulls::of::<Contact>(&[]);
static SPEND: Nulls = Nulls::of::<ExpectedCustomerSpend>(&[]);

static ADDRESS: Nulls = Nulls::of::<Address>(&[]);
static ACCOUNT: Nulls = Nulls::of::<Account>(&[("Address", &ADDRESS)]);
static CUSTOMER: Nulls = Nulls::of::<Customer>(&[("Account", &ACCOUNT), ("Contacts", &CONTACT)]);
static LIFE_CYCLE: Nulls = Nulls::of::<LifeCycle>(&[]);
static MARKETING: Nulls = Nulls::of::<Marketing>(&[]);
static PROJECT: Nulls = Nulls::of::<Project>(&[("ExpectedCustomerSpend", &SPEND)]);
static RELATED: Nulls = Nulls::of::<RelatedEntityIdentifiers>(&[]);
static VALUE: Nulls = Nulls::of::<MonetaryValue>(&[]);
static REVENUE: Nulls = Nulls::of::<SoftwareRevenue>(&[("Value", &VALUE)]);
pub(super) static OPPORTUNITY: Nulls = Nulls::of::<GetOpportunityResponse>(&[
    ("Customer", &CUSTOMER),
    ("LifeCycle", &LIFE_CYCLE),
    ("Marketing", &MARKETING),
    ("OpportunityTeam", &CONTACT),
    ("Project", &PROJECT),
    ("RelatedEntityIdentifiers", &RELATED),
    ("SoftwareRevenue", &REVENUE),
]);
pub(super) static CREATED: Nulls = Nulls::of::<CreateOpportunityResponse>(&[]);
pub(super) static UPDATED: Nulls = Nulls::of::<UpdateOpportunityResponse>(&[]);

static ADDRESS_SUMMARY: Nulls = Nulls::of::<AddressSummary>(&[]);
static ACCOUNT_SUMMARY: Nulls = Nulls::of::<AccountSummary>(&[("Address", &ADDRESS_SUMMARY)]);
static CUSTOMER_SUMMARY: Nulls = Nulls::of::<CustomerSummary>(&[("Account", &ACCOUNT_SUMMARY)]);
static LIFE_CYCLE_SUMMARY: Nulls = Nulls::of::<LifeCycleSummary>(&[]);
static PROJECT_SUMMARY: Nulls = Nulls::of::<ProjectSummary>(&[("ExpectedCustomerSpend", &SPEND)]);
static OPPORTUNITY_SUMMARY: Nulls = Nulls::of::<OpportunitySummary>(&[
    ("Customer", &CUSTOMER_SUMMARY),
    ("LifeCycle", &LIFE_CYCLE_SUMMARY),
    ("Project", &PROJECT_SUMMARY),
]);
pub(super) static OPPORTUNITIES: Nulls =
    Nulls::of::<ListOpportunitiesResponse>(&[("OpportunitySummaries", &OPPORTUNITY_SUMMARY)]);

static AWS_CUSTOMER: Nulls = Nulls::of::<AwsOpportunityCustomer>(&[("Contacts", &CONTACT)]);
static AWS_INSIGHTS: Nulls = Nulls::of::<AwsOpportunityInsights>(&[]);
static AWS_LIFE_CYCLE: Nulls = Nulls::of::<AwsOpportunityLifeCycle>(&[]);
static AWS_PROJECT: Nulls = Nulls::of::<AwsOpportunityProject>(&[("ExpectedCustomerSpend", &SPEND)]);
static AWS_RELATED: Nulls = Nulls::of::<AwsOpportunityRelatedEntities>(&[]);
static AWS_TEAM: Nulls = Nulls::of::<AwsTeamMember>(&[]);
pub(super) static AWS_SUMMARY: Nulls = Nulls::of::<GetAwsOpportunitySummaryResponse>(&[
    ("Customer", &AWS_CUSTOMER),
    ("Insights", &AWS_INSIGHTS),
    ("LifeCycle", &AWS_LIFE_CYCLE),
    ("OpportunityTeam", &AWS_TEAM),
    ("Project", &AWS_PROJECT),
    ("RelatedEntityIds", &AWS_RELATED),
]);

// Unions have one member, which is never `null`.
static RECEIVER: Nulls = Nulls::union(&[("Account", &RECEIVER_ACCOUNT)]);
static RECEIVER_ACCOUNT: Nulls = Nulls::of::<AccountReceiver>(&[]);
static SENDER: Nulls = Nulls::of::<SenderContact>(&[]);
static DETAILS: Nulls = Nulls::of::<ProjectDetails>(&[("ExpectedCustomerSpend", &SPEND)]);
static INVITED_CUSTOMER: Nulls = Nulls::of::<EngagementCustomer>(&[]);
static INVITED: Nulls = Nulls::of::<OpportunityInvitationPayload>(&[
    ("Customer", &INVITED_CUSTOMER),
    ("Project", &DETAILS),
    ("SenderContacts", &SENDER),
]);
static PAYLOAD: Nulls = Nulls::union(&[("OpportunityInvitation", &INVITED)]);
pub(super) static INVITATION: Nulls =
    Nulls::of::<GetEngagementInvitationResponse>(&[("Payload", &PAYLOAD), ("Receiver", &RECEIVER)]);
static INVITATION_SUMMARY: Nulls = Nulls::of::<EngagementInvitationSummary>(&[("Receiver", &RECEIVER)]);
pub(super) static INVITATIONS: Nulls =
    Nulls::of::<ListEngagementInvitationsResponse>(&[("EngagementInvitationSummaries", &INVITATION_SUMMARY)]);

static SOLUTION: Nulls = Nulls::of::<SolutionBase>(&[]);
pub(super) static SOLUTIONS: Nulls = Nulls::of::<ListSolutionsResponse>(&[("SolutionSummaries", &SOLUTION)]);

pub(super) static ACCEPTING: Nulls = Nulls::of::<StartEngagementByAcceptingInvitationTaskResponse>(&[]);
pub(super) static SUBMITTING: Nulls = Nulls::of::<StartEngagementFromOpportunityTaskResponse>(&[]);
