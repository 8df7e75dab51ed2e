//! What an opportunity needs so that it can be submitted.

use partnercentral_selling::operation::GetOpportunityResponse;
use partnercentral_selling::types::{Account, CountryCode, Industry, NationalSecurity, OpportunityType, Project};

use crate::rules::{self, Rule};
use crate::wire::Findings;

/// Countries without postal codes.
const WITHOUT_POSTAL_CODE: [&str; 44] = [
    "AE", "AG", "AN", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CK", "CM", "DJ",
    "DM", "ER", "FJ", "GD", "GH", "GM", "GQ", "GY", "HK", "KI", "KM", "ML", "MO", "MR", "MW", "NR", "QA", "RW", "SB",
    "SC", "SL", "SR", "ST", "TD", "TG",
];

/// Reports everything that a submission lacks. `today` is a date like `2026-01-31`.
pub(super) fn check(record: &GetOpportunityResponse, today: &str, findings: &mut Findings) {
    let mut needs = Needs(findings);
    needs.customer(record);
    needs.project(record);
    needs.close_date(record, today);
    needs.of(&rules::SUBMIT_NEEDS, "PrimaryNeedsFromAws", has_items(record.primary_needs_from_aws.as_ref()));
    let related = &record.related_entity_identifiers;
    let sells = has_items(related.solutions.as_ref())
        || has_items(related.aws_marketplace_offers.as_ref())
        || record.project.as_ref().is_some_and(|project| has_text(project.other_solution_description.as_ref()));
    needs.of(&rules::SUBMIT_SOLUTION, "Project.OtherSolutionDescription", sells);
}

struct Needs<'a>(&'a mut Findings);

impl Needs<'_> {
    fn of(&mut self, rule: &'static Rule, path: &str, met: bool) {
        if !met {
            self.0.add(rule, path, "is required");
        }
    }

    fn customer(&mut self, record: &GetOpportunityResponse) {
        let account = record.customer.as_ref().and_then(|customer| customer.account.clone()).unwrap_or_default();
        if record.national_security != Some(NationalSecurity::Yes) {
            self.of(&rules::SUBMIT_WEBSITE, "Customer.Account.WebsiteUrl", has_text(account.website_url.as_ref()));
            self.of(&rules::SUBMIT_COMPANY, "Customer.Account.CompanyName", has_text(account.company_name.as_ref()));
        }
        self.of(&rules::SUBMIT_INDUSTRY, "Customer.Account.Industry", account.industry.is_some());
        if account.industry == Some(Industry::Other) {
            let named = has_text(account.other_industry.as_ref());
            self.of(&rules::SUBMIT_OTHER_INDUSTRY, "Customer.Account.OtherIndustry", named);
        }
        self.address(account);
    }

    fn address(&mut self, account: Account) {
        let address = account.address.unwrap_or_default();
        self.of(&rules::SUBMIT_COUNTRY, "Customer.Account.Address.CountryCode", address.country_code.is_some());
        let Some(country) = address.country_code else { return };
        if !WITHOUT_POSTAL_CODE.contains(&country.as_str()) {
            let has_code = has_text(address.postal_code.as_ref());
            self.of(&rules::SUBMIT_POSTAL_CODE, "Customer.Account.Address.PostalCode", has_code);
        }
        let (state, path) = (has_text(address.state_or_region.as_ref()), "Customer.Account.Address.StateOrRegion");
        if country == CountryCode::Us {
            self.of(&rules::SUBMIT_STATE, path, state);
        } else if state {
            self.0.add(&rules::SUBMIT_STATE_ELSEWHERE, path, "is only for the United States");
        }
    }

    fn project(&mut self, record: &GetOpportunityResponse) {
        let project = record.project.clone().unwrap_or_default();
        let problem = has_text(project.customer_business_problem.as_ref());
        self.of(&rules::SUBMIT_DELIVERY_MODEL, "Project.DeliveryModels", has_items(project.delivery_models.as_ref()));
        self.of(&rules::SUBMIT_TITLE, "Project.Title", has_text(project.title.as_ref()));
        self.of(&rules::SUBMIT_BUSINESS_PROBLEM, "Project.CustomerBusinessProblem", problem);
        let activities = has_items(project.sales_activities.as_ref());
        self.of(&rules::SUBMIT_SALES_ACTIVITIES, "Project.SalesActivities", activities);
        self.of(&rules::SUBMIT_USE_CASE, "Project.CustomerUseCase", has_text(project.customer_use_case.as_ref()));
        if record.opportunity_type == Some(OpportunityType::FlatRenewal) {
            let related = has_text(project.related_opportunity_identifier.as_ref());
            self.of(&rules::SUBMIT_RENEWAL, "Project.RelatedOpportunityIdentifier", related);
        }
        self.spend(&project);
    }

    fn spend(&mut self, project: &Project) {
        let spend = project.expected_customer_spend.as_ref();
        self.of(&rules::SUBMIT_SPEND, "Project.ExpectedCustomerSpend", has_items(spend));
        for (index, spend) in spend.into_iter().flatten().enumerate() {
            let amount = spend.amount.as_ref().and_then(|amount| amount.parse::<f64>().ok());
            if !amount.is_some_and(|amount| amount.is_finite() && amount > 0.0) {
                let path = format!("Project.ExpectedCustomerSpend[{index}].Amount");
                self.0.add(&rules::SUBMIT_SPEND_AMOUNT, &path, "must be above zero");
            }
        }
    }

    fn close_date(&mut self, record: &GetOpportunityResponse, today: &str) {
        let date = record.life_cycle.as_ref().and_then(|life_cycle| life_cycle.target_close_date.as_deref());
        let path = "LifeCycle.TargetCloseDate";
        self.of(&rules::SUBMIT_CLOSE_DATE, path, date.is_some());
        // Dates of this form are in the order of their texts.
        if date.is_some_and(|date| date < today) {
            self.0.add(&rules::SUBMIT_CLOSE_DATE_AHEAD, path, "must not be in the past");
        }
    }
}

fn has_text(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

fn has_items<T>(list: Option<&Vec<T>>) -> bool {
    list.is_some_and(|list| !list.is_empty())
}
