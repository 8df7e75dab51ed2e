//! Errors in the forms of services, gateways and proxies: code and message are found, and nothing else is shown.

use super::error;

/// Headers, body, code and message.
type Case = (&'static [(&'static str, &'static str)], &'static str, Option<&'static str>, &'static str);

/// Text in a body that may be customer data.
const CUSTOMER: &str = "jane";

fn check(cases: &[Case]) {
    for (headers, body, code, message) in cases {
        let failure = error(403, headers, body);
        assert_eq!((failure.code(), failure.message()), (*code, *message), "{body}");
        assert!(!failure.to_string().contains(CUSTOMER), "{failure}");
    }
}

const HTML: &[(&str, &str)] = &[("content-type", "text/html")];
const XML: &[(&str, &str)] = &[("content-type", "text/xml")];

#[test]
fn an_error_is_found_where_a_gateway_has_wrapped_it() {
    check(&[
        (&[], r#"{"error":{"code":"AccessDenied","message":"not yours"}}"#, Some("AccessDenied"), "not yours"),
        (&[], r#"{"Output":{"__type":"a.b#Denied:http://x/","message":"no"},"Version":"1.0"}"#, Some("Denied"), "no"),
        (
            &[],
            r#"{"Error":{"Type":"Sender","Code":"Throttling","Message":"slow"},"RequestId":"1"}"#,
            Some("Throttling"),
            "slow",
        ),
        (&[], r#"{"ErrorResponse":{"Error":{"Code":"Denied","Message":"no"}}}"#, Some("Denied"), "no"),
        (&[], r#"{"Response":{"Errors":[{"Code":"Denied","Message":"no"}],"RequestID":"1"}}"#, Some("Denied"), "no"),
        (
            &[],
            r#"{"errors":[{"errorType":"Denied","message":"no","path":["jane"],"data":null}],"data":null}"#,
            Some("Denied"),
            "no",
        ),
        (&[], r#"[{"errorCode":"INVALID_SESSION_ID","message":"expired"}]"#, Some("INVALID_SESSION_ID"), "expired"),
        (
            &[],
            r#"{"fault":{"faultstring":"no","detail":{"errorcode":"oauth.v2.InvalidKey"}}}"#,
            Some("oauth.v2.InvalidKey"),
            "no",
        ),
        (&[], r#"{"error":"invalid_grant","error_description":"expired"}"#, Some("invalid_grant"), "expired"),
        (&[], r#"{"error":"Key not authorised"}"#, None, "Key not authorised"),
        (&[], r#"{"error":"Forbidden","path":"/jane","message":"no"}"#, Some("Forbidden"), "no"),
        (&[], r#"{"error":{"code":403,"message":"no","status":"PERMISSION_DENIED"}}"#, None, "no"),
        (&[], r#"{"error":{"code":"Denied"},"message":"no"}"#, Some("Denied"), "no"),
        (&[], r#"{"message":"outer","error":{"code":"Denied","message":"inner"}}"#, Some("Denied"), "inner"),
        (&[], r#"{"__type":"Outer","error":{"code":"Inner","message":"no"}}"#, Some("Outer"), "no"),
        (&[], r#""{\"__type\":\"Denied\",\"message\":\"no\"}""#, Some("Denied"), "no"),
        (&[], r#"{"statusCode":403,"body":"{\"__type\":\"Denied\",\"message\":\"no\"}"}"#, Some("Denied"), "no"),
        (&[], r#"{"message":"{\"__type\":\"Denied\",\"message\":\"no\"}"}"#, Some("Denied"), "no"),
        (&[], r#"{"error":{"error":{"error":{"code":"Denied","message":"no"}}}}"#, Some("Denied"), "no"),
        (&[], r#"{"message":{"code":"Denied","message":"no"}}"#, Some("Denied"), "no"),
        (&[], r#"{"message":{"message":"no"}}"#, None, "no"),
        (&[], r#"{"Fault":{"faultcode":"s:Denied","faultstring":"no"}}"#, Some("Denied"), "no"),
        (&[], r#"{"Fault":"not yours"}"#, None, "not yours"),
        (&[], r#"{"Exception":{"__type":"a#Denied","message":"no"}}"#, Some("Denied"), "no"),
        (&[], r#"{"errors":["not yours","jane"]}"#, None, "not yours"),
        (&[], r#"{"errors":{"code":"Denied","message":"no"}}"#, Some("Denied"), "no"),
        (&[], r#"["not yours"]"#, None, "not yours"),
        (&[], r#"[{"error":{"code":"Denied","message":"no"}}]"#, Some("Denied"), "no"),
        (&[], r#"{"payload":"{\"code\":\"Denied\",\"message\":\"no\"}"}"#, Some("Denied"), "no"),
        (&[], r#"{"error":{"code":"Denied","message":"no"#, Some("Denied"), "The service sent no message (status 403)"),
        (&[("x-amzn-errortype", "Denied")], r#"{"error":{"message":"no"}}"#, Some("Denied"), "no"),
        (
            &[("content-type", "application/problem+json")],
            r#"{"type":"https://x/","title":"No","detail":"not yours"}"#,
            None,
            "not yours",
        ),
        (&[("content-type", "application/problem+json; charset=utf-8")], r#"{"title":"No","status":403}"#, None, "No"),
    ]);
}

#[test]
fn halves_of_surrogate_pairs_hide_nothing() {
    check(&[
        (&[], r#"{"message":"a\ud83d","__type":"Denied"}"#, Some("Denied"), "a\u{fffd}"),
        (&[], r#"{"\udc00":"\ud83d\ud83d","message":"no","__type":"Denied"}"#, Some("Denied"), "no"),
        (&[], r#"{"error":{"message":"a\ud83d","code":"Denied"}}"#, Some("Denied"), "a\u{fffd}"),
        (&[], r#"{"body":"{\"message\":\"a\\ud83d\",\"code\":\"Denied\"}"}"#, Some("Denied"), "a\u{fffd}"),
        (&[], r#"{"body":"{\"message\":\"a\ud83d\",\"code\":\"Denied\"}"}"#, Some("Denied"), "a\u{fffd}"),
    ]);
}

#[test]
fn code_and_message_are_found_under_every_name_and_in_headers() {
    check(&[
        (&[], r#"{"errorCode":"Denied","errorMessage":"no"}"#, Some("Denied"), "no"),
        (&[], r#"{"ErrorCode":"Denied","ErrorMessage":"no"}"#, Some("Denied"), "no"),
        (&[], r#"{"error_code":"Denied","error_message":"no"}"#, Some("Denied"), "no"),
        (&[], r#"{"errorType":"Denied","errorMessage":"no","stackTrace":["jane"]}"#, Some("Denied"), "no"),
        (&[], r#"{"CODE":"Denied","MESSAGE":"no"}"#, Some("Denied"), "no"),
        (&[], r#"{"__type":"http://x.example/a/#Denied","message":"no"}"#, Some("Denied"), "no"),
        (&[], r#"{"__type":"a.b#Denied:http://x.example/a#b","message":"no"}"#, Some("Denied"), "no"),
        (
            &[("x-amzn-errortype", "ForbiddenException")],
            r#"{"message":"Forbidden"}"#,
            Some("ForbiddenException"),
            "Forbidden",
        ),
        (&[("x-amzn-errortype", "a#Denied:http://x/")], r#"{"Message":"no"}"#, Some("Denied"), "no"),
        (&[("x-amzn-errortype", "Denied, Denied")], r#"{"Message":"no"}"#, Some("Denied"), "no"),
        (&[("x-amz-error-code", "NoSuchKey"), ("x-amz-error-message", "not here")], "", Some("NoSuchKey"), "not here"),
        (&[("x-amzn-errortype", "Denied"), ("x-amzn-errormessage", "no")], "{}", Some("Denied"), "no"),
    ]);
}

#[test]
fn an_error_in_xml_is_read() {
    check(&[
        (
            XML,
            "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><Key>jane</Key></Error>",
            Some("AccessDenied"),
            "Access Denied",
        ),
        (
            XML,
            "<ErrorResponse xmlns=\"https://x/\"><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>1</RequestId></ErrorResponse>",
            Some("Throttling"),
            "Rate exceeded",
        ),
        (
            XML,
            "<Response><Errors><Error><Code>Denied</Code><Message>no</Message></Error></Errors></Response>",
            Some("Denied"),
            "no",
        ),
        (
            XML,
            "<AccessDeniedException>\n  <Message>no</Message>\n</AccessDeniedException>",
            Some("AccessDeniedException"),
            "no",
        ),
        (
            XML,
            "<UnknownOperationException/>",
            Some("UnknownOperationException"),
            "The service sent no message (status 403)",
        ),
        (
            XML,
            "<s:Envelope><s:Body><s:Fault><faultcode>s:Denied</faultcode><faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>",
            Some("Denied"),
            "no",
        ),
        (
            XML,
            "<Error a='>'><!-- <Code>Not</Code> --><Code>Denied</Code><Message><![CDATA[a < b]]> &amp; &#99;&#x64; &x;</Message></Error>",
            Some("Denied"),
            "a < b & cd &x;",
        ),
        (XML, "<error><code>Denied</code><message>no</message></error>", Some("Denied"), "no"),
        (XML, "<Error><Code>Denied</Code><Message>no</Message><HostId>", Some("Denied"), "no"),
        (XML, "<Error><Code>not a code</Code><Message>no</Message></Error>", None, "no"),
        (
            XML,
            "<Error><Detail><Message>jane</Message></Detail><Code>Denied</Code></Error>",
            Some("Denied"),
            "The service sent no message (status 403)",
        ),
    ]);
}

#[test]
fn nothing_of_another_body_is_shown() {
    check(&[
        (
            &[("content-type", "text/html"), ("server", "awselb/2.0")],
            "<html><head><title>403 Forbidden</title></head><body>jane</body></html>",
            None,
            "The response with status 403 and content type text/html is not an error of the service, but of awselb/2.0",
        ),
        (
            &[("content-type", "text/html"), ("server", "CloudFront")],
            "<!DOCTYPE HTML><HTML><TITLE>ERROR: jane</TITLE>",
            None,
            "The response with status 403 and content type text/html is not an error of the service, but of CloudFront",
        ),
        (
            HTML,
            "<html><Error><Code>Denied</Code><Message>jane</Message></Error></html>",
            None,
            "The response with status 403 and content type text/html is not an error of the service",
        ),
        (
            &[("server", "jane@example.com")],
            "upstream connect error jane",
            None,
            "The response with status 403 and no content type is not an error of the service",
        ),
        (
            XML,
            "<Opportunity><Code>Denied</Code><Message>jane</Message></Opportunity>",
            None,
            "The response with status 403 and content type text/xml is not an error of the service",
        ),
        (
            &[],
            r#"{"Opportunity":{"code":"Denied","message":"jane"}}"#,
            None,
            "The response with status 403 and no content type is not an error of the service",
        ),
        (
            &[],
            r#"{"detail":{"message":"jane"},"title":"jane"}"#,
            None,
            "The response with status 403 and no content type is not an error of the service",
        ),
        (&[], r#"{"__type":"Denied","message":["jane"]}"#, Some("Denied"), "The service sent no message (status 403)"),
        (
            &[],
            r#"{"__type":"Denied","detail":{"message":"jane"}}"#,
            Some("Denied"),
            "The service sent no message (status 403)",
        ),
        (
            &[],
            r#"{"error":{"a":{"code":"Denied","message":"jane"}}}"#,
            None,
            "The response with status 403 and no content type is not an error of the service",
        ),
    ]);
}

#[test]
fn an_error_that_is_nested_without_end_is_left_alone() {
    for (open, close) in [("{\"error\":", "}"), ("[", "]"), ("{\"errors\":[", "]}"), ("<Error>", "</Error>")] {
        for count in [6, 1_000, 50_000] {
            let body = format!("{}{}{}", open.repeat(count), "1", close.repeat(count));
            assert_eq!(error(403, &[], body).code(), None);
        }
    }
    let text = (0..12).fold("{\"code\":\"Denied\"}".to_owned(), |text, _| serde_json::to_string(&text).unwrap());
    assert_eq!(error(403, &[], text).code(), None);
}

#[test]
fn a_wrapped_error_is_retried_as_its_code_says_and_has_its_fields() {
    let failure = error(400, &[], r#"{"error":{"code":"ThrottlingException","message":"slow"}}"#);
    assert!(failure.is_throttling());
    let body = r#"{"Output":{"__type":"a#ValidationException","fieldList":[{"path":"/a","message":"b"}]}}"#;
    let failure = error(400, &[], body);
    let [field] = failure.fields() else { panic!("{failure}") };
    assert_eq!((field.path.as_deref(), field.message.as_str()), (Some("/a"), "b"));
    let failure = error(400, &[], r#"{"errors":[{"code":"ValidationException","message":"no"}]}"#);
    assert!(failure.fields().is_empty(), "{failure}");
}
