//! Services that take too long: which time limit ends the call, and that the default limits add up to 60 s.

use std::time::Duration;

use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use smithy_client_runtime::ErrorKind::{Service, Timeout};
use smithy_client_runtime::{ConfigBuilder, RetryConfig, TimeLimit};
use tests::faults::{Exchange, FaultServer, Reading, Step};

use crate::clock::Fast;
use crate::scenario::{Scenario, block_on, check_text, config, good, head_of, line, request};
use crate::table;

const SHORT: Duration = Duration::from_millis(50);

fn silence() -> Exchange {
    Exchange::new([Step::Silence])
}

fn silent_after(bytes: impl Into<Vec<u8>>) -> Exchange {
    Exchange::new([Step::Send(bytes.into()), Step::Silence])
}

#[test]
fn no_call_lasts_longer_than_60_seconds_by_default() {
    // The program uses real time.
    let soon = &["--timeout", "0.2"];
    let slow = |name, exchange: Exchange| {
        let limited = "within the time limit of 60s for the whole call";
        Scenario::new(name, [exchange])
            .fails(Timeout, "Timeout", limited)
            .attempts(3)
            .takes(60.0..=62.0)
            .program(soon, 1)
    };
    let busy = Exchange::response(503, "Retry-After: 20\r\n", "");
    table::run(
        "Slow services, default limits",
        &[
            slow("silence", silence()).official("1, still waiting after 45 s"),
            slow("silence after a request half read", silence()).reading(Reading::HalfOfTheBody),
            slow("silence after the head", silent_after(head_of(99))).status(200).official("3, 18.7 s"),
            slow("silence within the head", silent_after("HTTP/1.1 200 OK\r\ncontent-")),
            slow("silence within the body", silent_after(head_of(99) + r#"{"Id": "#)).status(200),
            slow("silence within an error", silent_after(head_of(99).replace("200", "400") + "{")).status(400),
            slow("silence to a write", silence()).operation("UpdateOpportunity").applied(),
            slow("silence after 100 Continue", silent_after("HTTP/1.1 100 Continue\r\n\r\n")),
            Scenario::new("busy, 20 s each", [busy])
                .fails(Service, None, "status 503")
                .status(503)
                .attempts(3)
                .takes(40.0..=45.0)
                .program(soon, 1),
        ],
    );
}

/// Calls with time limits that are short in real time. The drip is a byte every 10 ms.
#[test]
fn the_time_limit_that_is_reached_is_reported() {
    let head = || Step::Send(head_of(1 << 20).into());
    let drip = || Exchange::new([head(), Step::Drip(b" ".to_vec(), Duration::from_millis(10))]);
    let drip_of_head = || {
        let start = Step::Send(b"HTTP/1.1 200 OK\r\nx-drip: ".to_vec());
        Exchange::new([start, Step::Drip(b"x".to_vec(), Duration::from_millis(10))])
    };
    let read = |config: ConfigBuilder| config.read_timeout(SHORT);
    let attempt = |config: ConfigBuilder| config.read_timeout(SHORT * 4).attempt_timeout(SHORT);
    let call = |config: ConfigBuilder| config.timeout(SHORT);
    let continues = || Exchange::new([Step::Drip(b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), Duration::from_millis(1))]);
    type SetUp = fn(ConfigBuilder) -> ConfigBuilder;
    let mut lines = String::new();
    for (name, exchange, set_up, limit, attempts) in [
        ("silence", silence(), read as SetUp, TimeLimit::Read, 3),
        ("silence after the head", Exchange::new([head(), Step::Silence]), read, TimeLimit::Read, 3),
        ("100 Continue without end", continues(), read, TimeLimit::Read, 3),
        ("a drip of the body", drip(), attempt, TimeLimit::Attempt, 3),
        ("a drip of the head", drip_of_head(), attempt, TimeLimit::Attempt, 3),
        ("silence", silence(), call, TimeLimit::Call, 1),
        ("a drip of the body", drip(), call, TimeLimit::Call, 1),
    ] {
        let server = FaultServer::start([exchange]);
        // With the rules of 2026, whose waits are 25 and 50 ms.
        let rules = RetryConfig::standard_2026();
        let client = Client::new(set_up(config(&server.url()).retry(rules)).build()).unwrap();
        let error = block_on(async { client.get_opportunity(request::<GetOpportunityRequest>()).await }).unwrap_err();
        assert_eq!((error.kind(), error.time_limit()), (Timeout, Some(limit)), "{name}: {error}");
        assert_eq!(
            (error.history().attempts().len(), server.requests().len()),
            (attempts, attempts),
            "{name}: {error}"
        );
        assert!(error.to_string().contains("within the time limit of 50ms"), "{name}: {error}");
        assert!(error.history().elapsed() < Duration::from_secs(5), "{name}: {error:?}");
        check_text(name, &error);
        let name = format!("{name}, limit {limit:?} of 50 ms");
        lines += &line(&name, &attempts.to_string(), error.history().elapsed(), "Timeout", None, "");
    }
    table::print("Slow services, short limits", &lines);
}

#[test]
fn the_next_attempt_succeeds_when_the_service_works_again() {
    let server = FaultServer::start([silence(), good()]);
    let client = Client::new(config(&server.url()).clock(Fast::limits()).build()).unwrap();
    let call = || client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
    let history = block_on(async { call().await }).unwrap().history;
    assert_eq!((history.attempts().len(), server.connections()), (2, 2));
    assert!((20..25).contains(&history.elapsed().as_secs()), "{history:?}");
    let text = line("silence, then a response", "2", history.elapsed(), "answered", None, "");
    table::print("Slow services, default limits, in process", &text);
}
