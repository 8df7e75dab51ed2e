//! Events are read tolerantly, and nothing of them is lost.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use partnercentral_events::{Detail, DetailType, Event, ParticipantType};
use serde_json::{Value, json};

fn event(detail_type: &str, detail: Value) -> Event {
    Event::from_value(json!({ "detail-type": detail_type, "detail": detail })).unwrap()
}

#[test]
fn each_documented_type_is_known_in_any_case() {
    for known in DetailType::ALL {
        for name in [known.to_string(), known.to_string().to_uppercase(), known.to_string().to_lowercase()] {
            assert_eq!(event(&name, json!({})).detail().detail_type(), Some(known), "{name}");
        }
    }
}

#[test]
fn all_members_of_an_invitation_are_read() {
    let invitation = json!({
        "arn": "arn:1", "id": "engi-1", "engagementId": "eng-1", "senderAccountId": "aws", "senderCompanyName": "AWS",
        "receiverAccountId": "111122223333", "participantType": "RECEIVER", "payloadType": "OpportunityInvitation",
        "expirationDate": "2026-01-31T12:00:00.123456789Z",
    });
    let event = event("Engagement Invitation Created", json!({ "catalog": "AWS", "engagementInvitation": invitation }));
    let Detail::EngagementInvitationCreated(it) = event.detail() else { panic!("{event}") };
    assert_eq!(event.catalog(), Some("AWS"));
    assert_eq!(it.participant_type, Some(ParticipantType::Receiver));
    let texts = [
        &it.arn,
        &it.id,
        &it.engagement_id,
        &it.sender_account_id,
        &it.sender_company_name,
        &it.receiver_account_id,
        &it.payload_type,
        &it.expiration_date,
    ];
    assert!(texts.iter().all(|text| text.is_some()), "{it:?}");
}

#[test]
fn participants_are_read_in_any_case_and_unknown_ones_are_kept() {
    for (text, expected) in [
        ("Sender", ParticipantType::Sender),
        ("SENDER", ParticipantType::Sender),
        ("receiver", ParticipantType::Receiver),
        ("Observer", ParticipantType::Unknown("Observer".to_owned())),
    ] {
        let event =
            event("Engagement Invitation Expired", json!({ "engagementInvitation": { "participantType": text } }));
        let Detail::EngagementInvitationExpired(it) = event.detail() else { panic!("{event}") };
        assert_eq!(it.participant_type, Some(expected));
    }
}

#[test]
fn members_of_engagements_and_snapshots_are_read_in_any_case() {
    let created = json!({ "engagementArn": "arn:1", "EngagementID": "eng-1", "createdAt": "t", "CREATEDBY": "aws", "ContextTypes": ["Lead", 1] });
    let created = event("Engagement Created", json!({ "engagement": created }));
    let Detail::EngagementCreated(it) = created.detail() else { panic!("{created}") };
    assert_eq!(
        (it.id.as_deref(), it.created_at.as_deref(), it.created_by.as_deref()),
        (Some("eng-1"), Some("t"), Some("aws"))
    );
    assert_eq!(it.context_types, ["Lead"], "what is no text is left out");

    let snapshot = json!({ "resourceId": "O1", "createdBy": 111_122_223_333_u64, "targetMemberAccounts": ["aws"], "resourceSnapshotTemplateName": "x" });
    let snapshot = event("Engagement Resource Snapshot Created", json!({ "resourceSnapshot": snapshot }));
    let Detail::EngagementResourceSnapshotCreated(it) = snapshot.detail() else { panic!("{snapshot}") };
    assert_eq!((it.resource_id.as_deref(), it.created_by.as_deref()), (Some("O1"), Some("111122223333")));
    assert_eq!(
        (it.target_member_accounts.as_slice(), it.template_name.as_deref()),
        (&["aws".to_owned()][..], Some("x"))
    );

    let member =
        json!({ "engagement": { "id": "eng-1" }, "engagementMember": { "accountId": "aws", "companyName": "AWS" } });
    let member = event("Engagement Member Added", member);
    let Detail::EngagementMemberAdded(it) = member.detail() else { panic!("{member}") };
    assert_eq!((it.engagement_id.as_deref(), it.company_name.as_deref()), (Some("eng-1"), Some("AWS")));
}

#[test]
fn everything_is_optional_and_other_types_are_absent() {
    for detail in [
        json!(null),
        json!([]),
        json!("x"),
        json!({}),
        json!({ "opportunity": 1 }),
        json!({ "opportunity": { "identifier": {} } }),
    ] {
        for known in DetailType::ALL {
            let read = event(known.as_str(), detail.clone());
            assert_eq!(read.detail().detail_type(), Some(known), "{detail}");
        }
    }
    let empty = Event::from_json("{}").unwrap();
    assert_eq!((empty.id(), empty.source(), empty.time(), empty.catalog()), (None, None, None, None));
    assert!(matches!(empty.detail(), Detail::Unknown { detail_type, detail: Value::Null } if detail_type.is_empty()));
}

#[test]
fn an_unknown_event_is_kept_as_it_came() {
    let text = r#"{"version":"7","id":"1","detail-type":"Opportunity Accepted","new":{"a":[1.50,null]},"detail":{"catalog":"AWS","b":2}}"#;
    let event: Event = serde_json::from_str(text).unwrap();
    let Detail::Unknown { detail_type, detail } = event.detail() else { panic!("{event}") };
    assert_eq!((detail_type.as_str(), detail), ("Opportunity Accepted", &json!({ "catalog": "AWS", "b": 2 })));
    assert_eq!(serde_json::to_value(&event).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    assert_eq!(serde_json::from_str::<Event>(&event.to_string()).unwrap(), event);
}

#[test]
fn what_is_no_object_is_an_error() {
    for (text, message) in [
        ("[]", "the event can't be read: it is not a JSON object"),
        ("{", "the event can't be read: EOF while parsing an object at line 1 column 1"),
    ] {
        assert_eq!(Event::from_json(text).unwrap_err().to_string(), message);
    }
    assert!(serde_json::from_str::<Event>("1").is_err());
}
