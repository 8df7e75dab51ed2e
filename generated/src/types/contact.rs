//! The structure `Contact`.

use crate::patterns;

/// A person, either at the customer or in your own team.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Contact {
    /// Job title of the person, at most 80 characters. For your own team it names the part in the
    /// deal, for example `OpportunityOwner`.
    pub business_title: Option<String>,

    /// E-mail address of the person, at most 80 characters and in lower case.
    ///
    /// Pattern:
    /// `` ^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$ ``
    pub email: Option<String>,

    /// Given name of the person, at most 80 characters.
    pub first_name: Option<String>,

    /// Family name of the person, at most 80 characters.
    pub last_name: Option<String>,

    /// Phone number in international form, a plus sign and 2 to 15 digits without spaces, as in
    /// `+12065550100`.
    ///
    /// At most 40 characters. Pattern: `^\+[1-9]\d{1,14}$`
    pub phone: Option<String>,
}

impl Contact {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
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

    /// Sets [`phone`](field@Self::phone).
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Some(phone.into());
        self
    }
}

smithy_client_runtime::structure! {
    Contact {
        business_title: "BusinessTitle" (sensitive) [length(0, 80)],
        email: "Email" (sensitive) [length(0, 80), pattern(&patterns::EMAIL)],
        first_name: "FirstName" (sensitive) [length(0, 80)],
        last_name: "LastName" (sensitive) [length(0, 80)],
        phone: "Phone" (sensitive) [length(0, 40), pattern(&patterns::PHONE_NUMBER)],
    }
}
