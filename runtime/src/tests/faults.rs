//! Faults over real sockets: connections that break, stall or were closed while idle. The time limits that are reached
//! are at most 200 ms.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::tests::support::{List, SERVICE, config, http_response, read_request, serve};
use crate::{Call, Client, Clock, ConfigBuilder, ErrorKind, RetryConfig, TimeLimit};

const SHORT: Duration = Duration::from_millis(50);
const GOOD: &str = r#"{"Items": ["x"]}"#;

fn call(config: ConfigBuilder) -> Call<List> {
    Call::new(Client::new(&SERVICE, config.build()).unwrap(), List { token: Some("a".to_owned()) })
}

/// A response that asks for a retry after one millisecond.
fn throttled() -> String {
    http_response(429, "x-amz-retry-after: 1\r\n", "")
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

fn header<'a>(request: &'a str, name: &str) -> &'a str {
    request.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap()
}

/// A clock that advances by a second each time it is read.
struct Ticking(AtomicU64);

impl Clock for Ticking {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_440_938_160 + self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn instant(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}

#[tokio::test]
async fn attempts_send_the_same_body_and_invocation_id_each_with_its_number_and_signature() {
    let (url, requests) = serve(vec![throttled(), throttled(), http_response(200, "", GOOD)]).await;
    let response = call(config(&url).clock(Ticking(AtomicU64::new(0)))).with_metadata().await.unwrap();
    assert_eq!(response.history.attempts().len(), 3);
    let requests = requests.await.unwrap();
    for (index, request) in requests.iter().enumerate() {
        assert_eq!(header(request, "amz-sdk-request"), format!("attempt={}; max=3", index + 1));
        assert_eq!(header(request, "amz-sdk-invocation-id"), header(&requests[0], "amz-sdk-invocation-id"));
        // The headers that count attempts are not signed, as in the AWS SDKs.
        let signed = "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,";
        assert!(header(request, "authorization").contains(signed));
        assert!(request.ends_with("\r\n\r\n{\"Token\":\"a\"}"));
    }
    assert_eq!(header(&requests[0], "amz-sdk-invocation-id").len(), 36);
    assert_ne!(header(&requests[0], "x-amz-date"), header(&requests[1], "x-amz-date"));
    assert_ne!(header(&requests[0], "authorization"), header(&requests[1], "authorization"));
}

#[tokio::test]
async fn a_call_can_have_its_own_retry_rules() {
    let (url, _requests) = serve(vec![throttled(), throttled()]).await;
    let error = call(config(&url)).retry(RetryConfig::off()).await.unwrap_err();
    assert_eq!((error.history().attempts().len(), error.is_throttling()), (1, true));
    let error = call(config(&url)).retry(RetryConfig::standard().max_attempts(0)).await.unwrap_err();
    assert_eq!((error.kind(), error.history().attempts().len()), (ErrorKind::Configuration, 0));
}

#[tokio::test]
async fn an_idle_connection_that_the_server_closed_costs_no_attempt() {
    let (listener, url) = listen().await;
    let closed = Arc::new(Notify::new());
    let closing = Arc::clone(&closed);
    let served = tokio::spawn(async move {
        for _ in 0..3 {
            let (mut connection, _) = listener.accept().await.unwrap();
            read_request(&mut connection).await;
            // Without announcing that the connection will be closed.
            let kept = http_response(200, "", GOOD).replace("connection: close\r\n", "");
            connection.write_all(kept.as_bytes()).await.unwrap();
            connection.shutdown().await.unwrap();
            closing.notify_one();
        }
    });
    let client = Client::new(&SERVICE, config(&url).build()).unwrap();
    for _ in 0..3 {
        let response = Call::new(client.clone(), List::default()).with_metadata().await.unwrap();
        assert_eq!(response.history.attempts().len(), 1);
        closed.notified().await;
        tokio::time::sleep(SHORT / 5).await;
    }
    served.await.unwrap();
}

#[tokio::test]
async fn silent_and_slow_responses_end_with_the_time_limit_that_they_reach() {
    for (head, drip, limit, status) in [
        ("", false, TimeLimit::Read, None),
        ("HTTP/1.1 200 OK\r\nx-amzn-requestid: 5f3c\r\ncontent-length: 99\r\n\r\n", false, TimeLimit::Read, Some(200)),
        (
            "HTTP/1.1 200 OK\r\nx-amzn-requestid: 5f3c\r\ncontent-length: 99\r\n\r\n",
            true,
            TimeLimit::Attempt,
            Some(200),
        ),
    ] {
        let (listener, url) = listen().await;
        let _server = tokio::spawn(async move {
            let (mut connection, _) = listener.accept().await.unwrap();
            read_request(&mut connection).await;
            connection.write_all(head.as_bytes()).await.unwrap();
            while drip && connection.write_all(b" ").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            let _ = connection.read(&mut [0]).await;
        });
        // The other limit is not reached, even on a busy machine.
        let far = Duration::from_secs(20);
        let (read, attempt) = if drip { (far, SHORT) } else { (SHORT, far) };
        let config = config(&url).read_timeout(read).attempt_timeout(attempt).retry(RetryConfig::off());
        let begun = Instant::now();
        let error = call(config).await.unwrap_err();
        assert!(begun.elapsed() < far);
        assert_eq!((error.kind(), error.time_limit(), error.status()), (ErrorKind::Timeout, Some(limit), status));
        assert_eq!(error.request_id(), status.map(|_| "5f3c"));
        let text = error.to_string();
        assert!(text.contains(if drip { "50ms for one attempt" } else { "50ms for receiving data" }), "{text}");
    }
}

// The effect of a full backlog differs between systems.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_that_is_not_accepted_ends_with_the_connect_timeout() {
    // With a full backlog, the system drops further handshakes.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let mut filling = Vec::new();
    while let Ok(Ok(connection)) = tokio::time::timeout(SHORT, tokio::net::TcpStream::connect(address)).await {
        filling.push(connection);
    }
    let config = config(&format!("http://{address}")).connect_timeout(SHORT).retry(RetryConfig::off());
    let error = call(config).await.unwrap_err();
    assert_eq!((error.kind(), error.time_limit()), (ErrorKind::Timeout, Some(TimeLimit::Connect)), "{error}");
    assert!(error.is_retryable() && !error.may_have_been_applied());
}

#[tokio::test]
async fn dropping_the_future_of_a_call_stops_it() {
    let (listener, url) = listen().await;
    let call = tokio::spawn(call(config(&url)).send());
    let (mut connection, _) = listener.accept().await.unwrap();
    read_request(&mut connection).await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    // The connection is closed, and no other is opened.
    assert!(matches!(connection.read(&mut [0]).await, Ok(0) | Err(_)));
    assert!(tokio::time::timeout(SHORT, listener.accept()).await.is_err());
}
