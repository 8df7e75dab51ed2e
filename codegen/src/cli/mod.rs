//! The command line, and the run that it asks for.

pub mod files;
mod run;
mod runtime;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use crate::options::{Flags, Invocation};

pub use self::run::{Failure, Request, Summary, generate, outline};

/// The text of `--help`.
fn usage() -> String {
    format!(
        "\
Generates a Rust client crate from an AWS service model (Smithy 2.0 JSON AST).

Usage: {PROGRAM} --model FILE --out DIR --runtime PATH-OR-VERSION [OPTIONS]

Options:
{}  --help                     print this
  --version                  print the version

Exit status: 0 success, 1 invalid input or (with --check) a stale crate, 2 invalid arguments.",
        Flags::help(2)
    )
}

const PROGRAM: &str = "smithy-client-codegen";

enum Command {
    Run(Request),
    Help,
    Version,
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    Ok(match Flags::parse(args)? {
        Invocation::Help => Command::Help,
        Invocation::Version => Command::Version,
        Invocation::Run(flags) => {
            let command = format!("{PROGRAM}{flags}");
            Command::Run(Request::of(flags, command)?)
        }
    })
}

/// Runs the program. This is all that its `main` function does.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Unlike the print macros, this doesn't panic if the pipe is closed.
    let print = |text: &str| drop(writeln!(std::io::stdout(), "{text}"));
    let print_error = |text: &str| drop(writeln!(std::io::stderr(), "{text}"));
    match parse(args) {
        Ok(Command::Help) => print(&usage()),
        Ok(Command::Version) => print(&format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Run(request)) => match generate(&request) {
            Ok(summary) => {
                if !summary.warnings().is_empty() {
                    print_error(summary.warnings().trim_end());
                }
                print(&summary.to_string());
            }
            Err(failure) => {
                print_error(&failure.to_string());
                return ExitCode::from(1);
            }
        },
        Err(problem) => {
            print_error(&format!("error: {problem}\n\nFor more information, try `{PROGRAM} --help`."));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
