//! What the generated `examples/call.rs` is made of: any operation from the command line, JSON in, JSON out.
//!
//! The answer goes to standard output. A failure is one JSON object on one line of standard error, after the lines that
//! `--debug` asks for. The exit status
//! says who has to act: 2 the caller (arguments, configuration, request), 3 nobody but the service (it answered with
//! an error, or with something unusable), 4 time (there was no complete answer).

mod arguments;
mod report;
#[cfg(test)]
mod tests;
mod trace;

use std::ffi::OsString;
use std::io::{ErrorKind as IoErrorKind, Read, Write};
use std::process::ExitCode;

use self::arguments::{Arguments, Task};
use crate::call::{CallOptions, Client, json};
use crate::codec::Validation;
use crate::config::{Config, Env};
use crate::error::{ErrorKind, Failure};
use crate::operation::{JsonOperation, Service};

/// Runs the program for a service: everything in `main`.
pub fn run(service: &'static Service, operations: &'static [JsonOperation]) -> ExitCode {
    let program = Program { service, operations, env: Env::process() };
    program.run(std::env::args_os(), &mut std::io::stdin(), &mut std::io::stdout(), &mut std::io::stderr()).into()
}

struct Program {
    service: &'static Service,
    operations: &'static [JsonOperation],
    env: Env,
}

impl Program {
    /// Gives the exit status. The first argument is the program's name.
    fn run(
        &self,
        arguments: impl IntoIterator<Item = OsString>,
        input: &mut dyn Read,
        output: &mut dyn Write,
        errors: &mut dyn Write,
    ) -> u8 {
        let done = self.perform(arguments, input, errors).and_then(|text| print(&text, output));
        match done {
            Ok(()) => 0,
            Err(failure) => {
                // Where nobody listens to errors, the exit status is all there is to say.
                let _ = writeln!(errors, "{}", report::line(&failure));
                exit_status(failure.kind())
            }
        }
    }

    /// Gives the text for standard output.
    fn perform(
        &self,
        arguments: impl IntoIterator<Item = OsString>,
        input: &mut dyn Read,
        errors: &mut dyn Write,
    ) -> Result<String, Failure> {
        match arguments::parse(arguments)? {
            Task::Help => Ok(arguments::help(self.service)),
            Task::List => Ok(self.operations.iter().map(|operation| format!("{}\n", operation.name)).collect()),
            Task::Call(arguments) => self.call(arguments, input, errors),
        }
    }

    fn call(&self, arguments: Arguments, input: &mut dyn Read, errors: &mut dyn Write) -> Result<String, Failure> {
        let operation = json_call::find(self.operations, &arguments.operation, "; --list prints the names")?;
        let in_operation = |failure: Failure| failure.in_operation(operation.name);
        let request = read(input).map_err(in_operation)?;
        // What can't be read is told first, what is wrong with the configuration next, as in typed calls.
        json_call::read(operation, request.as_bytes(), Validation::Off)?;
        let client = Client::new(self.service, self.config(&arguments)).map_err(advise).map_err(in_operation)?;
        let body = json_call::read(operation, request.as_bytes(), arguments.validation)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
            local("InvalidConfiguration", format!("The system gives no event loop: {error}")).with_source(error)
        })?;
        let options = CallOptions { timeout: arguments.timeout, ..CallOptions::default() };
        let answer = runtime.block_on(json_call::call(&client, operation, body, options));
        if arguments.debug {
            // Where nobody listens to errors, nobody misses this.
            let _ = errors.write_all(trace::lines(&client, operation.name, &answer).as_bytes());
        }
        let mut text = answer?.output;
        text.push('\n');
        Ok(text)
    }

    fn config(&self, arguments: &Arguments) -> Config {
        let mut config = Config::builder().env(self.env.clone());
        if let Some(profile) = &arguments.profile {
            config = config.profile(profile);
        }
        if let Some(region) = &arguments.region {
            config = config.region(region);
        }
        if let Some(url) = &arguments.endpoint_url {
            config = config.endpoint_url(url);
        }
        if let Some(attempts) = arguments.max_attempts {
            config = config.max_attempts(attempts);
        }
        config.build()
    }
}

/// Adds what only this program offers.
fn advise(failure: Failure) -> Failure {
    match failure.code() {
        Some("MissingRegion") => local("MissingRegion", format!("{}; or pass --region", failure.message())),
        _ => failure,
    }
}

/// A failure of this machine: the caller has to act.
fn local(code: &'static str, message: String) -> Failure {
    Failure::configuration(code, message)
}

fn read(input: &mut dyn Read) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| {
        Failure::invalid_request(format!("Standard input can't be read: {error}")).with_source(error)
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Failure::invalid_request(format!("The request on standard input is not UTF-8 text (byte {})", place + 1))
    })
}

fn print(text: &str, output: &mut dyn Write) -> Result<(), Failure> {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // Whoever reads has seen enough, like `head`.
        Err(error) if error.kind() == IoErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            Err(local("InvalidOutput", format!("Standard output can't be written: {error}")).with_source(error))
        }
        Ok(()) => Ok(()),
    }
}

fn exit_status(kind: ErrorKind) -> u8 {
    match kind {
        ErrorKind::InvalidRequest
        | ErrorKind::Configuration
        | ErrorKind::Credentials
        | ErrorKind::Endpoint
        | ErrorKind::Interceptor => 2,
        ErrorKind::Service | ErrorKind::InvalidResponse | ErrorKind::ResponseTooLarge => 3,
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => 4,
    }
}
