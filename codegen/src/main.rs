//! The program `smithy-client-codegen`; all of it is in the library's `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    smithy_client_codegen::cli::main(std::env::args_os().skip(1))
}
