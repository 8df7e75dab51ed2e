//! The structure `Marketing`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{AwsFundingUsed, Channel, MarketingSource};

/// The marketing activity that produced a lead.
///
/// When `Source` is `None`, leave out the other members: the service refuses them with
/// `ACTION_NOT_PERMITTED`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Marketing {
    /// Whether marketing funds of AWS paid for the campaign.
    pub aws_funding_used: Option<AwsFundingUsed>,

    /// Name of the campaign, as your marketing team calls it.
    pub campaign_name: Option<String>,

    /// Media through which the campaign ran.
    pub channels: Option<Vec<Channel>>,

    /// Whether the deal came from a marketing activity at all. It decides if the other members are
    /// allowed.
    pub source: Option<MarketingSource>,

    /// Topics that the campaign addressed, as free text.
    pub use_cases: Option<Vec<String>>,
    unknown_members: UnknownMembers,
}

impl Marketing {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`aws_funding_used`](field@Self::aws_funding_used).
    #[must_use]
    pub fn aws_funding_used(mut self, value: impl Into<AwsFundingUsed>) -> Self {
        self.aws_funding_used = Some(value.into());
        self
    }

    /// Sets [`campaign_name`](field@Self::campaign_name).
    #[must_use]
    pub fn campaign_name(mut self, value: impl Into<String>) -> Self {
        self.campaign_name = Some(value.into());
        self
    }

    /// Sets [`channels`](field@Self::channels). An empty list is passed as `Vec::<Channel>::new()`.
    #[must_use]
    pub fn channels(
        mut self,
        value: impl IntoIterator<Item = impl Into<Channel>>,
    ) -> Self {
        self.channels = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`source`](field@Self::source).
    #[must_use]
    pub fn source(mut self, value: impl Into<MarketingSource>) -> Self {
        self.source = Some(value.into());
        self
    }

    /// Sets [`use_cases`](field@Self::use_cases). An empty list is passed as
    /// `Vec::<String>::new()`.
    #[must_use]
    pub fn use_cases(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.use_cases = Some(value.into_iter().map(Into::into).collect());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Marketing {
        aws_funding_used: "AwsFundingUsed",
        campaign_name: "CampaignName",
        channels: "Channels",
        source: "Source",
        use_cases: "UseCases",
        ..unknown_members
    }
}
