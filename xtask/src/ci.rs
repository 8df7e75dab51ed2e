//! `ci`: all checks that a change must pass.

use std::process::Command;
use std::time::Instant;

use crate::{print, root};

/// A check: its name, the arguments of cargo, and environment variables.
struct Step<'a> {
    name: &'a str,
    args: &'a [&'a str],
    env: &'a [(&'a str, &'a str)],
}

const STEPS: &[Step<'_>] = &[
    Step { name: "format", args: &["fmt", "--all", "--check"], env: &[] },
    // Before all steps that build the generated crate, which may be stale or invalid.
    Step { name: "freshness", args: &["xtask", "codegen", "--check"], env: &[] },
    Step {
        name: "clippy",
        args: &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"],
        env: &[],
    },
    // Snapshots are compared, but not rewritten.
    Step { name: "tests", args: &["test", "--locked", "--workspace"], env: &[("CI", "1"), ("INSTA_UPDATE", "no")] },
    // A workspace of its own. It shares the target folder, and so most of its dependencies.
    Step {
        name: "features of serde_json",
        args: &[
            "test",
            "--locked",
            "--manifest-path",
            "tests/serde_json_features/Cargo.toml",
            "--target-dir",
            "target",
        ],
        env: &[],
    },
    Step { name: "docs", args: &["xtask", "docs"], env: &[] },
];

/// Compares the instructions of calls with `tests/budgets.toml`; the tests compare allocations.
const INSTRUCTIONS: Step<'_> =
    Step { name: "instructions", args: &["bench", "--locked", "-p", "tests", "--bench", "instructions"], env: &[] };

/// The checked sets of the runtime's features: each alone, none, all.
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
    "jiff-1",
    "time-0_3",
    "test-util",
    "rustls,rustls-ring,native-tls,http2,system-proxy,aws-config,gzip,stream,blocking,jiff-1,time-0_3,test-util",
];

/// The feature that needs the headers of OpenSSL on Linux and similar systems.
const NATIVE_TLS: &str = "native-tls";

/// The features that replace the default TLS. Only tests show that they report invalid certificates in the same way.
const TLS_BACKENDS: [&str; 2] = ["rustls-ring", NATIVE_TLS];

/// `cargo SUBCOMMAND` for the runtime with exactly these features.
fn with_features<'a>(subcommand: &'a str, features: &'a str) -> [&'a str; 7] {
    [subcommand, "--locked", "-p", "smithy-client-runtime", "--no-default-features", "--features", features]
}

pub(crate) fn run() -> Result<(), String> {
    let start = Instant::now();
    for step in STEPS {
        step.run()?;
    }
    if has_valgrind() {
        INSTRUCTIONS.run()?;
    } else {
        print("── instructions ──  left out, since valgrind is missing: install the package `valgrind`");
    }
    let has_openssl = has_openssl()?;
    if !has_openssl {
        print(
            "── native-tls ──  left out, since OpenSSL's headers are missing: install `libssl-dev` (Debian, Ubuntu) or \
             `openssl-devel` (Fedora), and `pkg-config`",
        );
    }
    for set in feature_sets(has_openssl) {
        let args = [&with_features("clippy", &set)[..], &["--", "-D", "warnings"]].concat();
        Step { name: "features", args: &args, env: &[] }.run()?;
    }
    for backend in TLS_BACKENDS.into_iter().filter(|backend| has_openssl || *backend != NATIVE_TLS) {
        let args = [&with_features("test", backend)[..], &["--lib", "tls"]].concat();
        Step { name: "TLS", args: &args, env: &[] }.run()?;
    }
    let but = if has_openssl { "" } else { " except those of native-tls, which were left out," };
    print(&format!("all checks{but} passed in {:.1} s", start.elapsed().as_secs_f64()));
    Ok(())
}

/// The sets of [`FEATURE_SETS`] that can be checked.
fn feature_sets(has_openssl: bool) -> Vec<String> {
    let without = |set: &str| {
        let left: Vec<&str> = set.split(',').filter(|feature| has_openssl || *feature != NATIVE_TLS).collect();
        left.join(",")
    };
    FEATURE_SETS.iter().filter(|set| has_openssl || **set != NATIVE_TLS).map(|set| without(set)).collect()
}

/// True if the headers of OpenSSL are found. `openssl-sys` is built for that, since there are many places to look.
/// Other errors are reported by the checks.
fn has_openssl() -> Result<bool, String> {
    if cfg!(any(windows, target_vendor = "apple")) {
        return Ok(true);
    }
    let output = cargo(&with_features("check", NATIVE_TLS)).output().map_err(no_cargo)?;
    let errors = String::from_utf8_lossy(&output.stderr);
    Ok(output.status.success() || !errors.contains("custom build command for `openssl-sys"))
}

/// True if valgrind can be run. It is asked before a build with optimisations, which takes minutes.
fn has_valgrind() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    command
}

fn no_cargo(error: std::io::Error) -> String {
    format!("error: can't run cargo: {error}")
}

impl Step<'_> {
    fn run(&self) -> Result<(), String> {
        print(&format!("── {} ──  {}", self.name, self.command()));
        let began = Instant::now();
        let status = cargo(self.args).envs(self.env.iter().copied()).status().map_err(no_cargo)?;
        if !status.success() {
            return Err(format!("error: {} failed; run it again with\n  {}", self.name, self.command()));
        }
        print(&format!("   {} passed in {:.1} s", self.name, began.elapsed().as_secs_f64()));
        Ok(())
    }

    /// The command as it is typed in the root of the repository.
    fn command(&self) -> String {
        let quoted =
            |text: &str| if text.is_empty() || text.contains(' ') { format!("\"{text}\"") } else { text.to_owned() };
        let env = self.env.iter().map(|(name, value)| format!("{name}={}", quoted(value)));
        let args = self.args.iter().map(|arg| quoted(arg));
        env.chain(["cargo".to_owned()]).chain(args).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_openssl_only_native_tls_is_left_out() {
        let all: Vec<String> = FEATURE_SETS.iter().map(|set| (*set).to_owned()).collect();
        assert_eq!(feature_sets(true), all);
        let left = feature_sets(false);
        assert_eq!(left.len(), all.len() - 1);
        assert!(left.iter().all(|set| !set.contains(NATIVE_TLS)), "{left:?}");
        assert_eq!(left.last(), all.last().map(|set| set.replace(",native-tls", "")).as_ref());
    }
}
