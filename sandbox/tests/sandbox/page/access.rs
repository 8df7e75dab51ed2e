//! Who may read and act: those who have the token, by a name of this machine, from the page itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use partnercentral_sandbox::{Sandbox, Settings};

use super::http::{Page, token};

const PAGES: [&str; 5] = ["/", "/invitations", "/requests", "/events", "/opportunities/O1000001"];

#[test]
fn without_the_token_nothing_is_shown_or_done() {
    let sandbox = Sandbox::start().unwrap();
    let other = Sandbox::start().unwrap();
    let right = Page::new(&sandbox);
    let wrong = token(&other);
    assert!(wrong.len() == 32 && wrong != token(&sandbox));
    let cookies =
        [None, Some(right.cookie.clone().unwrap().replace(&token(&sandbox), &wrong)), Page::new(&other).cookie];
    for cookie in cookies {
        let page = Page { cookie, ..right.clone() };
        for path in PAGES.iter().chain(&["/events/stream", "/nothing", "/?token=", "/?token=0"]) {
            let response = page.get(path);
            assert_eq!(response.status, 403, "{path}");
            assert!(!response.text().contains("Example Corp") && response.header("set-cookie").is_none());
        }
        let invitation = sandbox.invitations("Sandbox")[0].id.clone();
        let response = page.post("/actions/expire", &[("catalog", "Sandbox"), ("id", &invitation)]);
        assert_eq!(response.status, 403);
    }
    assert!(sandbox.events().is_empty(), "nothing has happened");
}

#[test]
fn the_printed_url_gives_the_browser_a_cookie_that_scripts_and_other_sites_dont_get() {
    let sandbox = Sandbox::start().unwrap();
    let page = Page { cookie: None, ..Page::new(&sandbox) };
    let path = sandbox.page_url().replace(&sandbox.url(), "");
    let response = page.get(&path);
    assert_eq!(response.status, 200);
    let cookie = response.header("set-cookie").unwrap();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    let page = Page { cookie: Some(cookie.split(';').next().unwrap().to_owned()), ..page };
    for path in PAGES {
        assert_eq!(page.get(path).status, 200, "{path}");
    }
    assert!(!page.get("/").text().contains(&token(&sandbox)), "the token is in no page");
    assert!(!format!("{:?} {:?}", sandbox, sandbox.exchanges()).contains(&token(&sandbox)));
}

#[test]
fn other_names_than_those_of_this_machine_are_rejected() {
    let sandbox = Sandbox::start().unwrap();
    let page = Page::new(&sandbox);
    let port = page.host.rsplit_once(':').unwrap().1;
    for host in ["example.com", "localhost.example.com", "192.168.0.1", "127.0.0.1.nip.io", ""] {
        let host = format!("{host}:{port}");
        let page = Page { origin: Some(format!("http://{host}")), host, ..page.clone() };
        for path in PAGES.iter().chain(&["/style.css", "/script.js"]) {
            assert_eq!(page.get(path).status, 403, "{}{path}", page.host);
        }
        assert_eq!(page.post("/actions/advance", &[("seconds", "5")]).status, 403);
    }
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(Page { host: format!("{host}:{port}"), ..page.clone() }.get("/").status, 200, "{host}");
    }
}

#[test]
fn actions_are_post_requests_of_the_same_origin() {
    let sandbox = Settings::new().clock("stopped:2026-06-01T12:00:00Z".parse().unwrap()).start().unwrap();
    let page = Page::new(&sandbox);
    let before = sandbox.now();
    let port = page.host.rsplit_once(':').unwrap().1;
    let origins = [
        None,
        Some("null".to_owned()),
        Some(String::new()),
        Some("http://example.com".to_owned()),
        Some("http://127.0.0.1:1".to_owned()),
        Some(format!("http://localhost:{port}")),
        Some(format!("https://127.0.0.1:{port}")),
        Some(format!("http://127.0.0.1:{port}.example.com")),
        Some(format!("http://127.0.0.1:{port}\r\norigin: http://example.com")),
    ];
    for origin in origins {
        let response = Page { origin: origin.clone(), ..page.clone() }.post("/actions/advance", &[("seconds", "5")]);
        assert_eq!(response.status, 403, "{origin:?}");
    }
    let response = page.get("/actions/advance?seconds=5");
    assert_eq!((response.status, response.header("allow")), (405, Some("POST")));
    for content_type in ["text/plain", "application/json", "multipart/form-data", ""] {
        let response = Page { content_type, ..page.clone() }.post("/actions/advance", &[("seconds", "5")]);
        assert_eq!(response.status, 415, "{content_type}");
    }
    assert_eq!(sandbox.now(), before);
    let response = page.post("/actions/advance", &[("seconds", "5"), ("back", "/events")]);
    assert_eq!((response.status, response.header("location")), (303, Some("/events")));
    assert_ne!(sandbox.now(), before);
}

#[test]
fn responses_permit_no_other_page_to_read_frame_or_extend_them() {
    let sandbox = Sandbox::start().unwrap();
    let page = Page::new(&sandbox);
    let missing = Page { cookie: None, ..page.clone() };
    for response in
        [page.get("/"), page.get("/nothing"), missing.get("/"), page.get("/style.css"), page.post("/actions/x", &[])]
    {
        let policy = response.header("content-security-policy").unwrap();
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.split("; ").any(|it| it == rule), "{policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(response.header("cross-origin-resource-policy"), Some("same-origin"));
        assert!(!response.head.to_lowercase().contains("access-control"), "{}", response.head);
    }
    let preflight = Page { method: "OPTIONS", ..page }.send("/actions/advance", "");
    assert!(preflight.status >= 400 && !preflight.head.to_lowercase().contains("access-control"));
}

#[test]
fn forms_are_bounded() {
    let sandbox = Sandbox::start().unwrap();
    let page = Page::new(&sandbox);
    let long = "x".repeat(64 * 1024);
    assert_eq!(page.post("/actions/invite", &[("title", &long)]).status, 413);
    assert_eq!(page.get("/").status, 200);
}

#[test]
fn the_stream_sends_events_and_ends_with_the_sandbox() {
    let sandbox = Sandbox::start().unwrap();
    let page = Page::new(&sandbox);
    let mut stream = TcpStream::connect(&page.host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let (host, cookie) = (&page.host, page.cookie.as_ref().unwrap());
    let request = format!("GET /events/stream HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut read_until = |end: &str| {
        let mut text = String::new();
        while !text.contains(end) {
            let mut buffer = [0; 1024];
            let count = stream.read(&mut buffer).unwrap();
            assert!(count > 0, "{text}");
            text.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        }
        text
    };
    let head = read_until("retry: 1000");
    assert!(head.contains("content-type: text/event-stream"), "{head}");
    let invitation = sandbox.invitations("Sandbox")[0].id.clone();
    sandbox.aws("Sandbox").expire(&invitation).unwrap();
    let event = read_until("}\n\n");
    assert!(event.contains("Engagement Invitation Expired") && event.contains(&invitation), "{event}");
    drop(sandbox);
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
}
