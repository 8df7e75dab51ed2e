//! The input beside the model (operations, package, names, runtime), as given by the command line and the side file.

use std::collections::BTreeMap;

mod flags;
mod given_names;
mod package;
mod quotas;
mod resources;
mod section;
mod selection;
pub(crate) mod side_file;
mod waits;

pub use self::flags::{Flags, Invocation};
pub(crate) use self::given_names::GivenName;
pub use self::given_names::GivenNames;
pub use self::package::{PackageOptions, RuntimeDependency};
pub use self::quotas::Quotas;
pub use self::resources::Resources;
pub(crate) use self::resources::{EditableMembers, ResourceOptions};
pub use self::selection::Selection;
pub use self::side_file::CHANGE_LOG;
pub use self::waits::Waits;
pub(crate) use self::waits::{AfterOptions, WaitOptions};

/// The input beside the model.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package, as far as the model doesn't define it.
    pub package: PackageOptions,
    /// Names that replace those derived from the model.
    pub names: GivenNames,
    /// What is known of the updates of resources.
    pub resources: Resources,
    /// The states that calls can be waited for.
    pub waits: Waits,
    /// The quotas of the service.
    pub quotas: Quotas,
    /// For how many seconds the service keeps idempotency tokens.
    pub token_lifetime: Option<u32>,
    /// Where the generated crate finds `smithy-client-runtime`.
    pub runtime: RuntimeDependency,
    /// The path from generated code to the root of its crate: `crate`, unless the files become a module of another
    /// crate.
    pub root: String,
    /// The operations to generate.
    pub selection: Selection,
    /// True if tests of the model's protocol test cases are generated.
    pub protocol_tests: bool,
    /// The texts that are copied into the crate, by name: the change log and licences.
    pub copied: BTreeMap<String, String>,
}

impl Options {
    /// A crate with all operations, and with names derived from the model.
    pub fn new(runtime: RuntimeDependency) -> Self {
        Self {
            package: PackageOptions::default(),
            names: GivenNames::default(),
            resources: Resources::default(),
            waits: Waits::default(),
            quotas: Quotas::default(),
            token_lifetime: None,
            runtime,
            root: "crate".to_owned(),
            selection: Selection::default(),
            protocol_tests: false,
            copied: BTreeMap::new(),
        }
    }

    /// The flags of the command line that generate the same crate again, each with a blank before it.
    pub(crate) fn flags(&self) -> String {
        let (selection, protocol_tests) = (self.selection.clone(), self.protocol_tests);
        Flags { selection, protocol_tests, ..Flags::default() }.to_string()
    }
}
