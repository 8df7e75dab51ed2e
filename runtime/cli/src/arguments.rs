//! The arguments of the program.

use std::ffi::OsString;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt as _};
use smithy_client_runtime::{Service, Validation};

use crate::failed::Failed;

/// What to do.
#[derive(Debug)]
pub(crate) enum Task {
    Help,
    List,
    Call(Arguments),
}

/// What to call and how.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) operation: String,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) validation: Validation,
    pub(crate) debug: bool,
}

pub(crate) fn help(service: &Service) -> String {
    format!(
        "Calls an operation of {} with a JSON request from standard input and prints the answer.

Usage: call OPERATION [FLAGS] < request.json
       call --list

Flags:
  --profile NAME       the profile in ~/.aws/config and ~/.aws/credentials, instead of AWS_PROFILE
  --region REGION      the region, instead of AWS_REGION
  --endpoint-url URL   where to send the request; an http:// URL is not encrypted
  --timeout SECONDS    how long the whole call may take, like 2.5
  --max-attempts N     how often the request may be sent, instead of 3 times
  --no-validate        send the request even if it breaks constraints of the model
  --debug              tell each attempt and its time on standard error
  --list               print the names of the operations
  --help               print this

Credentials come from the profile that --profile names; without it from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
AWS_SESSION_TOKEN, then from the profile that AWS_PROFILE names, or default.
A failure is one JSON object on standard error. The exit status is
  0  the service answered
  2  arguments, configuration or request are not right
  3  the service answered with an error, or with something unusable
  4  there was no complete answer
",
        service.id()
    )
}

/// Reads the arguments; the first is the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, Failed> {
    let mut parser = Parser::from_args(arguments.into_iter().skip(1));
    let mut read = Arguments::default();
    let mut operation = None;
    let (mut help, mut list) = (false, false);
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => help = true,
            Arg::Long("list") => list = true,
            Arg::Long("profile") => read.profile = Some(value(&mut parser)?),
            Arg::Long("region") => read.region = Some(value(&mut parser)?),
            Arg::Long("endpoint-url") => read.endpoint_url = Some(value(&mut parser)?),
            Arg::Long("timeout") => read.timeout = Some(seconds(&value(&mut parser)?)?),
            Arg::Long("max-attempts") => read.max_attempts = Some(attempts(&value(&mut parser)?)?),
            Arg::Long("debug") => read.debug = true,
            Arg::Long("no-validate") => read.validation = Validation::Off,
            Arg::Value(name) if operation.is_none() => operation = Some(name.string().map_err(wrong)?),
            other => return Err(wrong(other.unexpected())),
        }
    }
    match operation {
        _ if help => Ok(Task::Help),
        _ if list => Ok(Task::List),
        Some(operation) => Ok(Task::Call(Arguments { operation, ..read })),
        None => Err(usage("No operation is named; --list prints the names")),
    }
}

fn value(parser: &mut Parser) -> Result<String, Failed> {
    parser.value().and_then(|value| value.string()).map_err(wrong)
}

fn seconds(text: &str) -> Result<Duration, Failed> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .filter(|timeout| !timeout.is_zero())
        .ok_or_else(|| usage(&format!("--timeout is {text:?}, but must be a number of seconds above 0, like 2.5")))
}

fn attempts(text: &str) -> Result<u32, Failed> {
    text.parse()
        .ok()
        .filter(|attempts| *attempts > 0)
        .ok_or_else(|| usage(&format!("--max-attempts is {text:?}, but must be a whole number from 1 on")))
}

fn wrong(error: lexopt::Error) -> Failed {
    usage(&format!("The arguments are not right: {error}"))
}

fn usage(message: &str) -> Failed {
    Failed::here("InvalidArgument", format!("{message} (--help says more)"))
}
