//! Handles the events of the service, each one once, although Amazon EventBridge may deliver an event twice.
//!
//! It reads events from standard input, one a line, as the sandbox writes them; in production they come from a queue.
//! The identifiers of handled events are appended to a file. An event has no content but an identifier, so the handler
//! reads the record as it is now: after a crash the last event may be handled again, and that does no harm.
//!
//! Start `cargo run -p partnercentral-sandbox -- --events events.jsonl`, copy the lines that it prints into another
//! terminal, do something with other examples, and run there:
//!
//! ```sh
//! cargo run -p examples --bin handle_events -- handled.txt < events.jsonl
//! ```

use std::collections::HashSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead as _, ErrorKind, Write as _};

use partnercentral_events::{Detail, Event, ParticipantType, SOURCE};
use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("the file of handled events is missing: handle_events FILE < EVENTS")?;
    let mut handled: HashSet<String> = match fs::read_to_string(&path) {
        Ok(text) => text.lines().map(str::to_owned).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => HashSet::new(),
        Err(error) => return Err(format!("{path}: {error}").into()),
    };
    let mut record = File::options().create(true).append(true).open(&path)?;
    let client = Client::from_env()?;

    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let event = match Event::from_json(&line?) {
            Ok(event) if event.source() == Some(SOURCE) => event,
            Ok(_) => continue,
            // One that can't be read is not the end: others follow.
            Err(error) => {
                eprintln!("line {number}: {error}");
                continue;
            }
        };
        let Some(id) = event.id() else {
            eprintln!("line {number}: the event has no identifier");
            continue;
        };
        if handled.contains(id) {
            continue;
        }
        handle(&client, &event).await.map_err(|error| format!("line {number}, event {id}: {error}"))?;
        // The line break comes first, so that an identifier that a crash has cut off is not part of the next one.
        write!(record, "\n{id}")?;
        record.sync_data()?;
        handled.insert(id.to_owned());
    }
    Ok(())
}

/// What to do for an event. It may run twice for one event, so it sets something to what it is now.
async fn handle(client: &Client, event: &Event) -> Result<(), partnercentral_selling::Error> {
    match event.detail() {
        Detail::OpportunityCreated(it) | Detail::OpportunityUpdated(it) => {
            let (Some(catalog), Some(id)) = (event.catalog(), &it.identifier) else { return Ok(()) };
            let request = GetOpportunityRequest::new().catalog(catalog).identifier(id);
            let opportunity = client.get_opportunity(request).await?;
            let status = opportunity.life_cycle.and_then(|it| it.review_status);
            println!("{id}: {}", status.map_or("no review status".to_owned(), |status| status.to_string()));
        }
        // The one that we send when we submit an opportunity is an event too.
        Detail::EngagementInvitationCreated(it) if it.participant_type == Some(ParticipantType::Receiver) => {
            println!("invitation {}: run answer_invitations", it.id.as_deref().unwrap_or_default());
        }
        // Events of other types, and of types that this program doesn't know yet.
        _ => {}
    }
    Ok(())
}
