//! The level of other SDKs finds the same violations as botocore's parameter validation, in the same requests.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use smithy_client_runtime::Validation;
use tests::model::Model;
use tests::requests::check;
use tests::{WITH_OUTPUT, WITHOUT_OUTPUT, report_skipped, wire};

/// The release with which the stored requests were recorded.
const BOTOCORE: &str = "botocore==1.35.62";

#[test]
fn required_members_and_minimums_are_found_as_botocore_finds_them() {
    let Some(python) = environment() else {
        report_skipped(&format!("botocore's findings: there is no Python, or no registry to get {BOTOCORE} from"));
        return;
    };
    let cases = cases();
    let reported = ask(&python, &cases);
    assert_eq!(reported.len(), cases.len());
    for ((operation, request), theirs) in cases.iter().zip(&reported) {
        let found = check(operation, request, Validation::Minimum).err();
        let mut ours: Vec<Value> =
            found.iter().flatten().map(|violation| json!([violation.path(), violation.code().as_str()])).collect();
        ours.sort_by_key(ToString::to_string);
        let mut theirs = theirs.as_array().expect("a list").clone();
        theirs.sort_by_key(ToString::to_string);
        assert_eq!(ours, theirs, "{operation} {request}");
    }
    println!("{} requests, the same findings as {BOTOCORE}", cases.len());
}

/// Full and smallest requests, each change that violates a constraint, and an empty request.
fn cases() -> Vec<(&'static str, Value)> {
    let model = Model::load();
    let mut cases = Vec::new();
    for operation in WITH_OUTPUT.into_iter().chain(WITHOUT_OUTPUT) {
        let full = wire::full(operation);
        let changed = model.mutations(operation, &full).into_iter().map(|mutation| mutation.apply(&full));
        cases.extend(changed.map(|request| (operation, request)));
        cases.extend([full, wire::smallest(operation), json!({})].map(|request| (operation, request)));
    }
    cases
}

fn ask(python: &Path, cases: &[(&str, Value)]) -> Vec<Value> {
    let lines: String = cases
        .iter()
        .map(|(operation, request)| json!({"operation": operation, "request": request}).to_string() + "\n")
        .collect();
    let mut child = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/botocore/validate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the Python of the environment starts");
    let mut stdin = child.stdin.take().expect("a piped stdin");
    let writing = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("the script ends");
    writing.join().expect("a writer").expect("the script reads everything");
    assert!(output.status.success(), "the script failed, its words are above");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// The Python of a virtual environment with botocore in the target folder, created by the first run.
fn environment() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.join("botocore");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let runs = |command: &mut Command| {
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    let has_botocore = |python: &Path| runs(Command::new(python).args(["-c", "import botocore"]));
    if !has_botocore(&python) {
        let made = runs(Command::new("python3").arg("-m").arg("venv").arg("--clear").arg(&folder));
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", BOTOCORE];
        if !made || !runs(Command::new(&python).args(pip)) {
            return None;
        }
    }
    Some(python)
}
