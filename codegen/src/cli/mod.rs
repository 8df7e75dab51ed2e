//! The command line, and the run it stands for.

mod args;
pub mod files;
mod run;
mod runtime;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use args::{Command, USAGE};

pub use self::run::{Failure, Request, Summary, generate, outline};

/// The whole program.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // A closed pipe is no reason to panic, which the print macros would.
    let say = |text: &str| drop(writeln!(std::io::stdout(), "{text}"));
    let complain = |text: &str| drop(writeln!(std::io::stderr(), "{text}"));
    match args::parse(args) {
        Ok(Command::Help) => say(USAGE.trim_end()),
        Ok(Command::Version) => say(concat!("smithy-client-codegen ", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Generate(request)) => match generate(&request) {
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
            complain(&format!("error: {problem}\n\nFor more information, try `smithy-client-codegen --help`."));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
