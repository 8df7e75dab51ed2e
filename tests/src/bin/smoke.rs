//! Runs the workflow of the sandbox's tests with the real service, in its catalog `Sandbox`, and says where the service
//! differs from the sandbox's rules. `cargo xtask smoke` starts it.

use std::io::Write as _;
use std::process::ExitCode;

use partnercentral_selling::{Client, Config, Validation, quotas};
use tests::workflow::{drift, sandbox};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() != Some("--yes") {
        say(&format!(
            "This sends up to {} requests to AWS Partner Central with your credentials, and creates opportunities in the \
             catalog `Sandbox` of your account, which can't be deleted. The published quotas are held: it takes some \
             minutes. To do it: cargo xtask smoke --yes",
            drift::size()
        ));
        return ExitCode::from(2);
    }
    let config = Config::builder().quota(quotas::published()).validation(Validation::Off).max_attempts(3);
    let client = match Client::new(config.build()) {
        Ok(client) => client,
        Err(failure) => return fail(&failure),
    };
    match drift::drift(&client, &sandbox()).await {
        Ok(drift) => {
            drift.differences.iter().for_each(|difference| say(difference));
            say(&format!(
                "{} steps sent, {} left out, {} differences. A difference is a fact about the service: please report it, so \
                 that sandbox/src/rules/table.rs becomes true",
                drift.sent,
                drift.left_out,
                drift.differences.len()
            ));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

fn fail(error: &dyn std::fmt::Display) -> ExitCode {
    say(&format!("error: {error}"));
    ExitCode::FAILURE
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
