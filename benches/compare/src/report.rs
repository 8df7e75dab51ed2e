//! The report: `docs/performance.md` and the section of the README.

use std::fmt::Write as _;

use common::bodies;

use crate::clients::{Client, Kind, OURS, WORK, Work};
use crate::machine::Machine;
use crate::results::{Build, Cost, Program, Results};
use crate::statistics::Spread;

/// The whole page.
pub(crate) fn page(results: &Results) -> String {
    let mut page = String::from(INTRODUCTION);
    page += &place("Calls, decoding and encoding were", &results.runs.machine);
    page += if results.runs.pinned {
        "The clients had one core, and the server the other.\n"
    } else {
        "No process was bound to a core.\n"
    };
    page += &calls(results, Some("![CPU of a call](performance/calls.svg)"));
    page += &codec(results, Some("![Decoding and encoding](performance/codec.svg)"));
    page += "\n## Building\n\n![Building](performance/builds.svg)\n\n";
    page += BUILDING;
    page += &builds(results);
    page += &match &results.builds {
        Some(builds) => format!("\n{}", place("Builds were", &builds.machine)),
        None => "\nThe CPU of building has not been measured yet: `cargo xtask compare` without `--quick` does.\n"
            .to_owned(),
    };
    page += "\n## Versions\n\n| crate | version |\n| --- | --- |\n";
    for (name, version) in &results.runs.versions {
        let _ = writeln!(page, "| `{name}` | {version} |");
    }
    page
}

/// What an earlier commit cost in the same rounds: the tables of the page, without pictures and builds.
pub(crate) fn against_before(results: &Results) -> String {
    calls(results, None) + &codec(results, None)
}

fn calls(results: &Results, picture: Option<&str>) -> String {
    let mut text = heading("CPU of a call", picture);
    text += "Microseconds, user and system; medians of the rounds.\n\n";
    text += &costs(results, is_call, |cost| Some(cost.cpu_us));
    text +=
        "\nThis repository relative to the others: the median of the rounds' ratios, and the range of all rounds.\n\n";
    text += &ratios(results, is_call);
    text += "\n## Allocations of a call\n\nThose of the thread that calls, after the warm-up.\n\n";
    text += &costs(results, is_sequential, |cost| Some(cost.allocations));
    text += "\nAllocated kB:\n\n";
    text + &costs(results, is_sequential, |cost| Some(cost.allocated_bytes / 1000.0))
}

fn codec(results: &Results, picture: Option<&str>) -> String {
    let mut text = heading("Decoding and encoding", picture);
    text += "Microseconds of CPU:\n\n";
    text += &costs(results, is_codec, |cost| Some(cost.cpu_us));
    let _ = writeln!(
        text,
        "\nThe bodies have {}, {} and {} bytes. MB/s:\n",
        bodies::GET.len(),
        bodies::page().len(),
        bodies::CREATE_REQUEST.len()
    );
    text += &throughput(results);
    text += "\nThis repository relative to the others:\n\n";
    text += &ratios(results, is_codec);
    text += "\nAllocations:\n\n";
    text + &costs(results, is_codec, |cost| Some(cost.allocations))
}

fn heading(title: &str, picture: Option<&str>) -> String {
    let picture = picture.map_or(String::new(), |picture| format!("{picture}\n\n"));
    format!("\n## {title}\n\n{picture}")
}

/// The section of the README: the picture and the most important numbers.
pub(crate) fn summary(results: &Results) -> String {
    let mut text = "![CPU of a call](docs/performance/calls.svg)\n\n".to_owned();
    text += &header(results);
    for (name, title) in [
        ("get-16", "CPU of GetOpportunity, µs"),
        ("create-16", "CPU of CreateOpportunity, µs"),
        ("list-16", "CPU of ListOpportunities of 100, µs"),
    ] {
        text += &row(results, title, |client| median(results, client, name, |cost| cost.cpu_us).map(short));
    }
    text += &row(results, "allocations of GetOpportunity", |client| {
        median(results, client, "get-1", |cost| cost.allocations).map(short)
    });
    text += &row(results, "decoding of ListOpportunities, MB/s", |client| {
        median(results, client, "decode-list", |cost| bodies::page().len() as f64 / cost.cpu_us).map(short)
    });
    text += &builds_rows(results);
    let machine = &results.runs.machine;
    let _ = write!(
        text,
        "\nMedians, 16 calls at once, over HTTP on loopback; commit {}, {}, {}, {} cores. The floor sends and receives the \
         same bytes with hyper, and neither signs nor parses. Builds are release builds with ring. \
         [docs/performance.md](docs/performance.md) has all numbers, their spread and the versions.\n",
        machine.commit, machine.date, machine.processor, machine.cores
    );
    text
}

const INTRODUCTION: &str = "\
# Performance

Written by `cargo xtask compare`, which builds and runs everything that is compared (`--quick`: without the CPU of
building). Five clients make the same calls, with the same bodies, to a server on loopback:

- **this repository**: the generated client, with its default settings;
- **official SDK**: `aws-sdk-partnercentralselling` at its newest version, with its default settings;
- **by hand, reqwest** and **by hand, hyper-util**: structures with derived serde, signed with aws-sigv4. They have a
  time limit, but no retries, no validation, and no credentials that expire; unknown members and values are lost;
- **floor**: the same bytes over hyper, nothing encoded, signed or parsed. What HTTP itself costs.

The sources are in [`benches/`](../benches). Each client is a program of its own that measures its CPU time (user and
system, not elapsed time) in one thread, after a quarter as many calls as a warm-up. In each round all clients do each
piece of work one after the other, in changing order; ratios are those of one round. Before the first round, each client
makes each call to a server that compares the bodies. Allocations are counted in all runs, which makes each allocation a
little slower for all. HTTP is not encrypted here.

Times depend on the machine and on what else runs on it; ratios depend on it less.

";

const BUILDING: &str = "\
Release builds with the default profile, each client alone, TLS with ring. *Cold* starts with an empty target folder;
*warm* follows a change of the program's own file, and is the median of three builds. CPU is that of cargo and all
compilers, in seconds. Sizes are those of stripped programs. All programs contain the measuring code. Crates are counted
without that; in brackets with build scripts and procedural macros. The floor has no TLS and is left out.

";

fn place(what: &str, machine: &Machine) -> String {
    let Machine { date, processor, cores, system, rustc, commit, load } = machine;
    let shared = load.filter(|load| *load >= 0.5).map_or(String::new(), |load| {
        format!(" The machine was shared: in the minute before, {load:.1} processes on average wanted a core.")
    });
    format!("{what} measured on {date} with commit {commit}: {processor}, {cores} cores, {system}, {rustc}.{shared}\n")
}

fn is_call(work: &Work) -> bool {
    matches!(work.kind, Kind::Calls { .. })
}

fn is_sequential(work: &Work) -> bool {
    matches!(work.kind, Kind::Calls { at_once: 1, .. })
}

fn is_codec(work: &Work) -> bool {
    matches!(work.kind, Kind::Codec)
}

/// The columns are the clients.
fn header(results: &Results) -> String {
    let titles: Vec<&str> = results.clients().iter().map(|client| client.title).collect();
    format!("|  | {} |\n| --- |{}\n", titles.join(" | "), " ---: |".repeat(titles.len()))
}

fn row(results: &Results, title: &str, cell: impl Fn(&Client) -> Option<String>) -> String {
    let cells: Vec<String> =
        results.clients().into_iter().map(|client| cell(client).unwrap_or_else(|| "–".to_owned())).collect();
    format!("| {title} | {} |\n", cells.join(" | "))
}

fn median(results: &Results, client: &Client, work: &str, figure: impl Fn(&Cost) -> f64) -> Option<f64> {
    Some(Spread::of(results.rounds(client.package, work).iter().map(figure))?.median)
}

fn costs(results: &Results, which: impl Fn(&Work) -> bool, figure: impl Fn(&Cost) -> Option<f64>) -> String {
    let mut table = header(results);
    for work in WORK.iter().filter(|work| which(work)) {
        table += &row(results, work.title, |client| {
            let values = results.rounds(client.package, work.name).iter().filter_map(&figure);
            Some(short(Spread::of(values)?.median))
        });
    }
    table
}

fn throughput(results: &Results) -> String {
    let mut table = header(results);
    for work in WORK.iter().filter(|work| is_codec(work)) {
        let bytes = match work.name {
            "decode-get" => bodies::GET.len(),
            "decode-list" => bodies::page().len(),
            _ => bodies::CREATE_REQUEST.len(),
        };
        table += &row(results, work.title, |client| {
            median(results, client, work.name, |cost| bytes as f64 / cost.cpu_us).map(short)
        });
    }
    table
}

/// Our CPU relative to that of the others, round by round.
fn ratios(results: &Results, which: impl Fn(&Work) -> bool) -> String {
    let mut table = header(results);
    for work in WORK.iter().filter(|work| which(work)) {
        table += &row(results, work.title, |client| {
            let ours = results.rounds(OURS, work.name).iter();
            let pairs = ours.zip(results.rounds(client.package, work.name));
            let spread = Spread::of(pairs.map(|(ours, other)| ours.cpu_us / other.cpu_us))?;
            let Spread { least, median, most } = spread;
            Some(if client.package == OURS { "1".to_owned() } else { format!("{median:.2} ({least:.2} to {most:.2})") })
        });
    }
    table
}

fn builds(results: &Results) -> String {
    header(results) + &builds_rows(results)
}

fn builds_rows(results: &Results) -> String {
    let program = |client: &Client| results.program(client.package).filter(|_| client.is_complete);
    let build = |client: &Client| results.build(client.package);
    let warm = |build: &Build| Some(short(Spread::of(build.warm_cpu_s.iter().copied())?.median));
    let crates = |program: &Program| format!("{} ({})", program.crates, program.crates_to_build);
    let mut rows = row(results, "crates", |client| program(client).map(crates));
    rows +=
        &row(results, "CPU of a cold release build, s", |client| build(client).map(|build| short(build.cold_cpu_s)));
    rows += &row(results, "CPU of a warm release build, s", |client| build(client).and_then(warm));
    rows + &row(results, "stripped program, MB", |client| {
        program(client).map(|program| format!("{:.2}", program.bytes as f64 / 1e6))
    })
}

/// Three significant digits, as far as there are decimals.
fn short(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Builds, Measurement, Runs};

    fn machine(commit: &str) -> Machine {
        let text = "text".to_owned();
        let (processor, system, rustc) = (text.clone(), text.clone(), text.clone());
        Machine { date: text, processor, cores: 2, system, rustc, commit: commit.to_owned(), load: None }
    }

    fn measurement(client: &str, cpu_us: &[f64]) -> Measurement {
        let rounds = cpu_us.iter().map(|&cpu_us| Cost { cpu_us, allocations: 7.0, allocated_bytes: 0.0 }).collect();
        Measurement { client: client.to_owned(), work: "get-16".to_owned(), rounds }
    }

    fn results() -> Results {
        let programs = vec![Program { client: OURS.to_owned(), crates: 9, crates_to_build: 11, bytes: 2_500_000 }];
        let measurements = vec![measurement(OURS, &[10.0, 30.0, 20.0]), measurement("official", &[20.0, 40.0, 80.0])];
        let runs = Runs { machine: machine("runs"), pinned: true, versions: Vec::new(), programs, measurements };
        let build = Build { client: OURS.to_owned(), cold_cpu_s: 181.4, warm_cpu_s: vec![3.0, 1.0, 2.0] };
        let builds = Builds { machine: machine("builds"), builds: vec![build] };
        Results { runs, builds: Some(builds) }
    }

    #[test]
    fn costs_are_medians_and_ratios_are_those_of_the_rounds() {
        let page = page(&results());
        assert!(page.contains("| GetOpportunity, 16 at once | 20.0 | 40.0 | – | – | – |"), "{page}");
        assert!(page.contains("| GetOpportunity, 16 at once | 1 | 0.50 (0.25 to 0.75) | – | – | – |"), "{page}");
    }

    #[test]
    fn builds_are_reported_with_the_commit_of_their_own_run() {
        let page = page(&results());
        assert!(page.contains("| crates | 9 (11) | – |") && page.contains("release build, s | 181 | – |"), "{page}");
        assert!(
            page.contains("warm release build, s | 2.00 | – |") && page.contains("program, MB | 2.50 | – |"),
            "{page}"
        );
        assert!(page.contains("Builds were measured on text with commit builds:"), "{page}");
    }
}
