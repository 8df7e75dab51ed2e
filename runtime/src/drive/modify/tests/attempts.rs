//! Conflicts, attempts whose outcome is unknown, omissions, advice.

use super::painting::{Failed, GetPainting, Studio, UpdatePainting, conflict, note, rejected, set_note, success};
use crate::{Failure, MockResponse, ModifyErrorKind, RetryConfig};

const T1: &str = "2026-01-01T00:00:00.123456789Z";
const T2: &str = "2026-01-02T00:00:00Z";
const T3: &str = "2026-01-03T00:00:00Z";

fn tokens(sent: &[UpdatePainting]) -> Vec<String> {
    sent.iter().map(|update| update.modified.unwrap().to_string()).collect()
}

/// What all failures of a modification have.
fn check(error: &Failed, kind: ModifyErrorKind, code: &str) {
    assert_eq!((error.modify_kind(), error.code()), (kind, Some(code)), "{error}");
    assert_eq!(format!("{error:?}"), error.to_string());
}

#[tokio::test]
async fn it_reads_changes_and_writes_with_the_lock_token_and_the_identifiers() {
    let studio = Studio::new().reads(T1, r#"{"Title": "A", "Tomorrow": [1]}"#).updates(&[success()]);
    let modified = studio.modify(set_note("new")).await.unwrap();
    assert_eq!((modified.output, modified.conflicts), (Some(()), 0));
    assert_eq!(modified.read.modified.to_string(), T1);
    let sent = studio.sent();
    assert_eq!((tokens(&sent), note(&sent[0])), (vec![T1.to_owned()], "new"));
    assert_eq!((sent[0].catalog.as_deref(), sent[0].identifier.as_deref()), (Some("main"), Some("p-1")));
    assert_eq!(sent[0].details.as_ref().unwrap().unknown.get("Tomorrow"), Some("[1]"));
}

#[tokio::test]
async fn after_a_conflict_the_record_is_read_and_changed_again() {
    let studio =
        Studio::new().reads(T1, r#"{"Title": "A"}"#).reads(T2, r#"{"Title": "B"}"#).updates(&[conflict(), success()]);
    let mut applied = 0;
    let count = |update: &mut UpdatePainting| {
        applied += 1;
        set_note("new")(update);
    };
    let modified = studio.modify(count).await.unwrap();
    assert_eq!((applied, modified.conflicts, modified.read.modified.to_string()), (2, 1, T2.to_owned()));
    let sent = studio.sent();
    assert_eq!(tokens(&sent), [T1, T2]);
    assert_eq!(sent[1].details.as_ref().unwrap().title.as_deref(), Some("B"), "the other change stays");
    assert_eq!(studio.clock.elapsed().as_millis(), 500, "it waits by the retry rules");
}

#[tokio::test]
async fn too_many_conflicts_are_an_error_with_the_last_read() {
    for (max, reads) in [(0, 1), (1, 2), (3, 4)] {
        let mut studio = Studio::new();
        for read in 1..=reads {
            studio = studio.reads(&format!("2026-01-0{read}T00:00:00Z"), r#"{"Title": "A"}"#).updates(&[conflict()]);
        }
        let error = studio.modify(set_note("new")).max_conflicts(max).await.unwrap_err();
        check(&error, ModifyErrorKind::Conflicts, "ConflictException");
        assert_eq!((error.conflicts() as usize, studio.sent().len()), (reads, reads));
        assert_eq!(error.last_read().unwrap().modified.to_string(), format!("2026-01-0{reads}T00:00:00Z"));
        assert!(!error.may_have_been_applied() && error.to_string().contains("increase `max_conflicts`"), "{error}");
    }
}

#[tokio::test]
async fn a_conflict_of_a_record_that_nobody_changed_is_an_error_and_the_update_is_not_sent_again() {
    let mut studio = Studio::new().updates(&[conflict()]);
    for _ in 0..4 {
        studio = studio.reads(T1, r#"{"Title": "A"}"#);
    }
    let mut applied = 0;
    let error = studio.modify(|_| applied += 1).max_conflicts(10).await.unwrap_err();
    check(&error, ModifyErrorKind::OtherConflict, "ConflictException");
    assert!(!error.may_have_been_applied() && error.to_string().contains("something else is in conflict"), "{error}");
    assert_eq!((error.conflicts(), error.last_read().unwrap().modified.to_string()), (1, T1.to_owned()));
    assert_eq!((studio.sent().len(), applied), (1, 1));
}

#[tokio::test]
async fn a_read_that_lags_behind_a_conflict_is_repeated() {
    let studio = Studio::new().reads(T1, "{}").reads(T1, "{}").reads(T1, "{}").reads(T2, "{}");
    let studio = studio.updates(&[conflict(), success()]);
    assert_eq!(studio.modify(set_note("new")).await.unwrap().conflicts, 1);
    assert_eq!(tokens(&studio.sent()), [T1, T2]);
}

#[tokio::test]
async fn a_lost_response_is_followed_by_the_same_update_and_a_conflict_by_a_read_that_confirms_it() {
    // The retries of the call, and after them a call of its own.
    for (attempts, responses) in
        [(3, vec![MockResponse::reset(), conflict()]), (1, vec![MockResponse::reset(), conflict()])]
    {
        let studio = Studio::with(|config| config.retry(RetryConfig::standard().max_attempts(attempts)))
            .reads(T1, r#"{"Title": "A", "Styles": ["s"]}"#)
            .reads(T2, r#"{"Title": "A", "Note": "new", "Tomorrow": 1}"#)
            .updates(&responses);
        let change = |update: &mut UpdatePainting| {
            set_note("new")(update);
            update.details.as_mut().unwrap().styles = None;
        };
        let modified = studio.modify(change).await.unwrap();
        assert_eq!((modified.output, modified.read.modified.to_string()), (None, T2.to_owned()));
        let sent = studio.sent();
        assert!(sent[0] == sent[1], "the same update");
        assert_eq!(tokens(&sent), [T1, T1]);
    }
}

#[tokio::test]
async fn a_record_without_the_change_is_an_error_with_that_record() {
    let studio = Studio::new()
        .reads(T1, r#"{"Title": "A"}"#)
        .reads(T3, r#"{"Title": "Z", "Note": "of another"}"#)
        .updates(&[MockResponse::reset(), conflict()]);
    let change = |update: &mut UpdatePainting| {
        set_note("secret")(update);
        update.details.as_mut().unwrap().owners = None;
    };
    let error = studio.modify(change).await.unwrap_err();
    check(&error, ModifyErrorKind::Unconfirmed, "ConflictException");
    assert_eq!(error.lost_changes(), ["Details.Note"]);
    assert!(error.may_have_been_applied());
    let text = error.to_string();
    assert!(text.contains("doesn't hold what was sent in Details.Note") && !text.contains("secret"), "{text}");
    assert_eq!(studio.sent().len(), 2, "the function is not applied to the new record");
    assert_eq!(error.into_last_read().unwrap().modified.to_string(), T3);
}

#[tokio::test]
async fn an_invalid_response_is_a_lost_response() {
    let studio = Studio::new()
        .reads(T1, "{}")
        .reads(T2, r#"{"Note": "new"}"#)
        .updates(&[MockResponse::json("<html>"), conflict()]);
    assert_eq!(studio.modify(set_note("new")).await.unwrap().output, None);
    assert_eq!(studio.sent().len(), 2);
}

#[tokio::test]
async fn an_update_that_stays_without_response_is_an_error_that_it_may_have_been_applied() {
    let studio = Studio::with(|config| config.retry(RetryConfig::off()))
        .reads(T1, "{}")
        .updates(&[MockResponse::reset(), MockResponse::reset()]);
    let error = studio.modify(set_note("new")).await.unwrap_err();
    assert_eq!((error.modify_kind(), error.may_have_been_applied()), (ModifyErrorKind::Update, true));
    assert_eq!(studio.sent().len(), 2);

    // A rejection of the second one says nothing about the first one.
    let denied = rejected("AccessDeniedException");
    let studio = Studio::with(|config| config.retry(RetryConfig::off()))
        .reads(T1, "{}")
        .updates(&[MockResponse::reset(), denied]);
    let error = studio.modify(set_note("new")).await.unwrap_err();
    check(&error, ModifyErrorKind::Update, "AccessDeniedException");
    assert!(error.may_have_been_applied());
}

#[tokio::test]
async fn a_failed_read_sends_no_update_and_the_read_after_a_lost_response_says_what_is_unknown() {
    let studio = Studio::new();
    studio.mock.respond::<GetPainting>(rejected("ResourceNotFoundException"));
    let error = studio.modify(set_note("new")).await.unwrap_err();
    check(&error, ModifyErrorKind::Read, "ResourceNotFoundException");
    assert!(error.last_read().is_none() && !error.may_have_been_applied());

    let studio = Studio::new().reads(T1, "{}").updates(&[MockResponse::reset(), conflict()]);
    studio.mock.respond::<GetPainting>(rejected("AccessDeniedException"));
    let error = studio.modify(set_note("new")).await.unwrap_err();
    check(&error, ModifyErrorKind::Read, "AccessDeniedException");
    assert!(error.may_have_been_applied());
}

#[tokio::test]
async fn other_errors_of_the_update_end_it() {
    let studio = Studio::new().reads(T1, "{}").updates(&[rejected("ValidationException")]);
    let error = studio.modify(set_note("new")).await.unwrap_err();
    check(&error, ModifyErrorKind::Update, "ValidationException");
    assert_eq!(error.operation(), Some("UpdatePainting"));
    // Nothing is sent that the client knows to be invalid.
    let studio = Studio::new().reads(T1, "{}");
    let error = studio.modify(set_note("")).await.unwrap_err();
    check(&error, ModifyErrorKind::Update, "InvalidRequest");
    assert_eq!(studio.sent().len(), 0);
}

#[tokio::test]
async fn omissions_with_data_refuse_the_update_unless_they_are_accepted() {
    let stub = r#"{"Title": "A", "Insurances": [{"Currency": "USD"}], "Styles": []}"#;
    let studio = Studio::new().reads(T1, stub);
    let error = studio.modify(set_note("new")).await.unwrap_err();
    check(&error, ModifyErrorKind::Omissions, "OmittedMembers");
    assert_eq!(error.operation(), Some("UpdatePainting"));
    assert_eq!((error.omissions().len(), error.fields().len()), (2, 1));
    assert_eq!(error.fields()[0].path.as_deref(), Some("Details.Insurances[0]"));
    assert!(error.to_string().contains("`accept_omissions()`"), "{error}");
    assert_eq!(studio.sent().len(), 0);

    let studio = Studio::new().reads(T1, stub).updates(&[success()]);
    let modified = studio.modify(set_note("new")).accept_omissions().await.unwrap();
    assert_eq!(modified.omissions.len(), 2);
    assert!(studio.sent()[0].details.as_ref().unwrap().insurances.is_none());

    // An empty list holds nothing that could be erased.
    let studio = Studio::new().reads(T1, r#"{"Styles": []}"#).updates(&[success()]);
    assert_eq!(studio.modify(set_note("new")).await.unwrap().omissions.len(), 1);
}

#[tokio::test]
async fn what_the_state_does_not_permit_is_told_before_sending() {
    let title = |update: &mut UpdatePainting| update.details.as_mut().unwrap().title = Some("Z".to_owned());
    let status = |update: &mut UpdatePainting| update.details.as_mut().unwrap().status = Some("Lent".to_owned());
    type Change = fn(&mut UpdatePainting);
    let (title, status): (Change, Change) = (title, status);
    let note: Change = |update| update.details.as_mut().unwrap().note = Some("new".to_owned());
    for (state, change, refused) in [
        ("Lent", title, true),
        ("Lent", note, false),
        ("Lent", status, false),
        ("Sold", note, true),
        ("Sold", status, false),
        ("Shown", title, true),
        ("Shown", note, false),
        ("A state of tomorrow", title, false),
    ] {
        let details = format!(r#"{{"Title": "A", "Status": "{state}"}}"#);
        let studio = Studio::new().reads(T1, &details);
        let studio = if refused { studio } else { studio.updates(&[success()]) };
        match studio.modify(change).await {
            Err(error) if refused => {
                check(&error, ModifyErrorKind::NotEditable, "NotEditable");
                assert!(error.to_string().starts_with("UpdatePainting: NotEditable: "), "{error}");
                assert!(error.to_string().contains(&format!("Details.Status is `{state}`")), "{error}");
                assert!(error.to_string().contains(": NotEditable: can't be changed while "), "{error}");
                assert!(error.last_read().is_some());
            }
            result => assert!(result.is_ok() && !refused, "{state}: {result:?}"),
        }
        assert_eq!(studio.sent().is_empty(), refused);
    }
    let studio = Studio::new().reads(T1, r#"{"Title": "A", "Status": "Sold"}"#).updates(&[success()]);
    assert!(studio.modify(note).advice(false).await.is_ok());
}

#[tokio::test]
async fn the_error_is_that_of_the_call_for_code_that_asks_for_it() {
    async fn call(studio: &Studio) -> Result<(), crate::Error<crate::tests::support::Busy>> {
        studio.modify(set_note("new")).await?;
        Ok(())
    }
    let studio = Studio::new();
    studio.mock.respond::<GetPainting>(MockResponse::error("BusyException", "later"));
    let error = call(&studio).await.unwrap_err();
    assert!(error.service_error().is_some());
    let failure: Failure = error.into_failure();
    assert_eq!(failure.operation(), Some("GetPainting"));
}

#[test]
fn nothing_of_the_record_is_printed() {
    let studio = Studio::new();
    let modify = studio.modify(set_note("secret"));
    assert!(!format!("{modify:?}").contains("secret"));
    assert!(format!("{:?}", modify.send()).contains("GetPainting"));
}

#[test]
#[cfg(feature = "blocking")]
fn a_blocking_modification_does_the_same() {
    let studio = Studio::new().reads(T1, "{}").updates(&[success()]);
    assert_eq!(studio.modify(set_note("new")).send_blocking().unwrap().output, Some(()));
    assert_eq!(note(&studio.sent()[0]), "new");
}
