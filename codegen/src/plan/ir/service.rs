//! The plan of the crate.

use std::collections::BTreeMap;

use super::named::Named;
use super::operation::Operation;
use super::pattern::PatternItem;
use super::protocol_test::ProtocolTests;
use super::types::TypeItem;
use super::wait::Wait;
use crate::endpoint::Endpoint;
use crate::markdown::Document;
use crate::options::RuntimeDependency;
use crate::smithy::{Protocol, Retryable, ShapeId};

/// The whole crate.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) package: Package,
    /// The human-readable name of the service, such as `AWS Partner Central Selling`.
    pub(crate) title: String,
    pub(crate) docs: Document,
    pub(crate) sdk_id: String,
    /// The id of the service in links to the AWS documentation.
    pub(crate) doc_id: Option<String>,
    /// The name of the service shape, with which `X-Amz-Target` starts.
    pub(crate) target_prefix: String,
    pub(crate) signing_name: String,
    pub(crate) protocol: Protocol,
    /// True if the service had the query protocol before, whose error codes callers may know.
    pub(crate) query_compatible: bool,
    pub(crate) operations: Vec<Operation>,
    /// The number of operations that the service has.
    pub(crate) all_operations: usize,
    /// The flags with which the command line generates the same crate again, each with a blank before it.
    pub(crate) flags: String,
    /// Structures, unions and enums that are not inputs or outputs of operations, by type name.
    pub(crate) types: Vec<TypeItem>,
    /// The modelled errors. Each is also in `types`.
    pub(crate) errors: Vec<ErrorItem>,
    /// States that calls can be waited for, by name.
    pub(crate) waits: Vec<Wait>,
    pub(crate) endpoint: Endpoint,
    /// The quotas of the service, by name.
    pub(crate) quotas: Vec<QuotaGroup>,
    /// For how many seconds the service keeps idempotency tokens, if that is known.
    pub(crate) token_lifetime: Option<u32>,
    /// The patterns of all members, without those that can't be compiled.
    pub(crate) patterns: Vec<PatternItem>,
    pub(crate) front_page: FrontPage,
    /// The tests of the model's protocol test cases, if requested.
    pub(crate) protocol_tests: Option<ProtocolTests>,
    /// The path from generated code to the root of its crate: `crate`, unless the files become a module of another
    /// crate.
    pub(crate) root: String,
    /// The texts that are copied into the crate, by name.
    pub(crate) copied: BTreeMap<String, String>,
}

impl Service {
    /// The path to the crate's root from other crates.
    pub(crate) fn outside(&self) -> String {
        match self.root.strip_prefix("crate") {
            Some(module) => format!("{}{module}", self.package.library),
            None => self.root.clone(),
        }
    }

    /// The operation in examples.
    pub(crate) fn example_call(&self) -> Option<&Operation> {
        self.operations.get(self.front_page.call?)
    }

    /// The error in examples.
    pub(crate) fn example_error(&self) -> Option<&ErrorItem> {
        self.errors.get(self.front_page.error?)
    }
}

/// Operations that share a quota.
#[derive(Debug)]
pub(crate) struct QuotaGroup {
    pub(crate) name: String,
    pub(crate) operations: Vec<String>,
    pub(crate) per_second: Option<u32>,
    pub(crate) burst: Option<u32>,
    pub(crate) per_day: Option<u32>,
}

/// The content of `Cargo.toml`.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) library: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) runtime: RuntimeDependency,
    /// Keywords for registries.
    pub(crate) keywords: Vec<String>,
    /// True if registries would accept it.
    pub(crate) publish: bool,
    /// True if requests may be compressed, so that the runtime needs its feature for it.
    pub(crate) gzip: bool,
}

/// A modelled error.
#[derive(Debug)]
pub(crate) struct ErrorItem {
    pub(crate) shape: ShapeId,
    /// The shape name, which is the error code of the service.
    pub(crate) code: String,
    pub(crate) variant: String,
    /// The constant of the code.
    pub(crate) constant: String,
    /// The predicate for this error.
    pub(crate) predicate: String,
    pub(crate) ty: Named,
    pub(crate) docs: Document,
    pub(crate) status: Option<u16>,
    pub(crate) server_fault: bool,
    /// Set if the request may be sent again.
    pub(crate) retryable: Option<Retryable>,
}

impl ErrorItem {
    /// The HTTP status: that of the model, else the one that Smithy defines for the side at fault.
    pub(crate) fn http_status(&self) -> u16 {
        self.status.unwrap_or(if self.server_fault { 500 } else { 400 })
    }
}

/// The parts of the front page that depend on the service.
#[derive(Debug)]
pub(crate) struct FrontPage {
    /// The operation in examples. `None` if there are no operations.
    pub(crate) call: Option<usize>,
    /// The error in examples: the one with the most members.
    pub(crate) error: Option<usize>,
}
