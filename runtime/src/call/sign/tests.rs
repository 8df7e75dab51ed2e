//! Unit tests of signing, with aws-sigv4 as the oracle.

use std::time::{Duration, UNIX_EPOCH};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Url;

use super::*;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn request() -> Request {
    let mut request = Request::new(Method::POST, Url::parse("https://service.us-east-1.api.aws/").unwrap());
    let headers = request.headers_mut();
    headers.insert("content-type", HeaderValue::from_static("application/x-amz-json-1.0"));
    headers.insert("user-agent", HeaderValue::from_static("changes/1"));
    headers.insert("x-amz-target", HeaderValue::from_static("Test.Operation"));
    request
}

fn credentials(key: &str, token: Option<&str>) -> Credentials {
    Credentials::new(key, SECRET, token.map(str::to_owned), None, "test")
}

/// The time of the requests in the test suite of AWS.
fn time() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_440_938_160)
}

fn scope(region: &str) -> SigningScope {
    SigningScope { region: region.to_owned(), name: "service".to_owned() }
}

fn signed(key: &str, token: Option<&str>) -> Result<Request, Failure> {
    let mut request = request();
    let target = SigningTarget::new(request.url(), scope("us-east-1"));
    sign(&mut request, Some(b"{}"), &credentials(key, token), &target, &SigningKeys::default(), time())?;
    Ok(request)
}

#[test]
fn the_signature_covers_type_host_date_target_and_token_but_not_the_user_agent() {
    let request = signed("AKIDEXAMPLE", Some("session")).unwrap();
    assert_eq!(request.headers()["x-amz-date"], "20150830T123600Z");
    assert_eq!(request.headers()["x-amz-security-token"], "session");
    assert_eq!(
        request.headers()["authorization"],
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, \
         Signature=7fca5821fca076b9764cd2378376001cad5d97e1c47813541c801b35a0e82fa1"
    );
}

#[test]
fn headers_with_secrets_are_marked_as_sensitive() {
    let request = signed("AKIDEXAMPLE", Some("session")).unwrap();
    assert!(request.headers()["authorization"].is_sensitive());
    assert!(request.headers()["x-amz-security-token"].is_sensitive());
    let text = format!("{request:?}");
    assert!(!text.contains("AKIDEXAMPLE") && !text.contains("session"), "{text}");
}

#[test]
fn the_signatures_of_the_test_suite_of_aws_are_reproduced() {
    for (header, body, names, signature) in [
        (None, "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        (
            Some(("my-header1", "value1")),
            "",
            ";my-header1",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        ),
        (
            Some(("my-header1", "VALUE1")),
            "",
            ";my-header1",
            "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
        ),
    ] {
        let url = Url::parse("https://example.amazonaws.com/").unwrap();
        let target = SigningTarget::new(&url, scope("us-east-1"));
        let mut headers = HeaderMap::new();
        headers.extend(header.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))));
        let (endpoint, keys) = (target.endpoint.unwrap(), SigningKeys::default());
        let credentials = credentials("AKIDEXAMPLE", None);
        let target = (&endpoint, &target.scope);
        assert!(sign_canonical(&mut headers, body.as_bytes(), &credentials, target, &keys, time()).unwrap());
        let names = if names.is_empty() { "host;x-amz-date".to_owned() } else { format!("host{names};x-amz-date") };
        assert_eq!(
            headers["authorization"],
            format!(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                 SignedHeaders={names}, Signature={signature}"
            )
        );
    }
}

/// A request of a client, and what it is signed with.
#[derive(Clone, Debug)]
struct Case {
    url: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    key: String,
    secret: String,
    token: Option<String>,
    region: String,
    seconds: u64,
}

impl Case {
    fn request(&self) -> Request {
        let mut request = Request::new(Method::POST, Url::parse(&self.url).unwrap());
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            request.headers_mut().insert(name, HeaderValue::from_str(value).unwrap());
        }
        request
    }

    fn credentials(&self) -> Credentials {
        Credentials::new(self.key.clone(), self.secret.clone(), self.token.clone(), None, "test")
    }

    fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.seconds)
    }

    /// The headers with the signature of aws-sigv4.
    fn expected(&self) -> HeaderMap {
        let mut request = self.request();
        sign_any(&mut request, Some(&self.body), &self.credentials(), &scope(&self.region), self.time()).unwrap();
        request.headers().clone()
    }

    /// Signs with keys that other cases may have used. Returns the headers, and whether the canonical request is ours.
    fn signed(&self, keys: &SigningKeys) -> (HeaderMap, bool) {
        let (mut request, credentials) = (self.request(), self.credentials());
        let target = SigningTarget::new(request.url(), scope(&self.region));
        sign(&mut request, Some(&self.body), &credentials, &target, keys, self.time()).unwrap();
        let own = target.endpoint.as_ref().is_some_and(|endpoint| {
            let mut headers = self.request().headers().clone();
            let target = (endpoint, &target.scope);
            sign_canonical(&mut headers, &self.body, &credentials, target, keys, self.time()).unwrap()
        });
        (request.headers().clone(), own)
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let host =
        prop_oneof!["[a-z]{1,9}(\\.[a-z0-9-]{1,9}[a-z]){0,3}", Just("127.0.0.1".to_owned()), Just("[::1]".to_owned())];
    let port = prop_oneof![Just(""), Just(":80"), Just(":443"), Just(":8443")];
    let path = prop_oneof![
        3 => Just("/".to_owned()),
        2 => "(/[A-Za-z0-9_~-]{1,6}){1,3}/?",
        1 => "/[ -~]{0,12}",
    ];
    let name = prop_oneof!["[a-z][a-z0-9-]{0,12}", "x-amz-[a-z-]{1,8}", "[!#$%&'*+.^_`|~0-9a-z-]{1,6}"];
    let value = prop_oneof![3 => "[ -~]{0,20}", 2 => "( {0,3}[!-~]{0,3}\t?){0,5}"];
    let headers = prop_oneof![3 => btree_map(name, value.clone(), 0..8), 1 => btree_map("x-[a-z]{8}", value, 90..=100)];
    let usual = any::<bool>();
    let token = proptest::option::of("[!-~]{1,900}");
    // Until the last second of the year 9999, and often near the end of a day.
    let time = prop_oneof![
        0_u64..253_402_300_800,
        (0_u64..2_932_896, 0_u64..3).prop_map(|(day, off)| day * 86_400 + 86_398 + off)
    ];
    let secrets = ("[A-Z0-9]{1,20}", "[!-~]{1,40}", token);
    let address = (prop_oneof![Just("http"), Just("https")], host, port, path);
    (address, (headers, usual), vec(any::<u8>(), 0..200), secrets, "[a-z]{2}-[a-z]{4,9}-[1-9]", time).prop_map(
        |((scheme, host, port, path), (headers, usual), body, (key, secret, token), region, seconds)| {
            let mut headers: Vec<_> = headers.into_iter().collect();
            if usual {
                for (name, value) in [
                    ("content-type", "application/x-amz-json-1.0"),
                    ("user-agent", "changes/1"),
                    ("x-amz-target", "Test.Operation"),
                    ("x-amzn-trace-id", "Root=1"),
                    ("transfer-encoding", "chunked"),
                    ("authorization", "replaced"),
                ] {
                    headers.push((name.to_owned(), value.to_owned()));
                }
            }
            // Reserved for the client: no request has it before it is signed.
            headers.retain(|(name, _)| !matches!(&**name, "host" | "x-amz-date" | "x-amz-security-token"));
            Case { url: format!("{scheme}://{host}{port}{path}"), headers, body, key, secret, token, region, seconds }
        },
    )
}

#[test]
fn headers_are_those_of_aws_sigv4_whatever_the_client_sends() {
    let keys = SigningKeys::default();
    let counts = std::cell::Cell::new((0, 0));
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    let run = runner.run(&cases(), |case| {
        prop_assume!(Url::parse(&case.url).is_ok());
        let expected = case.expected();
        // The second signature is made with the key of the first one.
        for _ in 0..2 {
            let (signed, own) = case.signed(&keys);
            prop_assert_eq!(&signed, &expected);
            let (ours, all) = counts.get();
            counts.set((ours + u32::from(own), all + 1));
        }
        Ok(())
    });
    run.unwrap();
    let (own, all) = counts.get();
    assert!(own > all / 2 && own < all, "{own} of {all} canonical requests are ours");
}

#[test]
fn requests_that_clients_do_not_send_are_left_to_aws_sigv4() {
    let endpoint = SignedEndpoint::of(&Url::parse("https://host/").unwrap()).unwrap();
    let is_own =
        |headers: &HeaderMap| CanonicalRequest::new(&endpoint, headers, "20150830T123600Z", None, b"").is_some();
    let headers = |name, value| HeaderMap::from_iter([(HeaderName::from_static(name), value)]);
    assert!(is_own(&headers("x-tenant", HeaderValue::from_static("a"))));
    assert!(!is_own(&headers("x-tenant", HeaderValue::from_bytes("ä".as_bytes()).unwrap())));
    for name in ["host", "x-amz-date", "x-amz-security-token"] {
        assert!(!is_own(&headers(name, HeaderValue::from_static("a"))), "{name}");
    }
    let mut several = headers("x-tenant", HeaderValue::from_static("a"));
    several.append("x-tenant", HeaderValue::from_static("b"));
    assert!(!is_own(&several));
    for url in ["https://host/?a", "https://host/a%20b/", "https://host/a//b/", "https://host/v1.0/", "https://u@host/"]
    {
        assert_eq!(SignedEndpoint::of(&Url::parse(url).unwrap()), None, "{url}");
    }
}

#[test]
fn a_key_is_derived_again_for_another_day_region_name_or_other_credentials() {
    let keys = SigningKeys::default();
    let day = |day: u64| time() + Duration::from_secs(day * 86_400);
    let usual = credentials("AKIDEXAMPLE", None);
    let get = |credentials: &Credentials, scope: &SigningScope, text: &str, time| {
        let key = keys.get(credentials, scope, (text, time)).unwrap();
        (key.sign("text"), std::sync::Arc::as_ptr(&key))
    };
    let (first, address) = get(&usual, &scope("us-east-1"), "20150830", day(0));
    let again = get(&credentials("AKIDEXAMPLE", None), &scope("us-east-1"), "20150830", day(0));
    assert_eq!(again, (first.clone(), address), "equal credentials use the same key");
    let other_secret = Credentials::new("AKIDEXAMPLE", "other", None, None, "test");
    let other_name = SigningScope { name: "other".to_owned(), ..scope("us-east-1") };
    for (credentials, scope, text, time) in [
        (&usual, &scope("us-east-1"), "20150831", day(1)),
        (&usual, &scope("us-east-2"), "20150830", day(0)),
        (&usual, &other_name, "20150830", day(0)),
        (&other_secret, &scope("us-east-1"), "20150830", day(0)),
    ] {
        assert_ne!(get(credentials, scope, text, time).0, first);
        assert_eq!(get(&usual, &self::scope("us-east-1"), "20150830", day(0)).0, first);
    }
}
