//! Types of the generated crate by name.

/// A type of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// A request or response, which lives among the operations and not among the types.
    pub(crate) in_operation: bool,
    /// An open enum, which text converts into.
    pub(crate) text: bool,
}

impl Named {
    /// The module that it is public in.
    pub(crate) fn module(&self) -> &'static str {
        if self.in_operation { "operation" } else { "types" }
    }
}
