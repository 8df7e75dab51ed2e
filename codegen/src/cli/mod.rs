//! The command line, and the run that it asks for.

mod diff;
pub mod files;
mod run;
mod runtime;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use crate::options::{Flags, Invocation};

pub use self::diff::{
    CHANGED, Compared, DiffFlags, DiffInvocation, Format, ModelText, compare, diff_help, diff_report, names_of_nothing,
};
pub use self::run::{Failure, Request, Summary, generate, outline, preview};

/// The text of `--help`.
fn usage() -> String {
    format!(
        "\
Generates a Rust client crate from an AWS service model (Smithy 2.0 JSON AST).

Usage: {PROGRAM} --model FILE --out DIR --runtime PATH-OR-VERSION [OPTIONS]
       {PROGRAM} diff OLD NEW [OPTIONS]

Options:
{}  --help                     print this
  --version                  print the version

diff compares two files with models, each with its side file: what changes on the wire and in
the API of the crate, and which version that asks for. Its options:
{}
Exit status: 0 success, 1 invalid input or (with --check) a stale crate, 2 invalid arguments,
3 changes that --fail-on names.",
        Flags::help(2),
        diff_help(2),
    )
}

const PROGRAM: &str = "smithy-client-codegen";

enum Command {
    Run(Request),
    Diff(Box<DiffFlags>),
    Help,
    Version,
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut args = args.into_iter().peekable();
    if args.next_if(|name| name == "diff").is_some() {
        return Ok(match DiffFlags::parse(args)? {
            DiffInvocation::Run(flags) => Command::Diff(flags),
            DiffInvocation::Help => Command::Help,
        });
    }
    Ok(match Flags::parse(args)? {
        Invocation::Help => Command::Help,
        Invocation::Version => Command::Version,
        Invocation::Run(flags) => {
            let command = format!("{PROGRAM}{flags}");
            Command::Run(Request::of(flags, command)?)
        }
    })
}

/// Compares the files that the flags name.
fn diff_files(flags: &DiffFlags, now: SystemTime) -> Result<Compared, String> {
    let read = |model: &OsString| ModelText::read(Path::new(model)).map_err(|problem| format!("error: {problem}"));
    compare(flags, &read(&flags.old)?, &read(&flags.new)?, now)
}

/// Runs the program. This is all that its `main` function does. The time decides which entries of an allow-list are
/// expired.
pub fn main(args: impl IntoIterator<Item = OsString>, now: SystemTime) -> ExitCode {
    // Unlike the print macros, this doesn't panic if the pipe is closed.
    let print = |text: &str| drop(writeln!(std::io::stdout(), "{text}"));
    let print_error = |text: &str| drop(writeln!(std::io::stderr(), "{text}"));
    match parse(args) {
        Ok(Command::Help) => print(&usage()),
        Ok(Command::Version) => print(&format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Diff(flags)) => match diff_files(&flags, now) {
            Ok(Compared { output, failed }) => {
                print(output.trim_end());
                return if failed { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS };
            }
            Err(problems) => {
                print_error(problems.trim_end());
                return ExitCode::from(1);
            }
        },
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
