//! What clients cost beside their calls: memory, and the time from the start of a process to its first request.
//!
//! `cargo bench -p tests --bench process`
//!
//! Memory is what the allocator has handed out and not got back. For the first request, this program starts itself as a
//! child that reads credentials and region from the environment, makes a client, and calls it; the time ends when the
//! first bytes arrive here. A child that only sends a body with reqwest, unsigned, is the measure. Children take turns,
//! and medians are printed.

// A benchmark that can't continue must end.
#![allow(clippy::expect_used, clippy::panic)]

use std::env;
use std::hint::black_box;
use std::io::Read as _;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use allocation_counter::measure;
use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::runtime::Pool;
use partnercentral_selling::{Client, Config};
use rustix::time::{ClockId, clock_gettime};
use tests::budgets::{Workload, client};
use tests::lean_server::LeanServer;
use tokio::runtime::{Builder, Runtime};

const FIRST: &str = "--first";
const ROUNDS: usize = 31;
const CLIENTS: usize = 1_000;
const POOLED: u64 = 10_000;

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn request() -> GetOpportunityRequest {
    GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")
}

/// The child: one request, whose response nobody waits for.
fn first_request(kind: &str, url: &str) {
    runtime().block_on(async {
        match kind {
            "client" => {
                let client = Client::new(Config::builder().endpoint_url(url).build()).expect("settings");
                drop(client.get_opportunity(request()).await);
            }
            _ => drop(reqwest::Client::new().post(url).body(r#"{"Catalog":"AWS","Identifier":"O1"}"#).send().await),
        }
    });
}

/// The time from the start of a child to the first bytes of its request.
fn start(kind: &str) -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let mut child = Command::new(env::current_exe().expect("this program"));
    child.args([FIRST, kind, &url]).env_clear().stderr(Stdio::null());
    child.envs([("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "x")]);
    let begun = Instant::now();
    let mut child = child.spawn().expect("a child");
    let (mut stream, _) = listener.accept().expect("a connection");
    let read = stream.read(&mut [0; 1]).expect("a request");
    let took = begun.elapsed();
    assert_eq!(read, 1, "the request has begun");
    child.kill().expect("the child is running");
    child.wait().expect("the child has ended");
    took
}

fn compare_first_requests() {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (kind, times) in ["client", "reqwest"].into_iter().zip(&mut times) {
            times.push(start(kind).as_secs_f64() * 1e3);
        }
    }
    let [client, reqwest] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times.get(ROUNDS / 2).copied().expect("a round")
    });
    println!(
        "start to first request: {client:.2} ms, with reqwest alone {reqwest:.2} ms, ratio {:.2}",
        client / reqwest
    );
}

fn kilobytes(bytes: i64) -> f64 {
    bytes as f64 / 1e3
}

/// The memory of clients that were made, and that had a call each.
fn memory(url: &str) {
    let runtime = runtime();
    // Tables that the process makes once are not those of a client.
    runtime.block_on(Workload::Get.call(&client(url)));
    let mut clients = Vec::with_capacity(CLIENTS + 1);
    let idle = measure(|| clients.push(client(url)));
    println!("an idle client: {:.1} kB in {} blocks", kilobytes(idle.bytes_current), idle.count_current);
    let many = measure(|| clients.extend((1..CLIENTS).map(|_| client(url))));
    let each = kilobytes(many.bytes_current) / (CLIENTS - 1) as f64;
    println!("{CLIENTS} idle clients: {:.0} kB, {each:.1} kB each", kilobytes(idle.bytes_current + many.bytes_current));
    let called = measure(|| {
        for client in clients.iter().take(100) {
            runtime.block_on(Workload::Get.call(client));
        }
    });
    println!("a client with its connection: {:.1} kB more", kilobytes(called.bytes_current) / 100.0);
    let clones = measure(|| clients.extend_from_within(..1));
    println!("a clone of a client: {} bytes", clones.bytes_current);
}

/// A pool of many calls: what it costs beside the calls, and whether it grows.
fn pool(url: &str) {
    let (runtime, client) = (runtime(), client(url));
    let run = |calls: u64| {
        let begun = cpu_time();
        let memory = measure(|| {
            runtime.block_on(async {
                let mut pool = Pool::new((0..calls).map(|_| client.get_opportunity(request())));
                while let Some(done) = pool.next().await {
                    black_box(done.result.expect("a response"));
                }
            });
        });
        (cpu_time().saturating_sub(begun).as_secs_f64() * 1e6 / calls as f64, memory)
    };
    run(100);
    for calls in [POOLED / 10, POOLED] {
        let (cpu, memory) = run(calls);
        println!(
            "a pool of {calls} calls: {cpu:.1} us of CPU a call, {:.1} allocations a call, at most {:.0} kB, {} bytes kept",
            memory.count_total as f64 / calls as f64,
            kilobytes(memory.bytes_max.try_into().unwrap_or_default()),
            memory.bytes_current,
        );
    }
}

/// The user and system time of this process, with that of the server's threads.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("less than a second"))
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [flag, kind, url] = &args[..]
        && flag == FIRST
    {
        return first_request(kind, url);
    }
    if !args.iter().any(|arg| arg == "--bench") {
        // Without `cargo bench`, it only runs once as a test.
        return ["client", "reqwest"].into_iter().for_each(|kind| assert!(!start(kind).is_zero()));
    }
    let url = format!("http://{}", Workload::responses(LeanServer::new()).start());
    compare_first_requests();
    memory(&url);
    pool(&url);
}
