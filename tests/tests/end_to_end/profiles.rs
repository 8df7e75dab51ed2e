//! `examples/call.rs` with settings in files, and with a proxy.

use std::path::PathBuf;

use tests::example::Example;
use tests::response_body;
use tests::server::{HttpResponse, Server};
use tests::signature::{ACCESS_KEY, SECRET_KEY};
use tests::wire;

/// A file that only this test process uses.
fn file(name: &str, contents: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    std::fs::write(&path, contents).expect("the target folder can be written");
    path
}

fn server() -> Server {
    Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")))
}

fn get(arguments: &[&str]) -> Example {
    Example::new(["GetOpportunity"]).arguments(arguments).stdin(wire::smallest("GetOpportunity").to_string())
}

#[test]
fn all_settings_can_be_in_a_profile() {
    let server = server();
    let config = file(
        "config",
        &format!(
            "[profile sales]\nregion = eu-west-1\nservices = local\n\n[services local]\npartnercentral_selling =\n  \
             endpoint_url = {}\n",
            server.url()
        ),
    );
    let credentials = file(
        "credentials",
        &format!("[sales]\naws_access_key_id = {ACCESS_KEY}\naws_secret_access_key = {SECRET_KEY}\n"),
    );
    let files = |example: Example| {
        example
            .env("AWS_CONFIG_FILE", &config.display().to_string())
            .env("AWS_SHARED_CREDENTIALS_FILE", &credentials.display().to_string())
    };
    for example in [get(&["--profile", "sales"]), get(&[]).env("AWS_PROFILE", "sales")] {
        assert_eq!(files(example).run().response()["Id"], "O5550101");
        let signed = server.requests().pop().expect("a request").signature.expect("a good signature");
        assert_eq!(signed.region, "eu-west-1");
    }

    // A profile set by flag takes precedence over keys in the environment; one set in the environment doesn't.
    let other = [("AWS_ACCESS_KEY_ID", "AKIDOTHER"), ("AWS_SECRET_ACCESS_KEY", "other")];
    let with =
        |example: Example| other.into_iter().fold(files(example), |example, (key, value)| example.env(key, value));
    assert_eq!(with(get(&["--profile", "sales"])).run().status, Some(0));

    let failure = files(get(&["--profile", "sale"])).run().failure();
    let message = failure["message"].as_str().expect("a message");
    assert!(message.contains("did you mean \"sales\"?") && message.contains("config"), "{failure}");
}

#[cfg(unix)]
#[test]
fn credentials_can_come_from_a_program() {
    let server = server();
    let output = format!(r#"{{"Version": 1, "AccessKeyId": "{ACCESS_KEY}", "SecretAccessKey": "{SECRET_KEY}"}}"#);
    let config =
        file("process", &format!("[default]\nregion = us-east-1\ncredential_process = printf %s '{output}'\n"));
    let example = |config: &PathBuf| {
        get(&["--endpoint-url", &server.url()])
            .env("AWS_CONFIG_FILE", &config.display().to_string())
            .env("PATH", "/usr/bin:/bin")
    };
    assert_eq!(example(&config).run().response()["Id"], "O5550101");

    let failing = file("failing", "[default]\nregion = us-east-1\ncredential_process = false\n");
    let failure = example(&failing).run().failure();
    assert_eq!((&failure["code"], &failure["attempts"]), (&"CredentialProcessFailed".into(), &0.into()));
}

#[test]
fn a_proxy_of_the_environment_is_used_except_for_this_machine() {
    let proxy = server();
    let region = ["--region", "us-east-1"];
    let outcome = get(&["--endpoint-url", "http://partnercentral.test"])
        .arguments(&region)
        .credentials()
        .env("http_proxy", &proxy.url())
        .run();
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert_eq!(proxy.request().header("host"), Some("partnercentral.test"));

    let direct = server();
    let outcome = get(&["--endpoint-url", &direct.url()])
        .arguments(&region)
        .credentials()
        .env("http_proxy", "http://127.0.0.1:1")
        .run();
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

#[test]
fn a_response_with_an_unrequested_encoding_is_reported() {
    let response = HttpResponse::json(200, "\u{1f}not JSON").header("content-encoding", "gzip");
    let server = Server::start().on("GetOpportunity", response);
    let request = wire::smallest("GetOpportunity").to_string();
    let failure = Example::call("GetOpportunity", &server).stdin(request).run().failure();
    assert_eq!(failure["code"], "InvalidResponse");
    assert!(
        failure["message"].as_str().is_some_and(|message| message.contains("content encoding \"gzip\"")),
        "{failure}"
    );
}
