//! The structure `ResourceNotFoundException`.

/// The opportunity, invitation or other entity does not exist for this caller (HTTP 404).
///
/// Check the catalog first: an identifier from `Sandbox` is unknown in `AWS` and the reverse. A
/// record created a moment ago can be missing for some seconds.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceNotFoundException {
    /// Which entity was not found, in words for a log.
    pub message: Option<String>,
}

smithy_client_runtime::structure! {
    ResourceNotFoundException {
        message: "Message",
    }
}
