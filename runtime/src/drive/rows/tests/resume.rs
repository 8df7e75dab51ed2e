//! Runs that end early, and the runs after them.

use std::time::SystemTime;

use super::service::Counting;
use super::*;
use crate::journal::{Begin, Folder, State, StepId, digest};
use crate::{JournalProblem, JournalSummary, MockResponse};

/// Creates and tags a row, with a journal. Returns the result of the row.
async fn run(service: &Counting, journal: Journal, names: &[&'static str]) -> Vec<Result<String, String>> {
    let rows = Rows::new(names.to_vec(), |row, name| {
        let service = service.clone();
        async move {
            let id = row.step("create", service.create(name)).keep(|created| created.id.clone()).await?;
            row.step("tag", service.tag(&id)).keep(|()| ()).await?;
            Ok::<_, Failed>(id.unwrap())
        }
    });
    results(rows.keyed(|name| (*name).to_owned()).journal(journal)).await
}

async fn results<S, F, Fut, T>(mut rows: Rows<S, F, T, Failed>) -> Vec<Result<T, String>>
where
    S: RowSource,
    F: Fn(Row, S::Item) -> Fut,
    Fut: Future<Output = Result<T, Failed>> + Send + 'static,
    T: Send + 'static,
{
    let mut results = Vec::new();
    while let Some(done) = rows.next_in_order().await {
        results.push(done.result.map_err(|error| error.to_string()));
    }
    results
}

fn open(folder: &Folder) -> Journal {
    Journal::open(folder.file()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn what_was_answered_is_not_sent_again() {
    let (service, folder) = (Counting::new(), Folder::new());
    let first = run(&service, open(&folder), &["a", "b"]).await;
    assert_eq!(first, [Ok("id-a".to_owned()), Ok("id-b".to_owned())]);
    let second = run(&service, open(&folder), &["a", "b", "c"]).await;
    assert_eq!(second.len(), 3);
    assert_eq!(second[..2], first[..]);
    let sent: Vec<String> = service.sent().into_iter().filter(|sent| !sent.ends_with('c')).collect();
    assert_eq!(sent.len(), 4, "{sent:?}");
}

#[tokio::test(start_paused = true)]
async fn a_run_that_is_dropped_at_any_time_is_continued_by_the_next_one() {
    let (service, folder) = (Counting::new(), Folder::new());
    let mut finished = 0;
    // Responses take 10 ms, so that runs end before, within and after steps.
    for run in 0.. {
        let journal = loop {
            // Tasks of the dropped run hold the file until they are stopped.
            match Journal::open(folder.file()) {
                Ok(journal) => break journal,
                Err(error) => assert_eq!(error.problem(), JournalProblem::InUse),
            }
            tokio::task::yield_now().await;
        };
        let mut rows = Rows::new(0..20, |row, number: usize| {
            let create = service.create(&number.to_string());
            async move { row.step("create", create).keep(|created| created.id.clone()).await }
        })
        .concurrency(3)
        .journal(journal);
        let all = async {
            while let Some(done) = rows.next().await {
                done.result.unwrap();
                finished += 1;
            }
        };
        if tokio::time::timeout(Duration::from_millis(run), all).await.is_ok() {
            break;
        }
    }
    assert!(finished > 20, "{finished}: runs were dropped");
    assert!((0..20).all(|number| service.created(&number.to_string()) == 1), "{:?}", service.sent());
}

#[tokio::test(start_paused = true)]
async fn a_source_without_rows_and_rows_without_steps_write_nothing() {
    let folder = Folder::new();
    let mut lengths = Vec::new();
    for count in [0, 3] {
        let rows = Rows::new(0..count, |row, _| async move { Ok::<_, Failed>(row.key().to_owned()) });
        assert_eq!(results(rows.journal(open(&folder))).await.len(), count);
        lengths.push(std::fs::metadata(folder.file()).unwrap().len());
    }
    assert_eq!(lengths[0], lengths[1]);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_waits_for_its_turn_is_not_begun() {
    let (service, folder) = (Counting::new(), Folder::new());
    let rows = || {
        Rows::new(0..3, |row, number: usize| {
            let create = service.create(&number.to_string());
            async move { row.step("create", create).keep(|created| created.id.clone()).await }
        })
        .journal(open(&folder))
    };
    let hour = Duration::from_secs(3_600);
    let quota = Quota::new([QuotaGroup::new("all").per_second(1.0 / hour.as_secs_f64()).burst(1)]);
    let mut first = rows().quota(quota).deadline(2 * hour);
    first.next().await.unwrap().result.unwrap();
    assert!(tokio::time::timeout(Duration::from_secs(60), first.next()).await.is_err());
    drop(first);
    while Journal::open(folder.file()).is_err() {
        tokio::task::yield_now().await;
    }
    // One was sent. The others only waited, so the age of their tokens doesn't matter, and nothing is unknown.
    let JournalSummary { answered, unanswered, not_applied, .. } = open(&folder).summary();
    assert_eq!((answered, unanswered, not_applied), (1, 0, 0));
    assert!(results(rows()).await.iter().all(Result::is_ok));
    assert_eq!(service.sent().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_was_never_sent_leaves_nothing_in_the_journal() {
    let (service, folder) = (Counting::new(), Folder::new());
    let rows = Rows::new(["a"], |row, name| {
        let create = service.create(name);
        async move { row.step("create", create).keep(|created| created.id.clone()).await }
    });
    let rows = rows.journal(open(&folder)).quota(Quota::new([QuotaGroup::new("none").per_day(0)]));
    assert!(results(rows).await[0].as_ref().unwrap_err().contains("QuotaUsedUp"));
    assert_eq!(open(&folder).summary(), JournalSummary::default());
}

#[tokio::test(start_paused = true)]
async fn a_step_without_an_answer_is_sent_again_with_its_token_if_that_has_no_further_effect() {
    let (service, folder) = (Counting::new(), Folder::new());
    // The response is lost; the service has not applied the request, which nobody knows.
    service.respond_first(1, MockResponse::reset());
    let first = run(&service, open(&folder), &["a"]).await;
    assert!(first[0].as_ref().unwrap_err().contains("may have been applied"), "{first:?}");
    assert_eq!(open(&folder).summary().unanswered, 1);
    assert_eq!(run(&service, open(&folder), &["a"]).await, [Ok("id-a".to_owned())]);
    let tokens = service.tokens("a");
    assert!(tokens.len() == 2 && tokens[0] == tokens[1], "{tokens:?}");
}

#[tokio::test(start_paused = true)]
async fn a_step_that_has_an_effect_each_time_is_reported_and_not_repeated() {
    let (service, folder) = (Counting::new(), Folder::new());
    run(&service, open(&folder), &["a"]).await;
    let broken = Folder::new();
    // The run of "b" ends while its second step is sent.
    {
        let journal = open(&broken);
        let begin = Begin {
            at: SystemTime::now(),
            row: "b",
            step: "tag",
            operation: "Tag",
            request: digest(&[b"Tag", b"{\"Id\":\"id-b\"}"]),
            token: None,
        };
        journal.begin(&begin).await.unwrap();
    }
    for _ in 0..2 {
        let results = run(&service, open(&broken), &["b"]).await;
        let text = results[0].as_ref().unwrap_err();
        assert!(text.starts_with("Row \"b\", step \"tag\": Tag was begun at 20"), "{text}");
        assert!(
            text.contains("It was not sent again, since sending it twice may have an effect twice. Look"),
            "{text}"
        );
    }
    assert_eq!(service.tagged("id-b"), 0);
    // The caller looks it up.
    for (found, tagged) in [(Some(()), 0), (None, 1)] {
        let copy = Folder::new();
        std::fs::copy(broken.file(), copy.file()).unwrap();
        let rows = Rows::new(["b"], |row, name| {
            let service = service.clone();
            async move {
                let id = row.step("create", service.create(name)).keep(|created| created.id.clone()).await?;
                let step = row.step("tag", service.tag(&id)).keep(|()| ());
                step.find_out(move || async move { Ok(found) }).await
            }
        });
        let results = results(rows.keyed(|name| (*name).to_owned()).journal(open(&copy))).await;
        assert_eq!((results, service.tagged("id-b")), (vec![Ok(())], tagged));
        assert!(open(&copy).take(StepId::new("b", "tag")).unwrap().state == State::Answered("null".into()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_the_service_may_have_forgotten_is_not_sent_again() {
    let (service, folder) = (Counting::new(), Folder::new());
    {
        let journal = open(&folder);
        let request = digest(&[b"Create", b"{\"Name\":\"a\",\"Token\":\"\"}"]);
        let at = SystemTime::now() - Duration::from_secs(9 * 60 + 30);
        let (row, step, operation) = ("a", "create", "Create");
        journal.begin(&Begin { at, row, step, operation, request, token: Some("t-1") }).await.unwrap();
    }
    // The call has a minute: it may be sent when the token is older than 10 minutes.
    let results = run(&service, open(&folder), &["a"]).await;
    let text = results[0].as_ref().unwrap_err();
    assert!(text.contains("since the service may have forgotten its idempotency token t-1"), "{text}");
    assert!(service.sent().is_empty());
    // A longer lifetime allows it.
    let rows = Rows::new(["a"], |row, name| {
        let create = service.create(name);
        async move { row.step("create", create).keep(|created| created.id.clone()).await }
    });
    let rows = rows.keyed(|name| (*name).to_owned()).journal(open(&folder)).token_lifetime(Duration::from_secs(660));
    assert_eq!(self::results(rows).await, [Ok(Some("id-a".to_owned()))]);
    assert_eq!(service.tokens("a"), ["t-1"]);
}

#[tokio::test(start_paused = true)]
async fn a_rejected_step_is_sent_again_by_the_next_run() {
    let (service, folder) = (Counting::new(), Folder::new());
    service.reject("a");
    assert!(run(&service, open(&folder), &["a"]).await[0].is_err());
    assert_eq!(open(&folder).summary().not_applied, 1);
    service.accept_all();
    assert_eq!(run(&service, open(&folder), &["a"]).await, [Ok("id-a".to_owned())]);
    assert_eq!(service.created("a"), 1);
}

#[tokio::test(start_paused = true)]
async fn another_request_for_the_same_step_is_refused() {
    let (service, folder) = (Counting::new(), Folder::new());
    let step = |name: &'static str| {
        let rows = Rows::new([name], |row, name| {
            let create = service.create(name);
            async move { row.step("create", create).keep(|_| ()).await }
        });
        results(rows.journal(open(&folder)))
    };
    step("a").await;
    let results = step("b").await;
    let text = results[0].as_ref().unwrap_err();
    assert!(text.starts_with("Row \"0\", step \"create\": an earlier run has sent another request"), "{text}");
    assert_eq!(service.sent(), ["create a"]);
}

#[tokio::test(start_paused = true)]
async fn a_step_that_can_not_be_recorded_is_not_sent() {
    let (service, folder) = (Counting::new(), Folder::new());
    let rows = Rows::new([false, true], |row, twice| {
        let service = service.clone();
        async move {
            if twice {
                row.step("s", service.create("a")).keep(|_| ()).await?;
                row.step("s", service.create("b")).keep(|_| ()).await?;
            }
            row.step("x", service.create("c")).await.map(drop)
        }
    });
    let results = results(rows.journal(open(&folder))).await;
    let problems: Vec<_> = results.into_iter().map(Result::unwrap_err).collect();
    assert_eq!(problems[0], "Row \"0\", step \"x\": With a journal, `keep` has to say what the step keeps");
    assert!(problems[1].contains("The row has a step of this name already"), "{problems:?}");
    assert_eq!(service.sent(), ["create a"]);
}

#[tokio::test(start_paused = true)]
async fn a_value_that_is_json_of_several_lines_is_one_line_of_the_journal() {
    let (service, folder) = (Counting::new(), Folder::new());
    for _ in 0..2 {
        let rows = Rows::new(["a"], |row, name| {
            let create = service.create(name);
            async move {
                let json = |_: &_| serde_json::from_str::<Box<serde_json::value::RawValue>>("{\n\"a\":\r\n1}").unwrap();
                row.step("create", create).keep(json).await.map(|json| json.get().to_owned())
            }
        });
        let results = results(rows.journal(open(&folder))).await;
        assert_eq!(results[0].as_ref().unwrap().replace(char::is_whitespace, ""), "{\"a\":1}");
    }
    assert_eq!(service.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_recorded_value_of_another_type_is_an_error_without_the_value() {
    let (service, folder) = (Counting::new(), Folder::new());
    run(&service, open(&folder), &["secret"]).await;
    let rows = Rows::new(["secret"], |row, name| {
        let create = service.create(name);
        async move { row.step("create", create).keep(|_| 5).await }
    });
    let mut rows = rows.keyed(|name| (*name).to_owned()).journal(open(&folder));
    let Err(RowError::Failed(StepError::Journal(error))) = rows.next().await.unwrap().result else { panic!() };
    assert_eq!(error.problem(), JournalProblem::Value);
    assert!(!error.to_string().contains("id-"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn what_a_journal_has_recorded_counts_in_the_quotas_in_any_order() {
    let (service, folder) = (Counting::new(), Folder::new());
    run(&service, open(&folder), &["a", "b", "c"]).await;
    let quota = || Quota::new([QuotaGroup::new("create").operations(["Create"]).per_day(4)]);
    let rows = |names: [&'static str; 0]| Rows::new(names, |_, _| async { Ok::<_, Failed>(()) });
    for quota_first in [true, false] {
        let quota = quota();
        let (journal, used) = (open(&folder), quota.clone());
        let rows = match quota_first {
            true => rows([]).quota(quota).journal(journal),
            false => rows([]).journal(journal).quota(quota),
        };
        drop(rows);
        assert_eq!(used.usage()[0].used_in_day, 3, "{quota_first}");
    }
}

#[test]
fn the_values_of_steps_are_not_printed() {
    let folder = Folder::new();
    let rows = Rows::new(["secret"], |_, _| async { Ok::<_, Failed>(()) }).journal(open(&folder));
    assert!(!format!("{rows:?}").contains("secret"), "{rows:?}");
}
