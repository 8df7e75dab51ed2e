//! What the sandbox can take: start time, requests a second, its page and its memory with 10,000 opportunities; without and
//! with a folder.
//!
//! `cargo bench -p partnercentral-sandbox` runs the command in a process of its own, with 16 calls at a time. The folder
//! is below `target`, and so on the disk of the repository.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use partnercentral_sandbox::{ACCESS_KEY, REGION, SECRET_KEY};
use partnercentral_selling::operation::{
    CreateOpportunityRequest, GetOpportunityRequest, ListOpportunitiesRequest, UpdateOpportunityRequest,
};
use partnercentral_selling::runtime::{Call, Env, Operation, Pool};
use partnercentral_selling::types::{
    Account, Address, Contact, Customer, ExpectedCustomerSpend, LifeCycle, Marketing, Project,
};
use partnercentral_selling::{Client, Config, Error, ServiceError};

const OPPORTUNITIES: usize = 10_000;
const ONE_BY_ONE: usize = 200;
const CONCURRENCY: usize = 16;

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::main]
async fn main() {
    println!("in memory");
    load(None).await;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("load-{}", std::process::id()));
    println!("in a folder");
    load(Some(&folder)).await;
    for number in 0..3 {
        let (mut running, ..) = started(&format!("start with 10,000, after a kill ({number})"), Some(&folder)).await;
        running.0.kill().unwrap();
    }
    let size = std::fs::metadata(folder.join("store.redb")).unwrap().len();
    println!("size of the database:                 {:>8.1} MiB", mebibytes(size));
    std::fs::remove_dir_all(folder).unwrap();
}

/// Starts the command, and prints how long that takes until a client has the first response. Returns the address of its page
/// too.
async fn started(name: &str, folder: Option<&Path>) -> (Running, Client, String) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_partnercentral-sandbox"));
    command.args(["--port", "0"]).stdout(Stdio::piped());
    if let Some(folder) = folder {
        command.arg("--data").arg(folder);
    }
    let mut running = Running(command.spawn().unwrap());
    let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let url = lines.find_map(|line| Some(line.split_once("SELLING=")?.1.to_owned())).expect("the printed endpoint");
    let page = lines.find_map(|line| Some(line.strip_prefix("# http://")?.to_owned())).expect("the printed page");
    let client = client(&url);
    let listed = client.list_opportunities(ListOpportunitiesRequest::new().catalog("Sandbox")).await.unwrap();
    assert!(listed.opportunity_summaries.len() >= 2);
    println!("{:<37} {:>8.1} ms", format!("{name}:"), millis(start.elapsed()));
    (running, client, page)
}

async fn load(folder: Option<&Path>) {
    let (running, client, page) = started("start, until the first response", folder).await;
    let empty = memory(&running);

    let start = Instant::now();
    for number in 0..ONE_BY_ONE {
        client.create_opportunity(opportunity(number)).await.unwrap();
    }
    println!("{:<37} {:>8.0} /s", "create, one by one:", ONE_BY_ONE as f64 / start.elapsed().as_secs_f64());
    let calls = (0..OPPORTUNITIES).map(|number| client.create_opportunity(opportunity(number)));
    let created = measure("create", calls).await;
    let gets = created
        .iter()
        .map(|created| client.get_opportunity(GetOpportunityRequest::new().catalog("Sandbox").identifier(&created.id)));
    measure("get", gets).await;
    let updates = created.iter().enumerate().map(|(number, created)| {
        let request = opportunity(number);
        let mut update = UpdateOpportunityRequest::new().catalog("Sandbox").identifier(&created.id);
        update.last_modified_date = created.last_modified_date;
        update.life_cycle = request.life_cycle;
        update.customer = request.customer;
        update.project = request.project;
        client.update_opportunity(update.marketing(Marketing::new().source("None")))
    });
    measure("update", updates).await;
    let lists = (0..200).map(|number| {
        let request = ListOpportunitiesRequest::new().catalog("Sandbox").max_results(100);
        client.list_opportunities(request.customer_company_name([format!("Company {}", number % 100)]))
    });
    measure("list with a filter (100 of 10,000)", lists).await;
    for path in ["", "&q=company+77", "&page=200"] {
        let (took, bytes) = read_page(&page, path);
        println!("{:<37} {:>8.1} ms, {bytes} bytes", format!("page /?…{path} (of 10,000):"), millis(took));
    }
    match (empty, memory(&running)) {
        (Some(empty), Some(full)) => {
            println!("memory, empty:                        {:>8.1} MiB", mebibytes(empty));
            println!("memory, with 10,000 opportunities:    {:>8.1} MiB", mebibytes(full));
        }
        _ => println!("memory:                               not known on this system"),
    }
}

/// Runs calls and prints their rate.
async fn measure<Op>(name: &str, calls: impl Iterator<Item = Call<Op>>) -> Vec<Op::Output>
where
    Op: Operation<Error = ServiceError> + Send + 'static,
    Op::Output: Send + 'static,
{
    let start = Instant::now();
    let calls: Vec<Call<Op>> = calls.collect();
    let count = calls.len();
    let mut pool = Pool::new(calls).concurrency(CONCURRENCY);
    let mut results: Vec<(usize, Op::Output)> = Vec::new();
    while let Some(done) = pool.next().await {
        let result: Result<Op::Output, Error> = done.result;
        results.push((done.index, result.expect("a response")));
    }
    results.sort_by_key(|(index, _)| *index);
    println!("{:<37} {:>8.0} /s", format!("{name}:"), count as f64 / start.elapsed().as_secs_f64());
    results.into_iter().map(|(_, output)| output).collect()
}

/// Reads a page, and returns the time and the size of its body.
fn read_page(url: &str, query: &str) -> (Duration, usize) {
    let (host, path) = url.split_once('/').unwrap();
    let start = Instant::now();
    let mut stream = TcpStream::connect(host).unwrap();
    stream
        .write_all(format!("GET /{path}{query} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").as_bytes())
        .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let took = start.elapsed();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    (took, body.len())
}

fn client(url: &str) -> Client {
    let config = Config::builder().region(REGION).endpoint_url(url).env(Env::empty());
    Client::new(config.static_credentials(ACCESS_KEY, SECRET_KEY, None::<String>).build()).unwrap()
}

fn opportunity(number: usize) -> CreateOpportunityRequest {
    let address = Address::new().city("Berlin").country_code("DE").postal_code("10115");
    let account = Account::new().company_name(format!("Company {}", number % 100)).industry("Healthcare");
    let contact = Contact::new().email("kim@example.com").first_name("Kim").last_name("Example");
    let spend = ExpectedCustomerSpend::new().amount("2500").currency_code("USD").frequency("Monthly");
    let project = Project::new()
        .title(format!("Records for ten clinics, {number}"))
        .customer_business_problem("Ten clinics keep their records in ten different systems. ".repeat(4))
        .delivery_models(["SaaS or PaaS"])
        .expected_customer_spend([spend.target_company("AWS")])
        .sales_activities(["Conducted POC / Demo"]);
    CreateOpportunityRequest::new()
        .catalog("Sandbox")
        .customer(
            Customer::new().account(account.website_url("https://example.com").address(address)).contacts([contact]),
        )
        .life_cycle(LifeCycle::new().stage("Qualified").target_close_date("2031-03-31").next_steps("Send the offer."))
        .partner_opportunity_identifier(format!("CRM-{number}"))
        .project(project)
}

/// The resident memory of the sandbox in bytes, where the system tells it.
fn memory(running: &Running) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.0.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
