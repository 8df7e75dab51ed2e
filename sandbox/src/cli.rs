//! The command line.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::events;
use crate::rules;
use crate::sandbox::Settings;
use crate::seed::Seed;
use crate::traffic::Fault;

const USAGE: &str = "\
Usage: partnercentral-sandbox [OPTIONS]

Serves AWS Partner Central Selling on 127.0.0.1, with the rules of the service.
It prints the lines that make clients use it and the URL of its web page, and runs until it is interrupted.

Options:
  --port PORT        the port [default: 8014; 0 for a free one]
  --data DIR         keep all records in this folder, also if the sandbox is killed; it is made
                     for its owner alone [default: only in memory]
  --seed demo|FILE   the records that it starts with, not with a DIR that has records
                     [default: demo]
  --clock TIME       `system`, a time like 2027-01-31T12:00:00Z from which the clock runs, or
                     `stopped:` and a time [default: system, or the clock that DIR has]
  --quota QUOTA      `off`, `real` (10 reads and 1 write a second), or a number of requests a
                     second [default: off]
  --faults FILE      a JSON list of faults, such as
                     [{\"operation\": \"GetOpportunity\", \"share\": 0.1, \"error\": \"ThrottlingException\"},
                      {\"delay_ms\": 200}, {\"share\": 0.01, \"reset\": true, \"applied\": true}]
  --events FILE      add the events that the service sends to EventBridge to a file, one JSON
                     object a line
  --duplicate-events PERCENT
                     send this share of the events twice, as EventBridge may do [default: 0]
  --log              print the requests with their bodies and the rules that they broke
  --rules            print the table of rules, and end
  --event-rules      print the table of actions and their events, and end
  --help             print this text, and end
";

/// What the command line asks for.
#[derive(Debug)]
enum Command {
    Help,
    Rules,
    EventRules,
    Serve(Box<Settings>),
}

/// Runs the command line.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let settings = match parse(args) {
        Ok(Command::Help) => return print(USAGE),
        Ok(Command::Rules) => return print(&rules::page()),
        Ok(Command::EventRules) => return print(&events::page()),
        Ok(Command::Serve(settings)) => settings,
        Err(problem) => return fail(&format!("{problem}\n`partnercentral-sandbox --help` describes the options"), 2),
    };
    match settings.start() {
        Ok(sandbox) => {
            let (lines, page) = (sandbox.env_lines(), sandbox.page_url());
            let lines = format!("# The sandbox listens. In another terminal:\n{lines}# In a browser:\n# {page}\n");
            // Without standard output the sandbox still serves.
            let _ = print(&lines);
            sandbox.wait();
            ExitCode::FAILURE
        }
        Err(error) => fail(&format!("the sandbox can't start: {error}"), 1),
    }
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut settings = Settings::new().port(8014);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("rules") => return Ok(Command::Rules),
            Long("event-rules") => return Ok(Command::EventRules),
            Long("events") => settings = settings.events(parser.value().map_err(|error| error.to_string())?),
            Long("duplicate-events") => settings = settings.duplicate_events(percent(&mut parser)?),
            Long("log") => settings = settings.log(true),
            Long("port") => settings = settings.port(value(&mut parser, "--port")?),
            Long("clock") => settings = settings.clock(value(&mut parser, "--clock")?),
            Long("quota") => settings = settings.quota(value(&mut parser, "--quota")?),
            Long("data") => {
                let folder = parser.value().map_err(|error| error.to_string())?;
                if folder.is_empty() {
                    return Err("--data: the folder is empty text; name a folder".to_owned());
                }
                settings = settings.data(folder);
            }
            Long("seed") => {
                let name: String = value(&mut parser, "--seed")?;
                let seed = if name == "demo" { Seed::demo() } else { Seed::from_json(&read(&name)?) };
                settings = settings.seed(seed.map_err(|it| format!("{name}: {it}"))?);
            }
            Long("faults") => {
                let name: String = value(&mut parser, "--faults")?;
                settings = settings.faults(Fault::from_json(&read(&name)?).map_err(|it| format!("{name}: {it}"))?);
            }
            _ => return Err(arg.unexpected().to_string()),
        }
    }
    Ok(Command::Serve(Box::new(settings)))
}

fn value<T: std::str::FromStr<Err: std::fmt::Display>>(parser: &mut lexopt::Parser, option: &str) -> Result<T, String> {
    let text = parser.value().and_then(|value| value.string()).map_err(|error| error.to_string())?;
    text.parse().map_err(|error| format!("{option}: {error}"))
}

fn percent(parser: &mut lexopt::Parser) -> Result<u8, String> {
    let text: String = value(parser, "--duplicate-events")?;
    let percent = text.trim_end_matches('%').parse().ok().filter(|percent| *percent <= 100);
    percent.ok_or_else(|| "--duplicate-events: it is a number from 0 to 100".to_owned())
}

fn read(name: &str) -> Result<String, String> {
    fs::read_to_string(name).map_err(|error| format!("{name} can't be read: {error}"))
}

fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn fail(message: &str, status: u8) -> ExitCode {
    // Standard error may be closed.
    let _ = writeln!(std::io::stderr(), "error: {message}");
    ExitCode::from(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(args: &[&str]) -> String {
        parse(std::iter::once("x").chain(args.iter().copied()).map(OsString::from))
            .map(|_| String::new())
            .unwrap_or_else(|problem| problem)
    }

    #[test]
    fn options_are_read() {
        let all = [
            "--port",
            "0",
            "--seed",
            "demo",
            "--clock",
            "stopped:2027-01-01T00:00:00Z",
            "--quota=real",
            "--log",
            "--events",
            "events.jsonl",
            "--duplicate-events",
            "20%",
        ];
        assert_eq!(message(&all), "");
        assert!(matches!(parse(["x", "--help"].into_iter().map(OsString::from)), Ok(Command::Help)));
    }

    #[test]
    fn what_is_invalid_is_named() {
        assert_eq!(
            message(&["--quota", "much"]),
            "--quota: a quota is `off`, `real`, or a number of requests a second above 0"
        );
        assert!(message(&["--seed", "no/such/file"]).starts_with("no/such/file can't be read: "));
        let of_percent = "--duplicate-events: it is a number from 0 to 100";
        assert_eq!(message(&["--duplicate-events", "101"]), of_percent);
        assert_eq!(message(&["--duplicate-events", "-1"]), of_percent);
        assert_eq!(message(&["--colour"]), "invalid option '--colour'");
    }
}
