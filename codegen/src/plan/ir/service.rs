//! The crate as a whole.

use super::named::Named;
use super::operation::Operation;
use super::pattern::PatternItem;
use super::protocol_test::ProtocolTests;
use super::types::TypeItem;
use crate::endpoint::Endpoint;
use crate::markdown::Document;
use crate::options::RuntimeDependency;
use crate::smithy::{Protocol, Retryable};

/// The whole crate.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) package: Package,
    /// How people call the service: `AWS Partner Central Selling`.
    pub(crate) title: String,
    pub(crate) docs: Document,
    pub(crate) sdk_id: String,
    /// What links to the documentation of AWS name the service by.
    pub(crate) doc_id: Option<String>,
    /// The shape name, which `X-Amz-Target` starts with.
    pub(crate) target_prefix: String,
    pub(crate) signing_name: String,
    pub(crate) protocol: Protocol,
    /// The service once spoke another protocol, whose error codes callers may know.
    pub(crate) query_compatible: bool,
    pub(crate) operations: Vec<Operation>,
    /// How many operations the service has.
    pub(crate) all_operations: usize,
    /// Flags that the command needs to make the crate again, each with a blank before it.
    pub(crate) flags: String,
    /// Structures, unions and enums that are not the input or output of an operation, by type name.
    pub(crate) types: Vec<TypeItem>,
    /// The modelled errors; each is also among `types`.
    pub(crate) errors: Vec<ErrorItem>,
    pub(crate) endpoint: Endpoint,
    /// The patterns of all members, as far as they could be compiled.
    pub(crate) patterns: Vec<PatternItem>,
    pub(crate) front_page: FrontPage,
    /// The tests that the protocol cases of the model make, if they are wanted.
    pub(crate) protocol_tests: Option<ProtocolTests>,
    /// The path that emitted code reaches the crate's root by: `crate`, or a module when it is included elsewhere.
    pub(crate) root: String,
}

impl Service {
    /// The path of the crate's root in other crates.
    pub(crate) fn outside(&self) -> String {
        match self.root.strip_prefix("crate") {
            Some(module) => format!("{}{module}", self.package.library),
            None => self.root.clone(),
        }
    }

    /// The operation that examples call.
    pub(crate) fn example_call(&self) -> Option<&Operation> {
        self.operations.get(self.front_page.call?)
    }

    /// The error that examples look for.
    pub(crate) fn example_error(&self) -> Option<&ErrorItem> {
        self.errors.get(self.front_page.error?)
    }
}

/// What `Cargo.toml` says.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) library: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) runtime: RuntimeDependency,
    /// What registries find it by.
    pub(crate) keywords: Vec<String>,
    /// A registry would take it.
    pub(crate) publish: bool,
    /// The service takes compressed requests, so the runtime has to be able to compress.
    pub(crate) gzip: bool,
}

/// A modelled error.
#[derive(Debug)]
pub(crate) struct ErrorItem {
    /// The shape name, which is the error code on the wire.
    pub(crate) code: String,
    pub(crate) variant: String,
    /// The constant that holds the code.
    pub(crate) constant: String,
    /// The method that asks for this error.
    pub(crate) predicate: String,
    pub(crate) ty: Named,
    pub(crate) docs: Document,
    pub(crate) status: Option<u16>,
    pub(crate) server_fault: bool,
    /// Whether another attempt is worth it; if so, whether the service asks for fewer requests.
    pub(crate) retryable: Option<Retryable>,
}

/// What the front page tells of this service and of no other.
#[derive(Debug)]
pub(crate) struct FrontPage {
    /// The operation that examples call; `None` where there is no operation.
    pub(crate) call: Option<usize>,
    /// The modelled error that says the most.
    pub(crate) error: Option<usize>,
}
