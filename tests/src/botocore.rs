//! Scripts in Python that ask botocore, for tests that compare with it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The release that the tests compare with. The stored requests were recorded with it.
pub const RELEASE: &str = "botocore==1.35.62";

/// The release of boto3 for it.
const BOTO3: &str = "boto3==1.35.62";

/// Runs a script in `tests/botocore` with lines of JSON, and returns what it prints for each. `None` if there is no
/// Python, or no registry to get botocore from. `target` is the `CARGO_TARGET_TMPDIR` of the test.
///
/// # Panics
/// The script fails.
#[must_use]
pub fn ask(target: &str, script: &str, lines: &[Value]) -> Option<Vec<Value>> {
    let python = environment(&Path::new(target).join("botocore"))?;
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let mut child = Command::new(python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("botocore").join(script))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the Python of the environment starts");
    let mut stdin = child.stdin.take().expect("a piped stdin");
    let writing = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("the script ends");
    writing.join().expect("a writer").expect("the script reads everything");
    assert!(output.status.success(), "the script failed, its message is above");
    let text = String::from_utf8(output.stdout).expect("text");
    let printed: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert_eq!(printed.len(), lines.len(), "the script prints one line for each");
    Some(printed)
}

/// The Python of a virtual environment with botocore and boto3 in this folder, created by the first run.
fn environment(folder: &Path) -> Option<PathBuf> {
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let runs = |command: &mut Command| {
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let has_botocore = |python: &Path| runs(Command::new(python).args(["-c", "import boto3, botocore"]));
    if !has_botocore(&python) {
        let made = runs(Command::new("python3").arg("-m").arg("venv").arg("--clear").arg(folder));
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", RELEASE, BOTO3];
        if !made || !runs(Command::new(&python).args(pip)) {
            return None;
        }
    }
    Some(python)
}
