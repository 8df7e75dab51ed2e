//! `ci`: every check a change must pass.

use std::process::Command;
use std::time::Instant;

use crate::{root, say};

/// A check: its name, what is run, and what is set in its environment.
struct Step<'a> {
    name: &'a str,
    args: &'a [&'a str],
    env: &'a [(&'a str, &'a str)],
}

const STEPS: &[Step<'_>] = &[
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

/// Sets of the runtime's features that users may pick: each alone, none, all together.
pub(crate) const FEATURE_SETS: &[&str] = &[
    "",
    "rustls",
    "rustls-ring",
    "native-tls",
    "http2",
    "system-proxy",
    "aws-config",
    "stream",
    "blocking",
    "gzip",
    "test-util",
    "rustls,rustls-ring,native-tls,http2,system-proxy,aws-config,gzip,stream,blocking,test-util",
];

/// Those that do TLS in place of the default one: only runs show that they say the same of a bad certificate.
const TLS_BACKENDS: [&str; 2] = ["rustls-ring", "native-tls"];

pub(crate) fn run() -> Result<(), String> {
    let start = Instant::now();
    for step in STEPS {
        step.run()?;
    }
    for set in FEATURE_SETS {
        let package = ["clippy", "--locked", "-p", "smithy-client-runtime", "--no-default-features", "--features"];
        let args = [&package[..], &[set, "--", "-D", "warnings"]].concat();
        Step { name: "features", args: &args, env: &[] }.run()?;
    }
    for backend in TLS_BACKENDS {
        let package = ["test", "--locked", "-p", "smithy-client-runtime", "--no-default-features", "--features"];
        let args = [&package[..], &[backend, "--lib", "tls"]].concat();
        Step { name: "TLS", args: &args, env: &[] }.run()?;
    }
    say(&format!("all checks passed in {:.1} s", start.elapsed().as_secs_f64()));
    Ok(())
}

impl Step<'_> {
    fn run(&self) -> Result<(), String> {
        say(&format!("── {} ──  {}", self.name, self.command()));
        let began = Instant::now();
        let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(self.args)
            .envs(self.env.iter().copied())
            .current_dir(root())
            .status()
            .map_err(|error| format!("error: can't run cargo: {error}"))?;
        if !status.success() {
            return Err(format!("error: {} failed; run it again with\n  {}", self.name, self.command()));
        }
        say(&format!("   {} passed in {:.1} s", self.name, began.elapsed().as_secs_f64()));
        Ok(())
    }

    /// As one would type it in the repository's root.
    fn command(&self) -> String {
        let quoted =
            |text: &str| if text.is_empty() || text.contains(' ') { format!("\"{text}\"") } else { text.to_owned() };
        let env = self.env.iter().map(|(name, value)| format!("{name}={}", quoted(value)));
        let args = self.args.iter().map(|arg| quoted(arg));
        env.chain(["cargo".to_owned()]).chain(args).collect::<Vec<_>>().join(" ")
    }
}
