//! Events: each action sends those of the table, in the form of EventBridge.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use partnercentral_events::{Detail, DetailType, Event, ParticipantType, SOURCE};
use partnercentral_sandbox::Settings;
use partnercentral_sandbox::events::{self, SCENARIOS};
use partnercentral_selling::operation::{
    AssignOpportunityRequest, DisassociateOpportunityRequest, RejectEngagementInvitationRequest,
    StartEngagementByAcceptingInvitationTaskRequest,
};
use partnercentral_selling::types::{AssigneeContact, OpportunityInvitationPayload};

use crate::case::{CATALOG, Case, SOLUTION, association, complete, start};

/// The types of the events since the last look.
struct Watch {
    seen: usize,
    tested: BTreeSet<&'static str>,
}

impl Watch {
    fn new() -> Self {
        Self { seen: 0, tested: BTreeSet::new() }
    }

    fn skip(&mut self, case: &Case) {
        self.seen = case.sandbox.events().len();
    }

    /// Checks that the new events are those of a scenario.
    fn expect(&mut self, case: &Case, scenario: &'static str) -> Vec<Event> {
        let expected = SCENARIOS.iter().find(|it| it.id == scenario).expect(scenario);
        let new = self.new_events(case);
        let types: Vec<DetailType> = new.iter().filter_map(|event| event.detail().detail_type()).collect();
        assert_eq!(types, expected.events, "{scenario}");
        self.tested.insert(scenario);
        new
    }

    /// Checks that the new events are those of a scenario, without the snapshot.
    fn expect_without_snapshot(&mut self, case: &Case, scenario: &str) {
        let expected = SCENARIOS.iter().find(|it| it.id == scenario).expect(scenario).events.iter().copied();
        let expected: Vec<_> = expected.filter(|it| *it != DetailType::EngagementResourceSnapshotCreated).collect();
        let types: Vec<_> = self.new_events(case).iter().filter_map(|event| event.detail().detail_type()).collect();
        assert_eq!(types, expected, "{scenario}");
    }

    fn new_events(&mut self, case: &Case) -> Vec<Event> {
        let all = case.sandbox.events();
        let new = all[self.seen..].to_vec();
        self.seen = all.len();
        new
    }
}

#[tokio::test]
async fn each_action_sends_the_events_of_the_table() {
    let case = Case::new();
    let mut watch = Watch::new();
    let client = &case.client;

    let id = case.create(complete()).await;
    let created = watch.expect(&case, "create");
    assert!(
        matches!(created[0].detail(), Detail::OpportunityCreated(it) if it.identifier.as_deref() == Some(id.as_str()))
    );
    client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
    watch.expect_without_snapshot(&case, "associate-solution");
    case.update(&id, |update| update.partner_opportunity_identifier = Some("CRM-7".to_owned())).await;
    watch.expect_without_snapshot(&case, "update");

    client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    assert_eq!(watch.new_events(&case), [], "the task is running");
    case.seconds(1);
    watch.expect(&case, "submit");
    case.seconds(2);
    watch.expect(&case, "aws-updates");
    case.sandbox.aws(CATALOG).ask_for_action(&id, "Which city?").unwrap();
    watch.expect(&case, "aws-updates");
    client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    case.seconds(1);
    watch.expect(&case, "submit-again");
    case.sandbox.aws(CATALOG).approve(&id).unwrap();
    watch.expect(&case, "aws-approves");

    // The review begins no more.
    case.seconds(5);
    assert_eq!(watch.new_events(&case), []);
    case.update(&id, |update| update.software_revenue = None).await;
    watch.expect(&case, "update");
    client.associate_opportunity(association(&id, "S-1234568")).await.unwrap();
    watch.expect(&case, "associate-solution");
    let product = association(&id, "AmazonS3").related_entity_type("AwsProducts");
    client.associate_opportunity(product).await.unwrap();
    watch.expect(&case, "associate-product");
    let offer = "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-abcdefghijklm";
    let offer = association(&id, offer).related_entity_type("AwsMarketplaceOffers");
    client.associate_opportunity(offer).await.unwrap();
    watch.expect(&case, "associate-offer");
    let disassociate = DisassociateOpportunityRequest::new().catalog(CATALOG).opportunity_identifier(&id);
    let disassociate = disassociate.related_entity_identifier("S-1234568").related_entity_type("Solutions");
    client.disassociate_opportunity(disassociate).await.unwrap();
    watch.expect(&case, "disassociate");
    let assignee = AssigneeContact::new().business_title("PartnerAccountManager").email("kim@example.com");
    let assign = AssignOpportunityRequest::new().catalog(CATALOG).identifier(&id);
    client.assign_opportunity(assign.assignee(assignee.first_name("Kim").last_name("Example"))).await.unwrap();
    watch.expect(&case, "assign");

    let rejected = case.in_review().await;
    watch.skip(&case);
    case.sandbox.aws(CATALOG).reject(&rejected, "No budget.").unwrap();
    watch.expect(&case, "aws-rejects");
    // In the catalog Sandbox the partner can set the status in place of AWS.
    let approved = case.in_review().await;
    watch.skip(&case);
    case.update(&approved, |update| update.life_cycle.as_mut().unwrap().review_status = Some("Approved".into())).await;
    watch.expect(&case, "aws-approves");

    let ids: Vec<String> = case.sandbox.invitations(CATALOG).into_iter().map(|it| it.id).collect();
    let accept = StartEngagementByAcceptingInvitationTaskRequest::new().catalog(CATALOG).identifier(&ids[0]);
    client.start_engagement_by_accepting_invitation_task(accept).await.unwrap();
    case.seconds(1);
    watch.expect(&case, "accept-invitation");
    let reject = RejectEngagementInvitationRequest::new().catalog(CATALOG).identifier(&ids[1]);
    client.reject_engagement_invitation(reject.rejection_reason("Not now")).await.unwrap();
    watch.expect(&case, "reject-invitation");
    case.sandbox.aws(CATALOG).invite("Lights", OpportunityInvitationPayload::new()).unwrap();
    watch.expect(&case, "receive-invitation");
    case.seconds(15 * 24 * 60 * 60);
    watch.expect(&case, "ignore-invitation");

    let served: BTreeSet<&str> = SCENARIOS.iter().filter(|it| it.is_served).map(|it| it.id).collect();
    assert_eq!(watch.tested, served, "all scenarios that the sandbox serves");
}

#[tokio::test]
async fn a_rejected_request_sends_nothing() {
    let case = Case::new();
    let id = case.complete().await;
    let before = case.sandbox.events().len();
    case.client.associate_opportunity(association(&id, SOLUTION)).await.unwrap_err();
    case.client.create_opportunity(complete().client_token("")).await.unwrap_err();
    case.sandbox.aws(CATALOG).approve(&id).unwrap_err();
    case.sandbox.aws(CATALOG).expire("engi-sandbox999999").unwrap_err();
    let token = "one";
    case.create(complete().client_token(token)).await;
    case.create(complete().client_token(token)).await;
    assert_eq!(case.sandbox.events().len(), before + 1, "a repeated request has no effect");
}

#[tokio::test]
async fn events_have_the_form_of_eventbridge() {
    let case = Case::new();
    let id = case.approved().await;
    case.sandbox.aws(CATALOG).invite("Lights", OpportunityInvitationPayload::new()).unwrap();
    let events = case.sandbox.events();
    let mut ids = BTreeSet::new();
    for event in &events {
        assert_eq!(
            (event.source(), event.region(), event.account()),
            (Some(SOURCE), Some("us-east-1"), Some("111122223333"))
        );
        assert_eq!(event.catalog(), Some(CATALOG));
        let time = event.time().unwrap();
        assert!(time.len() == 20 && time.starts_with("2026-06-01T12:00:0") && time.ends_with('Z'), "{time}");
        assert!(ids.insert(event.id().unwrap().to_owned()) && event.id().unwrap().len() == 36);
        let is_of_opportunity = event.detail_type().unwrap().starts_with("Opportunity");
        assert_eq!(event.raw()["version"], if is_of_opportunity { "1" } else { "0" });
        assert_eq!(event.resources().is_empty(), is_of_opportunity, "{event}");
    }
    let snapshot = events.iter().find_map(|event| match event.detail() {
        Detail::EngagementResourceSnapshotCreated(it) => Some(it),
        _ => None,
    });
    let snapshot = snapshot.unwrap();
    assert_eq!(
        (snapshot.resource_id.as_deref(), snapshot.resource_type.as_deref()),
        (Some(id.as_str()), Some("Opportunity"))
    );
    let mut sides = Vec::new();
    for event in &events {
        if let Detail::EngagementInvitationCreated(it) = event.detail() {
            assert!(it.engagement_id.as_deref().unwrap().starts_with("eng-") && it.sender_company_name.is_some());
            sides.push(it.participant_type.clone().unwrap());
        }
    }
    assert_eq!(sides, [ParticipantType::Sender, ParticipantType::Receiver]);
}

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("events-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[tokio::test]
async fn events_are_added_to_a_file_line_by_line_and_duplicates_have_the_same_id() {
    let folder = temporary("file");
    let file = folder.join("events.jsonl");
    fs::write(&file, "{}\n").unwrap();
    let case = Case::with(Settings::new().events(&file).duplicate_events(100));
    case.approved().await;
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<Event> = text.lines().skip(1).map(|line| Event::from_json(line).unwrap()).collect();
    assert!(text.starts_with("{}\n"), "what was there stays");
    assert_eq!(lines, case.sandbox.events());
    assert!(lines.chunks(2).all(|pair| pair[0] == pair[1]) && lines.len() > 10);
    let ids: BTreeSet<&str> = lines.iter().filter_map(Event::id).collect();
    assert_eq!(ids.len(), lines.len() / 2);
    drop(case);
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn the_file_gets_what_is_due_without_a_request() {
    let folder = temporary("due");
    let file = folder.join("events.jsonl");
    let sandbox = Settings::new().events(&file).task_duration(Duration::ZERO).review_delay(Duration::ZERO);
    let sandbox = sandbox.start().unwrap();
    let client = sandbox.client().unwrap();
    let id = client.create_opportunity(complete()).await.unwrap().id;
    client.associate_opportunity(association(&id, SOLUTION)).await.unwrap();
    client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    // Created, associated, five of the submission, two of the begin of the review.
    let begin = Instant::now();
    while fs::read_to_string(&file).unwrap().lines().count() < 9 {
        assert!(begin.elapsed() < Duration::from_secs(20), "{}", fs::read_to_string(&file).unwrap());
        tokio::task::yield_now().await;
    }
    drop(sandbox);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_cant_be_opened_is_named() {
    let file = temporary("missing").join("no/such/folder/events.jsonl");
    let error = Settings::new().events(&file).start().unwrap_err().to_string();
    assert!(error.starts_with(&format!("{} can't be opened: ", file.display())), "{error}");
}

#[test]
fn the_page_of_the_documentation_is_made_from_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/sandbox-events.md");
    let page = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let command = "cargo run -p partnercentral-sandbox -- --event-rules > docs/sandbox-events.md";
    assert!(page == events::page(), "the page is out of date: {command}");
}

#[test]
fn the_first_eighteen_scenarios_are_documented_and_names_are_unique() {
    let documented = SCENARIOS.iter().take_while(|it| it.source == partnercentral_sandbox::rules::Source::Documented);
    assert_eq!(documented.count(), 18);
    let ids: BTreeSet<&str> = SCENARIOS.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), SCENARIOS.len());
    let sent: BTreeSet<DetailType> = SCENARIOS.iter().flat_map(|it| it.events.iter().copied()).collect();
    assert_eq!(sent.len(), DetailType::ALL.len(), "each type is in the table");
}
