//! The structure `AccountSummary`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{AddressSummary, Industry};

/// Short form of the customer's company, as lists of opportunities show it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountSummary {
    /// Seat of the customer without the street. [`GetOpportunity`](crate::Client::get_opportunity)
    /// has the complete address.
    pub address: Option<AddressSummary>,

    /// Who the customer is, up to 120 characters. Good as the label of a row, but not a key: two
    /// deals may spell it differently.
    pub company_name: Option<String>,

    /// Business sector of the customer. `Other` means that
    /// [`OtherIndustry`](field@Self::other_industry) holds the text.
    pub industry: Option<Industry>,

    /// Description of a sector outside the fixed list, up to 255 characters.
    pub other_industry: Option<String>,

    /// Home page of the customer, 4 to 255 characters. Some records hold the word `null` instead of
    /// an address.
    pub website_url: Option<String>,
    unknown_members: UnknownMembers,
}

impl AccountSummary {
    /// Creates an empty value. The model requires [`company_name`](field@Self::company_name).
    ///
    /// ```
    /// use partnercentral_selling::types::AccountSummary;
    ///
    /// let value = AccountSummary::new().company_name("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`address`](field@Self::address).
    #[must_use]
    pub fn address(mut self, value: AddressSummary) -> Self {
        self.address = Some(value);
        self
    }

    /// Sets [`company_name`](field@Self::company_name).
    #[must_use]
    pub fn company_name(mut self, value: impl Into<String>) -> Self {
        self.company_name = Some(value.into());
        self
    }

    /// Sets [`industry`](field@Self::industry).
    #[must_use]
    pub fn industry(mut self, value: impl Into<Industry>) -> Self {
        self.industry = Some(value.into());
        self
    }

    /// Sets [`other_industry`](field@Self::other_industry).
    #[must_use]
    pub fn other_industry(mut self, value: impl Into<String>) -> Self {
        self.other_industry = Some(value.into());
        self
    }

    /// Sets [`website_url`](field@Self::website_url).
    #[must_use]
    pub fn website_url(mut self, value: impl Into<String>) -> Self {
        self.website_url = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AccountSummary {
        address: "Address",
        company_name: "CompanyName" (sensitive) [required, length(0, 120)],
        industry: "Industry",
        other_industry: "OtherIndustry" [length(0, 255)],
        website_url: "WebsiteUrl" (sensitive) [length(4, 255)],
        ..unknown_members
    }
}
