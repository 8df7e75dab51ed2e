//! Submits an opportunity to AWS, and waits until it is reviewed.
//!
//! The exit status is 0 if it was approved, 1 if AWS asks for changes or has rejected it, and 3 if the review goes on
//! at the deadline. Run again, it goes on waiting, and doesn't submit twice.
//!
//! Start `cargo run -p partnercentral-sandbox`, copy the lines that it prints into another terminal, and run there,
//! with an identifier that `sync_changes` prints:
//!
//! ```sh
//! cargo run -p examples --bin submit_and_wait -- O1234567 --hours 48
//! ```

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use lexopt::prelude::*;
use partnercentral_selling::Client;
use partnercentral_selling::operation::{
    GetOpportunityRequest, GetOpportunityResponse, StartEngagementFromOpportunityTaskRequest,
};
use partnercentral_selling::types::{AwsSubmission, LifeCycle, ReviewStatus, SalesInvolvementType, Visibility};
use partnercentral_selling::waits::OpportunityApproved;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut id, mut catalog) = (None, "Sandbox".to_owned());
    let (mut deadline, mut every) = (Duration::from_secs(3600), Duration::from_secs(30));
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("catalog") => catalog = args.value()?.string()?,
            Long("hours") => deadline = Duration::try_from_secs_f64(3600.0 * args.value()?.parse::<f64>()?)?,
            Long("every") => every = Duration::try_from_secs_f64(args.value()?.parse()?)?,
            Value(text) if id.is_none() => id = Some(text.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let id =
        id.ok_or("the opportunity is missing: submit_and_wait ID [--hours N] [--every SECONDS] [--catalog AWS]")?;
    let client = Client::from_env()?;

    let read = GetOpportunityRequest::new().catalog(&catalog).identifier(&id);
    let opportunity = client.get_opportunity(read.clone()).await?;
    let wait = match life_cycle(&opportunity).review_status {
        Some(ReviewStatus::PendingSubmission | ReviewStatus::ActionRequired) => {
            let part = AwsSubmission::new().involvement_type(SalesInvolvementType::CoSell).visibility(Visibility::Full);
            let request = StartEngagementFromOpportunityTaskRequest::new().catalog(catalog).identifier(&id);
            client.start_engagement_from_opportunity_task(request.aws_submission(part)).wait()
        }
        _ => client.get_opportunity(read).wait_for::<OpportunityApproved>(),
    };
    let reviewed = wait.every(every).deadline(deadline).progress(|progress| {
        if let Some(status) = progress.answer().and_then(|answer| life_cycle(answer).review_status) {
            eprintln!("{id}: {status}");
        }
    });
    let error = match reviewed.await {
        Ok(_) => {
            println!("{id} is approved");
            return Ok(ExitCode::SUCCESS);
        }
        Err(error) => error,
    };
    eprintln!("{id}: {error}");
    if error.is_deadline() {
        return Ok(ExitCode::from(3));
    }
    // What AWS wants to be changed.
    if let Some(reason) = error.last().and_then(|answer| life_cycle(answer).review_status_reason) {
        eprintln!("AWS says: {reason}");
    }
    Ok(ExitCode::FAILURE)
}

fn life_cycle(opportunity: &GetOpportunityResponse) -> LifeCycle {
    opportunity.life_cycle.clone().unwrap_or_default()
}
