//! Waits for the end of work that a call starts.

use super::*;
use crate::codec::{DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request};
use crate::{Service, Timestamp};

/// Starts work that `List` shows.
#[derive(Clone)]
struct Begin {
    name: Option<String>,
}

crate::structure! {
    Begin {
        name: "Name",
    }
}

impl Operation for Begin {
    type Output = Page;
    type Error = Busy;

    const NAME: &'static str = "Begin";
    const SERVICE: &'static Service = &SERVICE;

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        // Like an idempotency token, which `follow` may read.
        self.name.get_or_insert_with(|| "filled".to_owned());
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Page, DecodeError> {
        read_response(body, options)
    }
}

impl Waitable for Begin {
    type Waiter = Done;

    fn follow(&self, answer: &Page) -> Result<List, String> {
        match answer.items.first() {
            Some(id) => Ok(List { token: Some(format!("{} {id}", self.name.as_deref().unwrap_or_default())) }),
            None => Err("nothing was started".to_owned()),
        }
    }

    fn is_stale(answer: &Page) -> bool {
        answer.items[0].starts_with("done before")
    }

    fn started_at(answer: &Page) -> Option<Timestamp> {
        time(answer)
    }

    fn changed_at(answer: &Page) -> Option<Timestamp> {
        time(answer)
    }
}

/// The time after the last space of the first item.
fn time(answer: &Page) -> Option<Timestamp> {
    answer.items[0].rsplit(' ').next()?.parse().ok()
}

struct Done;

impl Waiter for Done {
    type Op = List;

    const MIN_DELAY: Duration = Duration::from_secs(5);
    const MAX_DELAY: Duration = Duration::from_secs(5);
    const DEADLINE: Duration = Duration::from_secs(60);

    fn judge(answer: &Page) -> WaitState {
        answer.items[0].starts_with("done").into()
    }

    fn is_pending(error: &Error<Busy>) -> bool {
        error.has_code("BusyException")
    }
}

#[tokio::test(start_paused = true)]
async fn work_is_started_once_and_waited_for_in_one_line() {
    let mock = Mock::new();
    mock.on::<Begin>(|_| Ok(page("1"))).once();
    mock.respond::<List>(Busy("not there yet".to_owned()));
    mock.respond::<List>(MockResponse::of(&page("running"))).matching(List { token: Some("filled 1".to_owned()) });
    mock.respond::<List>(MockResponse::of(&page("done")));
    let begun = Instant::now();
    let answer = Call::new(client(&mock), Begin::default()).wait().await.unwrap();
    assert_eq!((answer.items[0].as_str(), begun.elapsed()), ("done", seconds(10)));
    mock.assert_used().unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_answer_from_before_the_work_counts_only_after_another_one() {
    let mock = Mock::new();
    mock.on::<Begin>(|_| Ok(page("1"))).once();
    mock.respond::<List>(MockResponse::of(&page("done before"))).times(2);
    mock.respond::<List>(MockResponse::of(&page("running")));
    mock.respond::<List>(MockResponse::of(&page("done before")));
    Call::new(client(&mock), Begin::default()).wait().await.unwrap();
    mock.assert_used().unwrap();
    // A wait that starts nothing takes the answer as it is.
    mock.clear().respond::<List>(MockResponse::of(&page("done before")));
    call(&mock).wait_for::<Done>().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_was_changed_after_the_begin_of_the_work_counts_at_once() {
    const BEGUN: &str = "2026-01-05T10:00:00.500Z";
    const BEFORE: &str = "done before 2026-01-05T10:00:00.500Z";
    const AFTER: &str = "done before 2026-01-05T10:00:00.501Z";
    for (begun, answers, calls) in [
        (BEGUN, &[AFTER][..], 1),
        // Reads lag behind, also after one that didn't.
        (BEGUN, &[BEFORE, BEFORE, AFTER], 3),
        (BEGUN, &[BEFORE, "running", AFTER], 3),
        // Only the service knows when the work began: without its time, another state has to be seen.
        ("", &[AFTER, "running", AFTER], 3),
        (BEGUN, &["done before", "running", AFTER], 3),
        ("2026-01-05T10:00:00Z", &[AFTER, "done before 2026-01-05T10:00:01Z"], 2),
    ] {
        let mock = Mock::new();
        mock.respond::<Begin>(MockResponse::of(&page(&format!("1 {begun}"))));
        for answer in answers {
            mock.respond::<List>(MockResponse::of(&page(answer)));
        }
        Call::new(client(&mock), Begin::default()).wait().await.unwrap();
        assert_eq!(mock.take_requests().len() - 1, calls, "{answers:?}");
        mock.assert_used().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_tells_whether_the_work_was_started() {
    for (started, shown, was_started, code) in [
        (MockResponse::error("ValidationException", "no"), None, false, "ValidationException"),
        (MockResponse::json("{}"), None, true, "WaitFailed"),
        (MockResponse::of(&page("1")), Some(MockResponse::of(&page("running"))), true, "WaitDeadline"),
        (
            MockResponse::of(&page("1")),
            Some(MockResponse::error("ValidationException", "no")),
            true,
            "ValidationException",
        ),
    ] {
        let mock = Mock::new();
        mock.respond::<Begin>(started);
        if let Some(shown) = shown {
            mock.respond::<List>(shown).always();
        }
        let error = Call::new(client(&mock), Begin::default()).wait().await.unwrap_err();
        assert_eq!(error.was_started(), was_started, "{error}");
        assert_eq!(Error::<Busy>::from(error).code(), Some(code));
        mock.assert_used().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_of_the_starting_call_that_never_arrives_ends_at_the_deadline() {
    let mock = Mock::new();
    mock.respond::<Begin>(MockResponse::silence());
    let begun = Instant::now();
    let error = Call::new(client(&mock), Begin::default()).wait().deadline(seconds(3)).await.unwrap_err();
    assert!(error.is_deadline() && !error.was_started() && error.calls() == 0, "{error}");
    assert_eq!(begun.elapsed(), seconds(3));
    assert!(Error::<Busy>::from(error).may_have_been_applied(), "the request was sent");
}

#[tokio::test(start_paused = true)]
async fn a_state_with_a_name_has_its_own_delays() {
    let mock = answers(&["running", "done"]);
    let begun = Instant::now();
    call(&mock).wait_for::<Done>().await.unwrap();
    assert_eq!(begun.elapsed(), seconds(5));
}
