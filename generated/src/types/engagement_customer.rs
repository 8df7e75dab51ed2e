//! The structure `EngagementCustomer`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{CountryCode, Industry};

/// The customer as an invitation introduces them, before you accept.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct EngagementCustomer {
    /// Customer you are invited to work with, 1 to 120 characters.
    ///
    /// Pattern: `^[\p{L}\p{N}\p{P}\p{Z}]+$`
    pub company_name: Option<String>,

    /// Country the customer is in. Check that you can serve it before you accept.
    pub country_code: Option<CountryCode>,

    /// Sector the invited deal is in.
    pub industry: Option<Industry>,

    /// Site to read up on the customer, 4 to 255 characters. The scheme may be missing.
    ///
    /// Pattern (a URL, https://…):
    /// `^((http|https)://)??(www[.])??([a-zA-Z0-9]|-)+?([.][a-zA-Z0-9(-|/|=|?)??]+?)+?$`
    pub website_url: Option<String>,
    unknown_members: UnknownMembers,
}

impl EngagementCustomer {
    /// Creates an empty value. The model requires [`company_name`](field@Self::company_name),
    /// [`country_code`](field@Self::country_code), [`industry`](field@Self::industry) and
    /// [`website_url`](field@Self::website_url).
    ///
    /// ```
    /// use partnercentral_selling::types::EngagementCustomer;
    ///
    /// let value = EngagementCustomer::new()
    ///     .company_name("…")
    ///     .country_code("AD")
    ///     .industry("Aerospace")
    ///     .website_url("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`company_name`](field@Self::company_name).
    #[must_use]
    pub fn company_name(mut self, value: impl Into<String>) -> Self {
        self.company_name = Some(value.into());
        self
    }

    /// Sets [`country_code`](field@Self::country_code).
    #[must_use]
    pub fn country_code(mut self, value: impl Into<CountryCode>) -> Self {
        self.country_code = Some(value.into());
        self
    }

    /// Sets [`industry`](field@Self::industry).
    #[must_use]
    pub fn industry(mut self, value: impl Into<Industry>) -> Self {
        self.industry = Some(value.into());
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
    EngagementCustomer {
        company_name: "CompanyName" [required, length(1, 120), pattern(&patterns::ALIAS)],
        country_code: "CountryCode" (sensitive) [required],
        industry: "Industry" [required],
        website_url: "WebsiteUrl" (sensitive) [required, length(4, 255),
            pattern(&patterns::COMPANY_WEBSITE_URL)],
        ..unknown_members
    }
}
