//! The structure `AwsTeamMember`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::AwsMemberBusinessTitle;

/// An AWS employee who works on the deal.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsTeamMember {
    /// Role of the AWS colleague, for example account owner or partner development manager.
    pub business_title: Option<AwsMemberBusinessTitle>,

    /// Address to write to the AWS colleague, up to 80 characters.
    ///
    /// Pattern (an e-mail address, name@example.com):
    /// `` ^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$ ``
    pub email: Option<String>,

    /// Given name of the AWS colleague, up to 80 characters.
    pub first_name: Option<String>,

    /// Family name of the AWS colleague, up to 80 characters.
    pub last_name: Option<String>,
    unknown_members: UnknownMembers,
}

impl AwsTeamMember {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`business_title`](field@Self::business_title).
    #[must_use]
    pub fn business_title(mut self, value: impl Into<AwsMemberBusinessTitle>) -> Self {
        self.business_title = Some(value.into());
        self
    }

    /// Sets [`email`](field@Self::email).
    #[must_use]
    pub fn email(mut self, value: impl Into<String>) -> Self {
        self.email = Some(value.into());
        self
    }

    /// Sets [`first_name`](field@Self::first_name).
    #[must_use]
    pub fn first_name(mut self, value: impl Into<String>) -> Self {
        self.first_name = Some(value.into());
        self
    }

    /// Sets [`last_name`](field@Self::last_name).
    #[must_use]
    pub fn last_name(mut self, value: impl Into<String>) -> Self {
        self.last_name = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AwsTeamMember {
        business_title: "BusinessTitle",
        email: "Email" (sensitive) [length(0, 80), pattern(&patterns::EMAIL)],
        first_name: "FirstName" (sensitive) [length(0, 80)],
        last_name: "LastName" (sensitive) [length(0, 80)],
        ..unknown_members
    }
}
