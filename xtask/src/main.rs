//! Developer commands: `cargo xtask …`.

mod api;
mod ci;
mod codegen;
mod compare;
mod corpus;
mod diff;
mod docs;
mod git;
mod kills;
mod measure;
mod patterns;
mod prove_diff;
mod release;
mod screenshots;
mod smoke;
mod update;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;
use smithy_client_codegen::cli::{DiffFlags, DiffInvocation, diff_help};
use smithy_client_codegen::diagnostic::nearest;
use smithy_client_codegen::{Flags, Invocation};

/// The text of `help`.
fn usage() -> String {
    format!(
        "\
Usage: cargo xtask COMMAND

Commands:
  codegen    generate `generated/` and the outline from `model/`; with --out, generate a crate
             in that folder from the model that --model names, by default with the runtime
             of this repository
{}  diff OLD NEW
             compare two models: what changes on the wire and in the API of the crate, and which
             version that asks for; OLD and NEW are files, REVISION:PATH, or revisions of git,
             which stand for the model of this repository
{}{}  prove-diff [NAME...]
             compile the crates of all pairs in `tests/diff/pairs.json`, or of those whose names
             contain a word, and compare what happened to their API with what diff says; with
             models as arguments, compare each with the next (takes some minutes)
  outline [FILE]
             print the API of a model, one line for each item
  patterns [FILE...]
             print how the patterns of models are compiled: form, states, bytes of tables
  corpus DIR
             run the generator on all models of a folder and print a table; fail if a model
             fails. The crates are written to `target/corpus/`
               --check                    also run `cargo check` on each crate
               --doc                      also run `cargo doc` on each crate
  ci         run all checks, the fastest first; stop at the first that fails
  docs       build the documentation, that of the published crates as docs.rs does, and check all
             links in it
  kills [N]  kill an import and a sandbox with a folder, each N times, by default 200, and check
             that nothing is lost or done twice
  measure    print sizes, and the times of generating and building (takes some minutes)
  compare    build and run this client, the official SDK and clients written by hand, and write
             `docs/performance.md` (downloads the SDK; takes half an hour)
               --quick                    only calls, decoding and encoding (takes some minutes)
               --builds                   only the costs of building
               --report                   nothing: only write the page anew
               --before COMMIT            print what calls, decoding and encoding cost with this
                                          repository at an earlier commit too; no page is written
  screenshots
             take the pictures of the sandbox's page in `docs/sandbox/` (needs Chromium)
  workflow   run the workflow of the sandbox with the official SDK, and compare its responses with
             those of this client (downloads the SDK)
  importers  compare the importer of the cookbook with one that uses the official SDK: lines of
             code, rows lost, attempts, time (downloads the SDK; takes some minutes)
  smoke      run that workflow with the real service, in its catalog for tests and with your
             credentials, and say where the service differs from the sandbox
               --yes                      do it; without it, only say what would be done
  release [VERSION]
             check everything that a release needs (versions, change logs, the API since the last
             tag), package all crates, run `ci`, and make the tag; pushing is left to you
               --check                    only check and package
",
        Flags::help(15),
        diff_help(15),
        update::help(),
    )
}

const COMMANDS: [&str; 18] = [
    "codegen",
    "diff",
    "update",
    "prove-diff",
    "outline",
    "patterns",
    "corpus",
    "ci",
    "docs",
    "kills",
    "measure",
    "compare",
    "screenshots",
    "workflow",
    "importers",
    "smoke",
    "release",
    "help",
];

fn main() -> ExitCode {
    if let Some(code) = docs::rustdoc() {
        return code;
    }
    match parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print(&usage());
            ExitCode::SUCCESS
        }
        Ok(Command::Codegen(flags)) => exit(codegen::codegen(flags)),
        Ok(Command::Diff(flags)) => diff::run(&flags),
        Ok(Command::Update(update::Action::Help)) => {
            print(&usage());
            ExitCode::SUCCESS
        }
        Ok(Command::Update(action)) => exit(update::run(root(), &action)),
        Ok(Command::Outline(model)) => exit(codegen::outline(model)),
        Ok(Command::Patterns(models)) => exit(patterns::run(&models)),
        Ok(Command::ProveDiff(names)) => exit(prove_diff::run(&names)),
        Ok(Command::Corpus(options)) => exit(corpus::run(&options)),
        Ok(Command::Ci) => exit(ci::run()),
        Ok(Command::Docs) => exit(docs::run()),
        Ok(Command::Kills(count)) => exit(kills::run(count.unwrap_or(kills::COUNT))),
        Ok(Command::Measure) => exit(measure::run()),
        Ok(Command::Compare(scope)) => exit(compare::run(scope.as_deref())),
        Ok(Command::Screenshots) => exit(screenshots::run()),
        Ok(Command::Importers) => exit(compare::importers()),
        Ok(Command::Workflow) => exit(compare::workflow()),
        Ok(Command::Smoke(consent)) => exit(smoke::run(consent)),
        Ok(Command::Release(options)) => exit(release::run(&options)),
        Err(problem) => {
            print_error(&format!("error: {problem}\n\n{}", usage()));
            ExitCode::from(2)
        }
    }
}

#[derive(Debug, PartialEq)]
enum Command {
    Codegen(Flags),
    Diff(Box<DiffFlags>),
    Update(update::Action),
    Outline(Option<PathBuf>),
    Patterns(Vec<PathBuf>),
    ProveDiff(Vec<String>),
    Corpus(corpus::Options),
    Ci,
    Docs,
    Kills(Option<u32>),
    Measure,
    Compare(Option<String>),
    Screenshots,
    Workflow,
    Importers,
    Smoke(bool),
    Release(release::Options),
    Help,
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut args = args.peekable();
    if args.next_if(|name| name == "codegen").is_some() {
        return codegen(args);
    }
    if args.next_if(|name| name == "diff").is_some() {
        return Ok(match DiffFlags::parse(args)? {
            DiffInvocation::Run(flags) => Command::Diff(flags),
            DiffInvocation::Help => Command::Help,
        });
    }
    if args.next_if(|name| name == "update").is_some() {
        return update::Action::parse(args).map(Command::Update);
    }
    read(&mut lexopt::Parser::from_args(args)).map_err(|error| error.to_string())
}

/// The command with the flags of the generator's own program.
fn codegen(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    match Flags::parse(args)? {
        Invocation::Run(flags) if flags.out.is_none() && !flags.to_string().is_empty() => {
            let given = flags.to_string();
            Err(format!("`{}` needs --out: `generated/` is for the model of this repository", given.trim_start()))
        }
        Invocation::Run(flags) => Ok(Command::Codegen(flags)),
        Invocation::Help | Invocation::Version => Ok(Command::Help),
    }
}

fn read(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut command = match parser.next()? {
        Some(Value(name)) if name == "outline" => Command::Outline(None),
        Some(Value(name)) if name == "patterns" => Command::Patterns(Vec::new()),
        Some(Value(name)) if name == "prove-diff" => Command::ProveDiff(Vec::new()),
        Some(Value(name)) if name == "corpus" => Command::Corpus(corpus::Options::default()),
        Some(Value(name)) if name == "ci" => Command::Ci,
        Some(Value(name)) if name == "docs" => Command::Docs,
        Some(Value(name)) if name == "kills" => Command::Kills(None),
        Some(Value(name)) if name == "measure" => Command::Measure,
        Some(Value(name)) if name == "compare" => Command::Compare(None),
        Some(Value(name)) if name == "screenshots" => Command::Screenshots,
        Some(Value(name)) if name == "importers" => Command::Importers,
        Some(Value(name)) if name == "workflow" => Command::Workflow,
        Some(Value(name)) if name == "smoke" => Command::Smoke(false),
        Some(Value(name)) if name == "release" => Command::Release(release::Options::default()),
        Some(Value(name)) if name == "help" => return Ok(Command::Help),
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Value(name)) => {
            let name = name.to_string_lossy();
            let near = nearest(&name, COMMANDS).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            return Err(format!("`{name}` is not a command{near}").into());
        }
        Some(other) => return Err(other.unexpected()),
    };
    while let Some(arg) = parser.next()? {
        match (&mut command, arg) {
            (_, Long("help") | Short('h')) => return Ok(Command::Help),
            (Command::Corpus(options), Long("check")) => options.check = true,
            (Command::Corpus(options), Long("doc")) => options.doc = true,
            (Command::Corpus(_), Long(name)) => return Err(unexpected(name, &["check", "doc"]).into()),
            (Command::Compare(scope @ None), Long(name @ ("quick" | "builds" | "report"))) => {
                *scope = Some(format!("--{name}"));
            }
            (Command::Compare(scope @ None), Long("before")) => {
                *scope = Some(format!("--before={}", parser.value()?.string()?));
            }
            (Command::Compare(None), Long(name)) => {
                return Err(unexpected(name, &["quick", "builds", "report", "before"]).into());
            }
            (Command::Smoke(consent), Long("yes")) => *consent = true,
            (Command::Release(options), Long("check")) => options.check = true,
            (Command::Release(options), Value(version)) if options.version.is_none() => {
                options.version = Some(version.string()?);
            }
            (Command::Corpus(options), Value(folder)) if options.folder.as_os_str().is_empty() => {
                options.folder = folder.into();
            }
            (Command::Outline(model @ None), Value(path)) => *model = Some(path.into()),
            (Command::Patterns(models), Value(path)) => models.push(path.into()),
            (Command::Kills(count @ None), Value(number)) => *count = Some(number.parse()?),
            (Command::ProveDiff(names), Value(name)) => names.push(name.string()?),
            (_, other) => return Err(other.unexpected()),
        }
    }
    match &command {
        Command::Corpus(options) if options.folder.as_os_str().is_empty() => Err("corpus needs a folder".into()),
        _ => Ok(command),
    }
}

/// The problem with an option that a command doesn't have.
fn unexpected(name: &str, known: &[&'static str]) -> String {
    let near = nearest(name, known.iter().copied()).map(|near| format!("; did you mean '--{near}'?"));
    format!("{}{}", Long(name).unexpected(), near.unwrap_or_default())
}

/// The root of the repository.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Success, or status 1 after printing the problem on standard error.
fn exit(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            print_error(&problem);
            ExitCode::FAILURE
        }
    }
}

/// Prints a text. Unlike the print macros, it doesn't panic if the pipe is closed.
fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

fn print_error(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &str) -> Result<Command, String> {
        parse(args.split_whitespace().map(OsString::from))
    }

    #[test]
    fn empty_paths_are_rejected() {
        for (option, rest) in [("--out", ["--model", "m"]), ("--model", ["--out", "o"])] {
            let args = ["codegen", option, "", rest[0], rest[1]].map(OsString::from);
            assert_eq!(parse(args.into_iter()), Err(format!("the value of {option} is empty")));
        }
    }

    #[test]
    fn commands_are_parsed() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("ci"), Ok(Command::Ci));
        assert_eq!(parsed("docs"), Ok(Command::Docs));
        assert_eq!(parsed("measure"), Ok(Command::Measure));
        assert_eq!(parsed("importers"), Ok(Command::Importers));
        assert_eq!(parsed("workflow"), Ok(Command::Workflow));
        assert_eq!(parsed("smoke --yes"), Ok(Command::Smoke(true)));
        let options = release::Options { check: true, version: Some("0.2.0".to_owned()) };
        assert_eq!(parsed("release --check 0.2.0"), Ok(Command::Release(options)));
        assert_eq!(parsed("screenshots"), Ok(Command::Screenshots));
        assert_eq!(parsed("compare"), Ok(Command::Compare(None)));
        assert_eq!(parsed("compare --quick"), Ok(Command::Compare(Some("--quick".to_owned()))));
        assert_eq!(parsed("outline m.json"), Ok(Command::Outline(Some("m.json".into()))));
        assert_eq!(parsed("patterns a b"), Ok(Command::Patterns(vec!["a".into(), "b".into()])));
        let corpus = corpus::Options { folder: "models".into(), check: true, doc: false };
        assert_eq!(parsed("corpus models --check"), Ok(Command::Corpus(corpus)));
        assert_eq!(parsed("codegen"), Ok(Command::Codegen(Flags::default())));
        let Ok(Command::Codegen(flags)) = parsed("codegen --check --model m --out=o --runtime 0.1") else {
            panic!("should be a run");
        };
        assert!(flags.check && flags.runtime.as_deref() == Some("0.1"));
    }

    #[test]
    fn for_an_unknown_word_the_nearest_known_one_is_suggested() {
        for (args, problem) in [
            ("codegn", "`codegn` is not a command; did you mean `codegen`?"),
            ("everything", "`everything` is not a command"),
            ("codegen --modle x", "invalid option '--modle'; did you mean '--model'?"),
            ("compare --quik", "invalid option '--quik'; did you mean '--quick'?"),
            ("corpus models --chekc", "invalid option '--chekc'; did you mean '--check'?"),
        ] {
            assert_eq!(parsed(args), Err(problem.to_owned()), "{args}");
        }
    }

    #[test]
    fn invalid_arguments_are_rejected() {
        for args in [
            "corpus",
            "corpus a b",
            "cogeden",
            "codegen --modle x",
            "codegen --model m",
            "codegen --runtime 1",
            "outline a b",
            "ci --check",
            "compare --quick --report",
            "diff",
            "diff a",
            "diff a b c",
            "diff a b --format html",
            "diff a b --fail-on all",
            "diff a b --fial-on any",
        ] {
            assert!(parsed(args).is_err(), "{args}");
        }
    }
}
