//! The importer of the cookbook with the official SDK: `import_csv FILE [--attempts N]`. It creates an opportunity for
//! each row, associates a solution, and submits it, with the adaptive retry mode and at most 16 rows at once.
//!
//! Tokens are made from the row, so that a run that was interrupted can be repeated while the service keeps them.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

use aws_config::BehaviorVersion;
use aws_config::retry::RetryConfig;
use aws_sdk_partnercentralselling::Client;
use aws_sdk_partnercentralselling::error::{DisplayErrorContext, ProvideErrorMetadata as _};
use aws_sdk_partnercentralselling::types::{
    Account, Address, AwsSubmission, CountryCode, CurrencyCode, Customer, DeliveryModel, ExpectedCustomerSpend,
    Industry, LifeCycle, PaymentFrequency, PrimaryNeedFromAws, Project, RelatedEntityType, SalesActivity,
    SalesInvolvementType, Stage, Visibility,
};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const CATALOG: &str = "Sandbox";

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

type Failed = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<ExitCode, Failed> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (file, attempts) = match args.as_slice() {
        [file] => (file, 3),
        [file, option, attempts] if option == "--attempts" => (file, attempts.parse()?),
        _ => return Err("usage: import_csv FILE [--attempts N]".into()),
    };
    let lines: Vec<Line> = csv::Reader::from_path(file)?.deserialize().collect::<Result<_, _>>()?;
    let tls = Provider::Rustls(CryptoMode::Ring);
    let config = aws_config::defaults(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().tls_provider(tls).build_https())
        .retry_config(RetryConfig::adaptive().with_max_attempts(attempts));
    let client = Client::new(&config.load().await);

    let bar = ProgressBar::new(lines.len() as u64);
    bar.set_style(ProgressStyle::with_template("{wide_bar} {pos} of {len} rows")?);
    let limit = Arc::new(Semaphore::new(16));
    let mut rows = JoinSet::new();
    for (index, line) in lines.into_iter().enumerate() {
        let (client, limit) = (client.clone(), Arc::clone(&limit));
        rows.spawn(async move {
            let _permit = limit.acquire().await;
            let id = line.id.clone();
            (index, id, import(&client, line).await)
        });
    }
    let (mut imported, mut failed) = (0, 0);
    while let Some(done) = rows.join_next().await {
        bar.inc(1);
        match done? {
            (_, _, Ok(())) => imported += 1,
            (index, id, Err(error)) => {
                failed += 1;
                let error = DisplayErrorContext(&*error);
                bar.suspend(|| eprintln!("{file}, row {} ({id}): {error}", index + 1));
            }
        }
    }
    println!("{imported} imported, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The three steps of a row.
async fn import(client: &Client, line: Line) -> Result<(), Failed> {
    let spend = ExpectedCustomerSpend::builder()
        .amount(line.monthly_spend)
        .currency_code(CurrencyCode::Usd)
        .frequency(PaymentFrequency::Monthly)
        .target_company("AWS")
        .build()?;
    let address = Address::builder()
        .country_code(CountryCode::from(&*line.country))
        .set_state_or_region(line.state)
        .postal_code(line.postal_code)
        .build();
    let account = Account::builder()
        .company_name(line.company)
        .website_url(line.website)
        .industry(Industry::from(&*line.industry))
        .address(address)
        .build()?;
    let project = Project::builder()
        .title(line.title)
        .customer_business_problem(line.problem)
        .customer_use_case(line.use_case)
        .delivery_models(DeliveryModel::SaasOrPaas)
        .sales_activities(SalesActivity::InitializedDiscussionsWithCustomer)
        .expected_customer_spend(spend)
        .build();
    let created = client
        .create_opportunity()
        .catalog(CATALOG)
        .client_token(format!("{}-create", line.id))
        .partner_opportunity_identifier(&line.id)
        .primary_needs_from_aws(PrimaryNeedFromAws::CoSellDealSupport)
        .customer(Customer::builder().account(account).build())
        .life_cycle(LifeCycle::builder().stage(Stage::Qualified).target_close_date(line.close_date).build())
        .project(project)
        .send()
        .await?;

    let associated = client
        .associate_opportunity()
        .catalog(CATALOG)
        .opportunity_identifier(created.id())
        .related_entity_type(RelatedEntityType::Solutions)
        .related_entity_identifier(line.solution)
        .send()
        .await;
    // A conflict means that an attempt or a run before has associated it.
    match associated {
        Err(error) if error.code() == Some("ConflictException") => {}
        associated => drop(associated?),
    }

    let submission =
        AwsSubmission::builder().involvement_type(SalesInvolvementType::CoSell).visibility(Visibility::Full).build()?;
    client
        .start_engagement_from_opportunity_task()
        .catalog(CATALOG)
        .client_token(format!("{}-submit", line.id))
        .identifier(created.id())
        .aws_submission(submission)
        .send()
        .await?;
    Ok(())
}
