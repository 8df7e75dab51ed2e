//! One client in several Tokio runtimes: each has connections of its own, so no call waits for a runtime that doesn't
//! run.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
#[cfg(feature = "blocking")]
use tokio::task::LocalSet;

use crate::tests::support::{List, SERVICE, config};
use crate::{Call, Client, ErrorKind};

/// A server that keeps connections open. It runs in threads, so that it needs no runtime.
struct Server {
    url: String,
    shared: Arc<Shared>,
}

struct Shared {
    /// The number of requests on each connection.
    requests: Mutex<Vec<usize>>,
    /// The body of all responses.
    body: Mutex<&'static str>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared { requests: Mutex::default(), body: Mutex::new(r#"{"Items": ["x"]}"#) });
        let server = Self { url, shared: Arc::clone(&shared) };
        thread::spawn(move || {
            for connection in listener.incoming() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(&connection.unwrap(), &shared));
            }
        });
        server
    }

    fn requests(&self) -> Vec<usize> {
        self.shared.requests.lock().unwrap().clone()
    }

    fn respond_with(&self, body: &'static str) {
        *self.shared.body.lock().unwrap() = body;
    }

    fn client(&self) -> Client {
        Client::new(&SERVICE, config(&self.url).build()).unwrap()
    }
}

/// Responds to every request until the other side closes the connection.
fn serve(mut connection: &TcpStream, shared: &Shared) {
    let mut requests = BufReader::new(connection);
    let number = {
        let mut counts = shared.requests.lock().unwrap();
        counts.push(0);
        counts.len() - 1
    };
    loop {
        let (mut line, mut length) = (String::new(), 0);
        while requests.read_line(&mut line).unwrap_or(0) > "\r\n".len() {
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        if line.is_empty() || requests.read_exact(&mut vec![0; length]).is_err() {
            return;
        }
        shared.requests.lock().unwrap()[number] += 1;
        let body = *shared.body.lock().unwrap();
        let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        if connection.write_all(response.as_bytes()).is_err() {
            return;
        }
    }
}

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn multi_thread() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// An attempt on a connection that stalls ends after this time.
const LIMIT: Duration = Duration::from_secs(5);

/// Makes a call in a runtime, and returns the number of its attempts.
fn call(runtime: &Runtime, client: &Client) -> usize {
    let call = Call::new(client.clone(), List::default()).attempt_timeout(LIMIT).with_metadata();
    runtime.block_on(call.send()).unwrap().history.attempts().len()
}

/// The same with a blocking call.
#[cfg(feature = "blocking")]
fn call_blocking(client: &Client) -> Result<usize, Option<String>> {
    let call = Call::new(client.clone(), List::default()).attempt_timeout(LIMIT).with_metadata();
    match call.send_blocking() {
        Ok(response) => Ok(response.history.attempts().len()),
        Err(error) => Err(error.code().map(str::to_owned)),
    }
}

#[test]
fn a_runtime_that_does_not_run_delays_no_call_in_another_one() {
    let server = Server::start();
    let client = server.client();
    let (first, second) = (current_thread(), current_thread());
    for round in 1..=3 {
        assert_eq!(call(&first, &client), 1);
        assert_eq!(call(&second, &client), 1);
        assert_eq!(server.requests(), [round, round], "each runtime reuses its connection");
    }
}

#[test]
fn a_call_after_the_end_of_a_runtime_has_one_attempt() {
    let server = Server::start();
    let client = server.client();
    for runtime in [current_thread, multi_thread, current_thread, multi_thread] {
        assert_eq!(call(&runtime(), &client), 1);
        let runtime = runtime();
        assert_eq!(call(&runtime, &client), 1);
        runtime.shutdown_background();
    }
    assert_eq!(server.requests(), [1; 8]);
}

#[test]
fn a_client_that_was_created_in_a_runtime_is_used_after_its_end() {
    for runtime in [current_thread, multi_thread] {
        let server = Server::start();
        let client = runtime().block_on(async { server.client() });
        assert_eq!(call(&runtime(), &client), 1);
        let (again, second) = (client.clone(), runtime());
        assert_eq!(
            second
                .block_on(async { tokio::spawn(Call::new(again, List::default()).send()).await })
                .unwrap()
                .unwrap()
                .items,
            ["x"]
        );
        drop(second);
        assert_eq!(call(&current_thread(), &client), 1);
        assert_eq!(server.requests(), [1; 3]);
    }
}

#[test]
fn many_runtimes_call_at_once() {
    let server = Server::start();
    let client = server.client();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let runtime = current_thread();
                for _ in 0..5 {
                    assert_eq!(call(&runtime, &client), 1);
                }
            });
        }
    });
    assert_eq!(server.requests(), [5; 8]);
}

#[test]
fn what_a_runtime_began_to_fetch_is_fetched_again_in_another_one() {
    for keep in [true, false] {
        let server = Server::start();
        let first = current_thread();
        let mut pages = Call::new(server.client(), List::default()).pages().prefetch(true);
        server.respond_with(r#"{"Items": ["1"], "Token": "a"}"#);
        assert_eq!(first.block_on(pages.try_next()).unwrap().unwrap().items, ["1"]);
        let first = keep.then_some(first);
        server.respond_with(r#"{"Items": ["2"]}"#);
        assert_eq!(current_thread().block_on(pages.try_next()).unwrap().unwrap().items, ["2"]);
        assert!(pages.is_done());
        drop(first);
    }
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error_that_says_what_to_do() {
    let client = Server::start().client();
    let mut call = pin!(Call::new(client, List::default()).send());
    let Poll::Ready(result) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Configuration, Some("MissingRuntime")));
    assert!(error.to_string().contains("Tokio runtime") && error.to_string().contains("`blocking`"), "{error}");
    assert_eq!(error.history().attempts().len(), 0);
}

#[test]
#[should_panic(expected = "enable_io")]
fn a_runtime_without_io_panics_as_documented() {
    let client = Server::start().client();
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let _ = runtime.block_on(Call::new(client, List::default()).send());
}

#[test]
#[should_panic(expected = "enable_time")]
fn a_runtime_without_timers_panics_as_documented() {
    let client = Server::start().client();
    let runtime = Builder::new_current_thread().enable_io().build().unwrap();
    let _ = runtime.block_on(Call::new(client, List::default()).send());
}

#[cfg(feature = "blocking")]
mod blocking {
    use tokio::task::{block_in_place, spawn_blocking};

    use super::*;
    use crate::{CallInfo, Interceptor, InterceptorResult};

    #[test]
    fn a_client_is_used_awaited_and_blocking_by_turns() {
        for runtime in [current_thread, multi_thread] {
            let server = Server::start();
            let (client, runtime) = (server.client(), runtime());
            for round in 1..=3 {
                assert_eq!(call(&runtime, &client), 1);
                assert_eq!(call_blocking(&client), Ok(1));
                assert_eq!(server.requests(), [round, round]);
            }
            drop(runtime);
            assert_eq!(call_blocking(&client), Ok(1));
        }
    }

    #[test]
    fn items_are_read_awaited_and_then_blocking() {
        let server = Server::start();
        let runtime = current_thread();
        let mut items = Call::new(server.client(), List::default()).items().prefetch(true);
        server.respond_with(r#"{"Items": ["1"], "Token": "a"}"#);
        assert_eq!(runtime.block_on(items.try_next()).unwrap().as_deref(), Some("1"));
        server.respond_with(r#"{"Items": ["2"]}"#);
        assert_eq!(items.try_next_blocking().unwrap().as_deref(), Some("2"));
        assert_eq!(items.try_next_blocking().unwrap(), None);
    }

    #[test]
    fn a_blocking_call_is_made_where_tokio_lets_a_thread_block() {
        let client = Server::start().client();
        let blocking = || {
            let client = client.clone();
            move || call_blocking(&client)
        };
        for runtime in [current_thread, multi_thread] {
            let runtime = runtime();
            assert_eq!(runtime.block_on(async { spawn_blocking(blocking()).await.unwrap() }), Ok(1));
            assert_eq!(
                runtime.block_on(async { tokio::spawn(spawn_blocking(blocking())).await.unwrap().unwrap() }),
                Ok(1)
            );
            let call = blocking();
            let local = LocalSet::new();
            let spawned = local.block_on(&runtime, async {
                tokio::task::spawn_local(async { spawn_blocking(call).await.unwrap() }).await.unwrap()
            });
            assert_eq!(spawned, Ok(1));
            let _entered = runtime.enter();
            assert_eq!(blocking()(), Ok(1), "the thread has a runtime, but runs none");
        }
        let runtime = multi_thread();
        assert_eq!(runtime.block_on(async { block_in_place(blocking()) }), Ok(1));
        let call = blocking();
        assert_eq!(runtime.block_on(async { tokio::spawn(async { block_in_place(call) }).await.unwrap() }), Ok(1));
    }

    #[test]
    fn a_blocking_call_in_an_async_task_is_an_error_and_takes_nothing_from_the_task() {
        let client = Server::start().client();
        let inside = Err(Some("InsideAsyncRuntime".to_owned()));
        for runtime in [current_thread, multi_thread] {
            let runtime = runtime();
            let blocking = |client: Client| async move { call_blocking(&client) };
            assert_eq!(runtime.block_on(blocking(client.clone())), inside);
            assert_eq!(runtime.block_on(async { tokio::spawn(blocking(client.clone())).await.unwrap() }), inside);
            let local = LocalSet::new();
            assert_eq!(local.block_on(&runtime, blocking(client.clone())), inside);
            runtime.block_on(async {
                let _ = call_blocking(&client);
                assert!(tokio::task::coop::has_budget_remaining());
            });
        }
    }

    #[test]
    fn an_interceptor_may_make_a_blocking_call_during_a_blocking_call() {
        struct Ask(Client, Mutex<Vec<Result<usize, Option<String>>>>);

        impl Interceptor for Ask {
            fn sign(&self, _: &CallInfo, _: u32, _: &mut crate::RequestHeaders<'_>) -> InterceptorResult {
                self.1.lock().unwrap().push(call_blocking(&self.0));
                Ok(())
            }
        }

        let client = Server::start().client();
        let ask = Arc::new(Ask(client.clone(), Mutex::default()));
        let call = Call::new(client, List::default()).interceptor(Arc::clone(&ask));
        assert_eq!(call.send_blocking().unwrap().items, ["x"]);
        assert_eq!(*ask.1.lock().unwrap(), [Ok(1)]);
    }
}
