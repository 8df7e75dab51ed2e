//! The stream of server-sent events: each event, and a note when there were requests.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use hyper::body::Bytes;
use hyper::{Response, StatusCode};
use maud::html;
use partnercentral_events::Event;
use serde_json::json;
use tokio::sync::broadcast::{self, error::RecvError};

use super::desk::Desk;
use super::events::subject;
use super::layout;
use super::response::{self, Body};
use crate::state::Shared;
use crate::traffic::Traffic;

/// After this time, what is due is done, so that its events are sent; and requests are looked for.
const LOOK: Duration = Duration::from_secs(1);
/// After this many looks without news, a comment is sent, which finds out whether somebody listens still.
const QUIET: u32 = 15;

/// Opens a stream.
pub(super) fn stream(desk: &Desk) -> Response<Body> {
    let Ok(permit) = Arc::clone(&desk.streams).try_acquire_owned() else {
        let text = html! { p { "Too many pages listen for events: close some." } };
        return response::html(StatusCode::SERVICE_UNAVAILABLE, layout::bare("Not now", &text));
    };
    let events = desk.shared.world().0.events.subscribe();
    let (sender, body) = Channel::new(8);
    let (shared, traffic) = (Arc::clone(&desk.shared), Arc::clone(&desk.traffic));
    tokio::spawn(async move {
        send_all(sender, events, &shared, &traffic).await;
        drop(permit);
    });
    response::stream(body)
}

async fn send_all(
    mut to: Sender<Bytes>,
    mut events: broadcast::Receiver<Arc<Event>>,
    shared: &Shared,
    traffic: &Traffic,
) {
    let (mut requests, mut quiet) = (traffic.log().total(), 0);
    // The browser opens the stream anew after a second, if it ends.
    let mut message = Some("retry: 1000\n\n".to_owned());
    loop {
        if let Some(text) = message.take() {
            quiet = 0;
            if to.send_data(Bytes::from(text)).await.is_err() {
                return;
            }
        }
        message = match tokio::time::timeout(LOOK, events.recv()).await {
            Ok(Ok(event)) => Some(as_message(&event)),
            Ok(Err(RecvError::Lagged(_))) => Some("event: traffic\ndata: {}\n\n".to_owned()),
            Ok(Err(RecvError::Closed)) => return,
            Err(_) => {
                drop(shared.world());
                let total = traffic.log().total();
                quiet += 1;
                if std::mem::replace(&mut requests, total) == total {
                    (quiet >= QUIET).then(|| ":\n\n".to_owned())
                } else {
                    Some("event: traffic\ndata: {}\n\n".to_owned())
                }
            }
        };
    }
}

/// JSON in one line: line breaks in texts are escaped there.
fn as_message(event: &Event) -> String {
    let (detail_type, subject) = (event.detail_type().unwrap_or_default(), subject(event));
    let data = json!({ "id": event.id(), "type": detail_type, "subject": subject, "catalog": event.catalog() });
    format!("data: {data}\n\n")
}
