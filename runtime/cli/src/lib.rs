//! The command line of a generated client crate: any operation by its name, JSON in, JSON out.
//!
//! The `examples/call.rs` that `smithy-client-codegen` writes is one call of [`run`]. `--help` describes the flags.
//!
//! The answer goes to standard output. A failure is one JSON object on one line of standard error, after the lines that
//! `--debug` asks for. The exit status says who has to act: 2 the caller (arguments, configuration, request), 3 nobody
//! but the service (it answered with an error, or with something unusable), 4 time (there was no complete answer).

mod arguments;
mod failed;
#[cfg(test)]
mod tests;
mod trace;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use smithy_client_runtime::{Client, Config, Env, JsonCall, JsonOperation, ModeledError, Service, Validation};

use self::arguments::{Arguments, Task};
use self::failed::Failed;

/// Runs the program for a service: all that its `main` does.
pub fn run(service: &'static Service, operations: &'static [JsonOperation]) -> ExitCode {
    let program = Program { service, operations, env: Env::process() };
    program.run(std::env::args_os(), &mut io::stdin(), &mut io::stdout(), &mut io::stderr()).into()
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
            Err(failed) => {
                // Where standard error can't be written, the exit status is all there is to say.
                let _ = writeln!(errors, "{}", failed.line());
                failed.exit_status()
            }
        }
    }

    /// Gives the text for standard output.
    fn perform(
        &self,
        arguments: impl IntoIterator<Item = OsString>,
        input: &mut dyn Read,
        errors: &mut dyn Write,
    ) -> Result<String, Failed> {
        match arguments::parse(arguments)? {
            Task::Help => Ok(arguments::help(self.service)),
            Task::List => Ok(self.operations.iter().map(|operation| format!("{}\n", operation.name())).collect()),
            Task::Call(arguments) => self.call(arguments, input, errors),
        }
    }

    fn call(&self, arguments: Arguments, input: &mut dyn Read, errors: &mut dyn Write) -> Result<String, Failed> {
        let operation = find(self.operations, &arguments.operation)?;
        let request = read(input)?;
        // A request that can't be read is reported first, the configuration next, as in typed calls.
        operation.check(request.as_bytes(), Validation::Off)?;
        let client = Client::new(self.service, self.config(&arguments))?;
        operation.check(request.as_bytes(), arguments.validation)?;
        let mut call = JsonCall::<AnyError>::new(client.clone(), self.operations, operation.name(), request.as_bytes())
            .validation(arguments.validation);
        if let Some(timeout) = arguments.timeout {
            call = call.timeout(timeout);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
            Failed::here("InvalidConfiguration", format!("The system gives no event loop: {error}"))
        })?;
        let answer = runtime.block_on(call.with_metadata().send());
        if arguments.debug {
            // Where standard error can't be written, nobody misses this.
            let _ = errors.write_all(trace::lines(&client, operation.name(), &answer).as_bytes());
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

/// The errors of any service: none is read as a type, the program prints code and message.
enum AnyError {}

impl ModeledError for AnyError {
    fn decode(_: &str, _: &[u8]) -> Option<Self> {
        None
    }
}

fn find(operations: &'static [JsonOperation], name: &str) -> Result<&'static JsonOperation, Failed> {
    JsonOperation::find(operations, name).map_err(|unknown| {
        let advice = if unknown.nearest.is_none() { "; --list prints the names" } else { "" };
        Failed::here("InvalidRequest", format!("{unknown}{advice}"))
    })
}

fn read(input: &mut dyn Read) -> Result<String, Failed> {
    let mut bytes = Vec::new();
    input
        .read_to_end(&mut bytes)
        .map_err(|error| Failed::here("InvalidRequest", format!("Standard input can't be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to() + 1;
        Failed::here("InvalidRequest", format!("The request on standard input is not UTF-8 text (byte {place})"))
    })
}

fn print(text: &str, output: &mut dyn Write) -> Result<(), Failed> {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // Whoever reads has seen enough, like `head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failed::here("InvalidOutput", format!("Standard output can't be written: {error}"))),
        Ok(()) => Ok(()),
    }
}
