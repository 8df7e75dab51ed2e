//! The command line, and the run it stands for.

pub mod files;
mod run;
mod runtime;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use crate::options::{Asked, Flags};

pub use self::run::{Failure, Request, Summary, generate, outline};

/// The text of `--help`.
fn usage() -> String {
    format!(
        "\
Makes a Rust client crate from an AWS service model (Smithy 2.0 JSON AST).

Usage: {PROGRAM} --model FILE --out DIR --runtime PATH-OR-VERSION [OPTIONS]

Options:
{}  --help                     print this
  --version                  print the version

Exit status: 0 done, 1 bad input or (with --check) a stale crate, 2 wrong usage.",
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
        Asked::Help => Command::Help,
        Asked::Version => Command::Version,
        Asked::Run(flags) => {
            let command = format!("{PROGRAM}{flags}");
            Command::Run(Request::of(flags, command)?)
        }
    })
}

/// The whole program.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // A closed pipe is no reason to panic, which the print macros would.
    let say = |text: &str| drop(writeln!(std::io::stdout(), "{text}"));
    let complain = |text: &str| drop(writeln!(std::io::stderr(), "{text}"));
    match parse(args) {
        Ok(Command::Help) => say(&usage()),
        Ok(Command::Version) => say(&format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Run(request)) => match generate(&request) {
            Ok(summary) => {
                if !summary.warnings().is_empty() {
                    complain(summary.warnings().trim_end());
                }
                say(&summary.to_string());
            }
            Err(failure) => {
                complain(&failure.to_string());
                return ExitCode::from(1);
            }
        },
        Err(problem) => {
            complain(&format!("error: {problem}\n\nFor more information, try `{PROGRAM} --help`."));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
