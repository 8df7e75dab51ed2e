//! The command-line arguments.

use std::ffi::OsString;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt as _};
use smithy_client_runtime::{Service, Validation};

use crate::error::CliError;

/// The task that the arguments ask for.
#[derive(Debug)]
pub(crate) enum Task {
    Help,
    List,
    Call(Arguments),
}

/// The operation to call, and the options of the call.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) operation: String,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) unsigned: bool,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) validation: Validation,
    pub(crate) allow_unknown: bool,
    pub(crate) debug: bool,
}

pub(crate) fn help(service: &Service) -> String {
    format!(
        "Calls an operation of {} with a JSON request from standard input and prints the response.

Usage: call OPERATION [FLAGS] < request.json
       call --list

Flags:
  --profile NAME       the profile in ~/.aws/config and ~/.aws/credentials, instead of AWS_PROFILE
  --region REGION      the region, instead of AWS_REGION
  --endpoint-url URL   the endpoint URL; an http:// URL is not encrypted
  --no-sign-request    don't sign the request, and load no credentials
  --timeout SECONDS    the time limit of the whole call, like 2.5
  --max-attempts N     the maximum number of attempts, instead of 3
  --no-validate        send the request even if it violates constraints of the model
  --allow-unknown      send members and enum values that the model doesn't know
  --debug              print each attempt and its time on standard error
  --list               print the names of the operations
  --help               print this help

Credentials come from the profile set by --profile; without it from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
AWS_SESSION_TOKEN, then from the profile set by AWS_PROFILE, or from the profile `default`.
A failure is printed as one JSON object on standard error. Exit status:
  0  the call succeeded
  2  arguments, configuration or request are invalid
  3  the service responded with an error, or with an invalid response
  4  no complete response arrived
",
        service.id()
    )
}

/// Parses the arguments. The first one is the name of the program.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, CliError> {
    let mut parser = Parser::from_args(arguments.into_iter().skip(1));
    let mut read = Arguments::default();
    let mut operation = None;
    let (mut help, mut list) = (false, false);
    while let Some(argument) = parser.next().map_err(invalid)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => help = true,
            Arg::Long("list") => list = true,
            Arg::Long("profile") => read.profile = Some(value(&mut parser)?),
            Arg::Long("region") => read.region = Some(value(&mut parser)?),
            Arg::Long("endpoint-url") => read.endpoint_url = Some(value(&mut parser)?),
            Arg::Long("no-sign-request") => read.unsigned = true,
            Arg::Long("timeout") => read.timeout = Some(seconds(&value(&mut parser)?)?),
            Arg::Long("max-attempts") => read.max_attempts = Some(attempts(&value(&mut parser)?)?),
            Arg::Long("debug") => read.debug = true,
            Arg::Long("allow-unknown") => read.allow_unknown = true,
            Arg::Long("no-validate") => read.validation = Validation::Off,
            Arg::Value(name) if operation.is_none() => operation = Some(name.string().map_err(invalid)?),
            other => return Err(invalid(other.unexpected())),
        }
    }
    match operation {
        _ if help => Ok(Task::Help),
        _ if list => Ok(Task::List),
        Some(operation) => Ok(Task::Call(Arguments { operation, ..read })),
        None => Err(usage("The operation is missing; --list prints the names")),
    }
}

fn value(parser: &mut Parser) -> Result<String, CliError> {
    parser.value().and_then(|value| value.string()).map_err(invalid)
}

fn seconds(text: &str) -> Result<Duration, CliError> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .filter(|timeout| !timeout.is_zero())
        .ok_or_else(|| {
            usage(&format!("--timeout is {text:?}, but must be a number of seconds greater than 0, like 2.5"))
        })
}

fn attempts(text: &str) -> Result<u32, CliError> {
    text.parse()
        .ok()
        .filter(|attempts| *attempts > 0)
        .ok_or_else(|| usage(&format!("--max-attempts is {text:?}, but must be an integer of at least 1")))
}

fn invalid(error: lexopt::Error) -> CliError {
    usage(&format!("The arguments are invalid: {error}"))
}

fn usage(message: &str) -> CliError {
    CliError::local("InvalidArgument", format!("{message} (see --help)"))
}
