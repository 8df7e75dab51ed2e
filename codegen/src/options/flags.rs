//! The flags of the command line: the table that they are read, described and printed by, for every program that takes
//! them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use super::selection::Selection;
use crate::diagnostic::nearest;

/// What the command line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The model's file.
    pub model: Option<PathBuf>,
    /// The folder of the crate.
    pub out: Option<PathBuf>,
    /// The folder of the runtime, or a version requirement.
    pub runtime: Option<String>,
    /// The operations to make the crate of.
    pub selection: Selection,
    /// Whether to make tests of the protocol cases that the model has.
    pub protocol_tests: bool,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
    /// Whether only to compare.
    pub check: bool,
}

/// What a command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A run.
    Run(Flags),
    /// The text that describes the flags.
    Help,
    /// The version of the program.
    Version,
}

struct Flag {
    name: &'static str,
    /// What its value is called; empty for a flag without one.
    value: &'static str,
    field: Field,
    help: &'static [&'static str],
}

/// Where a flag is kept.
enum Field {
    Path(fn(&mut Flags) -> &mut Option<PathBuf>),
    Text(fn(&mut Flags) -> &mut Option<String>),
    Names(fn(&mut Flags) -> &mut BTreeSet<String>),
    /// A switch that changes the crate.
    Switch(fn(&mut Flags) -> &mut bool),
    /// A switch that changes what is done with it.
    RunSwitch(fn(&mut Flags) -> &mut bool),
}

const FLAGS: &[Flag] = &[
    Flag {
        name: "model",
        value: "FILE",
        field: Field::Path(|flags| &mut flags.model),
        help: &[
            "the model; FILE with the ending `.codegen.json` beside it may",
            "give the crate's name, version, license, repository and",
            "description, and other names for what is in the model",
        ],
    },
    Flag {
        name: "out",
        value: "DIR",
        field: Field::Path(|flags| &mut flags.out),
        help: &["the folder of the crate, which must be missing, empty, or", "made by this tool before"],
    },
    Flag {
        name: "runtime",
        value: "PATH-OR-VERSION",
        field: Field::Text(|flags| &mut flags.runtime),
        help: &["the folder of smithy-client-runtime, or the version to depend on"],
    },
    Flag {
        name: "operations",
        value: "A,B",
        field: Field::Names(|flags| &mut flags.selection.only),
        help: &["only these operations, and the shapes that they reach"],
    },
    Flag {
        name: "exclude",
        value: "A,B",
        field: Field::Names(|flags| &mut flags.selection.except),
        help: &["not these operations"],
    },
    Flag {
        name: "protocol-tests",
        value: "",
        field: Field::Switch(|flags| &mut flags.protocol_tests),
        help: &[
            "make tests/protocol.rs of the cases in the model's traits",
            "`smithy.test#httpRequestTests` and `httpResponseTests`",
        ],
    },
    Flag {
        name: "deny-warnings",
        value: "",
        field: Field::RunSwitch(|flags| &mut flags.deny_warnings),
        help: &[
            "warnings are errors: of traits that have no effect, of",
            "operations that can't be generated yet and are left out",
        ],
    },
    Flag {
        name: "check",
        value: "",
        field: Field::RunSwitch(|flags| &mut flags.check),
        help: &["write nothing; fail if the crate is not what would be written"],
    },
];

impl Flags {
    /// Reads the arguments of a program.
    ///
    /// # Errors
    /// A sentence: something isn't known, is given twice, or has the wrong form.
    pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
        use lexopt::prelude::*;

        let mut flags = Self::default();
        let mut seen = BTreeSet::new();
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
            let flag = match &arg {
                Long("help") | Short('h') => return Ok(Asked::Help),
                Long("version") | Short('V') => return Ok(Asked::Version),
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
        Ok(Asked::Run(flags))
    }

    fn set(&mut self, flag: &Flag, value: OsString) -> Result<(), String> {
        let name = flag.name;
        // As an unset variable of a script gives it.
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

    /// Describes all flags, one or more lines each, behind this many blanks.
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

/// Those that make the same crate again, each with a blank before it.
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
            Asked::Run(flags) => Ok(flags),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn what_changes_the_crate_is_printed_as_it_is_read() {
        let line = " --model m --out o --runtime 1 --operations A,B --exclude C --protocol-tests";
        let flags = parsed("--check --exclude C --operations=B,A --runtime=1 --out o --model m").unwrap();
        assert!(flags.check && !flags.deny_warnings);
        assert_eq!(Flags { protocol_tests: true, ..flags }.to_string(), line);
        assert_eq!(parsed(line).unwrap().to_string(), line);
        assert_eq!(parsed("--check --deny-warnings").unwrap().to_string(), "");
    }
}
