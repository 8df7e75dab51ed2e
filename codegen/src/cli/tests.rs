//! Tests of complete runs and of the command line.

use std::fs;
use std::path::{Path, PathBuf};

use super::runtime::{relative, runtime_dependency};
use super::*;
use crate::options::RuntimeDependency;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
  "a.b#Store": {"type": "service", "version": "1", "operations": [{"target": "a.b#Get"}], "traits": {
    "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": {"name": "store"}, "aws.api#service": {"sdkId": "Store"}}},
  "a.b#Get": {"type": "operation", "input": {"target": "a.b#GetInput"}},
  "a.b#GetInput": {"type": "structure", "members": {"Name": {"target": "smithy.api#String"}}}
}}"#;

/// A folder with a model and a runtime, which is deleted after the test.
struct Workspace(PathBuf);

impl Workspace {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("codegen-cli-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("runtime")).unwrap();
        fs::write(root.join("runtime/Cargo.toml"), "[package]\nname = \"smithy-client-runtime\"\n").unwrap();
        fs::write(root.join("m.json"), MODEL).unwrap();
        Self(root)
    }

    fn request(&self) -> Request {
        let runtime = self.0.join("runtime").display().to_string();
        Request::new(self.0.join("m.json"), self.0.join("new/out"), runtime, "make it".to_owned())
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn parsed(args: &[&str]) -> Result<Command, String> {
    parse(args.iter().map(OsString::from))
}

#[test]
fn a_crate_is_written_checked_and_found_stale() {
    let workspace = Workspace::new("run");
    let mut request = workspace.request();
    request.outline = Some(workspace.0.join("snap/outline.txt"));
    request.check = true;
    let failure = generate(&request).unwrap_err().to_string();
    assert!(failure.contains("missing: ") && failure.ends_with("help: run `make it`"), "{failure}");
    assert!(!request.out.exists());

    request.check = false;
    let summary = generate(&request).unwrap().to_string();
    assert!(summary.contains(": 1 operation, 2 shapes\n"), "{summary}");
    assert!(fs::read_to_string(request.out.join("Cargo.toml")).unwrap().contains("\"../../runtime\""));

    request.check = true;
    assert!(generate(&request).unwrap().to_string().contains("up to date"));
    // As Git writes files on Windows.
    for path in [request.out.join("src/lib.rs"), request.out.join("Cargo.toml"), workspace.0.join("snap/outline.txt")] {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    }
    assert!(generate(&request).unwrap().to_string().contains("up to date"));
    fs::write(request.out.join("src/lib.rs"), "//! Mine.\n").unwrap();
    fs::write(workspace.0.join("snap/outline.txt"), "").unwrap();
    let failure = generate(&request).unwrap_err().to_string();
    assert!(failure.contains("stale: src/lib.rs, line 1\n  is:        //! Mine.\n"), "{failure}");
    assert!(failure.contains("outline.txt") && failure.contains("2 differences"), "{failure}");
}

#[test]
fn problems_of_model_side_file_runtime_and_folder_are_reported_together() {
    let workspace = Workspace::new("problems");
    let mut request = workspace.request();
    fs::write(&request.model, MODEL.replace("a.b#GetInput\"}}", "a.b#GetInptu\"}}")).unwrap();
    fs::write(workspace.0.join("m.codegen.json"), r#"{"crat": "x"}"#).unwrap();
    fs::create_dir_all(&request.out).unwrap();
    fs::write(request.out.join("notes.txt"), "mine").unwrap();
    request.runtime = "nowhere".to_owned();
    let failure = generate(&request).unwrap_err().to_string();
    for part in ["did you mean `a.b#GetInput`?", "did you mean `crate`?", "`nowhere` is neither", "contains files that"]
    {
        assert!(failure.contains(part), "{part}\n{failure}");
    }
    assert_eq!(fs::read_dir(&request.out).unwrap().count(), 1);
}

#[test]
fn the_side_file_sets_names_and_its_problems_are_reported_with_lines() {
    let workspace = Workspace::new("names");
    let request = workspace.request();
    let side_file = workspace.0.join("m.codegen.json");
    fs::write(&side_file, r#"{"names": {"a.b#GetInput": "Wanted", "a.b#GetInput$Name": "called"}}"#).unwrap();
    generate(&request).unwrap();
    let operation = fs::read_to_string(request.out.join("src/operation/get.rs")).unwrap();
    assert!(operation.contains("pub struct Wanted {") && operation.contains("called: \"Name\","), "{operation}");

    fs::write(&side_file, "{\n\"names\": {\n\"a.b#GetInput$Nmae\": \"called\"}}").unwrap();
    let failure = generate(&request).unwrap_err().to_string();
    let expected = format!(
        "{}:3: error: `a.b#GetInput` has no member `Nmae`\n  help: did you mean `Name`?\n",
        side_file.display()
    );
    assert!(failure.contains(&expected), "{failure}");
}

#[test]
fn the_side_file_sets_quotas_and_an_unknown_operation_in_them_is_reported_with_its_line() {
    let workspace = Workspace::new("quotas");
    let request = workspace.request();
    let side_file = workspace.0.join("m.codegen.json");
    let with = |operation: &str| {
        let group =
            format!("{{\"per_second\": 2, \"burst\": 5, \"per_day\": 10000, \"operations\": [\n\"{operation}\"]}}");
        fs::write(&side_file, format!("{{\n\"token_lifetime\": 60,\n\"quotas\": {{\"all\": {group}}}}}")).unwrap();
    };
    with("Get");
    generate(&request).unwrap();
    let quotas = fs::read_to_string(request.out.join("src/quotas.rs")).unwrap();
    assert!(quotas.contains("/// | `all` | 2 | 5 | 10,000 | `Get` |"), "{quotas}");
    assert!(quotas.contains(".per_second(2).burst(5).per_day(10000)"), "{quotas}");
    let service = fs::read_to_string(request.out.join("src/service.rs")).unwrap();
    assert!(service.contains(".token_lifetime(60)"), "{service}");

    with("Gte");
    let failure = generate(&request).unwrap_err().to_string();
    let expected = format!(
        "{}:4: error: the group `all` in `quotas` has `Gte`, which is no operation of the model\n  help: did you mean \
         `Get`?\n",
        side_file.display()
    );
    assert!(failure.contains(&expected), "{failure}");
}

#[test]
fn with_deny_warnings_a_warning_fails_the_run() {
    let workspace = Workspace::new("warnings");
    let mut request = workspace.request();
    let summary = generate(&request).unwrap();
    assert!(summary.warnings().contains("warning: the service has no endpoint rules"), "{}", summary.warnings());
    request.out = workspace.0.join("other");
    request.deny_warnings = true;
    let failure = generate(&request).unwrap_err().to_string();
    assert!(failure.ends_with("error: 1 warning, and --deny-warnings is set"), "{failure}");
    assert!(failure.contains("the service has no endpoint rules") && !request.out.exists(), "{failure}");
}

#[test]
fn an_unreadable_model_is_reported_by_name() {
    let workspace = Workspace::new("unreadable");
    let mut request = workspace.request();
    request.model = workspace.0.join("gone.json");
    assert!(generate(&request).unwrap_err().to_string().contains("gone.json"));
    request.model = workspace.0.clone();
    assert!(generate(&request).unwrap_err().to_string().starts_with("error: can't read"));
    fs::write(workspace.0.join("m.json"), [0xff, 0xfe]).unwrap();
    request.model = workspace.0.join("m.json");
    assert!(generate(&request).unwrap_err().to_string().contains("UTF-8"));
}

#[test]
fn the_runtime_is_a_version_or_a_folder_relative_to_the_crate() {
    let out = Path::new("/x/out");
    for version in ["0.1", "^1.2", "=1.0.0", "~1", "1, <1.5"] {
        assert_eq!(runtime_dependency(version, out), Ok(RuntimeDependency::Version(version.to_owned())));
    }
    for invalid in ["1/\"x\"", "1..2", "1 2", "=", "0.1-", "/"] {
        assert!(runtime_dependency(invalid, out).is_err(), "{invalid}");
    }
    for (from, to, path) in
        [("/a/b/c", "/a/d", "../../d"), ("/a", "/a/b/c", "b/c"), ("/a/b", "/a/b", "."), ("/a/b", "/a", "..")]
    {
        assert_eq!(relative(Path::new(from), Path::new(to)), path);
    }
}

#[test]
fn the_command_line_is_parsed() {
    let Ok(Command::Run(request)) = parsed(&["--model", "m", "--out=o", "--check", "--runtime", "0.1"]) else {
        panic!("should be a run");
    };
    assert!(request.check && request.out == Path::new("o"));
    assert_eq!(request.command, "smithy-client-codegen --model m --out o --runtime 0.1");
    let args = ["--model=m", "--out=o", "--runtime=1", "--operations", "B,A", "--exclude=C", "--deny-warnings"];
    let Ok(Command::Run(request)) = parsed(&args) else { panic!("should be a run") };
    assert!(request.deny_warnings && !request.check);
    let command = "smithy-client-codegen --model m --out o --runtime 1 --operations A,B --exclude C";
    assert_eq!(request.command, command);
    assert!(matches!(parsed(&["--out", "o", "--help"]), Ok(Command::Help)));
    assert!(matches!(parsed(&["--version"]), Ok(Command::Version)));
    for (args, problem) in [
        (&["--out", "o"][..], "missing --model, --runtime"),
        (&["--modle", "m"], "invalid option '--modle'; did you mean '--model'?"),
        (&["--everything"], "invalid option '--everything'"),
        (&["--model"], "missing argument for option '--model'"),
        (&["m.json"], "unexpected argument \"m.json\""),
        (&["--out", "a", "--out", "b"], "--out is given more than once"),
        (&["--out", ""], "the value of --out is empty"),
        (&["--model="], "the value of --model is empty"),
        (&["--runtime", ""], "the value of --runtime is empty"),
        (
            &["--model=m", "--out=o", "--runtime=1", "--operations", "A,,B"],
            "--operations: names of operations must be separated by single commas, as in GetItem,PutItem",
        ),
        (&["--exclude", ""], "the value of --exclude is empty"),
        (&["--check=yes"], "unexpected argument for option '--check': \"yes\""),
    ] {
        assert_eq!(parsed(args).err().unwrap(), problem);
    }
}

#[test]
fn help_describes_every_flag_in_lines_of_one_width() {
    let usage = usage();
    for flag in
        ["--model FILE  ", "--operations A,B  ", "--protocol-tests  ", "--deny-warnings  ", "--check  ", "--help  "]
    {
        assert!(usage.contains(&format!("\n  {flag}")), "{flag}\n{usage}");
    }
    assert!(usage.lines().all(|line| line.len() <= 100), "{usage}");
}

fn diff_flags(args: &[&str]) -> Result<DiffFlags, String> {
    match DiffFlags::parse(args.iter().map(OsString::from))? {
        DiffInvocation::Run(flags) => Ok(*flags),
        DiffInvocation::Help => Err("help".to_owned()),
    }
}

/// The comparison of two files of a workspace.
fn compared(workspace: &Workspace, new: &str, more: &[&str]) -> Result<Compared, String> {
    let path = |name: &str| workspace.0.join(name).display().to_string();
    let (old, new) = (path("m.json"), path(new));
    diff_files(&diff_flags(&[&[old.as_str(), new.as_str()], more].concat())?, SystemTime::UNIX_EPOCH)
}

#[test]
fn two_models_are_compared_with_the_side_file_of_one() {
    let workspace = Workspace::new("diff");
    fs::write(workspace.0.join("m.codegen.json"), r#"{"crate": "shop", "version": "1.4.0"}"#).unwrap();
    let new = MODEL.replace("\"Name\": {\"target\": \"smithy.api#String\"}", "");
    fs::write(workspace.0.join("new.json"), new).unwrap();
    let Compared { output, failed } = compared(&workspace, "new.json", &[]).unwrap();
    assert!(output.starts_with("Store: wire breaking, Rust API major; version 1.4.0 becomes 2.0.0\n"), "{output}");
    assert!(!failed);
    assert!(compared(&workspace, "new.json", &["--fail-on", "breaking"]).unwrap().failed);
    let same = compared(&workspace, "m.json", &["--fail-on=any", "--format=json"]).unwrap();
    assert!(!same.failed && same.output.contains("\"identical\": true"), "{}", same.output);
}

#[test]
fn what_can_t_be_compared_is_an_error() {
    let workspace = Workspace::new("diff-errors");
    fs::write(workspace.0.join("bad.json"), "{}").unwrap();
    for (new, more, problem) in [
        ("missing.json", &[][..], "can't read `"),
        ("bad.json", &[], "bad.json: error: "),
        ("m.json", &["--allow", "missing.json"], "can't read `missing.json`"),
        ("m.json", &["--operations", "Nothing"], "`Nothing` in --operations is not an operation"),
    ] {
        let message = compared(&workspace, new, more).unwrap_err();
        assert!(message.contains(problem), "{message}");
    }
    fs::write(workspace.0.join("m.codegen.json"), "{\"x\": \"y\"}").unwrap();
    assert!(compared(&workspace, "m.json", &[]).unwrap_err().contains("the key `x` is unknown"));
}

#[test]
fn the_arguments_of_diff_are_parsed() {
    let flags = diff_flags(&["a", "--format", "markdown", "b", "--exclude", "X,Y", "--allow=l.json"]).unwrap();
    assert_eq!((flags.old.to_str(), flags.new.to_str(), flags.format), (Some("a"), Some("b"), Format::Markdown));
    assert_eq!((flags.selection.except.len(), flags.allow, flags.fail_on), (2, Some("l.json".into()), None));
    for (args, problem) in [
        (&["a"][..], "diff needs two models, OLD and NEW, but 1 are given"),
        (&["a", "b", "c"], "diff needs two models, OLD and NEW, but 3 are given"),
        (&["a", "b", "--formt", "x"], "did you mean '--format'?"),
        (&["a", "b", "--format", "html"], "--format must be text, markdown or json, not `html`"),
        (&["a", "b", "--fail-on", "all"], "--fail-on must be breaking or any, not `all`"),
        (&["a", "b", "--allow", ""], "the value of --allow is empty"),
        (&["a", "b", "--allow=x", "--allow=y"], "--allow is given more than once"),
    ] {
        let message = diff_flags(args).unwrap_err();
        assert!(message.contains(problem), "{message}");
    }
}
