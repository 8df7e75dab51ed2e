//! Pools of tasks that the tests control, and of calls over real sockets.

mod rate;

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Semaphore, oneshot};

use super::*;
use crate::tests::support::{List, client, http_response, serve};
use crate::{Call, ErrorKind};

fn finished(failed: bool, attempts: usize) -> Finished {
    Finished { failed, retries: attempts - 1 }
}

fn task<R: Send + 'static>(result: impl Future<Output = (R, Finished)> + Send + 'static) -> PoolTask<R> {
    PoolTask::of(|_| result)
}

/// Counts the running tasks, and their maximum.
#[derive(Debug, Default)]
struct Gauge {
    running: AtomicUsize,
    max: AtomicUsize,
}

impl Gauge {
    async fn run(self: Arc<Self>, index: usize) -> (Result<usize, usize>, Finished) {
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.max.fetch_max(running, Ordering::SeqCst);
        // The tasks don't finish in order.
        for _ in 0..index * 7 % 13 {
            tokio::task::yield_now().await;
        }
        self.running.fetch_sub(1, Ordering::SeqCst);
        let failed = index % 10 == 3;
        (if failed { Err(index) } else { Ok(index) }, finished(failed, if index.is_multiple_of(100) { 3 } else { 1 }))
    }

    fn tasks(self: &Arc<Self>, count: usize) -> impl Iterator<Item = PoolTask<Result<usize, usize>>> {
        let gauge = Arc::clone(self);
        (0..count).map(move |index| task(Arc::clone(&gauge).run(index)))
    }
}

#[test]
fn progress_is_printed_as_one_line() {
    let seconds = std::time::Duration::from_secs;
    let mut progress = PoolProgress {
        done: 30,
        steps: None,
        failed: 2,
        in_flight: 16,
        retries: 5,
        total: Some(90),
        elapsed: seconds(12),
    };
    assert_eq!(
        progress.to_string(),
        "30 of 90 calls done, 2 failed, 16 in flight, 5 retries, 12.0 s elapsed, 24.0 s left"
    );
    progress.total = None;
    assert_eq!(progress.to_string(), "30 calls done, 2 failed, 16 in flight, 5 retries, 12.0 s elapsed");
    progress = PoolProgress { done: 1, total: Some(1), elapsed: seconds(1), ..PoolProgress::default() };
    assert_eq!(progress.to_string(), "1 of 1 calls done, 0 failed, 0 in flight, 0 retries, 1.0 s elapsed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_has_one_result_and_the_concurrency_is_never_exceeded() {
    let gauge = Arc::new(Gauge::default());
    let mut pool = Pool::new(gauge.tasks(1_000)).concurrency(16);
    let control = pool.control();
    assert_eq!(control.progress().total, Some(1_000));
    let mut seen = vec![false; 1_000];
    while let Some(Done { index, result }) = pool.next().await {
        assert_eq!(result.unwrap_or_else(|failed| failed), index);
        assert!(!std::mem::replace(&mut seen[index], true), "{index} was returned twice");
        let PoolProgress { done, in_flight, .. } = control.progress();
        assert!(in_flight <= 16 && done <= 1_000);
    }
    assert!(seen.iter().all(|seen| *seen));
    let max = gauge.max.load(Ordering::SeqCst);
    assert!((2..=16).contains(&max), "{max}");
    let PoolProgress { done, failed, in_flight, retries, .. } = control.progress();
    assert_eq!((done, failed, in_flight, retries), (1_000, 100, 0, 20));
    assert_eq!(control.progress().estimated_rest(), Some(std::time::Duration::ZERO));
}

#[tokio::test]
async fn results_are_returned_in_order_if_requested() {
    let gauge = Arc::new(Gauge::default());
    let results = Pool::new(gauge.tasks(200)).concurrency(7).all().await;
    let indices: Vec<usize> = results.into_iter().map(|result| result.unwrap_or_else(|failed| failed)).collect();
    assert_eq!(indices, (0..200).collect::<Vec<_>>());

    let mut pool = Pool::new(gauge.tasks(50)).concurrency(5);
    let first = pool.next_in_order().await.map(|done| done.index);
    // Results that finished out of order are returned by `next` too.
    let mut rest = Vec::new();
    while let Some(done) = pool.next().await {
        rest.push(done.index);
    }
    rest.sort_unstable();
    assert_eq!((first, rest), (Some(0), (1..50).collect::<Vec<_>>()));
}

#[tokio::test]
async fn calls_are_taken_from_the_iterator_only_when_they_are_started() {
    let taken = Arc::new(AtomicUsize::new(0));
    let gate = Arc::new(Semaphore::new(0));
    let infinite = (0..).map({
        let (taken, gate) = (Arc::clone(&taken), Arc::clone(&gate));
        move |index: usize| {
            taken.fetch_add(1, Ordering::SeqCst);
            let gate = Arc::clone(&gate);
            task(async move {
                gate.acquire().await.unwrap().forget();
                (index, finished(false, 1))
            })
        }
    });
    let mut pool = Pool::new(infinite).concurrency(3);
    let control = pool.control();
    assert_eq!((taken.load(Ordering::SeqCst), control.progress().total), (0, None));
    gate.add_permits(2);
    pool.next().await.unwrap();
    pool.next().await.unwrap();
    assert_eq!(taken.load(Ordering::SeqCst), 4);
    assert_eq!((control.progress().in_flight, control.progress().estimated_rest()), (2, None));
}

#[tokio::test]
async fn the_concurrency_can_be_changed_while_a_pool_waits() {
    let (started, mut starts) = tokio::sync::mpsc::unbounded_channel();
    let gate = Arc::new(Semaphore::new(0));
    let calls = (0..4).map({
        let gate = Arc::clone(&gate);
        move |index| {
            let (gate, started) = (Arc::clone(&gate), started.clone());
            task(async move {
                started.send(index).unwrap();
                gate.acquire().await.unwrap().forget();
                (index, finished(false, 1))
            })
        }
    });
    // With a concurrency of 0, no call is started.
    let pool = Pool::new(calls.collect::<Vec<_>>()).concurrency(0);
    let control = pool.control();
    let all = tokio::spawn(pool.all());
    tokio::task::yield_now().await;
    assert!(starts.try_recv().is_err());
    control.set_concurrency(1);
    assert_eq!(starts.recv().await, Some(0));
    tokio::task::yield_now().await;
    assert!(starts.try_recv().is_err());
    control.set_concurrency(3);
    assert_eq!((starts.recv().await, starts.recv().await), (Some(1), Some(2)));
    gate.add_permits(4);
    assert_eq!(all.await.unwrap(), [0, 1, 2, 3]);
}

#[tokio::test]
async fn a_stopped_pool_returns_the_results_of_started_calls_and_the_calls_that_were_not_started() {
    let gauge = Arc::new(Gauge::default());
    let mut pool = Pool::new(gauge.tasks(100)).concurrency(10);
    pool.next().await.unwrap();
    pool.control().stop();
    let mut results = 1;
    while pool.next_in_order().await.is_some() {
        results += 1;
    }
    let PoolProgress { done, in_flight, .. } = pool.control().progress();
    assert_eq!((done, in_flight, results), (10, 0, 10));
    assert_eq!(pool.into_rest().count(), 90);
}

#[tokio::test]
async fn dropping_a_pool_stops_its_calls() {
    let (sender, receiver) = oneshot::channel::<()>();
    let call = task(async move {
        let _held = sender;
        std::future::pending::<()>().await;
        ((), finished(false, 1))
    });
    let mut pool = Pool::new([call]);
    // The call is started, then the future that waits for it is dropped.
    assert!(tokio::time::timeout(std::time::Duration::from_millis(1), pool.next()).await.is_err());
    assert_eq!(pool.control().progress().in_flight, 1);
    drop(pool);
    assert!(receiver.await.is_err(), "the call was dropped");
}

#[tokio::test]
async fn a_panic_in_a_function_passed_to_map_is_propagated() {
    let task = task(async { (1, finished(false, 1)) }).map(|_| -> u32 { panic!("in a function passed to map") });
    let error = tokio::spawn(Pool::new([task]).all()).await.unwrap_err();
    assert_eq!(error.into_panic().downcast_ref(), Some(&"in a function passed to map"));
}

#[tokio::test]
async fn calls_of_every_kind_run_in_a_pool_and_a_failure_does_not_affect_others() {
    let (url, _requests) = serve(vec![
        http_response(200, "", r#"{"Items": ["x"]}"#),
        http_response(400, "", r#"{"__type": "BusyException"}"#),
        http_response(200, "", r#"{"Items": []}"#),
    ])
    .await;
    let client = client(&url);
    let call = || Call::new(client.clone(), List::default());
    let tasks = [
        PoolTask::from(call()).map(|result| result.map(|page| page.items.len())),
        PoolTask::from(call().with_metadata()).map(|result| result.map(|_| 0)),
        PoolTask::from(call()).map(|result| result.map(|page| page.items.len())),
    ];
    let pool = Pool::new(tasks).concurrency(1);
    let control = pool.control();
    let results = pool.all().await;
    assert_eq!(results[0].as_ref().ok(), Some(&1));
    assert_eq!(results[1].as_ref().unwrap_err().kind(), ErrorKind::Service);
    assert_eq!(results[2].as_ref().ok(), Some(&0));
    assert_eq!((control.progress().done, control.progress().failed), (3, 1));
}
