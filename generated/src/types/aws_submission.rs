//! The structure `AwsSubmission`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{SalesInvolvementType, Visibility};

/// How a deal is to be shared with AWS.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsSubmission {
    /// What you want from AWS: active selling together, or only that AWS knows of the deal. AWS may
    /// change it during review.
    ///
    /// Required.
    pub involvement_type: Option<SalesInvolvementType>,

    /// How many people at AWS may see the deal. Left out, the service decides.
    pub visibility: Option<Visibility>,
    unknown_members: UnknownMembers,
}

impl AwsSubmission {
    /// Creates an empty value. The model requires
    /// [`involvement_type`](field@Self::involvement_type).
    ///
    /// ```
    /// use partnercentral_selling::types::AwsSubmission;
    ///
    /// let value = AwsSubmission::new().involvement_type("Co-Sell");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`involvement_type`](field@Self::involvement_type).
    #[must_use]
    pub fn involvement_type(mut self, value: impl Into<SalesInvolvementType>) -> Self {
        self.involvement_type = Some(value.into());
        self
    }

    /// Sets [`visibility`](field@Self::visibility).
    #[must_use]
    pub fn visibility(mut self, value: impl Into<Visibility>) -> Self {
        self.visibility = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AwsSubmission {
        involvement_type: "InvolvementType" [required],
        visibility: "Visibility",
        ..unknown_members
    }
}
