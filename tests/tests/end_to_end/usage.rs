//! `examples/call.rs` before anything is sent: help, exit status 2, and messages that say what to do.

use partnercentral_selling::operation::ListSolutionsRequest;
use partnercentral_selling::runtime::{Effect, Operation};
use serde_json::{Value, json};
use tests::example::Example;
use tests::model::Model;
use tests::server::{HttpResponse, Server};
use tests::{WITH_OUTPUT, response_body, wire};

/// A failure with exit status 2, for which nothing was sent.
fn failure_of(example: Example) -> Value {
    let outcome = example.run();
    let failure = outcome.failure();
    assert_eq!(outcome.status, Some(2), "{failure}");
    assert_eq!((&failure["status"], &failure["request_id"]), (&Value::Null, &Value::Null), "{failure}");
    assert_eq!((&failure["attempts"], &failure["retryable"]), (&json!(0), &json!(false)), "{failure}");
    assert!(failure["code"].is_string(), "{failure}");
    failure
}

fn message(failure: &Value) -> &str {
    failure["message"].as_str().expect("a message")
}

#[test]
fn list_prints_the_operations_of_the_model() {
    let outcome = Example::new(["--list"]).run();
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
    let model = Model::load();
    let expected: Vec<&str> = model.operations().into_iter().map(|(name, _)| name).collect();
    assert_eq!(outcome.stdout.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn help_names_every_flag_and_exit_status() {
    let outcome = Example::new(["--help"]).run();
    assert_eq!((outcome.status, outcome.stderr.as_str()), (Some(0), ""));
    let flags = "--endpoint-url --profile --region --no-sign-request --list --help --no-validate --allow-unknown --max-attempts \
                 --timeout --debug";
    for part in flags.split(' ').chain(["standard input", "AWS_REGION", "AWS_ACCESS_KEY_ID", "2", "3", "4"]) {
        assert!(outcome.stdout.contains(part), "{part} in {}", outcome.stdout);
    }
}

#[test]
fn invalid_arguments_are_reported() {
    for (arguments, named) in [
        (&[][..], "operation"),
        (&["--region", "us-east-1"], "operation"),
        (&["GetOpportunity", "ListSolutions"], "ListSolutions"),
        (&["GetOpportunity", "--endpoint"], "--endpoint"),
        (&["GetOpportunity", "-x"], "-x"),
        (&["GetOpportunity", "--region"], "--region"),
        (&["GetOpportunity", "--timeout"], "--timeout"),
        (&["GetOpportunity", "--timeout", "soon"], "--timeout"),
        (&["GetOpportunity", "--timeout", "-1"], "--timeout"),
        (&["GetOpportunity", "--timeout", "NaN"], "--timeout"),
        (&["GetOpportunity", "--timeout", "1e300"], "--timeout"),
        (&["GetOpportunity", "--max-attempts", "many"], "--max-attempts"),
        (&["GetOpportunity", "--max-attempts", "-1"], "--max-attempts"),
        (&["GetOpportunity", "--list=yes"], "--list"),
    ] {
        let failure = failure_of(Example::new(arguments).credentials().stdin("{}"));
        assert!(message(&failure).contains(named), "{arguments:?}: {failure}");
    }
}

#[test]
fn for_an_unknown_operation_the_nearest_one_is_suggested() {
    for (operation, nearest) in [("GetOportunity", "GetOpportunity"), ("listsolutions", "ListSolutions")] {
        let failure = failure_of(Example::new([operation, "--region", "us-east-1"]).credentials().stdin("{}"));
        assert!(message(&failure).contains(operation) && message(&failure).contains(nearest), "{failure}");
    }
    let failure = failure_of(Example::new(["Sing", "--region", "us-east-1"]).credentials().stdin("{}"));
    assert!(message(&failure).contains("Sing"), "{failure}");
}

#[test]
fn an_invalid_request_is_not_sent_and_not_printed() {
    let secret = "customer.desk@ferries.example.com";
    for (operation, request, named) in [
        ("GetOpportunity", "{", &["line 1"][..]),
        ("GetOpportunity", "Catalog: AWS", &["line 1"]),
        ("GetOpportunity", "[]", &["an object"]),
        ("GetOpportunity", r#"{"Catalog": "AWS"} {}"#, &["line 1"]),
        ("GetOpportunity", r#"{"Catalog": "AWS", "Identifer": "O1"}"#, &["Identifer", "Identifier"]),
        ("GetOpportunity", r#"{"catalog": "AWS"}"#, &["catalog", "Catalog"]),
        ("GetOpportunity", r#"{"__type": "GetOpportunityRequest"}"#, &["__type"]),
        ("ListSolutions", r#"{"MaxResults": "customer.desk@ferries.example.com"}"#, &["MaxResults"]),
        ("ListSolutions", r#"{"MaxResults": 5000000000}"#, &["MaxResults"]),
        ("ListSolutions", r#"{"Status": "Active"}"#, &["Status", "list"]),
        ("ListSolutions", r#"{"Sort": ["customer.desk@ferries.example.com"]}"#, &["Sort", "object"]),
        (
            "CreateOpportunity",
            r#"{"Customer": {"Contacts": [{}, {"EMail": "customer.desk@ferries.example.com"}]}}"#,
            &["Customer.Contacts[1]", "EMail", "Email"],
        ),
        (
            "CreateOpportunity",
            r#"{"Project": {"ExpectedCustomerSpend": [{"Amount": 8250}]}}"#,
            &["Project.ExpectedCustomerSpend[0].Amount", "string"],
        ),
        (
            "UpdateOpportunity",
            r#"{"LastModifiedDate": "customer.desk@ferries.example.com"}"#,
            &["LastModifiedDate", "timestamp"],
        ),
    ] {
        let server = Server::start();
        let failure = failure_of(Example::call(operation, &server).stdin(request));
        assert_eq!(failure["code"], "InvalidRequest", "{failure}");
        for part in named {
            assert!(failure.to_string().contains(part), "{part} in {failure}");
        }
        assert!(!failure.to_string().contains(secret), "{failure}");
        assert!(server.requests().is_empty());
    }
}

#[test]
fn a_missing_region_is_reported_with_the_ways_to_set_it() {
    let server = Server::start();
    let failure =
        failure_of(Example::new(["GetOpportunity", "--endpoint-url", &server.url()]).credentials().stdin("{}"));
    assert_eq!(failure["code"], "MissingRegion");
    assert!(message(&failure).contains("AWS_REGION"), "{failure}");
    assert!(server.requests().is_empty());
}

#[test]
fn a_region_that_would_change_the_host_is_invalid() {
    for region in ["example.com/?", "us east", "a@b"] {
        let failure = failure_of(Example::new(["GetOpportunity", "--region", region]).credentials().stdin("{}"));
        assert!(message(&failure).contains("us-east-1"), "{failure}");
    }
}

#[test]
fn a_request_that_is_not_text_is_invalid() {
    let server = Server::start();
    let failure = failure_of(Example::call("GetOpportunity", &server).stdin(b"{\"Catalog\": \"\xff\"}".to_vec()));
    assert_eq!(failure["code"], "InvalidRequest");
    assert!(message(&failure).contains("UTF-8"), "{failure}");
    assert!(server.requests().is_empty());
}

#[test]
fn missing_credentials_are_reported_with_their_variables() {
    let server = Server::start();
    let example = || Example::new(["GetOpportunity", "--region", "us-east-1", "--endpoint-url", &server.url()]);
    for example in [
        example(),
        example().env("AWS_ACCESS_KEY_ID", "AKIDHALF"),
        example().env("AWS_SECRET_ACCESS_KEY", "half-a-secret"),
        example().env("AWS_ACCESS_KEY_ID", "").env("AWS_SECRET_ACCESS_KEY", ""),
    ] {
        let failure = failure_of(example.stdin(wire::smallest("GetOpportunity").to_string()));
        assert_eq!(failure["code"], "MissingCredentials");
        assert!(message(&failure).contains("AWS_ACCESS_KEY_ID"), "{failure}");
        assert!(!failure.to_string().contains("half-a-secret"), "{failure}");
    }
    assert!(server.requests().is_empty());
}

#[test]
fn an_invalid_endpoint_is_reported() {
    for url in ["", "127.0.0.1:9000", "localhost", "ftp://127.0.0.1", "http://", "http://[::1", "https://user:pw@host"]
    {
        let arguments = ["GetOpportunity", "--region", "us-east-1", "--endpoint-url", url];
        let failure = failure_of(Example::new(arguments).credentials().stdin(r#"{"Catalog": "AWS"}"#));
        assert!(!message(&failure).contains("user:pw"), "{failure}");
    }
}

#[test]
fn a_path_of_the_endpoint_is_kept() {
    for (path, expected) in [("", "/"), ("/", "/"), ("/stage", "/stage/"), ("/stage/", "/stage/")] {
        let server =
            Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")));
        let endpoint = format!("{}{path}", server.url());
        let outcome = Example::new(["GetOpportunity", "--region", "us-east-1", "--endpoint-url", &endpoint])
            .credentials()
            .stdin(wire::smallest("GetOpportunity").to_string())
            .run();
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        let request = server.request();
        assert!(request.path == expected || request.path == path, "{path:?} became {}", request.path);
        assert!(request.signature.is_ok(), "{:?}", request.signature);
    }
}

#[test]
fn every_operation_has_its_properties_without_types() {
    let model = Model::load();
    let operations = partnercentral_selling::service::OPERATIONS;
    assert_eq!(operations.len(), model.operations().len());
    for operation in operations {
        let name = operation.name();
        assert_eq!(operation.input(), format!("{name}Request"));
        let output = WITH_OUTPUT.contains(&name).then(|| format!("{name}Response"));
        assert_eq!(operation.output(), output.as_deref(), "{name}");
        let page = format!("https://docs.aws.amazon.com/goto/WebAPI/partnercentral-selling-2022-07-26/{name}");
        assert_eq!(operation.docs_url(), Some(page));
        assert!(operation.summary().ends_with('.') && !operation.summary().contains(['\n', '`']), "{name}");
        let reads = name.starts_with("Get") || name.starts_with("List");
        assert_eq!(operation.effect() == Effect::Nothing, reads, "{name}");
    }
}

fn summary_of<Op: Operation>(_: &Op) -> (&'static str, &'static str) {
    (Op::NAME, Op::SUMMARY)
}

#[test]
fn a_request_has_the_effect_of_its_operation() {
    let request = ListSolutionsRequest::new().catalog("AWS");
    let expected = ("ListSolutions", "Lists the solutions of your company, a page at a time.");
    assert_eq!(summary_of(&request), expected);
}
