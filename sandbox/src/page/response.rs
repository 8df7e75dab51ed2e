//! Responses of the page, with the headers that keep others out of it.

use http_body_util::channel::Channel;
use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Response, StatusCode};
use maud::Markup;

/// The body of a response: at once, or as a stream of events.
pub(crate) type Body = Either<Full<Bytes>, Channel<Bytes>>;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers of all responses. `same-origin` in place of `no-referrer`: with the latter, browsers send forms with
/// the origin `null`.
const HEADERS: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (CACHE_CONTROL, "no-store"),
];

fn with_headers(status: StatusCode, content_type: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

pub(super) fn html(status: StatusCode, page: Markup) -> Response<Body> {
    with_headers(status, "text/html; charset=utf-8", Either::Left(Full::new(Bytes::from(page.into_string()))))
}

pub(super) fn file(content_type: &'static str, text: &'static str) -> Response<Body> {
    with_headers(StatusCode::OK, content_type, Either::Left(Full::new(Bytes::from_static(text.as_bytes()))))
}

pub(super) fn stream(body: Channel<Bytes>) -> Response<Body> {
    with_headers(StatusCode::OK, "text/event-stream", Either::Right(body))
}

/// To another page, after an action. The path is percent-encoded.
pub(super) fn see(path: &str) -> Response<Body> {
    let mut response = with_headers(StatusCode::SEE_OTHER, "text/html; charset=utf-8", Either::Left(Full::default()));
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

pub(super) fn set_cookie(response: &mut Response<Body>, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
}

pub(super) fn allow(response: &mut Response<Body>, methods: &'static str) {
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(methods));
}
