//! Runs of the program with given arguments and standard input.

mod service;

use std::io::{Cursor, ErrorKind as IoErrorKind};

use serde_json::Value;

use self::service::{OPERATIONS, SERVICE, http_response, serve, serve_heads};
use super::*;

const ENV: [(&str, &str); 3] =
    [("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "hidden")];

struct Ran {
    status: u8,
    output: String,
    errors: String,
}

fn run_with(env: Env, arguments: &[&str], input: &[u8]) -> Ran {
    let program = Program { service: &SERVICE, operations: OPERATIONS, env };
    let arguments = std::iter::once("call").chain(arguments.iter().copied()).map(OsString::from);
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let status = program.run(arguments, &mut Cursor::new(input), &mut output, &mut errors);
    Ran { status, output: String::from_utf8(output).unwrap(), errors: String::from_utf8(errors).unwrap() }
}

fn run(arguments: &[&str], input: &str) -> Ran {
    run_with(Env::from(ENV), arguments, input.as_bytes())
}

/// The failure object, after a check that it is the only line of output.
fn failure(ran: &Ran) -> Value {
    assert_eq!((ran.output.as_str(), ran.errors.matches('\n').count()), ("", 1), "{}", ran.errors);
    let object: Value = serde_json::from_str(&ran.errors).unwrap();
    let mut keys: Vec<_> = object.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["attempts", "code", "fields", "message", "request_id", "retryable", "status"]);
    object
}

/// Runs the program against a server with these responses, in another thread. There are no retries, unless the
/// arguments set another number of attempts.
fn run_against(responses: Vec<String>, arguments: &[&str], input: &str) -> Ran {
    let (url, _requests) = serve(responses);
    run(&[&["List", "--endpoint-url", &url, "--max-attempts", "1"], arguments].concat(), input)
}

#[test]
fn prints_the_operations_and_the_help() {
    let list = run(&["--list"], "");
    assert_eq!((list.status, list.output.as_str(), list.errors.as_str()), (0, "List\n", ""));
    let help = run(&["List", "--help"], "");
    assert!(help.status == 0 && help.output.contains("--endpoint-url") && help.output.contains("Test Service"));
}

#[test]
fn prints_the_response_of_the_service() {
    for (flags, input) in
        [(&[][..], ""), (&["--no-validate", "--max-attempts", "1", "--timeout", "59.5", "--region=eu-west-1"], "{}")]
    {
        let ran = run_against(vec![http_response(200, "", r#"{"Items":["x"]}"#)], flags, input);
        assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
        assert_eq!(ran.output, "{\n  \"Items\": [\n    \"x\"\n  ]\n}\n");
    }
}

#[test]
fn debug_prints_each_attempt_and_neither_secrets_nor_bodies() {
    let throttled = http_response(429, "x-amz-retry-after: 1\r\nx-amzn-errortype: SlowDown\r\n", "jane");
    let success = http_response(200, "x-amzn-requestid: 5f3c\r\n", r#"{"Items":["jane"]}"#);
    let flags = ["--debug", "--max-attempts", "3"];
    let ran = run_against(vec![throttled.clone(), success], &flags, r#"{"Token": "jane"}"#);
    assert_eq!((ran.status, ran.output.contains("jane")), (0, true), "{}", ran.errors);
    let lines: Vec<_> = ran.errors.lines().collect();
    let [head, first, second, total] = lines[..] else { panic!("{lines:?}") };
    assert!(head.starts_with("debug: List to 127.0.0.1:") && head.ends_with(" in us-east-1"), "{head}");
    assert!(first.starts_with("debug: attempt 1 at 0.") && first.ends_with(" s, status 429, SlowDown"), "{first}");
    assert!(second.starts_with("debug: attempt 2 at 0.") && second.ends_with(" s, status 200"), "{second}");
    assert!(total.starts_with("debug: 2 attempts in 0.") && total.ends_with(" s, request 5f3c"), "{total}");

    let ran = run_against(vec![throttled.clone(), throttled], &["--debug", "--max-attempts", "2"], "");
    let (debug, failure) = ran.errors.trim_end().rsplit_once('\n').unwrap();
    assert!(debug.lines().all(|line| line.starts_with("debug: ")), "{debug}");
    assert!(debug.contains("\ndebug: the call failed: SlowDown"), "{debug}");
    assert_eq!(serde_json::from_str::<Value>(failure).unwrap()["attempts"], 2);
    for secret in ["AKID", "hidden", "jane"] {
        assert!(!ran.errors.contains(secret), "{}", ran.errors);
    }
}

#[test]
fn invalid_arguments_configurations_and_requests_end_with_2_before_anything_is_sent() {
    for (arguments, input, code, part) in [
        (&[][..], "", "InvalidArgument", "--list"),
        (&["List", "Again"], "", "InvalidArgument", "Again"),
        (&["List", "--unknown"], "", "InvalidArgument", "--unknown"),
        (&["List", "--timeout"], "", "InvalidArgument", "--timeout"),
        (&["List", "--timeout", "0"], "", "InvalidArgument", "--timeout"),
        (&["List", "--timeout", "-1"], "", "InvalidArgument", "--timeout"),
        (&["List", "--timeout", "NaN"], "", "InvalidArgument", "--timeout"),
        (&["List", "--timeout", "soon"], "", "InvalidArgument", "--timeout"),
        (&["List", "--max-attempts", "0"], "", "InvalidArgument", "--max-attempts"),
        (&["List", "--debug=yes"], "", "InvalidArgument", "--debug"),
        (&["list"], "{", "InvalidRequest", "did you mean List?"),
        (&["List"], "{", "InvalidRequest", "can't be read"),
        (&["List"], r#"{"Tokn": "jane"}"#, "InvalidRequest", "Tokn"),
        (&["List"], r#"{"Tokn": "jane"}"#, "InvalidRequest", "Token"),
        (&["List", "--endpoint-url", "ftp://host"], "", "InvalidEndpoint", "ftp"),
        (&["List", "--region", ""], "", "MissingRegion", "AWS_REGION"),
        (&["List", "--region", ""], "", "MissingRegion", "--region"),
        (&["Nothing"], "", "InvalidRequest", "--list prints the names"),
    ] {
        let ran = run(arguments, input);
        let object = failure(&ran);
        assert_eq!((ran.status, object["code"].as_str()), (2, Some(code)), "{arguments:?} {}", ran.errors);
        assert!(ran.errors.contains(part) && !ran.errors.contains("jane"), "{}", ran.errors);
        assert_eq!(object["attempts"], 0);
        assert_eq!((&object["status"], &object["request_id"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn an_unknown_member_is_reported_as_an_invalid_field() {
    let object = failure(&run(&["List"], r#"{"Tokn": "jane"}"#));
    let expected =
        serde_json::json!([{"path": "Tokn", "code": null, "message": "unknown member, did you mean `Token`?"}]);
    assert_eq!(object["fields"], expected);
}

#[test]
fn a_violated_constraint_is_told_with_the_flag_that_sends_the_request() {
    let ran = run(&["List"], r#"{"Token": "of more than 20 characters"}"#);
    assert_eq!((ran.status, &failure(&ran)["fields"][0]["path"]), (2, &Value::from("Token")));
    assert!(failure(&ran)["message"].as_str().unwrap().ends_with("; or pass --no-validate"), "{}", ran.errors);
}

#[test]
fn an_unreadable_request_is_reported_before_a_missing_region_and_that_before_missing_credentials() {
    let nothing: [(&str, &str); 0] = [];
    for (env, input, code) in [
        (Env::from(nothing), "{", "InvalidRequest"),
        (Env::from(nothing), "{}", "MissingRegion"),
        (Env::from([("AWS_REGION", "us-east-1")]), "{}", "MissingCredentials"),
    ] {
        let ran = run_with(env, &["List"], input.as_bytes());
        assert_eq!((ran.status, failure(&ran)["code"].as_str()), (2, Some(code)));
    }
}

#[test]
fn no_sign_request_sends_without_credentials_and_without_a_signature() {
    for env in [
        Env::from([("AWS_REGION", "us-east-1")]),
        // Credentials that can't be used are not looked at.
        Env::from([("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "AKIDHALF")]),
        Env::from(ENV),
    ] {
        let (url, requests) = serve_heads(vec![http_response(200, "", "{\"Items\":[]}")]);
        let ran = run_with(env, &["List", "--no-sign-request", "--endpoint-url", &url], b"{}");
        assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
        let head = &requests.join().unwrap()[0];
        assert!(head.contains("x-amz-target: TestService.List"), "{head}");
        assert!(!head.contains("authorization") && !head.contains("x-amz-date"), "{head}");
    }
    let help = run(&["--help"], "").output;
    assert!(help.contains("--no-sign-request"), "{help}");
}

#[test]
fn a_byte_order_mark_before_the_request_is_ignored() {
    let (url, requests) = serve(vec![http_response(200, "", "{\"Items\":[]}")]);
    let ran = run(&["List", "--endpoint-url", &url], "\u{feff}{\"Token\": \"a\"}");
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert_eq!(requests.join().unwrap(), ["{\"Token\":\"a\"}"]);
}

#[test]
fn input_that_is_not_utf_8_is_an_error_with_its_position() {
    let ran = run_with(Env::from(ENV), &["List"], b"{\"Token\": \"\xff\"}");
    assert!(ran.status == 2 && failure(&ran)["message"].as_str().unwrap().contains("byte 12"), "{}", ran.errors);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf_8_is_an_error() {
    use std::os::unix::ffi::OsStringExt as _;
    let program = Program { service: &SERVICE, operations: OPERATIONS, env: Env::from(ENV) };
    let arguments = [OsString::from("call"), OsString::from_vec(b"Li\xffst".to_vec())];
    let mut errors = Vec::new();
    assert_eq!(program.run(arguments, &mut io::empty(), &mut io::sink(), &mut errors), 2);
    assert!(String::from_utf8(errors).unwrap().contains("InvalidArgument"));
}

#[test]
fn error_responses_and_invalid_responses_end_with_3() {
    let body = r#"{"__type": "ValidationException", "Message": "Not\nright",
        "ErrorList": [{"FieldName": "token", "Code": "MISSING", "Message": "say which"}]}"#;
    let ran = run_against(vec![http_response(400, "x-amzn-requestid: 5f3c\r\n", body)], &[], "");
    let expected = r#"{"code":"ValidationException","message":"Not\nright","request_id":"5f3c","status":400,"attempts":1,"retryable":false,"fields":[{"path":"token","code":"MISSING","message":"say which"}]}"#;
    assert_eq!((ran.status, ran.errors.trim_end()), (3, expected));

    let ran = run_against(vec![http_response(200, "", r#"{"Items": 7}"#)], &[], "");
    assert_eq!((ran.status, &failure(&ran)["fields"][0]["path"]), (3, &Value::from("Items")));
    let ran = run_against(vec![http_response(200, "content-encoding: gzip\r\n", "\u{1f}")], &[], "");
    assert!(failure(&ran)["message"].as_str().unwrap().contains("content encoding \"gzip\""), "{}", ran.errors);

    for (response, code) in [
        (http_response(503, "content-type: text/html\r\n", "<p>jane"), Value::Null),
        (http_response(200, "", "<p>jane"), Value::from("InvalidResponse")),
    ] {
        let ran = run_against(vec![response], &[], "");
        assert_eq!((ran.status, &failure(&ran)["code"]), (3, &code));
        assert!(!ran.errors.contains("jane"), "{}", ran.errors);
    }
}

#[test]
fn secrets_in_an_error_are_redacted_and_a_truncated_error_has_its_code() {
    let body = r#"{"__type": "InvalidSignatureException", "message": "the key is hidden"}"#;
    let ran = run_against(vec![http_response(403, "", body)], &[], "");
    assert_eq!(failure(&ran)["message"], "the key is …");

    let body = format!(r#"{{"__type": "FooError", "message": "Hi", "More": "{}"}}"#, "x".repeat(1 << 20));
    let object = failure(&run_against(vec![http_response(400, "", &body)], &[], ""));
    assert_eq!(object["code"], "FooError");
    assert_eq!(object["message"], "Hi (the error response is too long: only its first 1048576 bytes were read)");
}

#[test]
fn an_incomplete_response_ends_with_4() {
    let truncated = http_response(200, "", "{}").replace("content-length: 2", "content-length: 9");
    for response in [truncated, String::new()] {
        let ran = run_against(vec![response], &[], "");
        let object = failure(&ran);
        assert_eq!((ran.status, &object["code"]), (4, &Value::from("Interrupted")));
        assert_eq!((&object["attempts"], &object["retryable"]), (&Value::from(1), &Value::from(true)));
    }

    let without_response = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", without_response.local_addr().unwrap());
    let ran = run(&["List", "--endpoint-url", &url, "--timeout", "0.001"], "");
    assert_eq!((ran.status, &failure(&ran)["code"]), (4, &Value::from("Timeout")));
}

#[test]
fn a_closed_pipe_is_no_failure_but_a_full_disk_is() {
    struct Broken(IoErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let program = Program { service: &SERVICE, operations: OPERATIONS, env: Env::from(ENV) };
    for (kind, status) in [(IoErrorKind::BrokenPipe, 0), (IoErrorKind::StorageFull, 2)] {
        let arguments = ["call", "--list"].map(OsString::from);
        assert_eq!(program.run(arguments, &mut io::empty(), &mut Broken(kind), &mut io::sink()), status);
    }
}
