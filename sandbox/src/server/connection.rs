//! Accepting connections, and serving requests on them.

use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::handler::Service;

/// The number of connections at a time. Others wait.
const MAX_CONNECTIONS: usize = 512;
/// The time in which the head of a request must arrive, which is also how long an idle connection stays open.
const HEAD_TIME: Duration = Duration::from_secs(60);
/// The largest head of a request, in bytes.
const HEAD_LIMIT: usize = 64 * 1024;
/// The number of headers of a request.
const MAX_HEADERS: usize = 64;
/// The wait after a connection couldn't be accepted, such as for lack of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves connections for ever.
pub(crate) async fn serve(listener: TcpListener, service: Arc<Service>) {
    let free = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        // The semaphore is never closed.
        let Ok(permit) = Arc::clone(&free).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            serve_connection(stream, service).await;
            drop(permit);
        });
    }
}

async fn serve_connection(stream: TcpStream, service: Arc<Service>) {
    // Small responses are sent at once.
    let _ = stream.set_nodelay(true);
    let respond = service_fn(move |request| {
        let service = Arc::clone(&service);
        async move { service.respond(request).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_LIMIT)
        .max_headers(MAX_HEADERS)
        .serve_connection(TokioIo::new(stream), respond);
    // The client reports broken connections.
    let _ = connection.await;
}
