//! The structures of requests, from their JSON: the members that the steps use.

use aws_sdk_partnercentralselling::error::BuildError;
use aws_sdk_partnercentralselling::types::{
    Account, Address, AssigneeContact, AwsSubmission, Contact, Customer, ExpectedCustomerSpend, LifeCycle, Marketing,
    OpportunitySort, Project, SoftwareRevenue,
};
use serde_json::Value;

/// A text, or an enum value.
pub(crate) fn text<T: for<'a> From<&'a str>>(from: &Value, name: &str) -> Option<T> {
    from[name].as_str().map(T::from)
}

/// A list of texts or enum values.
pub(crate) fn texts<T: for<'a> From<&'a str>>(from: &Value, name: &str) -> Option<Vec<T>> {
    Some(from[name].as_array()?.iter().filter_map(Value::as_str).map(T::from).collect())
}

/// A structure, if it is there.
pub(crate) fn part<T>(
    from: &Value,
    name: &str,
    read: impl Fn(&Value) -> Result<T, BuildError>,
) -> Result<Option<T>, BuildError> {
    from.get(name).map(read).transpose()
}

fn parts<T>(
    from: &Value,
    name: &str,
    read: impl Fn(&Value) -> Result<T, BuildError>,
) -> Result<Option<Vec<T>>, BuildError> {
    from[name].as_array().map(|items| items.iter().map(read).collect()).transpose()
}

pub(crate) fn customer(from: &Value) -> Result<Customer, BuildError> {
    let customer = Customer::builder();
    Ok(customer.set_account(part(from, "Account", account)?).set_contacts(parts(from, "Contacts", contact)?).build())
}

fn account(from: &Value) -> Result<Account, BuildError> {
    Account::builder()
        .set_company_name(text(from, "CompanyName"))
        .set_industry(text(from, "Industry"))
        .set_other_industry(text(from, "OtherIndustry"))
        .set_website_url(text(from, "WebsiteUrl"))
        .set_address(part(from, "Address", address)?)
        .build()
}

fn address(from: &Value) -> Result<Address, BuildError> {
    Ok(Address::builder()
        .set_city(text(from, "City"))
        .set_country_code(text(from, "CountryCode"))
        .set_postal_code(text(from, "PostalCode"))
        .set_state_or_region(text(from, "StateOrRegion"))
        .build())
}

fn contact(from: &Value) -> Result<Contact, BuildError> {
    Ok(Contact::builder()
        .set_email(text(from, "Email"))
        .set_first_name(text(from, "FirstName"))
        .set_last_name(text(from, "LastName"))
        .build())
}

pub(crate) fn life_cycle(from: &Value) -> Result<LifeCycle, BuildError> {
    Ok(LifeCycle::builder()
        .set_stage(text(from, "Stage"))
        .set_closed_lost_reason(text(from, "ClosedLostReason"))
        .set_review_status(text(from, "ReviewStatus"))
        .set_review_status_reason(text(from, "ReviewStatusReason"))
        .set_review_comments(text(from, "ReviewComments"))
        .set_target_close_date(text(from, "TargetCloseDate"))
        .build())
}

pub(crate) fn marketing(from: &Value) -> Result<Marketing, BuildError> {
    Ok(Marketing::builder().set_source(text(from, "Source")).set_campaign_name(text(from, "CampaignName")).build())
}

pub(crate) fn project(from: &Value) -> Result<Project, BuildError> {
    Ok(Project::builder()
        .set_title(text(from, "Title"))
        .set_customer_use_case(text(from, "CustomerUseCase"))
        .set_customer_business_problem(text(from, "CustomerBusinessProblem"))
        .set_delivery_models(texts(from, "DeliveryModels"))
        .set_sales_activities(texts(from, "SalesActivities"))
        .set_related_opportunity_identifier(text(from, "RelatedOpportunityIdentifier"))
        .set_expected_customer_spend(parts(from, "ExpectedCustomerSpend", spend)?)
        .build())
}

fn spend(from: &Value) -> Result<ExpectedCustomerSpend, BuildError> {
    ExpectedCustomerSpend::builder()
        .set_amount(text(from, "Amount"))
        .set_currency_code(text(from, "CurrencyCode"))
        .set_frequency(text(from, "Frequency"))
        .set_target_company(text(from, "TargetCompany"))
        .build()
}

pub(crate) fn software_revenue(from: &Value) -> Result<SoftwareRevenue, BuildError> {
    Ok(SoftwareRevenue::builder()
        .set_effective_date(text(from, "EffectiveDate"))
        .set_expiration_date(text(from, "ExpirationDate"))
        .build())
}

pub(crate) fn assignee(from: &Value) -> Result<AssigneeContact, BuildError> {
    AssigneeContact::builder()
        .set_email(text(from, "Email"))
        .set_first_name(text(from, "FirstName"))
        .set_last_name(text(from, "LastName"))
        .set_business_title(text(from, "BusinessTitle"))
        .build()
}

pub(crate) fn submission(from: &Value) -> Result<AwsSubmission, BuildError> {
    AwsSubmission::builder()
        .set_involvement_type(text(from, "InvolvementType"))
        .set_visibility(text(from, "Visibility"))
        .build()
}

pub(crate) fn sort(from: &Value) -> Result<OpportunitySort, BuildError> {
    OpportunitySort::builder().set_sort_by(text(from, "SortBy")).set_sort_order(text(from, "SortOrder")).build()
}
