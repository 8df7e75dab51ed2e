//! The command line of a generated client crate: calls any operation by name, with requests and responses in JSON.
//!
//! The `examples/call.rs` that `smithy-client-codegen` writes is one call of [`run`]. `--help` describes the flags.
//!
//! The response is printed on standard output. A failure is printed as one JSON object on one line of standard error,
//! after the lines of `--debug`. The exit status is 2 if the arguments, the configuration or the request are invalid, 3
//! if the service responded with an error or with an invalid response, and 4 if no complete response arrived, so that
//! trying again later may succeed.

mod arguments;
mod error;
#[cfg(test)]
mod tests;
mod trace;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use smithy_client_runtime::{Client, Config, Env, JsonCall, JsonOperation, ModeledError, Service, Validation};

use self::arguments::{Arguments, Task};
use self::error::CliError;

/// Runs the program for a service. This is all that its `main` function does.
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
    /// Returns the exit status. The first argument is the name of the program.
    fn run(
        &self,
        arguments: impl IntoIterator<Item = OsString>,
        input: &mut dyn Read,
        output: &mut dyn Write,
        errors: &mut dyn Write,
    ) -> u8 {
        let result = self.perform(arguments, input, errors).and_then(|text| print(&text, output));
        match result {
            Ok(()) => 0,
            Err(error) => {
                // If standard error can't be written, the exit status must do.
                let _ = writeln!(errors, "{}", error.line());
                error.exit_status()
            }
        }
    }

    /// Returns the text for standard output.
    fn perform(
        &self,
        arguments: impl IntoIterator<Item = OsString>,
        input: &mut dyn Read,
        errors: &mut dyn Write,
    ) -> Result<String, CliError> {
        match arguments::parse(arguments)? {
            Task::Help => Ok(arguments::help(self.service)),
            Task::List => Ok(self.operations.iter().map(|operation| format!("{}\n", operation.name())).collect()),
            Task::Call(arguments) => self.call(arguments, input, errors),
        }
    }

    fn call(&self, arguments: Arguments, input: &mut dyn Read, errors: &mut dyn Write) -> Result<String, CliError> {
        let operation = find(self.operations, &arguments.operation)?;
        let request = read(input)?;
        // Errors are reported in this order: an unreadable request, an invalid configuration, violated constraints. A
        // request that may hold anything is read by the call.
        let check = |validation| match arguments.allow_unknown {
            true => Ok(()),
            false => operation.check(request.as_bytes(), validation),
        };
        check(Validation::Off)?;
        let client = Client::new(self.service, self.config(&arguments))?;
        check(arguments.validation)?;
        let mut call = JsonCall::<AnyError>::new(client.clone(), self.operations, operation.name(), request.as_bytes())
            .validation(arguments.validation);
        if let Some(timeout) = arguments.timeout {
            call = call.timeout(timeout);
        }
        if arguments.allow_unknown {
            call = call.allow_unknown();
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
            CliError::local("InvalidConfiguration", format!("The async runtime can't be started: {error}"))
        })?;
        let result = runtime.block_on(call.with_metadata().send());
        if arguments.debug {
            // Failing to write the debug output must not fail the call.
            let _ = errors.write_all(trace::lines(&client, operation.name(), &result).as_bytes());
        }
        let mut text = result?.output;
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
        if arguments.unsigned {
            config = config.anonymous();
        }
        if let Some(attempts) = arguments.max_attempts {
            config = config.max_attempts(attempts);
        }
        config.build()
    }
}

/// The errors of any service. None is decoded to a type, since the program prints only code and message.
enum AnyError {}

impl ModeledError for AnyError {
    fn decode(_: &str, _: &[u8]) -> Option<Self> {
        None
    }
}

fn find(operations: &'static [JsonOperation], name: &str) -> Result<&'static JsonOperation, CliError> {
    JsonOperation::find(operations, name).map_err(|unknown| {
        let advice = if unknown.nearest.is_none() { "; --list prints the names" } else { "" };
        CliError::local("InvalidRequest", format!("{unknown}{advice}"))
    })
}

fn read(input: &mut dyn Read) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    input
        .read_to_end(&mut bytes)
        .map_err(|error| CliError::local("InvalidRequest", format!("Standard input can't be read: {error}")))?;
    String::from_utf8(bytes).map_err(|error| {
        let position = error.utf8_error().valid_up_to() + 1;
        CliError::local("InvalidRequest", format!("The request on standard input is not valid UTF-8 (byte {position})"))
    })
}

fn print(text: &str, output: &mut dyn Write) -> Result<(), CliError> {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // The reader has closed the pipe, like `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(CliError::local("InvalidOutput", format!("Standard output can't be written: {error}"))),
        Ok(()) => Ok(()),
    }
}
