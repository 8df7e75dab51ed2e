//! Builds the clients, runs them in turn and writes `docs/performance.md`. `cargo xtask compare` starts it.
//!
//! ```text
//! compare           measure all, and write the report
//! compare --quick   without the costs of building, which are kept from the last whole run
//! compare --report  measure nothing, only write the report anew from the last results
//! ```

mod builds;
mod clients;
mod machine;
mod plot;
mod readme;
mod report;
mod results;
mod runs;
mod statistics;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;

use results::Results;

/// The error of any step: a sentence.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    match Scope::from_args().and_then(|scope| scope.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What is measured.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    All,
    Quick,
    Nothing,
}

impl Scope {
    fn from_args() -> Result<Self> {
        let mut scope = Self::All;
        let mut parser = lexopt::Parser::from_env();
        while let Some(arg) = parser.next()? {
            scope = match arg {
                Long("quick") => Self::Quick,
                Long("report") => Self::Nothing,
                other => return Err(other.unexpected().into()),
            };
        }
        Ok(scope)
    }

    fn run(self) -> Result<()> {
        let docs = root().join("docs/performance");
        fs::create_dir_all(&docs)?;
        let file = docs.join("results.json");
        let before = Results::read(&file)?;
        let results = match self {
            Self::Nothing => before.ok_or("there are no results yet; run `cargo xtask compare` first")?,
            Self::Quick | Self::All => {
                builds::build_all()?;
                let rounds = if self == Self::All { 9 } else { 5 };
                let mut results =
                    Results { runs: runs::measure(rounds)?, builds: before.and_then(|results| results.builds) };
                // Hours of work aren't lost if a build fails.
                results.write(&file)?;
                if self == Self::All {
                    results.builds = Some(builds::measure()?);
                    results.write(&file)?;
                }
                results
            }
        };
        plot::write(&docs, &results)?;
        fs::write(root().join("docs/performance.md"), report::page(&results))?;
        let readme = root().join("README.md");
        fs::write(&readme, readme::with_section(&fs::read_to_string(&readme)?, &report::summary(&results))?)?;
        println!("{}", report::summary(&results));
        Ok(())
    }
}

/// The root of the repository.
fn root() -> &'static Path {
    const HERE: &str = env!("CARGO_MANIFEST_DIR");
    Path::new(HERE).ancestors().nth(2).unwrap_or(Path::new(HERE))
}

/// The target folder of the compared clients.
fn target() -> PathBuf {
    root().join("target/compare")
}
