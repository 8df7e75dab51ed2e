//! The command `partnercentral-sandbox`.

use std::process::ExitCode;

fn main() -> ExitCode {
    partnercentral_sandbox::run(std::env::args_os())
}
