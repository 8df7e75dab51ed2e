//! Large requests whose server responds, stops reading or breaks before it has received all of them.

use std::time::Duration;

use partnercentral_selling::operation::CreateOpportunityRequest;
use partnercentral_selling::{Client, Validation};
use smithy_client_runtime::ErrorKind::{Interrupted, Service, Timeout};
use smithy_client_runtime::RetryConfig;
use tests::example::Example;
use tests::faults::{Exchange, FaultServer, Reading, Step, head};
use tests::wire;

use crate::scenario::{block_on, check_text, config, exit_status, line};
use crate::table;

/// More than can be sent before the server, which has a small buffer, reads.
const LARGE: usize = 2 << 20;

fn too_large(reading: Reading) -> Exchange {
    let refusal = Step::Send(head(413, "connection: close\r\n", 0).into());
    Exchange::new([refusal, Step::Silence]).reading(reading)
}

#[test]
fn the_response_to_a_large_request_is_used_before_it_is_sent_completely() {
    let text = "x".repeat(LARGE);
    let mut lines = String::new();
    let moment = Step::Pause(Duration::from_millis(50));
    for (name, exchange, attempts, kind, applied) in [
        ("413 before the body is read", too_large(Reading::Head), 1, Service, false),
        ("413 after half of it", too_large(Reading::HalfOfTheBody), 1, Service, false),
        ("413, read on to the end", too_large(Reading::All), 1, Service, false),
        (
            "413 after half of it, then a reset",
            Exchange {
                steps: vec![too_large(Reading::All).steps[0].clone(), moment, Step::Reset],
                reading: Reading::HalfOfTheBody,
            },
            1,
            Service,
            false,
        ),
        ("closed after half of it", Exchange::new([Step::Close]).reading(Reading::HalfOfTheBody), 3, Interrupted, true),
        ("reset before the body", Exchange::new([Step::Reset]).reading(Reading::Head), 3, Interrupted, true),
        ("never read", Exchange::new([Step::Pause(Duration::from_secs(2))]).reading(Reading::Head), 1, Timeout, true),
    ] {
        let server = FaultServer::start([exchange.clone()]);
        let config = config(&server.url()).retry(RetryConfig::standard_2026());
        let limit = Duration::from_millis(if kind == Timeout { 150 } else { 20_000 });
        // No member may be that long.
        let client = Client::new(config.timeout(limit).validation(Validation::Off).build()).unwrap();
        let request = CreateOpportunityRequest::new().catalog("AWS").partner_opportunity_identifier(text.clone());
        let error = block_on(async { client.create_opportunity(request).await }).unwrap_err();
        assert_eq!((error.kind(), error.history().attempts().len()), (kind, attempts), "{name}: {error}");
        assert_eq!(error.may_have_been_applied(), applied, "{name}: {error}");
        // On a slow machine, no time may be left to send anything.
        assert!(kind == Timeout || server.requests().len() == attempts, "{name}");
        check_text(name, &error);

        server.restart([exchange]);
        let mut request = wire::smallest("CreateOpportunity");
        request["PartnerOpportunityIdentifier"] = text.as_str().into();
        let outcome = Example::new(["CreateOpportunity", "--endpoint-url", &server.url(), "--region", "us-east-1"])
            .credentials()
            .env("AWS_NEW_RETRIES_2026", "true")
            .arguments(&["--no-validate"])
            .arguments(if kind == Timeout { &["--timeout", "0.4"] } else { &[] })
            .stdin(request.to_string())
            .run();
        let failure = outcome.failure();
        assert_eq!(outcome.status, Some(exit_status(kind)), "{name}: {failure}");
        assert_eq!(failure["attempts"], attempts, "{name}: {failure}");
        lines +=
            &line(name, &attempts.to_string(), error.history().elapsed(), &format!("{kind:?}"), exit_status(kind), "");
    }
    table::print("Requests of 2 MiB", &lines);
}
