//! The program `smithy-client-codegen`. Its code is in the module `cli` of the library.

use std::process::ExitCode;
use std::time::SystemTime;

fn main() -> ExitCode {
    smithy_client_codegen::cli::main(std::env::args_os().skip(1), SystemTime::now())
}
