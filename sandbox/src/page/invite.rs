//! The form of an invitation, and the invitation that it makes.

use maud::{Markup, html};
use partnercentral_selling::operation::GetEngagementInvitationResponse;
use partnercentral_selling::types::{
    EngagementCustomer, ExpectedCustomerSpend, Industry, OpportunityInvitationPayload, Payload, ProjectDetails,
    ReceiverResponsibility, SenderContact,
};
use smithy_client_runtime::{Validation, validate};

use super::form::Form;
use super::layout::select;

/// The fields with their labels and the values that a new form has.
const FIELDS: [(&str, &str, &str); 8] = [
    ("title", "Title of the engagement", "Analytics for Fabrikam"),
    ("company", "Company", "Fabrikam"),
    ("country", "Country code", "US"),
    ("website", "Website", "https://www.fabrikam.example"),
    ("project", "Title of the project", "Analytics of machine data"),
    ("date", "Completion date", "2031-03-31"),
    ("amount", "Monthly spend in USD", "12000"),
    ("problem", "Business problem", "Data of two hundred machines is copied by hand and read too late."),
];

/// The form, with what was entered before.
pub(super) fn form(catalog: &str, entered: Option<&Form>) -> Markup {
    let value = |name: &str, new: &'static str| entered.map_or(new.to_owned(), |form| form.get(name).to_owned());
    let industries = Industry::values().iter().map(|it| it.as_str());
    let roles = ReceiverResponsibility::values().iter().map(|it| it.as_str());
    html! {
        form .invite method="post" action="/actions/invite" {
            input type="hidden" name="catalog" value=(catalog);
            @for (name, label, new) in FIELDS {
                label .wide[name == "problem"] {
                    span { (label) }
                    @if name == "problem" { textarea name=(name) rows="3" { (value(name, new)) } }
                    @else { input name=(name) value=(value(name, new)); }
                }
            }
            (select("Industry", "industry", None, industries, &value("industry", "Manufacturing")))
            (select("Role of the partner", "role", None, roles, &value("role", "Services Partner")))
            div .row { button .primary { "Send the invitation" } }
        }
    }
}

/// The title and the payload of the invitation, or what is invalid in it.
pub(super) fn read(form: &Form) -> Result<(String, OpportunityInvitationPayload), Vec<String>> {
    let mut customer = EngagementCustomer::new();
    customer.company_name = form.filled("company").map(str::to_owned);
    customer.country_code = form.filled("country").map(Into::into);
    customer.industry = form.filled("industry").map(Into::into);
    customer.website_url = form.filled("website").map(str::to_owned);
    let mut project = ProjectDetails::new();
    project.title = form.filled("project").map(str::to_owned);
    project.business_problem = form.filled("problem").map(str::to_owned);
    project.target_completion_date = form.filled("date").map(str::to_owned);
    let spend = ExpectedCustomerSpend::new().currency_code("USD").frequency("Monthly").target_company("AWS");
    project.expected_customer_spend = Some(form.filled("amount").map(|it| spend.amount(it)).into_iter().collect());
    let contact = SenderContact::new().email("alex@example.com").first_name("Alex").last_name("Example");
    let payload = OpportunityInvitationPayload::new()
        .customer(customer)
        .project(project)
        .receiver_responsibilities(form.filled("role").map(ReceiverResponsibility::from))
        .sender_contacts([contact]);
    let title = form.get("title").to_owned();
    let record = GetEngagementInvitationResponse::new()
        .id("engi-0000000000000")
        .catalog("Sandbox")
        .engagement_title(&title)
        .payload(Payload::OpportunityInvitation(payload.clone()));
    match validate(&record, Validation::Strict) {
        Ok(()) => Ok((title, payload)),
        Err(error) => Err(error.into_iter().map(|it| format!("{}: {}", it.path(), it.message())).collect()),
    }
}
