//! The structure `InternalServerException`.

/// The service failed on its side (HTTP 500).
///
/// Retry after a pause that grows with each attempt. Repeat a create or start call with the same
/// `ClientToken`, since the first one may have succeeded.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct InternalServerException {
    /// What AWS says about the failure, worth quoting in a support case.
    pub message: Option<String>,
}

smithy_client_runtime::structure! {
    InternalServerException {
        message: "Message",
    }
}
