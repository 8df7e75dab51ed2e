//! Tables of pools under a quota, of memory, and of the cost of a journal.

use std::convert::Infallible;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use allocation_counter::measure;
use partnercentral_sandbox::{Quota as Bucket, Sandbox, Settings};
use partnercentral_selling::Client;
use partnercentral_selling::operation::{CreateOpportunityRequest, GetOpportunityRequest};
use partnercentral_selling::runtime::{Journal, Pool, Quota, QuotaGroup, RetryConfig, Rows};
use tests::lean_server::LeanServer;
use tests::server::HttpResponse;
use tests::{config, response_body};
use tokio::task::JoinSet;

const CONCURRENCY: usize = 16;
const ROWS: usize = 1_000_000;
const JOURNALED: usize = 2_000;

pub(crate) fn print() {
    println!("| bucket | calls | setting | failed | attempts a call | time over ideal |");
    println!("|---|---|---|---|---|---|");
    for (per_second, count) in [(5, 100), (10, 200), (100, 2_000)] {
        for setting in ["calls in a JoinSet", "the same, adaptive", "Pool", "Pool with Quota"] {
            run(per_second, count, setting);
        }
    }
    memory();
    journal();
}

fn request(number: usize) -> CreateOpportunityRequest {
    CreateOpportunityRequest::new().catalog("AWS").partner_opportunity_identifier(number.to_string())
}

/// Creates in a sandbox that accepts this many requests at once, and this many a second.
fn run(per_second: u32, count: usize, setting: &str) {
    let sandbox = Settings::new().quota(Bucket::PerSecond(per_second)).start().expect("a sandbox");
    let (failed, attempts, took) = super::runtime().block_on(creates(&sandbox, per_second, count, setting));
    let ideal = (count as f64 - f64::from(per_second)) / f64::from(per_second);
    println!(
        "| {per_second} at once, {per_second}/s | {count} | {setting} | {failed} | {:.3} | {:.3} |",
        attempts as f64 / count as f64,
        took.as_secs_f64() / ideal
    );
}

async fn creates(sandbox: &Sandbox, per_second: u32, count: usize, setting: &str) -> (usize, usize, Duration) {
    let config = sandbox.config_builder();
    let config = if setting.contains("adaptive") { config.retry(RetryConfig::adaptive()) } else { config };
    let client = Client::new(config.build()).expect("a complete configuration");
    let calls = (0..count).map(|number| client.create_opportunity(request(number)).with_metadata());
    let (mut failed, mut attempts) = (0, 0);
    let mut count = |result: Result<usize, usize>| {
        failed += usize::from(result.is_err());
        attempts += result.unwrap_or_else(|attempts| attempts);
    };
    let begun = Instant::now();
    if setting.starts_with("Pool") {
        let mut pool = Pool::new(calls).concurrency(CONCURRENCY);
        if setting.ends_with("Quota") {
            pool = pool.quota(Quota::new([QuotaGroup::new("all").per_second(per_second)]));
        }
        while let Some(done) = pool.next().await {
            let attempts = done.result.map(|response| response.history.attempts().len());
            count(attempts.map_err(|error| error.history().attempts().len()));
        }
    } else {
        let (mut calls, mut running) = (calls, JoinSet::new());
        loop {
            while running.len() < CONCURRENCY
                && let Some(call) = calls.next()
            {
                running.spawn(call.send());
            }
            let Some(done) = running.join_next().await else { break };
            let attempts = done.expect("no panic").map(|response| response.history.attempts().len());
            count(attempts.map_err(|error| error.history().attempts().len()));
        }
    }
    (failed, attempts, begun.elapsed())
}

/// The most memory that a million rows take, without calls.
fn memory() {
    let runtime = super::runtime();
    let run = |keyed: bool| {
        let rows = Rows::new(0..ROWS, |_, number: usize| async move { Ok::<_, Infallible>(number) });
        let rows = if keyed { rows.keyed(|number| format!("row-{number:012}")) } else { rows };
        runtime.block_on(async move {
            let mut rows = rows;
            let mut count = 0;
            while rows.next().await.is_some() {
                count += 1;
            }
            assert_eq!(count, ROWS);
        });
    };
    for (name, keyed) in [("without keys", false), ("with keys", true)] {
        let begun = Instant::now();
        let memory = measure(|| run(keyed));
        println!(
            "{ROWS} rows {name}: at most {:.1} kB, {:.2} us a row",
            memory.bytes_max as f64 / 1e3,
            begun.elapsed().as_secs_f64() * 1e6 / ROWS as f64
        );
    }
}

/// What a step costs with a journal: 16 rows at once, one step each, over loopback.
fn journal() {
    let response = HttpResponse::json(200, response_body("CreateOpportunity", "full"));
    let get = HttpResponse::json(200, response_body("GetOpportunity", "full"));
    let server = LeanServer::new().on("CreateOpportunity", &response).on("GetOpportunity", &get);
    let address = server.start();
    let client = Client::new(config(&format!("http://{address}"), None).build()).expect("a complete configuration");
    let runtime = super::runtime();
    // The first call opens a connection.
    let warm = client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567"));
    runtime.block_on(warm.send()).expect("a response");
    for at_once in [1, CONCURRENCY] {
        for with_journal in [false, true] {
            let path = file();
            let client = client.clone();
            let mut rows = Rows::new(0..JOURNALED, move |row, number| {
                let call = client.create_opportunity(request(number));
                async move { row.step("create", call).keep(|created| created.id.clone()).await }
            })
            .concurrency(at_once);
            if with_journal {
                rows = rows.journal(Journal::open(&path).expect("a journal"));
            }
            let begun = Instant::now();
            runtime.block_on(async {
                while let Some(done) = rows.next().await {
                    done.result.map_err(|error| error.to_string()).expect("a response");
                }
            });
            let each = begun.elapsed().as_secs_f64() * 1e6 / JOURNALED as f64;
            let name = if with_journal { "with a journal" } else { "without" };
            let size = std::fs::metadata(&path).map_or(0, |file| file.len()) / JOURNALED as u64;
            println!("{JOURNALED} steps, {at_once} at once, {name}: {each:.0} us and {size} bytes a step");
            drop(rows);
            let begun = Instant::now();
            if with_journal {
                drop(Journal::open(&path).expect("a journal"));
                println!("  reading it: {:.1} us a step", begun.elapsed().as_secs_f64() * 1e6 / JOURNALED as f64);
            }
            let _ = std::fs::remove_file(path);
        }
    }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{}.journal", std::process::id()))
}
