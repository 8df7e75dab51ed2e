//! The structure `AccessDeniedException`.

/// The caller may not do this (HTTP 403).
///
/// Look at the IAM policy first: actions carry the prefix `partnercentral:` and can be tied to one
/// catalog through the condition key `partnercentral:Catalog`. The account must also be enrolled in
/// Partner Central. Do not retry.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AccessDeniedException {
    /// What was refused, in words for a log or a person.
    pub message: Option<String>,
}

smithy_client_runtime::structure! {
    AccessDeniedException {
        message: "Message",
    }
}
