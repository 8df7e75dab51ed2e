//! The structure `Account`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{Address, Industry};

/// The customer's company: who they are and where they can be found.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Account {
    /// Where the customer's company is based. Country and, where the country has them, postal code
    /// are needed before submission.
    pub address: Option<Address>,

    /// AWS account of the customer, exactly 12 digits. It lets AWS tie the usage after launch to
    /// this deal.
    ///
    /// Pattern (12 digits, like an AWS account id): `^[0-9]{12}$`
    pub aws_account_id: Option<String>,

    /// Name of the end customer's company, at most 120 characters. Required as soon as an account
    /// is present, although a deal marked as a matter of national security may be submitted with an
    /// anonymous one.
    ///
    /// Required.
    pub company_name: Option<String>,

    /// D-U-N-S number of the customer, exactly nine digits. Dun & Bradstreet issues it, and it
    /// tells companies of the same name apart.
    ///
    /// Pattern: `^[0-9]{9}$`
    pub duns: Option<String>,

    /// Line of business the customer works in. Needed before submission, and fixed once the deal is
    /// approved.
    pub industry: Option<Industry>,

    /// Industry in your own words, at most 255 characters. Give it when
    /// [`Industry`](field@Self::industry) is `Other`, and leave it out otherwise.
    pub other_industry: Option<String>,

    /// Web address of the customer's company, 4 to 255 characters. A submission asks for it unless
    /// [`NationalSecurity`](crate::types::NationalSecurity) is `Yes`.
    pub website_url: Option<String>,
    unknown_members: UnknownMembers,
}

impl Account {
    /// Creates an empty value. The model requires [`company_name`](field@Self::company_name).
    ///
    /// ```
    /// use partnercentral_selling::types::Account;
    ///
    /// let value = Account::new().company_name("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`address`](field@Self::address).
    #[must_use]
    pub fn address(mut self, value: Address) -> Self {
        self.address = Some(value);
        self
    }

    /// Sets [`aws_account_id`](field@Self::aws_account_id).
    #[must_use]
    pub fn aws_account_id(mut self, value: impl Into<String>) -> Self {
        self.aws_account_id = Some(value.into());
        self
    }

    /// Sets [`company_name`](field@Self::company_name).
    #[must_use]
    pub fn company_name(mut self, value: impl Into<String>) -> Self {
        self.company_name = Some(value.into());
        self
    }

    /// Sets [`duns`](field@Self::duns).
    #[must_use]
    pub fn duns(mut self, value: impl Into<String>) -> Self {
        self.duns = Some(value.into());
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
    Account {
        address: "Address",
        aws_account_id: "AwsAccountId" (sensitive) [pattern(&patterns::AWS_ACCOUNT)],
        company_name: "CompanyName" (sensitive) [required, length(0, 120)],
        duns: "Duns" (sensitive) [pattern(&patterns::DUNS_NUMBER)],
        industry: "Industry",
        other_industry: "OtherIndustry" [length(0, 255)],
        website_url: "WebsiteUrl" (sensitive) [length(4, 255)],
        ..unknown_members
    }
}
