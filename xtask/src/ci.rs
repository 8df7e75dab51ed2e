//! `ci`: every check a change must pass.

use std::process::Command;
use std::time::Instant;

use crate::{root, say};

/// A check: its name, what is run, and what is set in its environment.
struct Step {
    name: &'static str,
    args: &'static [&'static str],
    env: &'static [(&'static str, &'static str)],
}

const STEPS: &[Step] = &[
    Step { name: "format", args: &["fmt", "--all", "--check"], env: &[] },
    // Before anything that builds the generated crate, which may be stale or broken.
    Step { name: "freshness", args: &["xtask", "codegen", "--check"], env: &[] },
    Step {
        name: "clippy",
        args: &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"],
        env: &[],
    },
    // Snapshots are compared, never rewritten.
    Step { name: "tests", args: &["test", "--locked", "--workspace"], env: &[("CI", "1"), ("INSTA_UPDATE", "no")] },
    Step {
        name: "docs",
        args: &["doc", "--locked", "--workspace", "--no-deps"],
        env: &[("RUSTDOCFLAGS", "-D warnings")],
    },
];

pub(crate) fn run() -> Result<(), String> {
    let start = Instant::now();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for step in STEPS {
        say(&format!("── {} ──  {}", step.name, step.command()));
        let began = Instant::now();
        let status = Command::new(&cargo)
            .args(step.args)
            .envs(step.env.iter().copied())
            .current_dir(root())
            .status()
            .map_err(|error| format!("error: can't run cargo: {error}"))?;
        if !status.success() {
            return Err(format!("error: {} failed; run it again with\n  {}", step.name, step.command()));
        }
        say(&format!("   {} passed in {:.1} s", step.name, began.elapsed().as_secs_f64()));
    }
    say(&format!("all checks passed in {:.1} s", start.elapsed().as_secs_f64()));
    Ok(())
}

impl Step {
    /// As one would type it in the repository's root.
    fn command(&self) -> String {
        let env = self.env.iter().map(|(name, value)| {
            if value.contains(' ') { format!("{name}=\"{value}\"") } else { format!("{name}={value}") }
        });
        let args = self.args.iter().map(|arg| (*arg).to_owned());
        env.chain(["cargo".to_owned()]).chain(args).collect::<Vec<_>>().join(" ")
    }
}
