//! Imports rows into a sandbox with a journal: `import URL JOURNAL ROWS`. The test of killed imports runs it.
//!
//! It prints a line for each step that has begun or ended, and for the result of each row.

// An import that can't continue must end.
#![allow(clippy::expect_used)]

use std::io::Write as _;

use partnercentral_sandbox::{ACCESS_KEY, REGION, SECRET_KEY};
use partnercentral_selling::operation::{AssociateOpportunityRequest, CreateOpportunityRequest};
use partnercentral_selling::runtime::{Journal, Row, RowError, Rows, StepError};
use partnercentral_selling::{Client, Config, Credentials, ServiceError};

type Failed = StepError<ServiceError>;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [url, journal, rows] = args.as_slice() else {
        say("usage: import URL JOURNAL ROWS");
        std::process::exit(2);
    };
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "sandbox");
    let config = Config::builder().endpoint_url(url).region(REGION).credentials(credentials);
    let client = Client::new(config.build()).expect("a complete configuration");
    let journal = Journal::open(journal).expect("a journal");
    let count: usize = rows.parse().expect("a number of rows");

    let mut rows = Rows::new(0..count, |row, number| import(client.clone(), row, number))
        .keyed(|number| format!("row-{number}"))
        .journal(journal)
        .concurrency(6);
    while let Some(done) = rows.next().await {
        match done.result {
            Ok(id) => say(&format!("done {} {id}", done.key)),
            Err(RowError::Failed(StepError::Unknown(unknown))) => {
                say(&format!("unknown {} {}", done.key, unknown.step))
            }
            Err(error) => say(&format!("failed {} {error}", done.key)),
        }
    }
    say("end");
}

/// Creates an opportunity, which has an idempotency token, and associates a solution, which has none.
async fn import(client: Client, row: Row, number: usize) -> Result<String, Failed> {
    let request =
        CreateOpportunityRequest::new().catalog("AWS").partner_opportunity_identifier(format!("row-{number}"));
    say("step");
    let id = row.step("create", client.create_opportunity(request)).keep(|created| created.id.clone()).await?;
    say("step");
    let request = AssociateOpportunityRequest::new()
        .catalog("AWS")
        .opportunity_identifier(&id)
        .related_entity_type("Solutions")
        .related_entity_identifier("S-7654321");
    row.step("associate", client.associate_opportunity(request)).keep(|()| ()).await?;
    say("step");
    Ok(id)
}

/// The test reads each line at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("the test reads the output");
}
