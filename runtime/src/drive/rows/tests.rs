//! Rows of calls to a service that counts what it does, on a clock that only advances when all tasks wait.

mod resume;
mod service;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use self::service::Counting;
use super::*;
use crate::tests::support::List;
use crate::{Call, MockResponse, QuotaGroup};

type Failed = StepError<crate::tests::support::Busy>;

#[tokio::test(start_paused = true)]
async fn a_row_makes_steps_and_its_result_has_its_key() {
    let service = Counting::new();
    let names = ["a", "b", "c"];
    let mut rows = Rows::new(names, |row, name| {
        let service = service.clone();
        async move {
            let id = row.step("create", service.create(name)).keep(|created| created.id.clone()).await?;
            row.step("tag", service.tag(&id)).await?;
            Ok::<_, Failed>((row.index(), id.unwrap()))
        }
    })
    .keyed(|name| (*name).to_owned());
    let control = rows.control();
    let mut results = Vec::new();
    while let Some(RowDone { index, key, result }) = rows.next_in_order().await {
        results.push((index, key, result.unwrap()));
    }
    let expected = ["a", "b", "c"].into_iter().enumerate();
    let expected: Vec<_> = expected.map(|(index, key)| (index, key.to_owned(), (index, format!("id-{key}")))).collect();
    assert_eq!(results, expected);
    assert_eq!((service.created("a"), service.tagged("id-a")), (1, 1));
    let progress = control.progress().to_string();
    assert!(progress.starts_with("3 of 3 rows done, 6 steps, 0 failed, 0 in flight, 0 retries"), "{progress}");
}

#[tokio::test(start_paused = true)]
async fn a_failed_row_does_not_stop_the_others_and_a_repeated_key_is_refused() {
    let service = Counting::new();
    service.reject("b");
    let mut rows = Rows::new(["a", "b", "a", "c"], |row, name| {
        let create = service.create(name);
        async move { row.step("create", create).await.map(|created| created.id) }
    })
    .keyed(|name| (*name).to_owned());
    let mut results = Vec::new();
    while let Some(done) = rows.next_in_order().await {
        results.push(done.result.map_err(|error| error.to_string()));
    }
    assert!(results[0].is_ok() && results[3].is_ok());
    assert!(results[1].as_ref().unwrap_err().starts_with("Create: ValidationException"), "{:?}", results[1]);
    assert_eq!(results[2], Err("An earlier row has the same key, so this one was not run".to_owned()));
    assert_eq!(service.created("a"), 1);
}

/// The results in order; `None` for a panic, after which it goes on.
async fn caught<S, F, Fut>(rows: &mut Rows<S, F, usize, Failed>) -> Vec<Option<(usize, usize)>>
where
    S: RowSource,
    F: Fn(Row, S::Item) -> Fut,
    Fut: Future<Output = Result<usize, Failed>> + Send + 'static,
{
    let mut results = Vec::new();
    loop {
        let mut next = std::pin::pin!(rows.next_in_order());
        let caught = std::future::poll_fn(|context| {
            let poll = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| next.as_mut().poll(context)));
            poll.map_or(std::task::Poll::Ready(Err(())), |poll| poll.map(Ok))
        });
        match caught.await {
            Ok(None) => return results,
            Ok(Some(done)) => results.push(Some((done.index, done.result.unwrap()))),
            Err(()) => results.push(None),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_row_that_panics_is_a_panic_of_the_caller_and_the_other_rows_go_on() {
    // More than the results that wait for an earlier one.
    const ROWS: usize = 3_000;
    for panics_before_it_runs in [true, false] {
        let mut rows = Rows::new(0..ROWS, move |row, number| {
            assert!(!(panics_before_it_runs && number == 2), "on purpose");
            async move {
                assert_ne!(number, 2, "on purpose");
                assert_eq!(row.index(), number);
                Ok::<_, Failed>(number)
            }
        });
        let control = rows.control();
        let results = caught(&mut rows).await;
        let numbers: Vec<_> = results.iter().flatten().collect();
        assert_eq!((results.len(), numbers.len()), (ROWS, ROWS - 1));
        assert!(numbers.is_sorted() && numbers.iter().all(|(index, number)| index == number));
        let progress = control.progress();
        assert_eq!((progress.done, progress.failed, progress.in_flight), (ROWS, 1, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn steps_of_earlier_rows_come_first() {
    let service = Counting::new();
    let quota = Quota::new([QuotaGroup::new("all").per_second(1)]);
    let mut rows = Rows::new(0..30, |row, number: usize| {
        let service = service.clone();
        async move {
            let name = number.to_string();
            let id = row.step("create", service.create(&name)).keep(|created| created.id.clone()).await?;
            row.step("tag", service.tag(&id)).await?;
            Ok::<_, Failed>(())
        }
    })
    .quota(quota)
    .concurrency(10);
    let mut order = Vec::new();
    while let Some(done) = rows.next().await {
        order.push(done.index);
    }
    assert!(order.is_sorted(), "{order:?}");
    let sent = service.sent();
    assert_eq!(sent.len(), 60);
    // The second step of a row comes directly after the first one, or after the one that waited already.
    for number in 0..30 {
        let place = |what: String| sent.iter().position(|sent| *sent == what).unwrap();
        let apart = place(format!("tag id-{number}")) - place(format!("create {number}"));
        assert!(apart <= 2, "{number}: {apart}: {sent:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn rows_are_taken_from_the_source_only_when_they_are_started() {
    let taken = Arc::new(AtomicUsize::new(0));
    let source = (0..).inspect({
        let taken = Arc::clone(&taken);
        move |_| {
            taken.fetch_add(1, Ordering::SeqCst);
        }
    });
    let mut rows = Rows::new(source, |_, number: usize| async move { Ok::<_, Failed>(number) }).concurrency(4);
    for expected in 0..100 {
        assert_eq!(rows.next_in_order().await.unwrap().result.ok(), Some(expected));
        assert!(taken.load(Ordering::SeqCst) <= 100 + 4 + expected, "{expected}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_first_row_stops_the_start_of_others_after_a_thousand_results() {
    let taken = Arc::new(AtomicUsize::new(0));
    let source = (0..5_000).inspect({
        let taken = Arc::clone(&taken);
        move |_| {
            taken.fetch_add(1, Ordering::SeqCst);
        }
    });
    let mut rows = Rows::new(source, |_, number: usize| async move {
        if number == 0 {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        Ok::<_, Failed>(number)
    });
    assert!(tokio::time::timeout(Duration::from_secs(50), rows.next_in_order()).await.is_err());
    assert!(taken.load(Ordering::SeqCst) <= 1024 + 16, "{}", taken.load(Ordering::SeqCst));
    let mut next = 0;
    while let Some(done) = rows.next_in_order().await {
        assert_eq!(done.index, next);
        next += 1;
    }
    assert_eq!(next, 5_000);
}

#[tokio::test(start_paused = true)]
async fn rows_come_from_the_items_of_an_operation_and_end_with_its_error() {
    let service = Counting::new();
    let call = Call::new(service.client.clone(), List::default());
    let mut rows = Rows::of_items(call.items(), |row, item| {
        let service = service.clone();
        async move {
            let name = item.map_err(StepError::Call)?;
            row.step("create", service.create(&name)).await?;
            Ok::<_, Failed>(name)
        }
    });
    let mut results = Vec::new();
    while let Some(done) = rows.next_in_order().await {
        results.push(done.result.map_err(|error| error.to_string()));
    }
    let names: Vec<_> = results.iter().filter_map(|result| result.as_ref().ok()).collect();
    assert_eq!(names, ["x", "y", "z"], "two pages");
    assert!(results[3].as_ref().unwrap_err().starts_with("List: ValidationException"), "{results:?}");
    assert_eq!(results.len(), 4);
}

#[cfg(feature = "stream")]
#[tokio::test(start_paused = true)]
async fn rows_come_from_a_stream() {
    let service = Counting::new();
    let stream = Call::new(service.client.clone(), List::default()).items().limit(2).into_stream();
    let mut rows = Rows::of_stream(stream, |_, item| async move { item.map_err(Failed::Call) });
    let mut names = Vec::new();
    while let Some(done) = rows.next().await {
        names.push(done.result.unwrap());
    }
    assert_eq!(names, ["x", "y"]);
}

#[tokio::test(start_paused = true)]
async fn a_throttled_step_goes_back_into_the_line() {
    let service = Counting::new();
    service.respond_first(20, MockResponse::error("ThrottlingException", "Slow down"));
    let mut rows = Rows::new(["a", "b"], |row, name| {
        let create = service.create(name);
        async move { row.step("create", create).await }
    });
    let control = rows.control();
    while let Some(done) = rows.next().await {
        done.result.unwrap();
    }
    assert_eq!(control.progress().retries, 20);
    let tokens = service.tokens("a");
    assert!(tokens.iter().all(|token| *token == tokens[0]), "{tokens:?}");
}
