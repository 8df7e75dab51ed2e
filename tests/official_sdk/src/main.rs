//! Runs the workflow of the sandbox with the official SDK, and compares what it returns with what our client gets.

mod calls;
mod requests;

use std::process::ExitCode;

use aws_sdk_partnercentralselling::config::retry::RetryConfig;
use aws_sdk_partnercentralselling::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_partnercentralselling::primitives::{DateTime, DateTimeFormat};
use aws_sdk_partnercentralselling::{Client, Config};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use serde_json::Value;
use tests::workflow;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (ours, theirs) = (workflow::sandbox(), workflow::sandbox());
    let steps = workflow::steps();
    let by_us = workflow::by_our_client(&ours, &steps).await;
    let client = client(&theirs.url());
    let by_sdk =
        workflow::run(&steps, async |operation, request| calls::call(&client, operation, &request).await).await;

    let mut compared = 0;
    let mut problems = Vec::new();
    for (number, (step, (us, sdk))) in (1..).zip(steps.iter().zip(by_us[1..].iter().zip(&by_sdk[1..]))) {
        let at = format!("step {number}, {}", step["operation"].as_str().unwrap_or_default());
        compare(us, sdk, &at, &mut compared, &mut problems);
    }
    if workflow::broken(&ours) != workflow::broken(&theirs) {
        problems.push("the requests of the two clients broke different rules".to_owned());
    }
    for problem in &problems {
        println!("{problem}");
    }
    println!("{} steps, {compared} values compared, {} differences", steps.len(), problems.len());
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The official SDK, without retries, so that each step is one request.
fn client(url: &str) -> Client {
    let tls = Provider::Rustls(CryptoMode::Ring);
    let credentials =
        Credentials::new(partnercentral_sandbox::ACCESS_KEY, partnercentral_sandbox::SECRET_KEY, None, None, "sandbox");
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(partnercentral_sandbox::REGION))
        .credentials_provider(credentials)
        .endpoint_url(url)
        .retry_config(RetryConfig::disabled())
        .http_client(aws_smithy_http_client::Builder::new().tls_provider(tls).build_https());
    Client::from_conf(config.build())
}

/// Compares the values that the official SDK shows with ours.
fn compare(us: &Value, sdk: &Value, at: &str, compared: &mut usize, problems: &mut Vec<String>) {
    match sdk {
        Value::Object(members) => {
            // Tokens of pages are random.
            for (name, member) in members.iter().filter(|(name, _)| *name != "NextToken") {
                compare(&us[name], member, &format!("{at}.{name}"), compared, problems);
            }
        }
        Value::Array(items) if us.as_array().is_some_and(|us| us.len() == items.len()) => {
            for (index, item) in items.iter().enumerate() {
                compare(&us[index], item, &format!("{at}[{index}]"), compared, problems);
            }
        }
        _ => {
            *compared += 1;
            if us != sdk && !is_same_time(us, sdk) {
                problems.push(format!("{at}: our client has {us}, the official SDK {sdk}"));
            }
        }
    }
}

/// The SDK writes times without the zeros at their end.
fn is_same_time(us: &Value, sdk: &Value) -> bool {
    let time = |value: &Value| DateTime::from_str(value.as_str()?, DateTimeFormat::DateTime).ok();
    time(us).is_some_and(|us| Some(us) == time(sdk))
}
