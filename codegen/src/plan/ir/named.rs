//! References to types of the generated crate.

/// A type of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// True for requests and responses, which are in the module `operation` and not in `types`.
    pub(crate) in_operation: bool,
    /// True for open enums, which text converts into.
    pub(crate) text: bool,
}

impl Named {
    /// The module that exports it.
    pub(crate) fn module(&self) -> &'static str {
        if self.in_operation { "operation" } else { "types" }
    }
}
