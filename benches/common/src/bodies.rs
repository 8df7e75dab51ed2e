//! The bodies that all clients send and receive.

/// The request that creates an opportunity.
pub const CREATE_REQUEST: &str = include_str!("../../bodies/CreateOpportunity.request.json");
/// The response to it.
pub const CREATE: &[u8] = include_bytes!("../../bodies/CreateOpportunity.response.json");
/// The response to GetOpportunity.
pub const GET: &[u8] = include_bytes!("../../bodies/GetOpportunity.response.json");
/// The number of contacts of the customer in [`GET`].
pub const GET_CONTACTS: usize = 2;
/// The number of summaries in [`page`].
pub const SUMMARIES: usize = 100;

/// A page of 100 summaries, about 94 kB, in the form in which the service writes it.
pub fn page() -> Vec<u8> {
    let summary = |number: usize| {
        format!(
            r#"{{"Catalog":"AWS","CreatedDate":"2026-01-02T03:04:05.123Z","Customer":{{"Account":{{"Address":{{"City":"Hamburg","CountryCode":"{country}","PostalCode":"20095","StateOrRegion":"Hamburg"}},"CompanyName":"Example Logistics {number} GmbH & Co. KG","Industry":"{industry}","OtherIndustry":null,"WebsiteUrl":"https://www.example.com/companies/{number}"}}}},"Id":"O{id}","LastModifiedDate":"2026-03-04T05:06:07.891Z","LifeCycle":{{"ClosedLostReason":null,"NextSteps":"Workshop with the platform team, then a proposal with a first estimate of the monthly spend","ReviewComments":null,"ReviewStatus":"{status}","ReviewStatusReason":null,"Stage":"{stage}","TargetCloseDate":"2027-03-31"}},"OpportunityType":"Net New Business","PartnerOpportunityIdentifier":"CRM-2026-{id}","Project":{{"DeliveryModels":["SaaS or PaaS","Managed Services"],"ExpectedCustomerSpend":[{{"Amount":"{number}500.00","CurrencyCode":"USD","Frequency":"Monthly","TargetCompany":"AWS"}}]}}}}"#,
            country = ["DE", "US", "FR"][number % 3],
            industry = ["Retail", "Healthcare", "Manufacturing"][number % 3],
            status = ["Approved", "In review", "Pending Submission"][number % 3],
            stage = ["Prospect", "Qualified", "Technical Validation", "Committed"][number % 4],
            id = 1_000_000 + number,
        )
    };
    let summaries: Vec<String> = (0..SUMMARIES).map(summary).collect();
    format!(r#"{{"NextToken":"eyJwYWdlIjoyfQ==","OpportunitySummaries":[{}]}}"#, summaries.join(",")).into_bytes()
}
