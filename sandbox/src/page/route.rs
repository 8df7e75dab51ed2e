//! Which page or action a request is for, and whether it may have it.

use hyper::body::Bytes;
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};
use maud::{Markup, html};

use super::desk::Desk;
use super::form::Form;
use super::links::unsegment;
use super::response::{self, Body};
use super::token::is_same_origin;
use super::{actions, deal, deals, events, invitations, layout, live, requests};

/// The largest form, in bytes.
pub(crate) const MAX_FORM: usize = 64 * 1024;

const ACTIONS: &str = "/actions/";

/// True if a request is for the page, and not for the API.
pub(crate) fn is_for_page(head: &Parts) -> bool {
    let is_action = head.uri.path().starts_with(ACTIONS);
    !head.headers.contains_key("x-amz-target") && (head.method == Method::GET || is_action)
}

/// Responds to a request for the page. Its header `Host` is checked already.
pub(crate) fn respond(desk: &Desk, head: &Parts, body: &Bytes) -> Response<Body> {
    if let Some(file) = static_file(head) {
        return file;
    }
    let query = Form::parse(head.uri.query().unwrap_or_default().as_bytes());
    if !desk.token.is_in(&head.headers, query.filled("token")) {
        return response::html(StatusCode::FORBIDDEN, no_token());
    }
    let path = head.uri.path();
    if let Some(action) = path.strip_prefix(ACTIONS) {
        return act(desk, head, action, body);
    }
    let mut response = read(desk, path, &query);
    if query.filled("token").is_some() {
        response::set_cookie(&mut response, &desk.token.cookie(&head.headers));
    }
    response
}

fn read(desk: &Desk, path: &str, query: &Form) -> Response<Body> {
    let ok = |page| response::html(StatusCode::OK, page);
    match path {
        "/" => ok(deals::page(desk, query)),
        "/invitations" => ok(invitations::page(desk, query, None)),
        "/requests" => ok(requests::page(desk, query)),
        "/events" => ok(events::page(desk, query)),
        "/events/stream" => live::stream(desk),
        _ => {
            let found = match path.rsplit_once('/') {
                Some(("/opportunities", id)) => deal::page(desk, &unsegment(id), query),
                Some(("/requests", id)) => requests::one(desk, &unsegment(id)),
                _ => None,
            };
            let missing = || response::html(StatusCode::NOT_FOUND, not_found(desk));
            found.map_or_else(missing, ok)
        }
    }
}

fn act(desk: &Desk, head: &Parts, action: &str, body: &Bytes) -> Response<Body> {
    if head.method != Method::POST {
        let mut response = response::html(StatusCode::METHOD_NOT_ALLOWED, problem("Actions are POST requests."));
        response::allow(&mut response, "POST");
        return response;
    }
    if !is_same_origin(&head.headers) {
        let text = "Actions are sent by the page of the sandbox: the header Origin must be its own.";
        return response::html(StatusCode::FORBIDDEN, problem(text));
    }
    let content_type = head.headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if content_type.split(';').next().map(str::trim) != Some("application/x-www-form-urlencoded") {
        return response::html(StatusCode::UNSUPPORTED_MEDIA_TYPE, problem("Actions are forms."));
    }
    actions::run(desk, action, &Form::parse(body))
}

fn static_file(head: &Parts) -> Option<Response<Body>> {
    let (content_type, text) = match (&head.method, head.uri.path()) {
        (&Method::GET, "/style.css") => ("text/css; charset=utf-8", include_str!("static/style.css")),
        (&Method::GET, "/script.js") => ("text/javascript; charset=utf-8", include_str!("static/script.js")),
        (&Method::GET, "/icon.svg") => ("image/svg+xml", include_str!("static/icon.svg")),
        _ => return None,
    };
    Some(response::file(content_type, text))
}

fn no_token() -> Markup {
    problem("Open the URL that the sandbox printed when it started: it has the token that this page needs.")
}

fn problem(text: &str) -> Markup {
    layout::bare("Not permitted", &html! { p { (text) } })
}

fn not_found(desk: &Desk) -> Markup {
    let content = html! {
        p { "There is no such page, opportunity or request. The last 256 requests are kept." }
        p { a href="/" { "All opportunities" } }
    };
    layout::page(desk, "Not found", "", "/", &content)
}
