//! The structure `AssigneeContact`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;

/// Colleague who becomes responsible for an opportunity. All four members are required.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AssigneeContact {
    /// Role of the assignee in your company, at most 80 characters. Free text such as
    /// `OpportunityOwner`.
    ///
    /// Required.
    pub business_title: Option<String>,

    /// E-mail address by which the service finds the user, at most 80 characters. Write it in lower
    /// case, as capitals are refused.
    ///
    /// Required. Pattern (an e-mail address, name@example.com):
    /// `` ^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$ ``
    pub email: Option<String>,

    /// Given name of the assignee, at most 80 characters.
    ///
    /// Required.
    pub first_name: Option<String>,

    /// Family name of the assignee, at most 80 characters.
    ///
    /// Required.
    pub last_name: Option<String>,
    unknown_members: UnknownMembers,
}

impl AssigneeContact {
    /// Creates an empty value. The model requires [`business_title`](field@Self::business_title),
    /// [`email`](field@Self::email), [`first_name`](field@Self::first_name) and
    /// [`last_name`](field@Self::last_name).
    ///
    /// ```
    /// use partnercentral_selling::types::AssigneeContact;
    ///
    /// let value = AssigneeContact::new()
    ///     .business_title("…")
    ///     .email("1@1.1")
    ///     .first_name("…")
    ///     .last_name("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`business_title`](field@Self::business_title).
    #[must_use]
    pub fn business_title(mut self, value: impl Into<String>) -> Self {
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
    AssigneeContact {
        business_title: "BusinessTitle" (sensitive) [required, length(0, 80)],
        email: "Email" (sensitive) [required, length(0, 80), pattern(&patterns::EMAIL)],
        first_name: "FirstName" (sensitive) [required, length(0, 80)],
        last_name: "LastName" (sensitive) [required, length(0, 80)],
        ..unknown_members
    }
}
