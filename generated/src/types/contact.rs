//! The structure `Contact`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;

/// A person, either at the customer or in your own team.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Contact {
    /// Job title of the person, at most 80 characters. For your own team it names the part in the
    /// deal, for example `OpportunityOwner`.
    pub business_title: Option<String>,

    /// E-mail address of the person, at most 80 characters and in lower case.
    ///
    /// Pattern (an e-mail address, name@example.com):
    /// `` ^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$ ``
    pub email: Option<String>,

    /// Given name of the person, at most 80 characters.
    pub first_name: Option<String>,

    /// Family name of the person, at most 80 characters.
    pub last_name: Option<String>,

    /// Phone number in international form, a plus sign and 2 to 15 digits without spaces, as in
    /// `+12065550100`.
    ///
    /// At most 40 characters. Pattern (a phone number with its country code, +12065550100):
    /// `^\+[1-9]\d{1,14}$`
    pub phone: Option<String>,
    unknown_members: UnknownMembers,
}

impl Contact {
    /// Creates an empty value.
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

    /// Sets [`phone`](field@Self::phone).
    #[must_use]
    pub fn phone(mut self, value: impl Into<String>) -> Self {
        self.phone = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Contact {
        business_title: "BusinessTitle" (sensitive) [length(0, 80)],
        email: "Email" (sensitive) [length(0, 80), pattern(&patterns::EMAIL)],
        first_name: "FirstName" (sensitive) [length(0, 80)],
        last_name: "LastName" (sensitive) [length(0, 80)],
        phone: "Phone" (sensitive) [length(0, 40), pattern(&patterns::PHONE_NUMBER)],
        ..unknown_members
    }
}
