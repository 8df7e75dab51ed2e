//! Prints each opportunity that was changed since the last run, with what AWS says about it, as a line of JSON.
//!
//! A checkpoint file keeps what was printed: a change comes once, and only after a crash the last one may come again.
//!
//! Start `cargo run -p partnercentral-sandbox`, copy the lines that it prints into another terminal, and run there:
//!
//! ```sh
//! cargo run -p examples --bin sync_changes -- checkpoint.json
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};

use lexopt::prelude::*;
use partnercentral_selling::operation::{
    GetAwsOpportunitySummaryRequest, GetOpportunityRequest, ListOpportunitiesRequest,
};
use partnercentral_selling::runtime::{Row, Rows, StepError, Timestamp};
use partnercentral_selling::types::{LastModifiedDate, OpportunitySort, OpportunitySortName, SortOrder};
use partnercentral_selling::{Client, ServiceError, quotas};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

/// A list may show a change later than another one that was made after it. So each run looks back this far.
const OVERLAP_SECS: i64 = 600;

#[derive(Default, Serialize, Deserialize)]
struct Checkpoint {
    /// The time of the latest change that was printed.
    latest: Option<Timestamp>,
    /// What was printed of the time that the next run looks back to: identifiers, and when they were changed.
    printed: BTreeMap<String, Timestamp>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (mut path, mut catalog) = (None, "Sandbox".to_owned());
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("catalog") => catalog = args.value()?.string()?,
            Value(file) if path.is_none() => path = Some(file.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let path = path.ok_or("the checkpoint file is missing: sync_changes FILE [--catalog AWS]")?;
    let mut checkpoint = Checkpoint::read(&path)?;
    let client = Client::from_env()?;

    let sort = OpportunitySort::new().sort_by(OpportunitySortName::LastModifiedDate).sort_order(SortOrder::Ascending);
    let mut request = ListOpportunitiesRequest::new().catalog(&catalog).max_results(100).sort(sort);
    let since = checkpoint.since();
    request.last_modified_date = since.map(|since| LastModifiedDate::new().after_last_modified_date(since));
    let mut changes = Vec::new();
    let mut listed = client.list_opportunities(request).items();
    while let Some(summary) = listed.try_next().await? {
        let (Some(id), Some(time)) = (summary.id, summary.last_modified_date) else { continue };
        if checkpoint.printed.get(&id) != Some(&time) {
            changes.push((id, time));
        }
    }

    let mut rows = Rows::new(changes.clone(), |row, (id, _)| read(client.clone(), catalog.clone(), row, id))
        .quota(quotas::published());
    // The first error ends the run, and the next one begins with its opportunity.
    while let Some(done) = rows.next_in_order().await {
        let (id, time) = changes[done.index].clone();
        let change = done.result.map_err(|error| format!("{id}: {error}"))?;
        writeln!(io::stdout().lock(), "{change}")?;
        checkpoint.record(id, time);
        checkpoint.replace(&path)?;
    }
    Ok(())
}

/// An opportunity with the view of AWS, which shows most of what AWS changes. The text has sensitive members too.
async fn read(client: Client, catalog: String, row: Row, id: String) -> Result<Json, StepError<ServiceError>> {
    let request = GetOpportunityRequest::new().catalog(&catalog).identifier(&id);
    let opportunity = row.step("opportunity", client.get_opportunity(request)).await?;
    let request = GetAwsOpportunitySummaryRequest::new().catalog(catalog).related_opportunity_identifier(id);
    let aws = match row.step("aws", client.get_aws_opportunity_summary(request)).await {
        Ok(summary) => Some(summary),
        // AWS has a view only after the submission.
        Err(StepError::Call(error)) if error.has_code(ServiceError::RESOURCE_NOT_FOUND_EXCEPTION) => None,
        Err(error) => return Err(error),
    };
    Ok(json!({ "opportunity": opportunity, "aws": aws }))
}

impl Checkpoint {
    fn read(path: &str) -> Result<Self, Box<dyn Error>> {
        match fs::read(path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|error| format!("{path}: {error}").into()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("{path}: {error}").into()),
        }
    }

    fn since(&self) -> Option<Timestamp> {
        Timestamp::from_secs(self.latest?.secs() - OVERLAP_SECS).ok()
    }

    fn record(&mut self, id: String, time: Timestamp) {
        self.latest = self.latest.max(Some(time));
        self.printed.insert(id, time);
        let since = self.since();
        self.printed.retain(|_, time| Some(*time) >= since);
    }

    /// A reader finds the old file or the new one, never a part of one.
    fn replace(&self, path: &str) -> io::Result<()> {
        let beside = format!("{path}.new");
        let file = File::create(&beside)?;
        serde_json::to_writer(&file, self)?;
        file.sync_all()?;
        fs::rename(beside, path)
    }
}
