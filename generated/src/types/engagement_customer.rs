//! The structure `EngagementCustomer`.

use crate::patterns;
use crate::types::{CountryCode, Industry};

/// The customer as an invitation introduces them, before you accept.
#[derive(Clone, Default, PartialEq)]
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
    /// Pattern: `^((http|https)://)??(www[.])??([a-zA-Z0-9]|-)+?([.][a-zA-Z0-9(-|/|=|?)??]+?)+?$`
    pub website_url: Option<String>,
}

smithy_client_runtime::structure! {
    EngagementCustomer {
        company_name: "CompanyName" [required, length(1, 120), pattern(&patterns::ALIAS)],
        country_code: "CountryCode" (sensitive) [required],
        industry: "Industry" [required],
        website_url: "WebsiteUrl" (sensitive) [required, length(4, 255), pattern(&patterns::COMPANY_WEBSITE_URL)],
    }
}
