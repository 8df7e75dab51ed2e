//! Compares a call of the generated client with the same call written by hand: CPU time, wall time, allocations.
//!
//! `cargo bench -p tests --bench call`
//!
//! The call by hand uses reqwest, aws-sigv4 and serde_json, with structs that derive what they need, as a careful
//! developer would write it for one operation. It has one HTTP client with the same limits, but no retries, and its
//! errors are only statuses. The service is a separate process, so the CPU time is that of the client. The sides take
//! turns, each round gives a ratio, and medians are printed. Counting allocations costs both sides a little.

// A benchmark that can't continue must end.
#![allow(clippy::expect_used, clippy::panic)]

use std::env;
use std::error::Error;
use std::hint::black_box;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use partnercentral_selling::Client;
use partnercentral_selling::operation::{GetOpportunityRequest, ListOpportunitiesRequest};
use partnercentral_selling::runtime::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Url, redirect};
use rustix::time::{ClockId, clock_gettime};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tests::by_hand::{GetRequest, ListRequest, Opportunity, Page, page};
use tests::lean_server::LeanServer;
use tests::server::{HttpResponse, Server};
use tests::signature::{ACCESS_KEY, SECRET_KEY};
use tests::{config, response_body};
use tokio::runtime::Runtime;

/// A side of the comparison: makes the two calls.
trait Caller: Clone + Send + Sync + 'static {
    /// Calls GetOpportunity; returns the number of contacts.
    fn get(&self) -> impl Future<Output = usize> + Send;
    /// Calls ListOpportunities; returns the number of summaries.
    fn list(&self) -> impl Future<Output = usize> + Send;
}

impl Caller for Client {
    async fn get(&self) -> usize {
        let response = self
            .get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567"))
            .await
            .expect("a response");
        black_box(response).opportunity_team.map_or(0, |team| team.len())
    }

    async fn list(&self) -> usize {
        let request = ListOpportunitiesRequest::new().catalog("AWS").max_results(100);
        black_box(self.list_opportunities(request).await.expect("a page")).opportunity_summaries.len()
    }
}

fn generated(url: &str) -> Client {
    Client::new(config(url, None).build()).expect("a complete configuration")
}

#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    url: Url,
    identity: Identity,
}

impl ByHand {
    fn new(url: &str) -> Self {
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(ATTEMPT_TIMEOUT)
            .redirect(redirect::Policy::none())
            .user_agent("by-hand/1.0")
            .no_proxy()
            .build()
            .expect("an HTTP client");
        let identity = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "by hand").into();
        Self { http, url: url.parse().expect("a URL"), identity }
    }

    async fn call<T: DeserializeOwned>(
        &self,
        target: &'static str,
        request: &impl Serialize,
    ) -> Result<T, Box<dyn Error + Send + Sync>> {
        let body = serde_json::to_vec(request)?;
        let headers = self.sign(target, &body)?;
        let response = self.http.post(self.url.clone()).headers(headers).body(body).send().await?;
        Ok(serde_json::from_slice(&response.error_for_status()?.bytes().await?)?)
    }

    fn sign(&self, target: &'static str, body: &[u8]) -> Result<HeaderMap, Box<dyn Error + Send + Sync>> {
        const TYPE: &str = "application/x-amz-json-1.0";
        let params = v4::SigningParams::builder()
            .identity(&self.identity)
            .region("us-east-1")
            .name("partnercentral-selling")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let signed = [("content-type", TYPE), ("x-amz-target", target)].into_iter();
        let request = SignableRequest::new("POST", self.url.as_str(), signed, SignableBody::Bytes(body))?;
        let (instructions, _) = sign(request, &params)?.into_parts();
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(TYPE));
        headers.insert("x-amz-target", HeaderValue::from_static(target));
        for (name, value) in instructions.headers() {
            headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
        if let Some(authorization) = headers.get_mut(AUTHORIZATION) {
            authorization.set_sensitive(true);
        }
        Ok(headers)
    }
}

impl Caller for ByHand {
    async fn get(&self) -> usize {
        let request = GetRequest { catalog: "AWS".to_owned(), identifier: "O1234567".to_owned() };
        let response = self.call::<Opportunity>("AWSPartnerCentralSelling.GetOpportunity", &request).await;
        black_box(response.expect("a response")).opportunity_team.map_or(0, |team| team.len())
    }

    async fn list(&self) -> usize {
        let request = ListRequest { catalog: "AWS".to_owned(), max_results: 100 };
        let response = self.call::<Page>("AWSPartnerCentralSelling.ListOpportunities", &request).await;
        black_box(response.expect("a page")).opportunity_summaries.len()
    }
}

/// The operation that is called.
#[derive(Clone, Copy)]
enum What {
    Get,
    List,
}

impl What {
    async fn call(self, caller: &impl Caller) {
        let (found, expected) = match self {
            Self::Get => (caller.get().await, 1),
            Self::List => (caller.list().await, 100),
        };
        assert_eq!(found, expected, "the response is complete");
    }
}

/// The average cost of a call in a round.
#[derive(Clone, Copy)]
struct Cost {
    cpu: f64,
    wall: f64,
    allocations: f64,
    bytes: f64,
}

type Figure = fn(&Cost) -> f64;

const FIGURES: [(&str, Figure); 4] = [
    ("CPU us", |cost| cost.cpu),
    ("wall us", |cost| cost.wall),
    ("allocations", |cost| cost.allocations),
    ("bytes", |cost| cost.bytes),
];

/// Makes calls with this concurrency.
async fn run(caller: &impl Caller, what: What, calls: u32, at_once: u32) {
    let tasks: Vec<_> = (0..at_once)
        .map(|_| {
            let caller = caller.clone();
            tokio::spawn(async move {
                for _ in 0..calls / at_once {
                    what.call(&caller).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("calls that succeed");
    }
}

/// The cost of calls after the connections are established.
fn measure(runtime: &Runtime, caller: &impl Caller, what: What, calls: u32, at_once: u32) -> Cost {
    runtime.block_on(run(caller, what, calls / 4, at_once));
    let (cpu, wall) = (cpu_time(), Instant::now());
    let allocated = allocation_counter::measure(|| runtime.block_on(run(caller, what, calls, at_once)));
    let (cpu, wall) = (cpu_time() - cpu, wall.elapsed());
    let each = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(calls);
    let share = |total: u64| total as f64 / f64::from(calls);
    Cost {
        cpu: each(cpu),
        wall: each(wall),
        allocations: share(allocated.count_total),
        bytes: share(allocated.bytes_total),
    }
}

/// The user and system time of this process.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("less than a second"))
}

fn median(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |quarter: usize| values.get((values.len() - 1) * quarter / 4).copied().expect("a round");
    (at(2), at(1), at(3))
}

/// Compares the sides in a number of rounds with a number of calls each.
fn compare(runtime: &Runtime, url: &str, rounds: u32, calls: u32) {
    println!(
        "{:<26} {:>11} {:>11} {:>11} {:>7}  middle half of the rounds",
        "a call", "", "generated", "by hand", "ratio"
    );
    for (what, name, share) in [(What::Get, "GetOpportunity", 1), (What::List, "ListOpportunities", 4)] {
        for at_once in [1, 16] {
            let calls = calls / share;
            let costs: Vec<(Cost, Cost)> = (0..rounds)
                .map(|round| {
                    // The memory layout of a client's buffers makes a difference, so each round has new clients.
                    let ours = || measure(runtime, &generated(url), what, calls, at_once);
                    let by_hand = || measure(runtime, &ByHand::new(url), what, calls, at_once);
                    if round % 2 == 0 {
                        return (ours(), by_hand());
                    }
                    let by_hand = by_hand();
                    (ours(), by_hand)
                })
                .collect();
            for (unit, figure) in FIGURES {
                let (ours, ..) = median(costs.iter().map(|(ours, _)| figure(ours)));
                let (by_hand, ..) = median(costs.iter().map(|(_, by_hand)| figure(by_hand)));
                let (ratio, low, high) = median(costs.iter().map(|(ours, by_hand)| figure(ours) / figure(by_hand)));
                println!(
                    "{:<26} {unit:>11} {ours:>11.1} {by_hand:>11.1} {ratio:>7.3}  {low:.3} to {high:.3}",
                    format!("{name}, {at_once} at once")
                );
            }
        }
    }
}

/// Compares a blocking call with an awaited one: the cost of the second thread, which drives the sockets.
fn compare_blocking(runtime: &Runtime, url: &str, rounds: u32, calls: u32) {
    // Two clients, since a kept connection is driven by the runtime in which it was opened.
    let (client, awaiting) = (generated(url), generated(url));
    let waited = || {
        let (cpu, wall) = (cpu_time(), Instant::now());
        for _ in 0..calls {
            let response = client
                .get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567"))
                .send_blocking();
            black_box(response.expect("a response"));
        }
        let each = |time: Duration| time.as_secs_f64() * 1e6 / f64::from(calls);
        (each(cpu_time() - cpu), each(wall.elapsed()))
    };
    let costs: Vec<_> =
        (0..=rounds).map(|_| (measure(runtime, &awaiting, What::Get, calls, 1), waited())).skip(1).collect();
    println!("{:<26} {:>11} {:>11} {:>11} {:>7}", "GetOpportunity", "", "awaited", "blocking", "ratio");
    for (unit, awaited, blocking) in [
        ("CPU us", median(costs.iter().map(|(cost, _)| cost.cpu)).0, median(costs.iter().map(|(_, cost)| cost.0)).0),
        ("wall us", median(costs.iter().map(|(cost, _)| cost.wall)).0, median(costs.iter().map(|(_, cost)| cost.1)).0),
    ] {
        println!("{:<26} {unit:>11} {awaited:>11.1} {blocking:>11.1} {:>7.3}", "", blocking / awaited);
    }
}

fn responses() -> [(&'static str, HttpResponse); 2] {
    [
        ("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full"))),
        ("ListOpportunities", HttpResponse::json(200, page())),
    ]
}

/// Checks that both sides send requests that the server accepts.
fn check(runtime: &Runtime) {
    let server = responses().into_iter().fold(Server::start(), |server, (name, response)| server.on(name, response));
    let (ours, by_hand) = (generated(&server.url()), ByHand::new(&server.url()));
    runtime.block_on(async {
        for what in [What::Get, What::List] {
            what.call(&ours).await;
            what.call(&by_hand).await;
        }
    });
    let requests = server.take_requests();
    assert!(requests.iter().all(|request| request.signature.is_ok()), "{requests:?}");
    assert!(requests.chunks(2).all(|pair| matches!(pair, [ours, by_hand] if ours.json() == by_hand.json())));
}

/// This program in a second process, as the service.
struct Service(Child);

const SERVE: &str = "--serve";

impl Service {
    fn start() -> (Self, String) {
        let program = env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .arg(SERVE)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a second process");
        let mut url = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut url).expect("an address");
        (Self(child), url.trim_end().to_owned())
    }

    /// Serves until the other process closes the pipe.
    fn run() {
        let server = responses().iter().fold(LeanServer::new(), |server, (name, response)| server.on(name, response));
        println!("http://{}", server.start());
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

fn main() {
    if env::args().any(|argument| argument == SERVE) {
        return Service::run();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    check(&runtime);
    let (_service, url) = Service::start();
    // Without `cargo bench`, it only runs once as a test.
    let (rounds, calls) = if env::args().any(|argument| argument == "--bench") { (41, 1_600) } else { (1, 64) };
    compare(&runtime, &url, rounds, calls);
    compare_blocking(&runtime, &url, rounds, calls);
}
