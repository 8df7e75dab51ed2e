//! The arguments of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;

use super::run::Request;
use crate::options::Selection;

pub(super) const USAGE: &str = "\
Makes a Rust client crate from an AWS service model (Smithy 2.0 JSON AST).

Usage: smithy-client-codegen --model FILE --out DIR --runtime PATH-OR-VERSION [OPTIONS]

Options:
  --model FILE               the model; FILE with the ending `.codegen.json` beside it may
                             name the crate, version, license, repository and description
  --out DIR                  the folder of the crate, which must be missing, empty, or
                             made by this tool before
  --runtime PATH-OR-VERSION  the folder of smithy-client-runtime, or the version to depend on
  --operations A,B           only these operations, and the shapes that they reach
  --exclude A,B              not these operations
  --protocol-tests           make tests/protocol.rs of the cases in the model's traits
                             `smithy.test#httpRequestTests` and `httpResponseTests`
  --deny-warnings            warnings are errors: of traits that have no effect, of
                             operations that can't be generated yet and are left out
  --check                    write nothing; fail if the crate is not what would be written
  --help                     print this
  --version                  print the version

Exit status: 0 done, 1 bad input or (with --check) a stale crate, 2 wrong usage.
";

#[derive(Debug)]
pub(super) enum Command {
    Generate(Request),
    Help,
    Version,
}

pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    use lexopt::prelude::*;

    let mut options: BTreeMap<&str, OsString> = BTreeMap::new();
    let (mut check, mut deny_warnings, mut protocol_tests) = (false, false, false);
    let mut parser = lexopt::Parser::from_args(args);
    let text = |error: lexopt::Error| error.to_string();
    while let Some(arg) = parser.next().map_err(text)? {
        let name = match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Long("check") => {
                check = true;
                continue;
            }
            Long("deny-warnings") => {
                deny_warnings = true;
                continue;
            }
            Long("protocol-tests") => {
                protocol_tests = true;
                continue;
            }
            Long("operations") => "--operations",
            Long("exclude") => "--exclude",
            Long("model") => "--model",
            Long("out") => "--out",
            Long("runtime") => "--runtime",
            other => return Err(other.unexpected().to_string()),
        };
        let value = parser.value().map_err(text)?;
        // As an unset variable of a script gives it.
        if value.is_empty() {
            return Err(format!("the value of {name} is empty"));
        }
        if options.insert(name, value).is_some() {
            return Err(format!("{name} is given more than once"));
        }
    }
    let missing: Vec<_> =
        ["--model", "--out", "--runtime"].into_iter().filter(|name| !options.contains_key(name)).collect();
    let [Some(model), Some(out), Some(runtime)] = ["--model", "--out", "--runtime"].map(|name| options.remove(name))
    else {
        return Err(format!("missing {}", missing.join(", ")));
    };
    let runtime = text_of("--runtime", runtime)?;
    let names = |name: &str, value: Option<OsString>| match value {
        Some(value) => Selection::names(&text_of(name, value)?).map_err(|problem| format!("{name}: {problem}")),
        None => Ok(BTreeSet::new()),
    };
    let selection = Selection {
        only: names("--operations", options.remove("--operations"))?,
        except: names("--exclude", options.remove("--exclude"))?,
    };
    let (model, out) = (PathBuf::from(model), PathBuf::from(out));
    let command = format!(
        "smithy-client-codegen --model {} --out {} --runtime {runtime}{selection}{}",
        model.display(),
        out.display(),
        if protocol_tests { " --protocol-tests" } else { "" }
    );
    let request = Request::new(model, out, runtime, command);
    Ok(Command::Generate(Request { selection, protocol_tests, deny_warnings, check, ..request }))
}

fn text_of(name: &str, value: OsString) -> Result<String, String> {
    value.into_string().map_err(|_| format!("the value of {name} is not valid Unicode"))
}
