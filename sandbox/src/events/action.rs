//! What happens in the sandbox, as far as events tell of it.

use smithy_client_runtime::Timestamp;

/// An opportunity that an event is about.
#[derive(Clone, Debug)]
pub(crate) struct Deal {
    pub(crate) id: String,
    /// True once it was submitted, or if it is from an invitation: only then it has an engagement and snapshots.
    pub(crate) is_shared: bool,
}

/// An invitation of AWS that an event is about.
#[derive(Clone, Debug)]
pub(crate) struct Invited {
    pub(crate) id: String,
    pub(crate) arn: String,
    pub(crate) sender_company_name: String,
    pub(crate) payload_type: String,
    pub(crate) expires: Option<Timestamp>,
}

/// Something that sends events.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    Create(Deal),
    Update(Deal),
    AssociateSolution(Deal),
    AssociateProduct(Deal),
    AssociateOffer(Deal),
    Disassociate(Deal),
    Assign(Deal),
    /// The task has submitted it for the first time.
    Submit(Deal),
    /// The task has submitted it again, after action was required.
    SubmitAgain(Deal),
    /// AWS begins the review, or asks for action.
    AwsUpdates(Deal),
    Approve(Deal),
    Reject(Deal),
    Invite(Invited),
    /// The task has accepted an invitation, and created an opportunity.
    AcceptInvitation(Invited, Deal),
    RejectInvitation(Invited),
    ExpireInvitation(Invited),
}

impl Action {
    /// The scenario of the table, by its name.
    pub(super) fn scenario(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Update(_) => "update",
            Self::AssociateSolution(_) => "associate-solution",
            Self::AssociateProduct(_) => "associate-product",
            Self::AssociateOffer(_) => "associate-offer",
            Self::Disassociate(_) => "disassociate",
            Self::Assign(_) => "assign",
            Self::Submit(_) => "submit",
            Self::SubmitAgain(_) => "submit-again",
            Self::AwsUpdates(_) => "aws-updates",
            Self::Approve(_) => "aws-approves",
            Self::Reject(_) => "aws-rejects",
            Self::Invite(_) => "receive-invitation",
            Self::AcceptInvitation(..) => "accept-invitation",
            Self::RejectInvitation(_) => "reject-invitation",
            Self::ExpireInvitation(_) => "ignore-invitation",
        }
    }

    pub(super) fn deal(&self) -> Option<&Deal> {
        match self {
            Self::Create(deal)
            | Self::Update(deal)
            | Self::AssociateSolution(deal)
            | Self::AssociateProduct(deal)
            | Self::AssociateOffer(deal)
            | Self::Disassociate(deal)
            | Self::Assign(deal)
            | Self::Submit(deal)
            | Self::SubmitAgain(deal)
            | Self::AwsUpdates(deal)
            | Self::Approve(deal)
            | Self::Reject(deal)
            | Self::AcceptInvitation(_, deal) => Some(deal),
            Self::Invite(_) | Self::RejectInvitation(_) | Self::ExpireInvitation(_) => None,
        }
    }

    pub(super) fn invitation(&self) -> Option<&Invited> {
        match self {
            Self::Invite(it) | Self::AcceptInvitation(it, _) => Some(it),
            Self::RejectInvitation(it) | Self::ExpireInvitation(it) => Some(it),
            _ => None,
        }
    }

    /// True for what AWS does.
    pub(super) fn is_of_aws(&self) -> bool {
        matches!(self, Self::AwsUpdates(_) | Self::Approve(_) | Self::Reject(_) | Self::Invite(_))
    }
}
