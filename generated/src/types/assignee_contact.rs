//! The structure `AssigneeContact`.

use crate::patterns;

/// Colleague who becomes responsible for an opportunity. All four members are required.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct AssigneeContact {
    /// Role of the assignee in your company, at most 80 characters. Free text such as
    /// `OpportunityOwner`.
    ///
    /// Required.
    pub business_title: Option<String>,

    /// E-mail address by which the service finds the user, at most 80 characters. Write it in lower
    /// case, as capitals are refused.
    ///
    /// Required. Pattern:
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
}

impl AssigneeContact {
    /// A value with the members that the model requires.
    pub fn new(
        business_title: impl Into<String>,
        email: impl Into<String>,
        first_name: impl Into<String>,
        last_name: impl Into<String>,
    ) -> Self {
        Self {
            business_title: Some(business_title.into()),
            email: Some(email.into()),
            first_name: Some(first_name.into()),
            last_name: Some(last_name.into()),
        }
    }

    /// Sets [`business_title`](field@Self::business_title).
    pub fn business_title(mut self, business_title: impl Into<String>) -> Self {
        self.business_title = Some(business_title.into());
        self
    }

    /// Sets [`email`](field@Self::email).
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Sets [`first_name`](field@Self::first_name).
    pub fn first_name(mut self, first_name: impl Into<String>) -> Self {
        self.first_name = Some(first_name.into());
        self
    }

    /// Sets [`last_name`](field@Self::last_name).
    pub fn last_name(mut self, last_name: impl Into<String>) -> Self {
        self.last_name = Some(last_name.into());
        self
    }
}

smithy_client_runtime::structure! {
    AssigneeContact {
        business_title: "BusinessTitle" (sensitive) [required, length(0, 80)],
        email: "Email" (sensitive) [required, length(0, 80), pattern(&patterns::EMAIL)],
        first_name: "FirstName" (sensitive) [required, length(0, 80)],
        last_name: "LastName" (sensitive) [required, length(0, 80)],
    }
}
