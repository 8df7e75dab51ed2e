//! The JSON of events, in the form of the documentation.

use partnercentral_events::{DetailType, SOURCE};
use serde_json::{Map, Value, json};

use super::action::{Action, Deal, Invited};
use super::table::events_of;
use crate::clock::{Millis, timestamp};

/// The accounts and names of the two members of all engagements.
const AWS: (&str, &str) = ("aws", "AWS");
const REGION: &str = "us-east-1";
const TEMPLATE: &str = "OpportunitySummaryView";

/// The partner: its account, and the name that it has in events.
const PARTNER: (&str, &str) = (PARTNER_ACCOUNT, "Partner");

/// The account of the partner in ARNs, invitations and events.
pub(crate) const PARTNER_ACCOUNT: &str = "111122223333";

/// What all events of an action have in common.
pub(super) struct Context<'a> {
    pub(super) catalog: &'a str,
    pub(super) at: Millis,
    pub(super) action: &'a Action,
    /// Identifiers of the events and snapshots.
    pub(super) new_id: &'a mut dyn FnMut() -> String,
}

impl Context<'_> {
    /// The events of the action.
    pub(super) fn events(&mut self) -> Vec<Value> {
        let is_shared = self.action.deal().is_none_or(|deal| deal.is_shared);
        let types = events_of(self.action.scenario()).iter().copied();
        let types = types.filter(|it| is_shared || *it != DetailType::EngagementResourceSnapshotCreated);
        types.map(|detail_type| self.event(detail_type)).collect()
    }

    fn event(&mut self, detail_type: DetailType) -> Value {
        let (resources, detail) = self.detail(detail_type);
        let is_of_opportunity = resources.is_none();
        let time = timestamp(self.at).to_string();
        let mut event = json!({
            "version": if is_of_opportunity { "1" } else { "0" },
            "id": (self.new_id)(),
            "detail-type": detail_type.as_str(),
            "source": SOURCE,
            "account": PARTNER.0,
            "time": format!("{}Z", time.split('.').next().unwrap_or_default()),
            "region": REGION,
            "detail": detail,
        });
        if let (Some(resource), Value::Object(members)) = (resources, &mut event) {
            members.insert("resources".to_owned(), json!([resource]));
        }
        event
    }

    /// The ARN of what the event is about, unless it is an opportunity; and its detail.
    fn detail(&mut self, detail_type: DetailType) -> (Option<String>, Value) {
        let engagement = self.arn("engagement", &self.engagement_id());
        let (resource, mut detail) = match detail_type {
            DetailType::OpportunityCreated | DetailType::OpportunityUpdated => (None, self.opportunity()),
            DetailType::EngagementMemberAdded => (Some(engagement), self.member()),
            DetailType::EngagementResourceSnapshotCreated => (Some(engagement), self.snapshot()),
            DetailType::EngagementCreated | DetailType::EngagementUpdated => {
                (Some(engagement.clone()), self.engagement(&engagement))
            }
            _ => {
                let invitation = self.invitation(detail_type == DetailType::EngagementInvitationCreated);
                (invitation["arn"].as_str().map(str::to_owned), json!({ "engagementInvitation": invitation }))
            }
        };
        if let Value::Object(members) = &mut detail {
            members.insert("catalog".to_owned(), self.catalog.into());
        }
        (resource, detail)
    }

    fn opportunity(&self) -> Value {
        let id = self.action.deal().map(|deal| deal.id.as_str());
        json!({ "schemaVersion": "1", "opportunity": { "identifier": id } })
    }

    /// AWS joins when it approves; else it is the partner who joins.
    fn member(&self) -> Value {
        let (account, name) = if matches!(self.action, Action::Approve(_)) { AWS } else { PARTNER };
        json!({
            "engagement": { "id": self.engagement_id() },
            "engagementMember": { "accountId": account, "companyName": name },
        })
    }

    fn snapshot(&mut self) -> Value {
        let (engagement, creator) = (self.engagement_id(), if self.action.is_of_aws() { AWS.0 } else { PARTNER.0 });
        let opportunity = self.action.deal().map(|deal| deal.id.as_str()).unwrap_or_default();
        let place = format!("{engagement}/resource/Opportunity/{opportunity}/template/{TEMPLATE}/snapshot");
        let number = (self.new_id)();
        let arn = self.arn("engagement", &format!("{place}/{number}"));
        json!({
            "resourceSnapshot": {
                "arn": arn,
                "engagementId": engagement,
                "resourceType": "Opportunity",
                "resourceId": opportunity,
                "createdBy": creator,
                "targetMemberAccounts": [PARTNER.0, AWS.0],
                "resourceSnapshotTemplateName": TEMPLATE,
            }
        })
    }

    fn engagement(&self, arn: &str) -> Value {
        json!({
            "engagement": {
                "engagementArn": arn,
                "engagementId": self.engagement_id(),
                "CreatedAt": timestamp(self.at).to_string(),
                "CreatedBy": PARTNER.0,
                "ContextTypes": ["CustomerProject"],
            }
        })
    }

    /// An invitation of AWS, or the one that a submission sends to AWS.
    fn invitation(&self, is_new: bool) -> Value {
        let mut invitation = match (self.action.invitation(), self.action.deal()) {
            (Some(invited), _) => self.received(invited, is_new),
            (None, Some(deal)) => self.sent(deal, is_new),
            (None, None) => Map::new(),
        };
        invitation.insert("engagementId".to_owned(), self.engagement_id().into());
        Value::Object(invitation)
    }

    fn received(&self, invited: &Invited, is_new: bool) -> Map<String, Value> {
        let mut members = object(json!({
            "arn": invited.arn,
            "id": invited.id,
            "senderAccountId": AWS.0,
            "receiverAccountId": PARTNER.0,
            // Real events have upper case, and the documentation has `Receiver`.
            "participantType": "RECEIVER",
            "payloadType": invited.payload_type,
        }));
        if is_new {
            members.insert("senderCompanyName".to_owned(), invited.sender_company_name.clone().into());
            members.insert("expirationDate".to_owned(), invited.expires.map(|time| time.to_string()).into());
        }
        members
    }

    fn sent(&self, deal: &Deal, is_new: bool) -> Map<String, Value> {
        let id = format!("engi-{}", local_id(&deal.id));
        let mut members = object(json!({
            "arn": self.arn("engagement-invitation", &id),
            "id": id,
            "senderAccountId": PARTNER.0,
            "receiverAccountId": AWS.0,
            "participantType": "SENDER",
            "payloadType": "OpportunityInvitation",
        }));
        if is_new {
            members.insert("senderCompanyName".to_owned(), PARTNER.1.into());
        }
        members
    }

    /// The engagement follows from the invitation or opportunity: the model has no engagements.
    fn engagement_id(&self) -> String {
        let of = self.action.invitation().map(|invited| invited.id.trim_start_matches("engi-").to_owned());
        let of = of.or_else(|| self.action.deal().map(|deal| local_id(&deal.id)));
        format!("eng-{}", of.unwrap_or_default())
    }

    fn arn(&self, kind: &str, id: &str) -> String {
        format!("arn:aws:partnercentral:{REGION}::catalog/{}/{kind}/{id}", self.catalog)
    }
}

/// What identifies the engagement and the invitation of an opportunity: 13 characters from `0` to `9` and `a` to `z`.
pub(crate) fn local_id(opportunity: &str) -> String {
    format!("o{:0>12}", opportunity.trim_start_matches('O').to_lowercase())
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
