//! What was measured, as it is kept in `docs/performance/results.json`, so that a quick run keeps the costs of building.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::clients::{BEFORE, CLIENTS, Client};
use crate::machine::Machine;

#[derive(Deserialize, Serialize)]
pub(crate) struct Results {
    pub(crate) runs: Runs,
    pub(crate) builds: Option<Builds>,
}

/// The part of a quick run.
#[derive(Deserialize, Serialize)]
pub(crate) struct Runs {
    pub(crate) machine: Machine,
    /// True if client and server had a core each.
    pub(crate) pinned: bool,
    /// Names and versions of the libraries.
    pub(crate) versions: Vec<(String, String)>,
    pub(crate) programs: Vec<Program>,
    pub(crate) measurements: Vec<Measurement>,
}

/// What a program consists of.
#[derive(Deserialize, Serialize)]
pub(crate) struct Program {
    pub(crate) client: String,
    /// The number of crates in it, without those of the comparison.
    pub(crate) crates: usize,
    /// The same with build scripts and procedural macros.
    pub(crate) crates_to_build: usize,
    /// The size of the stripped program.
    pub(crate) bytes: u64,
}

/// One client doing one piece of work, in all rounds.
#[derive(Deserialize, Serialize)]
pub(crate) struct Measurement {
    pub(crate) client: String,
    pub(crate) work: String,
    pub(crate) rounds: Vec<Cost>,
}

/// The average cost of the work in one round.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub(crate) struct Cost {
    pub(crate) cpu_us: f64,
    pub(crate) allocations: f64,
    pub(crate) allocated_bytes: f64,
}

/// The part that only a whole run measures.
#[derive(Deserialize, Serialize)]
pub(crate) struct Builds {
    pub(crate) machine: Machine,
    pub(crate) builds: Vec<Build>,
}

/// The CPU time of release builds.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct Build {
    pub(crate) client: String,
    /// With an empty target folder.
    pub(crate) cold_cpu_s: f64,
    /// After a change of the program's own file: each build.
    pub(crate) warm_cpu_s: Vec<f64>,
}

impl Results {
    /// The results of the last run, if there was one.
    pub(crate) fn read(file: &Path) -> Result<Option<Self>> {
        match fs::read(file) {
            Ok(text) => {
                let results = serde_json::from_slice(&text);
                Ok(Some(results.map_err(|error| format!("`{}` is invalid, delete it: {error}", file.display()))?))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("can't read `{}`: {error}", file.display()).into()),
        }
    }

    pub(crate) fn write(&self, file: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        fs::write(file, text).map_err(|error| format!("can't write `{}`: {error}", file.display()).into())
    }

    /// The compared clients, in the order of the columns.
    pub(crate) fn clients(&self) -> Vec<&'static Client> {
        let mut clients: Vec<&Client> = CLIENTS.iter().collect();
        if self.runs.measurements.iter().any(|measurement| measurement.client == BEFORE.package) {
            clients.insert(1, &BEFORE);
        }
        clients
    }

    pub(crate) fn program(&self, client: &str) -> Option<&Program> {
        self.runs.programs.iter().find(|program| program.client == client)
    }

    pub(crate) fn build(&self, client: &str) -> Option<&Build> {
        self.builds.as_ref()?.builds.iter().find(|build| build.client == client)
    }

    /// The costs of a client in all rounds; none if it doesn't do this work.
    pub(crate) fn rounds(&self, client: &str, work: &str) -> &[Cost] {
        let found = self.runs.measurements.iter().find(|one| one.client == client && one.work == work);
        found.map_or(&[], |measurement| &measurement.rounds)
    }
}
