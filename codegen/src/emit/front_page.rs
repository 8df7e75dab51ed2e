//! The documentation of the crate as a whole: what it is, a first call, and what its users have to know.

use crate::markdown::Paragraph;
use crate::plan::{ExampleCall, ExampleValue, Service};

/// All lines.
pub(crate) fn lines(service: &Service) -> Vec<String> {
    let mut lines = a_client(service);
    if !service.docs.is_empty() {
        lines.push(String::new());
        lines.extend(service.docs.lines(0));
    }
    if service.operations.len() < service.all_operations {
        lines.push(String::new());
        lines.extend(part(service));
    }
    let library = &service.package.library;
    if let Some(call) = &service.front_page.call {
        lines.push(String::new());
        lines.extend(first_call(call, library));
    }
    text(&mut lines, WHAT_IS_WHERE);
    text(&mut lines, CONFIGURATION);
    text(&mut lines, &CONFIGURATION_EXAMPLE.replace(LIBRARY, library));
    text(&mut lines, CREDENTIALS);
    text(&mut lines, &CREDENTIALS_EXAMPLE.replace(LIBRARY, library));
    text(&mut lines, VALIDATION);
    text(&mut lines, ERRORS);
    if let Some(call) = &service.front_page.call {
        lines.push(String::new());
        lines.extend(errors(call, service.front_page.error.as_deref(), library));
    }
    text(&mut lines, RETRIES);
    text(&mut lines, &RETRIES_EXAMPLE.replace(LIBRARY, library));
    text(&mut lines, INTERCEPTORS);
    text(&mut lines, TRACING);
    text(&mut lines, BLOCKING);
    if let Some(call) = &service.front_page.call {
        text(&mut lines, TESTING);
        lines.push(String::new());
        lines.extend(testing(call, library));
    }
    lines
}

/// What the crate and its client are.
pub(crate) fn a_client(service: &Service) -> Vec<String> {
    Paragraph::default().text(&format!("A client of {}.", service.title)).lines(0)
}

/// Says that operations are missing.
fn part(service: &Service) -> Vec<String> {
    let (here, all) = (service.operations.len(), service.all_operations);
    let part = format!("This crate has {here} of the {all} operations of the service: ");
    let part = Paragraph::default().text(&part);
    let part = match service.flags.as_str() {
        "" => part.text("the others can't be generated yet"),
        flags => part.text("it was made with ").code(flags.trim_start()),
    };
    part.text(".").lines(0)
}

fn text(lines: &mut Vec<String>, text: &str) {
    lines.extend(text.lines().map(str::to_owned));
}

/// An example in an async function, which is hidden.
fn example(uses: &[String], body: &[&str], library: &str) -> Vec<String> {
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(uses.iter().map(|path| format!("use {path};")));
    lines.push(String::new());
    lines.push(format!("# async fn example() -> Result<(), {library}::Error> {{"));
    lines.extend(body.iter().map(|line| (*line).to_owned()));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// The expression that makes the request.
fn request(call: &ExampleCall) -> String {
    let arguments = call.arguments.iter().map(|value| match value {
        ExampleValue::Bool(value) => value.to_string(),
        ExampleValue::Number(number) => number.to_string(),
        ExampleValue::Text(text) => format!("{text:?}"),
    });
    format!("{}::new({})", call.input, arguments.collect::<Vec<_>>().join(", "))
}

fn first_call(call: &ExampleCall, library: &str) -> Vec<String> {
    let uses = [format!("{library}::Client"), format!("{library}::operation::{}", call.input)];
    let request = format!("let request = {};", request(call));
    let mut body = vec!["let client = Client::from_env()?;", request.as_str()];
    let items = format!("let mut items = client.{}(request).items();", call.method);
    let response = format!("let response = client.{}(request).await?;", call.method);
    match call.items {
        true => body.extend([
            items.as_str(),
            "while let Some(item) = items.try_next().await? {",
            "    println!(\"{item:?}\");",
            "}",
        ]),
        false => body.extend([response.as_str(), "println!(\"{response:?}\");"]),
    }
    example(&uses, &body, library)
}

fn errors(call: &ExampleCall, error: Option<&str>, library: &str) -> Vec<String> {
    let mut names = vec!["Client"];
    names.extend(error.map(|_| "ServiceError"));
    let names = if names.len() == 1 { names.concat() } else { format!("{{{}}}", names.join(", ")) };
    let uses = [format!("{library}::{names}"), format!("{library}::operation::{}", call.input)];
    let request = format!("let request = {};", request(call));
    let sent = format!("match client.{}(request).await {{", call.method);
    let mut body = vec![
        "let client = Client::from_env()?;",
        request.as_str(),
        sent.as_str(),
        "    Ok(response) => println!(\"{response:?}\"),",
        "    Err(error) if error.is_throttling() => println!(\"later: {error}\"),",
        "    Err(error) => {",
        "        eprintln!(\"{error}\");",
        "        for field in error.fields() {",
        "            eprintln!(\"{}: {}\", field.path.as_deref().unwrap_or(\"all\"), field.message);",
        "        }",
    ];
    let modeled =
        error.map(|error| format!("        if let Some(ServiceError::{error}(error)) = error.service_error() {{"));
    if let Some(modeled) = &modeled {
        body.extend([
            modeled.as_str(),
            "            eprintln!(\"{error:?}\"); // a structure of the model",
            "        }",
        ]);
    }
    body.extend([
        "        if error.may_have_been_applied() {",
        "            eprintln!(\"look at what the service holds before sending it again\");",
        "        }",
        "    }",
        "}",
    ]);
    example(&uses, &body, library)
}

fn testing(call: &ExampleCall, library: &str) -> Vec<String> {
    let uses = [
        format!("{library}::{{Client, Config}}"),
        format!("{library}::operation::{}", call.input),
        format!("{library}::runtime::{{Mock, MockResponse}}"),
    ];
    let answer = format!("mock.on({:?}, MockResponse::json(\"{{}}\"));", call.operation);
    let sent = format!("let response = client.{}({}).await?;", call.method, request(call));
    let body = [
        "let mock = Mock::new();",
        answer.as_str(),
        "let client = Client::new(Config::builder().mock(&mock).build())?;",
        sent.as_str(),
        "println!(\"{:?} {response:?}\", mock.take_requests());",
        "assert!(mock.assert_used().is_ok());",
    ];
    example(&uses, &body, library)
}

/// Stands for the crate in examples.
const LIBRARY: &str = "LIBRARY";

const WHAT_IS_WHERE: &str = "
# What is where

- [`Client`] has one method for each operation. A call is a value: set what should differ for
  it, then await it.
- [`operation`] holds requests and responses, [`types`] what they are made of. All of them read
  and write serde's formats with the names that go over the wire, so a request can be stored as
  JSON and sent later. [`from_json_strict`](runtime::codec::from_json_strict) refuses names that
  the model doesn't have.
- [`Error`] says what happened, [`ServiceError`] holds the errors of the model.

Fields are `Option`s, since the service itself leaves out what it requires now and then. Only
the required members of a response are plain: without them the call is an error. Unknown values
of enums and unions are kept and sent back as they are. Sensitive members never show in `Debug`.";

const CONFIGURATION: &str = "
# Configuration

[`Client::from_env`] reads the environment (`AWS_REGION`, `AWS_PROFILE`, …) and the shared files
of AWS, `~/.aws/config` and `~/.aws/credentials`. What is set in code goes before them;
[`Config`] has the whole table. An invalid value is an error that names where it comes from.";

const CONFIGURATION_EXAMPLE: &str = "
```no_run
use LIBRARY::{Client, Config};

# fn example() -> Result<(), LIBRARY::Error> {
let config = Config::builder()
    .region(\"us-east-1\")
    .profile(\"sales\")
    .app_id(\"crm-sync\")
    .build();
let client = Client::new(config)?;
# Ok(())
# }
```";

const CREDENTIALS: &str = "
# Credentials

They come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
`AWS_SESSION_TOKEN`), else from the profile: keys, or the program of `credential_process`.
Single sign-on, roles, web identity, containers and instances need the feature `aws-config`;
without it they are an error that says so. Credentials given in code go before all of that:
fixed ones, an async closure ([`credentials_fn`](runtime::ConfigBuilder::credentials_fn)), or
any [`ProvideCredentials`](runtime::ProvideCredentials), such as the providers of the crate
`aws-config`. A client keeps them and loads them anew before they expire.";

const CREDENTIALS_EXAMPLE: &str = "
```no_run
use LIBRARY::{Client, Config, Credentials};

# fn example(key: &str, secret: &str, token: String) -> Result<(), LIBRARY::Error> {
let credentials = Credentials::new(key, secret, Some(token), None, \"vault\");
let client = Client::new(Config::builder().region(\"us-east-1\").credentials(credentials).build())?;
# Ok(())
# }
```";

const VALIDATION: &str = "
# Validation

A request is checked against the constraints of the model before it is sent, and all violations
are reported at once, by path: [`violations`](runtime::Error::violations). Each structure has a
method `validate` that does the same. [`Validation`] says how much is checked, for a client
([`Config`]) or a call ([`validation`](runtime::Call::validation)).";

const ERRORS: &str = "
# Errors

An [`Error`] says on one line the operation, the service's code and message, the request id, the
number of attempts, and each invalid field. [`kind`](runtime::Error::kind) tells which part
failed ([`ErrorKind`]), [`service_error`](runtime::Error::service_error) gives the modelled
error with its members. Text and `Debug` hold no bodies, credentials or sensitive members.";

const RETRIES: &str = "
# Retries and time limits

A call that got no complete response, or was refused for the moment, is sent again by the rules
of the AWS SDKs: up to three attempts in all, after random waits that grow, or when the service
asks for it. All attempts carry the same idempotency token. No attempt takes longer than half a
minute, no call longer than a minute, and a call that is dropped stops. Both can be set for a
client and for a call. [`RetryConfig::adaptive`] also limits the rate of requests.";

const RETRIES_EXAMPLE: &str = "
```no_run
use std::time::Duration;

use LIBRARY::{Client, Config, RetryConfig};

# fn example() -> Result<(), LIBRARY::Error> {
let config = Config::builder()
    .region(\"us-east-1\")
    .retry(RetryConfig::standard().max_attempts(5))
    .timeout(Duration::from_secs(120))
    .build();
let client = Client::new(config)?;
# Ok(())
# }
```";

const BLOCKING: &str = "
# Without async

With the feature `blocking`, each method that is awaited has a sister with `_blocking` at its
end, as in `send_blocking()`; pages and items can be looped over.";

const TRACING: &str = "
# Tracing

Each call is a span of the crate `tracing`, `aws_call`, under the names that OpenTelemetry has
for AWS SDKs; each retry is an event in it. Neither bodies nor credentials are told.";

const INTERCEPTORS: &str = "
# Around a call

An [`Interceptor`](runtime::Interceptor) runs at fixed points of each call: it can add headers,
log, record, or stop the call. A single call takes one too, as well as headers, a number of
attempts and an endpoint of its own ([`Call`](runtime::Call)).";

const TESTING: &str = "
# Testing without a network

With the feature `test-util`, a `Mock` takes the place of the network: it answers with types of
this crate, JSON, errors, delays or broken connections, and records the requests.";
