//! The structure `AwsSubmission`.

use crate::types::{SalesInvolvementType, Visibility};

/// How a deal is to be shared with AWS.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct AwsSubmission {
    /// What you want from AWS: active selling together, or only that AWS knows of the deal. AWS may
    /// change it during review.
    ///
    /// Required.
    pub involvement_type: Option<SalesInvolvementType>,

    /// How many people at AWS may see the deal. Left out, the service decides.
    pub visibility: Option<Visibility>,
}

impl AwsSubmission {
    /// A value with the members that the model requires.
    pub fn new(involvement_type: impl Into<SalesInvolvementType>) -> Self {
        Self {
            involvement_type: Some(involvement_type.into()),
            ..Self::default()
        }
    }

    /// Sets [`involvement_type`](field@Self::involvement_type).
    pub fn involvement_type(
        mut self,
        involvement_type: impl Into<SalesInvolvementType>,
    ) -> Self {
        self.involvement_type = Some(involvement_type.into());
        self
    }

    /// Sets [`visibility`](field@Self::visibility).
    pub fn visibility(mut self, visibility: impl Into<Visibility>) -> Self {
        self.visibility = Some(visibility.into());
        self
    }
}

smithy_client_runtime::structure! {
    AwsSubmission {
        involvement_type: "InvolvementType" [required],
        visibility: "Visibility",
    }
}
