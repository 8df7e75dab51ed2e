//! The structure `ServiceQuotaExceededException`.

/// The account has used up a fixed allowance of the service (HTTP 402).
///
/// Retrying does not help until something is freed or AWS raises the quota. Calls that come too
/// fast get [`ThrottlingException`](crate::types::ThrottlingException) instead.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceQuotaExceededException {
    /// Which allowance is used up, in words for a log.
    pub message: Option<String>,
}

smithy_client_runtime::structure! {
    ServiceQuotaExceededException {
        message: "Message",
    }
}
