//! The request that `bodies/CreateOpportunity.request.json` shows, in the builders of the SDK.

use aws_sdk_partnercentralselling::operation::create_opportunity::CreateOpportunityInput;
use aws_sdk_partnercentralselling::primitives::{DateTime, DateTimeFormat as Format};
use aws_sdk_partnercentralselling::types::{
    Account, Address, Contact, Customer, ExpectedCustomerSpend, LifeCycle, Marketing, MonetaryValue, NextStepsHistory,
    Project, SoftwareRevenue,
};

pub(crate) fn create_opportunity() -> Result<CreateOpportunityInput, Box<dyn std::error::Error>> {
    let customer = Customer::builder()
        .account(
            Account::builder()
                .company_name("Kererū Ferries & Sons")
                .industry("Transportation and Logistics".into())
                .other_industry("Harbour passenger lines")
                .website_url("https://ferries.example.com/timetable")
                .aws_account_id("444455556666")
                .duns("808808808")
                .address(
                    Address::builder()
                        .city("Whangārei")
                        .country_code("NZ".into())
                        .postal_code("0110")
                        .state_or_region("Northland")
                        .street_address("17 Quay Road\nShed \"B\"")
                        .build(),
                )
                .build()?,
        )
        .contacts(
            Contact::builder()
                .email("fleet.office@ferries.example.com")
                .first_name("Aroha")
                .last_name("Tēmana")
                .business_title("Fleet Systems Lead")
                .phone("+6495550101")
                .build(),
        )
        .contacts(
            Contact::builder()
                .email("treasury@ferries.example.com")
                .first_name("Jorvik")
                .last_name("O'Paku-Sund")
                .business_title("Head of Treasury")
                .phone("+6495550102")
                .build(),
        )
        .build();
    let life_cycle = LifeCycle::builder()
        .stage("Technical Validation".into())
        .closed_lost_reason("Delay / Cancellation of Project".into())
        .next_steps("Walk through the berth planner with the harbour master")
        .next_steps_history(
            NextStepsHistory::builder()
                .time(DateTime::from_str("2026-02-10T01:00:00.5Z", Format::DateTime)?)
                .value("Discovery call held")
                .build()?,
        )
        .next_steps_history(
            NextStepsHistory::builder()
                .time(DateTime::from_str("2026-02-24T22:30:00.123Z", Format::DateTime)?)
                .value("Sizing sheet sent, waiting for passenger counts")
                .build()?,
        )
        .review_comments("Complete. Thank you for the cost estimate.")
        .review_status("Approved".into())
        .review_status_reason("All checks passed")
        .target_close_date("2026-11-30")
        .build();
    let marketing = Marketing::builder()
        .aws_funding_used("Yes".into())
        .campaign_name("Ports go cloud")
        .channels("Live Event".into())
        .channels("Out Of Home (OOH)".into())
        .source("Marketing Activity".into())
        .use_cases("Analytics")
        .use_cases("Internet of Things")
        .build();
    let project = Project::builder()
        .additional_comments("Sailings stop for two weeks in August, a good window for the switch.")
        .apn_programs("Migration Acceleration Program")
        .competitor_name("*Other".into())
        .customer_business_problem(
            "Berths are planned on paper. Each storm costs a day of replanning and strands passengers on the islands.",
        )
        .customer_use_case("Internet of Things / Logistics")
        .delivery_models("SaaS or PaaS".into())
        .delivery_models("Managed Services".into())
        .expected_customer_spend(
            ExpectedCustomerSpend::builder()
                .amount("8250.00")
                .currency_code("USD".into())
                .frequency("Monthly".into())
                .target_company("Amazon Web Services")
                .build()?,
        )
        .expected_customer_spend(
            ExpectedCustomerSpend::builder()
                .amount("531")
                .currency_code("USD".into())
                .frequency("Monthly".into())
                .target_company("Harbour Cloud Partners")
                .build()?,
        )
        .other_competitor_names("Tidewater Hosting")
        .other_solution_description("Berth planner, resold under the harbour's own label")
        .related_opportunity_identifier("O5550007")
        .sales_activities("Initialized discussions with customer".into())
        .sales_activities("Finalized Deployment Need".into())
        .title("Storm-proof berth planning")
        .build();
    let software_revenue = SoftwareRevenue::builder()
        .delivery_model("Pay-as-you-go".into())
        .effective_date("2026-12-01")
        .expiration_date("2029-11-30")
        .value(MonetaryValue::builder().amount("96000.5").currency_code("NZD".into()).build()?)
        .build();
    Ok(CreateOpportunityInput::builder()
        .catalog("AWS")
        .partner_opportunity_identifier("CRM-77-0042")
        .opportunity_type("Net New Business".into())
        .national_security("No".into())
        .primary_needs_from_aws("Co-Sell - Architectural Validation".into())
        .primary_needs_from_aws("Co-Sell - Support for Public Tender / RFx".into())
        .customer(customer)
        .life_cycle(life_cycle)
        .marketing(marketing)
        .opportunity_team(
            Contact::builder()
                .email("alliances@partner.example.com")
                .first_name("Mirela")
                .last_name("Quintal")
                .business_title("Alliance Desk")
                .phone("+351215550103")
                .build(),
        )
        .project(project)
        .software_revenue(software_revenue)
        .client_token("11111111-2222-4333-8444-555555555555")
        .origin("Partner Referral".into())
        .build()?)
}
