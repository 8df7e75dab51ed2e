//! Changes an opportunity, without erasing what somebody else has written.
//!
//! An update of the service replaces the whole record. `modify` reads it, changes it, and sends everything back with
//! the lock token; after a conflict it reads again and repeats the change, and it never applies the change twice.
//!
//! Start `cargo run -p partnercentral-sandbox`, copy the lines that it prints into another terminal, and run there,
//! with an identifier that `sync_changes` prints:
//!
//! ```sh
//! cargo run -p examples --bin update_safely -- O1234567 --close-date 2031-06-30 --next-steps "Send the contract."
//! ```

use std::error::Error;
use std::process::ExitCode;

use lexopt::prelude::*;
use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::runtime::ModifyErrorKind;

const USAGE: &str = "\
update_safely ID [--close-date DATE] [--next-steps TEXT] [--title TEXT] [--accept-omissions] [--catalog AWS]";

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut id, mut catalog, mut accept_omissions) = (None, "Sandbox".to_owned(), false);
    let (mut close_date, mut next_steps, mut title) = (None, None, None);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("catalog") => catalog = args.value()?.string()?,
            Long("close-date") => close_date = Some(args.value()?.string()?),
            Long("next-steps") => next_steps = Some(args.value()?.string()?),
            Long("title") => title = Some(args.value()?.string()?),
            Long("accept-omissions") => accept_omissions = true,
            Value(text) if id.is_none() => id = Some(text.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let id = id.ok_or_else(|| format!("the opportunity is missing: {USAGE}"))?;
    if close_date.is_none() && next_steps.is_none() && title.is_none() {
        return Err(format!("no change is given: {USAGE}").into());
    }
    let client = Client::from_env()?;

    let request = GetOpportunityRequest::new().catalog(catalog).identifier(&id);
    let mut modify = client.get_opportunity(request).modify(|update| {
        // It runs again after a conflict, with the record as it is then.
        let life_cycle = update.life_cycle.get_or_insert_default();
        if let Some(date) = &close_date {
            life_cycle.target_close_date = Some(date.clone());
        }
        if let Some(text) = &next_steps {
            life_cycle.next_steps = Some(text.clone());
        }
        if let Some(text) = &title {
            update.project.get_or_insert_default().title = Some(text.clone());
        }
    });
    if accept_omissions {
        modify = modify.accept_omissions();
    }
    let error = match modify.await {
        Ok(modified) => {
            println!("{id} is changed, after {} conflicts", modified.conflicts);
            return Ok(ExitCode::SUCCESS);
        }
        Err(error) => error,
    };
    eprintln!("{id}: {error}");
    match error.modify_kind() {
        ModifyErrorKind::Omissions => eprintln!("Nothing is changed. To erase these values, add --accept-omissions."),
        ModifyErrorKind::Unconfirmed => eprintln!("Look at the record before you run this again."),
        _ if error.may_have_been_applied() => eprintln!("The change may have been applied: look at the record."),
        _ => eprintln!("Nothing is changed."),
    }
    Ok(ExitCode::FAILURE)
}
