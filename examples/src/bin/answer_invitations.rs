//! Accepts or rejects the invitations of AWS by a rule: the country of the customer.
//!
//! It prints what it would do; with `--apply` it does it, and waits until accepted invitations are our opportunities.
//! What the rule doesn't cover is left to a person. Run it again at any time: only pending invitations are answered.
//!
//! Start `cargo run -p partnercentral-sandbox`, copy the lines that it prints into another terminal, and run there:
//!
//! ```sh
//! cargo run -p examples --bin answer_invitations -- --country US --country CA
//! ```

use std::error::Error;

use lexopt::prelude::*;
use partnercentral_selling::Client;
use partnercentral_selling::operation::{
    GetEngagementInvitationRequest, GetEngagementInvitationResponse, ListEngagementInvitationsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
};
use partnercentral_selling::types::{CountryCode, InvitationStatus, ParticipantType, Payload};

enum Decision {
    Accept,
    /// With the reason that the sender reads: up to 80 characters.
    Reject(String),
    /// A person has to decide.
    Leave(&'static str),
}

/// The rule.
fn decide(invitation: &GetEngagementInvitationResponse, countries: &[CountryCode]) -> Decision {
    let Some(Payload::OpportunityInvitation(opportunity)) = &invitation.payload else {
        return Decision::Leave("it is not about an opportunity");
    };
    match opportunity.customer.as_ref().and_then(|customer| customer.country_code.as_ref()) {
        None => Decision::Leave("the customer has no country"),
        Some(country) if countries.contains(country) => Decision::Accept,
        Some(country) => Decision::Reject(format!("We don't work in the country {country}.")),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (mut catalog, mut countries, mut apply) = ("Sandbox".to_owned(), Vec::new(), false);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("catalog") => catalog = args.value()?.string()?,
            Long("country") => countries.push(CountryCode::from(args.value()?.string()?)),
            Long("apply") => apply = true,
            _ => return Err(arg.unexpected().into()),
        }
    }
    if countries.is_empty() {
        return Err("no country is accepted: answer_invitations --country US [--country …] [--apply]".into());
    }
    let client = Client::from_env()?;

    let request = ListEngagementInvitationsRequest::new().catalog(&catalog).participant_type(ParticipantType::Receiver);
    let mut invitations = client.list_engagement_invitations(request).items();
    while let Some(invitation) = invitations.try_next().await? {
        let Some(id) = invitation.id.filter(|_| invitation.status == Some(InvitationStatus::Pending)) else { continue };
        let request = GetEngagementInvitationRequest::new().catalog(&catalog).identifier(&id);
        let invitation = client.get_engagement_invitation(request).await?;
        let title = invitation.engagement_title.as_deref().unwrap_or("no title");
        match decide(&invitation, &countries) {
            Decision::Accept => {
                println!("{id} ({title}): accept");
                if apply {
                    accept(&client, &catalog, &id).await?;
                }
            }
            Decision::Reject(reason) => {
                println!("{id} ({title}): reject: {reason}");
                if apply {
                    reject(&client, &catalog, &id, reason).await?;
                }
            }
            Decision::Leave(why) => println!("{id} ({title}): left to a person, since {why}"),
        }
    }
    Ok(())
}

/// Accepts an invitation, and waits until that has an effect.
async fn accept(client: &Client, catalog: &str, id: &str) -> Result<(), Box<dyn Error>> {
    let request = StartEngagementByAcceptingInvitationTaskRequest::new().catalog(catalog).identifier(id);
    client.start_engagement_by_accepting_invitation_task(request).wait().await?;
    Ok(())
}

async fn reject(client: &Client, catalog: &str, id: &str, reason: String) -> Result<(), Box<dyn Error>> {
    let request = RejectEngagementInvitationRequest::new().catalog(catalog).identifier(id).rejection_reason(reason);
    client.reject_engagement_invitation(request).await?;
    Ok(())
}
