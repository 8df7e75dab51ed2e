//! Developer commands: `cargo xtask …`.

mod ci;
mod codegen;
mod corpus;
mod measure;
mod patterns;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;
use smithy_client_codegen::Selection;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

Commands:
  codegen    make `generated/` and the outline anew from `model/`
               --check                    write nothing; fail and say what differs
               --out DIR                  make a crate there instead
               --model FILE               of another model
               --runtime PATH-OR-VERSION  with this smithy-client-runtime (default: `runtime/`)
               --operations A,B           only these operations, and the shapes that they reach
               --exclude A,B              not these operations
               --protocol-tests           make tests/protocol.rs of the model's protocol cases
               --deny-warnings            warnings are errors
  outline [FILE]
             print a model's API in single lines
  patterns [FILE...]
             print what becomes of the patterns of models: form, states, bytes of tables
  corpus DIR
             run the generator over every model in a folder, and print a table; fails if
             one of them does. Crates go to `target/corpus/`
               --check                    and `cargo check` each crate
               --doc                      and `cargo doc` each crate
  ci         all checks, in the order of their speed; stops at the first that fails
  measure    print sizes, and how long generating and building take (some minutes)
";

fn main() -> ExitCode {
    match parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            say(USAGE);
            ExitCode::SUCCESS
        }
        Ok(Command::Codegen(options)) => exit(codegen::codegen(options)),
        Ok(Command::Outline(model)) => exit(codegen::outline(model)),
        Ok(Command::Patterns(models)) => exit(patterns::run(&models)),
        Ok(Command::Corpus(options)) => exit(corpus::run(&options)),
        Ok(Command::Ci) => exit(ci::run()),
        Ok(Command::Measure) => exit(measure::run()),
        Err(problem) => {
            complain(&format!("error: {problem}\n\n{USAGE}"));
            ExitCode::from(2)
        }
    }
}

#[derive(Debug, PartialEq)]
enum Command {
    Codegen(codegen::Options),
    Outline(Option<PathBuf>),
    Patterns(Vec<PathBuf>),
    Corpus(corpus::Options),
    Ci,
    Measure,
    Help,
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    read(&mut lexopt::Parser::from_args(args)).map_err(|error| error.to_string())
}

fn read(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut command = match parser.next()? {
        Some(Value(name)) if name == "codegen" => Command::Codegen(codegen::Options::default()),
        Some(Value(name)) if name == "outline" => Command::Outline(None),
        Some(Value(name)) if name == "patterns" => Command::Patterns(Vec::new()),
        Some(Value(name)) if name == "corpus" => Command::Corpus(corpus::Options::default()),
        Some(Value(name)) if name == "ci" => Command::Ci,
        Some(Value(name)) if name == "measure" => Command::Measure,
        Some(Value(name)) if name == "help" => return Ok(Command::Help),
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(other) => return Err(other.unexpected()),
    };
    while let Some(arg) = parser.next()? {
        match (&mut command, arg) {
            (_, Long("help") | Short('h')) => return Ok(Command::Help),
            (Command::Codegen(options), Long("check")) => options.check = true,
            (Command::Codegen(options), Long("model")) => options.model = Some(path(parser, "--model")?),
            (Command::Codegen(options), Long("out")) => options.out = Some(path(parser, "--out")?),
            (Command::Codegen(options), Long("runtime")) => options.runtime = Some(parser.value()?.string()?),
            (Command::Codegen(options), Long("operations")) => options.selection.only = names(parser)?,
            (Command::Codegen(options), Long("exclude")) => options.selection.except = names(parser)?,
            (Command::Codegen(options), Long("protocol-tests")) => options.protocol_tests = true,
            (Command::Codegen(options), Long("deny-warnings")) => options.deny_warnings = true,
            (Command::Corpus(options), Long("check")) => options.check = true,
            (Command::Corpus(options), Long("doc")) => options.doc = true,
            (Command::Corpus(options), Value(folder)) if options.folder.as_os_str().is_empty() => {
                options.folder = folder.into();
            }
            (Command::Outline(model @ None), Value(path)) => *model = Some(path.into()),
            (Command::Patterns(models), Value(path)) => models.push(path.into()),
            (_, other) => return Err(other.unexpected()),
        }
    }
    match &command {
        // `generated/` is for one model and one runtime.
        Command::Codegen(options)
            if options.out.is_none()
                && (options.model.is_some()
                    || options.runtime.is_some()
                    || options.protocol_tests
                    || options.selection != Selection::default()) =>
        {
            Err("--model, --runtime, --operations, --exclude and --protocol-tests need --out".into())
        }
        Command::Corpus(options) if options.folder.as_os_str().is_empty() => Err("corpus needs a folder".into()),
        _ => Ok(command),
    }
}

/// The path after an option. An unset variable of a script gives an empty one, which would be the current folder.
fn path(parser: &mut lexopt::Parser, option: &str) -> Result<PathBuf, lexopt::Error> {
    let value = parser.value()?;
    if value.is_empty() { Err(format!("the value of {option} is empty").into()) } else { Ok(value.into()) }
}

/// The names after an option.
fn names(parser: &mut lexopt::Parser) -> Result<BTreeSet<String>, lexopt::Error> {
    Selection::names(&parser.value()?.string()?).map_err(lexopt::Error::from)
}

/// The repository's root.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Success, or the failure's text on stderr and status 1.
fn exit(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

/// Prints a text. A closed pipe is no reason to panic, which the print macros would.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &str) -> Result<Command, String> {
        parse(args.split_whitespace().map(OsString::from))
    }

    #[test]
    fn empty_paths_are_refused() {
        for (option, rest) in [("--out", ["--model", "m"]), ("--model", ["--out", "o"])] {
            let args = ["codegen", option, "", rest[0], rest[1]].map(OsString::from);
            assert_eq!(parse(args.into_iter()), Err(format!("the value of {option} is empty")));
        }
    }

    #[test]
    fn commands_are_read() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("ci"), Ok(Command::Ci));
        assert_eq!(parsed("measure"), Ok(Command::Measure));
        assert_eq!(parsed("outline m.json"), Ok(Command::Outline(Some("m.json".into()))));
        assert_eq!(parsed("patterns a b"), Ok(Command::Patterns(vec!["a".into(), "b".into()])));
        let corpus = corpus::Options { folder: "models".into(), check: true, doc: false };
        assert_eq!(parsed("corpus models --check"), Ok(Command::Corpus(corpus)));
        assert_eq!(parsed("codegen"), Ok(Command::Codegen(codegen::Options::default())));
        let Ok(Command::Codegen(options)) = parsed("codegen --check --model m --out=o --runtime 0.1") else {
            panic!("should be a run");
        };
        assert!(options.check && options.runtime.as_deref() == Some("0.1"));
    }

    #[test]
    fn wrong_usage_is_refused() {
        for args in [
            "corpus",
            "corpus a b",
            "cogeden",
            "codegen --modle x",
            "codegen --model m",
            "codegen --runtime 1",
            "outline a b",
            "ci --check",
        ] {
            assert!(parsed(args).is_err(), "{args}");
        }
    }
}
