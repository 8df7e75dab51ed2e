//! What is asked for beside the model: operations, package, runtime, and how the command line and the side file say it.

mod flags;
mod given_names;
mod package;
mod selection;
pub(crate) mod side_file;

pub use self::flags::{Asked, Flags};
pub(crate) use self::given_names::GivenName;
pub use self::given_names::GivenNames;
pub use self::package::{PackageOptions, RuntimeDependency};
pub use self::selection::Selection;

/// What a crate needs beside the model.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the model can't say.
    pub package: PackageOptions,
    /// Names that differ from those that the model's give.
    pub names: GivenNames,
    /// Where the generated crate finds `smithy-client-runtime`.
    pub runtime: RuntimeDependency,
    /// The path by which emitted code reaches its own root: `crate`, unless the files become a module of another crate.
    pub root: String,
    /// The operations to make the crate of.
    pub selection: Selection,
    /// Whether to make tests of the protocol cases that the model has.
    pub protocol_tests: bool,
}

impl Options {
    /// A crate of its own with all operations, its names taken from the model.
    pub fn new(runtime: RuntimeDependency) -> Self {
        Self {
            package: PackageOptions::default(),
            names: GivenNames::default(),
            runtime,
            root: "crate".to_owned(),
            selection: Selection::default(),
            protocol_tests: false,
        }
    }

    /// The flags of the command line that make the same crate again, each with a blank before it.
    pub(crate) fn flags(&self) -> String {
        let (selection, protocol_tests) = (self.selection.clone(), self.protocol_tests);
        Flags { selection, protocol_tests, ..Flags::default() }.to_string()
    }
}
