//! The structure `AccountSummary`.

use crate::types::{AddressSummary, Industry};

/// Short form of the customer's company, as lists of opportunities show it.
#[derive(Clone, Default, PartialEq)]
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
}

smithy_client_runtime::structure! {
    AccountSummary {
        address: "Address",
        company_name: "CompanyName" (sensitive) [required, length(0, 120)],
        industry: "Industry",
        other_industry: "OtherIndustry" [length(0, 255)],
        website_url: "WebsiteUrl" (sensitive) [length(4, 255)],
    }
}
