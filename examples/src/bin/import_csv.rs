//! Imports opportunities from a CSV file: creates each one, associates a solution, and submits it to AWS.
//!
//! Requests keep to the published quotas. The journal FILE.journal has each step, so that the next run continues one
//! that was interrupted, and sends failed rows after they were corrected. Delete it if the sandbox was started anew.
//!
//! Start `cargo run -p partnercentral-sandbox`, copy the lines that it prints into another terminal, and run there:
//!
//! ```sh
//! cargo run -p examples --bin import_csv -- examples/data/opportunities.csv
//! ```

use std::error::Error;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use lexopt::prelude::*;
use partnercentral_selling::operation::{
    AssociateOpportunityRequest, CreateOpportunityRequest, GetOpportunityRequest,
    StartEngagementFromOpportunityTaskRequest,
};
use partnercentral_selling::runtime::{Journal, Quota, QuotaGroup, Row, Rows, StepError, Validation};
use partnercentral_selling::types::{
    Account, Address, AwsSubmission, Customer, ExpectedCustomerSpend, LifeCycle, Project, RelatedEntityType,
    SalesInvolvementType, Stage, Visibility,
};
use partnercentral_selling::{Client, ServiceError, quotas};

/// A row of the file. Its columns have the names of the fields.
#[derive(serde::Deserialize)]
struct Line {
    id: String,
    title: String,
    problem: String,
    use_case: String,
    company: String,
    website: String,
    industry: String,
    country: String,
    state: Option<String>,
    postal_code: String,
    close_date: String,
    monthly_spend: String,
    solution: String,
}

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut file, mut catalog, mut quota) = (None, "Sandbox".to_owned(), quotas::published());
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("catalog") => catalog = args.value()?.string()?,
            Long("writes") => quota = Quota::new([QuotaGroup::new("write").per_second(args.value()?.parse::<u32>()?)]),
            Value(path) if file.is_none() => file = Some(path.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let file = file.ok_or("the CSV file is missing: import_csv FILE [--catalog AWS] [--writes N]")?;
    let lines: Vec<Line> = csv::Reader::from_path(&file)?.deserialize().collect::<Result<_, _>>()?;
    let client = Client::from_env()?;

    let bar = ProgressBar::new(lines.len() as u64);
    bar.set_style(ProgressStyle::with_template("{wide_bar} {msg}")?);
    let mut rows = Rows::new(lines, |row, line| import(client.clone(), catalog.clone(), row, line))
        .keyed(|line| line.id.clone())
        .journal(Journal::open(format!("{file}.journal"))?)
        .quota(quota);
    let control = rows.control();
    while let Some(done) = rows.next().await {
        bar.set_position(control.progress().done as u64);
        bar.set_message(control.progress().to_string());
        if let Err(error) = done.result {
            bar.suspend(|| eprintln!("{file}, row {} ({}): {error}", done.index + 1, done.key));
        }
    }
    let progress = control.progress();
    println!("{} imported, {} failed", progress.done - progress.failed, progress.failed);
    Ok(if progress.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The three steps of a row. A step that an earlier run has done is not sent again, and has its recorded result.
async fn import(client: Client, catalog: String, row: Row, line: Line) -> Result<(), StepError<ServiceError>> {
    let spend = ExpectedCustomerSpend::new().amount(line.monthly_spend).currency_code("USD").frequency("Monthly");
    let mut address = Address::new().country_code(&*line.country).postal_code(line.postal_code);
    address.state_or_region = line.state;
    let account = Account::new().company_name(line.company).website_url(line.website).industry(&*line.industry);
    let project = Project::new()
        .title(line.title)
        .customer_business_problem(line.problem)
        .customer_use_case(line.use_case)
        .delivery_models(["SaaS or PaaS"])
        .sales_activities(["Initialized discussions with customer"])
        .expected_customer_spend([spend.target_company("AWS")]);
    let request = CreateOpportunityRequest::new()
        .catalog(&catalog)
        .partner_opportunity_identifier(row.key())
        .primary_needs_from_aws(["Co-Sell - Deal Support"])
        .customer(Customer::new().account(account.address(address)))
        .life_cycle(LifeCycle::new().stage(Stage::Qualified).target_close_date(line.close_date))
        .project(project);
    let create = client.create_opportunity(request).validation(Validation::Strict);
    let id = row.step("create", create).keep(|created| created.id.clone()).await?;

    let (reader, read) = (client.clone(), GetOpportunityRequest::new().catalog(&catalog).identifier(&id));
    let request = AssociateOpportunityRequest::new()
        .catalog(&catalog)
        .opportunity_identifier(&id)
        .related_entity_type(RelatedEntityType::Solutions)
        .related_entity_identifier(&line.solution);
    // The request has no token: if a run ended before its response, the next one looks whether it was applied.
    let look_up = move || async move {
        let solutions = reader.get_opportunity(read).await?.related_entity_identifiers.solutions.unwrap_or_default();
        Ok(solutions.contains(&line.solution).then_some(()))
    };
    row.step("associate", client.associate_opportunity(request)).keep(|()| ()).find_out(look_up).await?;

    let part = AwsSubmission::new().involvement_type(SalesInvolvementType::CoSell).visibility(Visibility::Full);
    let request = StartEngagementFromOpportunityTaskRequest::new().catalog(catalog).identifier(id).aws_submission(part);
    row.step("submit", client.start_engagement_from_opportunity_task(request)).keep(|_| ()).await
}
