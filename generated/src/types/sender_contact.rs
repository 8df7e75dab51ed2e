//! The structure `SenderContact`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;

/// Someone at the sending company to talk to about an invitation.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct SenderContact {
    /// Position of the sender's contact, up to 80 characters.
    pub business_title: Option<String>,

    /// Address for questions about the invitation, up to 80 characters.
    ///
    /// Pattern (an e-mail address, name@example.com):
    /// `^[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]+@[a-zA-Z0-9-]+(?:.[a-zA-Z0-9-]+)*$`
    pub email: Option<String>,

    /// Given name of the sender's contact, up to 80 characters.
    pub first_name: Option<String>,

    /// Family name of the sender's contact, up to 80 characters.
    pub last_name: Option<String>,

    /// Number to call the sender's contact on, a plus sign and 2 to 15 digits.
    ///
    /// At most 40 characters. Pattern (a phone number with its country code, +12065550100):
    /// `^\+[1-9]\d{1,14}$`
    pub phone: Option<String>,
    unknown_members: UnknownMembers,
}

impl SenderContact {
    /// Creates an empty value. The model requires [`email`](field@Self::email).
    ///
    /// ```
    /// use partnercentral_selling::types::SenderContact;
    ///
    /// let value = SenderContact::new().email("1@1");
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

    /// Sets [`phone`](field@Self::phone).
    #[must_use]
    pub fn phone(mut self, value: impl Into<String>) -> Self {
        self.phone = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    SenderContact {
        business_title: "BusinessTitle" (sensitive) [length(0, 80)],
        email: "Email" (sensitive) [required, length(0, 80),
            pattern(&patterns::SENDER_CONTACT_EMAIL)],
        first_name: "FirstName" (sensitive) [length(0, 80)],
        last_name: "LastName" (sensitive) [length(0, 80)],
        phone: "Phone" (sensitive) [length(0, 40), pattern(&patterns::PHONE_NUMBER)],
        ..unknown_members
    }
}
