//! The flags of the command line: one table from which every program that has these flags parses, describes and prints
//! them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use super::selection::Selection;
use crate::diagnostic::nearest;

/// The values of the flags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The file of the model.
    pub model: Option<PathBuf>,
    /// The folder of the generated crate.
    pub out: Option<PathBuf>,
    /// The folder of the runtime, or a version requirement.
    pub runtime: Option<String>,
    /// The operations to generate.
    pub selection: Selection,
    /// True if tests of the model's protocol test cases are generated.
    pub protocol_tests: bool,
    /// True if warnings are errors.
    pub deny_warnings: bool,
    /// True if the files are only compared, not written.
    pub check: bool,
}

/// What a command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// A run with these flags.
    Run(Flags),
    /// The description of the flags.
    Help,
    /// The version of the program.
    Version,
}

struct Flag {
    name: &'static str,
    /// The name of its value; empty for a flag without a value.
    value: &'static str,
    field: Field,
    help: &'static [&'static str],
}

/// The field of [`Flags`] that holds the value of a flag.
enum Field {
    Path(fn(&mut Flags) -> &mut Option<PathBuf>),
    Text(fn(&mut Flags) -> &mut Option<String>),
    Names(fn(&mut Flags) -> &mut BTreeSet<String>),
    /// A switch that changes the generated crate.
    Switch(fn(&mut Flags) -> &mut bool),
    /// A switch that changes what is done with the generated crate.
    RunSwitch(fn(&mut Flags) -> &mut bool),
}

const FLAGS: &[Flag] = &[
    Flag {
        name: "model",
        value: "FILE",
        field: Field::Path(|flags| &mut flags.model),
        help: &[
            "the model; a side file beside it (m.codegen.json for m.json) can",
            "set the crate's name, version, licence, repository and",
            "description, and the names of shapes, members and values",
        ],
    },
    Flag {
        name: "out",
        value: "DIR",
        field: Field::Path(|flags| &mut flags.out),
        help: &["the folder of the crate, which must be missing, empty, or", "written by this tool before"],
    },
    Flag {
        name: "runtime",
        value: "PATH-OR-VERSION",
        field: Field::Text(|flags| &mut flags.runtime),
        help: &["the folder of smithy-client-runtime, or its version requirement"],
    },
    Flag {
        name: "operations",
        value: "A,B",
        field: Field::Names(|flags| &mut flags.selection.only),
        help: &["generate only these operations and the shapes that they reach"],
    },
    Flag {
        name: "exclude",
        value: "A,B",
        field: Field::Names(|flags| &mut flags.selection.except),
        help: &["leave out these operations"],
    },
    Flag {
        name: "protocol-tests",
        value: "",
        field: Field::Switch(|flags| &mut flags.protocol_tests),
        help: &[
            "generate tests/protocol.rs from the model's test cases, the",
            "traits `smithy.test#httpRequestTests` and `httpResponseTests`",
        ],
    },
    Flag {
        name: "deny-warnings",
        value: "",
        field: Field::RunSwitch(|flags| &mut flags.deny_warnings),
        help: &[
            "treat warnings as errors, such as traits without effect and",
            "operations that can't be generated yet and are left out",
        ],
    },
    Flag {
        name: "check",
        value: "",
        field: Field::RunSwitch(|flags| &mut flags.check),
        help: &["write nothing; fail if the crate is stale"],
    },
];

impl Flags {
    /// Parses the arguments of a program, without its name.
    ///
    /// # Errors
    /// The problem, as a sentence: an unknown flag, a repeated flag, or an invalid value.
    pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Invocation, String> {
        use lexopt::prelude::*;

        let mut flags = Self::default();
        let mut seen = BTreeSet::new();
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
            let flag = match &arg {
                Long("help") | Short('h') => return Ok(Invocation::Help),
                Long("version") | Short('V') => return Ok(Invocation::Version),
                Long(name) => FLAGS.iter().find(|flag| flag.name == *name),
                Short(_) | Value(_) => None,
            };
            let Some(flag) = flag else {
                let near = match &arg {
                    Long(name) => nearest(name, FLAGS.iter().map(|flag| flag.name)),
                    Short(_) | Value(_) => None,
                };
                let near = near.map(|near| format!("; did you mean '--{near}'?")).unwrap_or_default();
                return Err(format!("{}{near}", arg.unexpected()));
            };
            match flag.field {
                Field::Switch(field) | Field::RunSwitch(field) => *field(&mut flags) = true,
                _ if !seen.insert(flag.name) => return Err(format!("--{} is given more than once", flag.name)),
                _ => {
                    let value = parser.value().map_err(|error| error.to_string())?;
                    flags.set(flag, value)?;
                }
            }
        }
        Ok(Invocation::Run(flags))
    }

    fn set(&mut self, flag: &Flag, value: OsString) -> Result<(), String> {
        let name = flag.name;
        // An unset variable in a script gives an empty value.
        if value.is_empty() {
            return Err(format!("the value of --{name} is empty"));
        }
        let text =
            |value: OsString| value.into_string().map_err(|_| format!("the value of --{name} is not valid Unicode"));
        match flag.field {
            Field::Path(field) => *field(self) = Some(value.into()),
            Field::Text(field) => *field(self) = Some(text(value)?),
            Field::Names(field) => {
                *field(self) = Selection::names(&text(value)?).map_err(|problem| format!("--{name}: {problem}"))?;
            }
            Field::Switch(_) | Field::RunSwitch(_) => {}
        }
        Ok(())
    }

    /// The description of all flags, one or more lines each, indented by this many blanks.
    pub fn help(indent: usize) -> String {
        let name = |flag: &Flag| format!("--{} {}", flag.name, flag.value).trim_end().to_owned();
        let width = FLAGS.iter().map(|flag| name(flag).len()).max().unwrap_or_default();
        let mut text = String::new();
        for flag in FLAGS {
            for (index, line) in flag.help.iter().enumerate() {
                let name = if index == 0 { name(flag) } else { String::new() };
                text += &format!("{:indent$}{name:width$}  {line}\n", "");
            }
        }
        text
    }
}

/// The flags that generate the same crate again, each with a blank before it.
impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut flags = self.clone();
        for flag in FLAGS {
            let value = match flag.field {
                Field::Path(field) => field(&mut flags).as_ref().map(|path| path.display().to_string()),
                Field::Text(field) => field(&mut flags).clone(),
                Field::Names(field) => {
                    let names: Vec<&str> = field(&mut flags).iter().map(String::as_str).collect();
                    Some(names.join(",")).filter(|names| !names.is_empty())
                }
                Field::Switch(field) => field(&mut flags).then(String::new),
                Field::RunSwitch(_) => None,
            };
            if let Some(value) = value {
                write!(f, " {}", format!("--{} {value}", flag.name).trim_end())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &str) -> Result<Flags, String> {
        match Flags::parse(args.split_whitespace().map(OsString::from))? {
            Invocation::Run(flags) => Ok(flags),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn flags_that_change_the_crate_are_printed_as_they_are_parsed() {
        let line = " --model m --out o --runtime 1 --operations A,B --exclude C --protocol-tests";
        let flags = parsed("--check --exclude C --operations=B,A --runtime=1 --out o --model m").unwrap();
        assert!(flags.check && !flags.deny_warnings);
        assert_eq!(Flags { protocol_tests: true, ..flags }.to_string(), line);
        assert_eq!(parsed(line).unwrap().to_string(), line);
        assert_eq!(parsed("--check --deny-warnings").unwrap().to_string(), "");
    }
}
