//! The structure `ThrottlingException`.

/// Calls come faster than the service allows (HTTP 429).
///
/// Wait and retry, longer after each attempt. At the time of this model AWS documents 10 reads and
/// 1 write per second, and 100,000 reads and 10,000 writes in 24 hours, per account.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ThrottlingException {
    /// Which rate was exceeded, in words for a log.
    pub message: Option<String>,
}

smithy_client_runtime::structure! {
    ThrottlingException {
        message: "Message",
    }
}
