//! The runs: in each round the clients do each piece of work one after the other, so that a change of the machine's
//! speed meets all of them.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::clients::{Client, Kind, WORK, Work};
use crate::machine::{self, Machine};
use crate::results::{Cost, Measurement, Runs};
use crate::{Result, builds, target};

/// Measures all work of these clients, whose programs are built.
pub(crate) fn measure(clients: &[&'static Client], rounds: usize) -> Result<Runs> {
    let machine = Machine::now()?;
    let pinned = can_pin();
    check(clients)?;
    let server = Server::start(pinned, false)?;
    let mut measurements: Vec<Measurement> = Vec::new();
    for round in 1..=rounds {
        let began = Instant::now();
        for work in &WORK {
            for client in order(clients, round) {
                if let Some(cost) = run(client, work, work.times, &server.url, pinned)? {
                    record(&mut measurements, client, work, cost);
                }
            }
        }
        println!("round {round} of {rounds}: {:.0} s", began.elapsed().as_secs_f64());
    }
    Ok(Runs { machine, pinned, versions: machine::versions()?, programs: builds::programs()?, measurements })
}

/// The clients in an order that changes with each round, so that none always has the same neighbour in time.
fn order(clients: &[&'static Client], round: usize) -> Vec<&'static Client> {
    let mut clients = clients.to_vec();
    let turned = round % clients.len().max(1);
    clients.rotate_left(turned);
    if round.is_multiple_of(2) {
        clients.reverse();
    }
    clients
}

fn record(measurements: &mut Vec<Measurement>, client: &Client, work: &Work, cost: Cost) {
    let found = measurements.iter_mut().find(|one| one.client == client.package && one.work == work.name);
    match found {
        Some(measurement) => measurement.rounds.push(cost),
        None => {
            let (client, work) = (client.package.to_owned(), work.name.to_owned());
            measurements.push(Measurement { client, work, rounds: vec![cost] });
        }
    }
}

/// Lets each client make each call once. The server compares the bodies that they send.
fn check(clients: &[&Client]) -> Result<()> {
    let server = Server::start(false, true)?;
    for client in clients {
        for work in &WORK {
            run(client, work, 1, &server.url, false)?;
        }
    }
    Ok(())
}

/// Runs a client; returns what it measured, or nothing if it doesn't do this work.
fn run(client: &Client, work: &Work, times: u32, url: &str, pinned: bool) -> Result<Option<Cost>> {
    let times = times.to_string();
    let args = match work.kind {
        Kind::Calls { operation, at_once } => {
            vec!["calls".to_owned(), url.to_owned(), operation.to_owned(), times, at_once.to_string()]
        }
        Kind::Codec if client.is_complete => vec!["codec".to_owned(), work.name.to_owned(), times],
        Kind::Codec => return Ok(None),
    };
    let output = program(client.package, pinned.then_some(0)).args(&args).output()?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`{} {}` failed: {}", client.package, args.join(" "), errors.trim()).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let numbers = text.split_whitespace().map(str::parse).collect::<std::result::Result<Vec<f64>, _>>();
    match numbers.as_deref() {
        Ok(&[cpu_us, allocations, allocated_bytes]) => Ok(Some(Cost { cpu_us, allocations, allocated_bytes })),
        _ => Err(format!("`{} {}` printed no numbers: {text}", client.package, args.join(" ")).into()),
    }
}

/// A built program, perhaps on one core.
fn program(package: &str, core: Option<u32>) -> Command {
    let path = target().join("release").join(package);
    match core {
        None => Command::new(path),
        Some(core) => {
            let mut command = Command::new("taskset");
            command.args(["-c", &core.to_string()]).arg(path);
            command
        }
    }
}

/// True if there are two cores, and the system lets programs have one.
fn can_pin() -> bool {
    let is_possible = |core: &str| {
        let status = Command::new("taskset").args(["-c", core, "true"]).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    is_possible("0") && is_possible("1")
}

/// The service as a process of its own, until it is dropped.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start(pinned: bool, check: bool) -> Result<Self> {
        let mut command = program("server", pinned.then_some(1));
        command.args(check.then_some("--check")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn()?;
        let output = process.stdout.take().ok_or("the server has no output")?;
        let mut url = String::new();
        BufReader::new(output).read_line(&mut url)?;
        Ok(Self { process, url: url.trim_end().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The server ends when its input does.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
