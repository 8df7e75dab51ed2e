//! How much of a request is validated.

/// How much of the model is checked before a request is sent.
///
/// Without a word of the user it is [`Full`](Self::Full). The service checks everything again, and by its own rules of
/// business beyond the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Validation {
    /// Nothing: the service is asked.
    Off,
    /// Members that must be there, and minimums of lengths and numbers: what other SDKs of AWS check.
    Minimum,
    /// Every constraint of the model. Enum values that the model doesn't know pass: the service may know them already.
    #[default]
    Full,
    /// Everything, and an enum value that the model doesn't know is wrong.
    Strict,
}
