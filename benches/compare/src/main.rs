//! Builds the clients, runs them in turn and writes `docs/performance.md`. `cargo xtask compare` starts it.
//!
//! ```text
//! compare           measure all, and write the report
//! compare --quick   only calls, decoding and encoding; the costs of building are kept from the last run
//! compare --builds  only the costs of building; the rest is kept
//! compare --report  nothing: only write the report anew
//! compare --before COMMIT
//!                   calls, decoding and encoding beside this repository at an earlier commit; printed, and not kept
//! ```

mod before;
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

use clients::CLIENTS;
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

/// What is measured; the rest is kept from the last run.
#[derive(PartialEq)]
enum Scope {
    All,
    Quick,
    Builds,
    Nothing,
    /// An earlier commit. Nothing is kept.
    Before(String),
}

impl Scope {
    fn from_args() -> Result<Self> {
        let mut scope = Self::All;
        let mut parser = lexopt::Parser::from_env();
        while let Some(arg) = parser.next()? {
            scope = match arg {
                Long("quick") => Self::Quick,
                Long("builds") => Self::Builds,
                Long("report") => Self::Nothing,
                Long("before") => Self::Before(parser.value()?.string()?),
                other => return Err(other.unexpected().into()),
            };
        }
        Ok(scope)
    }

    fn run(self) -> Result<()> {
        if let Self::Before(commit) = &self {
            return before::compare(commit);
        }
        let docs = root().join("docs/performance");
        fs::create_dir_all(&docs)?;
        let file = docs.join("results.json");
        let before = Results::read(&file)?;
        let mut results = match self {
            Self::All | Self::Quick => {
                builds::build_all()?;
                let rounds = if self == Self::All { 9 } else { 5 };
                Results {
                    runs: runs::measure(&CLIENTS.each_ref(), rounds)?,
                    builds: before.and_then(|results| results.builds),
                }
            }
            Self::Builds | Self::Nothing | Self::Before(_) => {
                before.ok_or("there are no results yet; run `cargo xtask compare` first")?
            }
        };
        results.write(&file)?;
        if matches!(self, Self::All | Self::Builds) {
            builds::measure(|builds| {
                results.builds = Some(builds);
                results.write(&file)
            })?;
        }
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
